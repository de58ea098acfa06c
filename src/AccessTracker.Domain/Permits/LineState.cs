namespace AccessTracker.Domain.Permits;

public enum LineStateKind
{
    Pending,

    /// <summary>Granted, with or without conditions, and not past its last valid day; it may not be valid yet.</summary>
    Granted,

    /// <summary>Granted, and past its last valid day.</summary>
    Lapsed,
    Denied,

    /// <summary>Withdrawn by the requester, or let lapse by the authority.</summary>
    Closed,
}

/// <summary>The state is what a line's answers come to on a day (counting rules, section 6).</summary>
public sealed record LineState
{
    public required LineStateKind Kind { get; init; }

    /// <summary>
    /// The day the state began: of a pending line the day from which its age counts, of a lapsed one the day after its
    /// last valid day, else the day of the decision.
    /// </summary>
    public required DateOnly Since { get; init; }

    /// <summary>The answer that the state rests on; null while a line waits for its first.</summary>
    public Decision? Decision { get; init; }

    /// <summary>A pending line with an oral yes.</summary>
    public bool IsVerbal { get; init; }

    /// <summary>The day by which a pending line is to be answered; null for any other.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Granted with fewer people, items excluded or days set.</summary>
    public bool IsConditional => Kind is LineStateKind.Granted or LineStateKind.Lapsed && Decision!.Kind == DecisionKind.GrantedWithConditions;

    /// <summary>The permit holds on <paramref name="day"/>, the day this state was asked for.</summary>
    public bool IsValidOn(DateOnly day) => Kind == LineStateKind.Granted && !(Decision!.ValidFrom > day);

    /// <summary>Pending, and its due day is before <paramref name="day"/>.</summary>
    public bool IsOverdueOn(DateOnly day) => Kind == LineStateKind.Pending && DueOn < day;

    internal static LineState Pending(DateOnly since, DateOnly dueOn, bool verbal, Decision? decision) =>
        new() { Kind = LineStateKind.Pending, Since = since, DueOn = dueOn, IsVerbal = verbal, Decision = decision };

    internal static LineState Decided(LineStateKind kind, Decision decision) =>
        new() { Kind = kind, Since = decision.DecidedOn, Decision = decision };
}
