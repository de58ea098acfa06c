using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Boards;

/// <summary>A permit granted, not lapsed, and not used since: approval is not delivery (counting rules, section 6).</summary>
/// <param name="State">On the day.</param>
/// <param name="DaysWaiting">Since it was granted.</param>
/// <param name="IsValid">It holds on the day; else it begins later.</param>
/// <param name="DaysLeft">Days until its last valid day, 0 on that day; null: it has none.</param>
/// <param name="Why">What keeps it from being used: section 7 of the counting rules, read of this line alone.</param>
public sealed record UnusedPermit(PermitLine Line, LineState State, int DaysWaiting, bool IsValid, int? DaysLeft, Blocking Why)
{
    /// <summary>The last day on which it holds; null: open.</summary>
    public DateOnly? EndsOn => State.Decision!.ValidTo;

    /// <summary>The number is null where the permit names none, which is never 0.</summary>
    public long? People => State.Decision!.PeopleApproved;

    internal static UnusedPermit Of(ReportDraft draft, PermitLine line, LineState state)
    {
        var day = draft.AsOf;
        return new UnusedPermit(
            line,
            state,
            day.DayNumber - state.Decision!.DecidedOn.DayNumber,
            state.IsValidOn(day),
            state.Decision.ValidTo?.DayNumber - day.DayNumber,
            Unreached.Why(draft, [.. UnreachedBoard.Attempts(draft, line.Line.Location)], [(line, state)]).By);
    }
}
