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
        var until = permit is { EndsOn: { } end, DaysLeft: { } left }
            ? Format.With(Texts.HoldsUntil, Format.Day(end), Format.Days(left))
            : Texts.HoldsOpen;
        return permit.IsValid ? until : Format.With(Texts.HoldsFrom, Format.Day(permit.State.Decision!.ValidFrom), until);
    }

    /// <summary>Who answered, and at which step of the procedure.</summary>
    public static string By(PermitLine line, Decision decision) =>
        $"{decision.Party ?? line.Request.Authority}{(decision.Step is { } step ? $", {EnumText.OfFree(step)}" : "")}";

    /// <summary>What conditions a permit has: the people approved of those asked for, its days, the conditions as written.</summary>
    public static string Conditions(PermitCondition condition) => Format.LongList(condition.Kinds.Select(kind => kind switch
    {
        ConditionKind.FewerPeople =>
            Format.With(Texts.ApprovedOfAsked, Format.Number(condition.Decision.PeopleApproved), Format.Number(condition.Line.Line.PeopleRequested)),
        ConditionKind.DaysSet => Days(condition.Decision),
        ConditionKind.Written => condition.Decision.Conditions!.Trim(),
        ConditionKind.NotSaid => EnumText.Of(kind),
    }));

    /// <summary>What was removed from a delivery.</summary>
    public static string Items(RemovedItems removal) => removal.Items.Count == 0 ? Texts.ItemsNotSaid : Format.LongList(removal.Items);

    private static string Days(Decision decision) => decision switch
    {
        { ValidFrom: { } from, ValidTo: { } to } => Format.With(Texts.HoldsFromTo, Format.Day(from), Format.Day(to)),
        { ValidFrom: { } from } => Format.With(Texts.HoldsFromOn, Format.Day(from)),
        _ => Format.With(Texts.HoldsTo, Format.Day(decision.ValidTo)),
    };
}
