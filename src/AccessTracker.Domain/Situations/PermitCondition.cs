using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>A condition is one way in which a permit is less than what was asked for, as far as its record tells.</summary>
public enum ConditionKind
{
    /// <summary>Fewer people are approved than were asked for.</summary>
    FewerPeople,

    /// <summary>It has a first or a last day.</summary>
    DaysSet,

    /// <summary>Conditions are written down; what they are stands in their own words.</summary>
    Written,

    /// <summary>It is said to be conditional, and not how.</summary>
    NotSaid,
}

/// <summary>A grant with conditions.</summary>
/// <param name="Kinds">At least one, in the order of their declaration.</param>
public sealed record PermitCondition(PermitLine Line, Decision Decision, IReadOnlyList<ConditionKind> Kinds)
{
    /// <summary>The conditions were set by the party of the answer or, where it names none, by the authority that was asked.</summary>
    public string SetBy => Decision.Party ?? Line.Request.Authority;

    internal static PermitCondition Of(PermitLine line, Decision decision)
    {
        var kinds = new List<ConditionKind>();
        if (decision.PeopleApproved < line.Line.PeopleRequested)
        {
            kinds.Add(ConditionKind.FewerPeople);
        }

        if (decision.ValidFrom is not null || decision.ValidTo is not null)
        {
            kinds.Add(ConditionKind.DaysSet);
        }

        if (!string.IsNullOrWhiteSpace(decision.Conditions))
        {
            kinds.Add(ConditionKind.Written);
        }

        return new PermitCondition(line, decision, kinds.Count > 0 ? kinds : [ConditionKind.NotSaid]);
    }
}
