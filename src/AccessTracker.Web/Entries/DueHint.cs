using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>When the answer to a request is due if nobody says: as a day as soon as it can be.</summary>
internal static class DueHint
{
    /// <param name="submitted">The day of the request; null: not known yet.</param>
    public static string Of(DateOnly? submitted, Operation operation) => submitted is { } day
        ? Format.With(Texts.DueOtherwise, Format.LongDay(WorkingDays.After(day, PermitLine.AnswerDays, operation.Weekend)))
        : Format.With(Texts.WorkingDaysAfter, PermitLine.AnswerDays);
}
