using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Permits;

/// <summary>Permits and answers in words, the same on the board and in the briefs.</summary>
internal static class PermitWords
{
    /// <summary>When a permit holds: from when, if it does not yet, and until when.</summary>
    public static string Holds(UnusedPermit permit)
    {
        var until = permit is { EndsOn: { } end, DaysLeft: { } left } ? Show.With(Texts.HoldsUntil, Show.Day(end), Show.Days(left)) : Texts.HoldsOpen;
        return permit.IsValid ? until : Show.With(Texts.HoldsFrom, Show.Day(permit.State.Decision!.ValidFrom), until);
    }

    /// <summary>Who answered, and at which step of the procedure.</summary>
    public static string By(PermitLine line, Decision decision) =>
        $"{decision.Party ?? line.Request.Authority}{(decision.Step is { } step ? $", {Wording.OfFree(step)}" : "")}";

    /// <summary>What conditions a permit has: the people approved of those asked for, its days, the conditions as written.</summary>
    public static string Conditions(PermitCondition condition) => string.Join("; ", condition.Kinds.Select(kind => kind switch
    {
        ConditionKind.FewerPeople => Show.With(Texts.ApprovedOfAsked, Show.Number(condition.Decision.PeopleApproved), Show.Number(condition.Line.Line.PeopleRequested)),
        ConditionKind.DaysSet => Days(condition.Decision),
        ConditionKind.Written => condition.Decision.Conditions!.Trim(),
        ConditionKind.NotSaid => Wording.Of(kind),
    }));

    /// <summary>What was removed from a delivery.</summary>
    public static string Items(RemovedItems removal) => removal.Items.Count == 0 ? Texts.ItemsNotSaid : string.Join("; ", removal.Items);

    private static string Days(Decision decision) => decision switch
    {
        { ValidFrom: { } from, ValidTo: { } to } => Show.With(Texts.HoldsFromTo, Show.Day(from), Show.Day(to)),
        { ValidFrom: { } from } => Show.With(Texts.HoldsFromOn, Show.Day(from)),
        _ => Show.With(Texts.HoldsTo, Show.Day(decision.ValidTo)),
    };
}
