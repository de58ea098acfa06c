namespace AccessTracker.Domain.Convoys;

/// <summary>A stop ended in one of these ways (counting rules, section 3). The first three never left; the rest are attempts.</summary>
public enum DeliveryOutcome
{
    Planned,
    Postponed,
    Cancelled,
    TurnedBack,
    Attacked,
    Failed,
    Partial,
    Delivered,
}

/// <summary>One stop of a convoy: one place, one day, its own outcome.</summary>
public sealed record Delivery
{
    public required string Ref { get; init; }

    /// <summary>Ref of the convoy.</summary>
    public required string Convoy { get; init; }

    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public required DateOnly Day { get; init; }
    public required DeliveryOutcome Outcome { get; init; }
    public long? PeopleTargeted { get; init; }
    public long? PeopleReached { get; init; }
    public int? Trucks { get; init; }

    /// <summary>Metric tonnes, at most six decimals.</summary>
    public decimal? Tonnes { get; init; }

    /// <summary>The sectors are what was carried, cluster codes by preference: a list with <c>;</c>.</summary>
    public string? Sectors { get; init; }
    public string? ItemsRemoved { get; init; }
    public string? RemovedBy { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }

    /// <summary>Somebody still means to set out for it: it is planned or put off.</summary>
    public bool IsPlanned => Outcome is DeliveryOutcome.Planned or DeliveryOutcome.Postponed;

    /// <summary>Somebody set out: turned back, attacked, failed, partial or delivered (counting rules, section 3).</summary>
    public bool IsAttempt => Outcome >= DeliveryOutcome.TurnedBack;

    /// <summary>Something was handed over, whatever the number of people: partial or delivered.</summary>
    public bool IsHandedOver => Outcome >= DeliveryOutcome.Partial;

    /// <summary>
    /// The stop reaches its place, unless it belongs to an evacuation, which reaches nobody: handed over, to an unknown
    /// number of people or to more than none (counting rules, section 3).
    /// </summary>
    public bool ReachesUnder(Convoy convoy) => convoy.Mode != ConvoyMode.Evacuation && IsHandedOver && PeopleReached is not 0;
}
