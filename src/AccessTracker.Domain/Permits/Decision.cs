namespace AccessTracker.Domain.Permits;

/// <summary>The kinds of answer a line can get (counting rules, section 6).</summary>
public enum DecisionKind
{
    Verbal,
    Granted,
    GrantedWithConditions,
    Denied,
    Withdrawn,
    Expired,
    Reopened,
}

/// <summary>A dated answer to one line, by a party, optionally at a named step.</summary>
public sealed record Decision
{
    /// <summary>Ref of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public string? Party { get; init; }

    /// <summary>The step of the procedure: plan, facilitation_letter, security_committee, checkpoint...</summary>
    public string? Step { get; init; }
    public long? PeopleApproved { get; init; }
    public string? Conditions { get; init; }

    /// <summary>First day the permit holds; null: from the decision on, whatever the day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day the permit holds; null: open.</summary>
    public DateOnly? ValidTo { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
}
