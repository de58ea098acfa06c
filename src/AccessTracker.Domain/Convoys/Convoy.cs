using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Convoys;

public enum ConvoyMode
{
    Road,
    Airdrop,
    Airlift,
    Evacuation,
}

/// <summary>One movement with one or more stops (counting rules, section 3). What is not known is null, never 0.</summary>
public sealed record Convoy
{
    public required string Ref { get; init; }
    public required ConvoyMode Mode { get; init; }
    public Track Track { get; init; } = Track.InterAgency;
    public SupplyLine Line { get; init; } = SupplyLine.CrossLine;

    /// <summary>Ref of the access request whose permit it travels under.</summary>
    public string? Request { get; init; }

    /// <summary>Code of the route it takes (ceasefire rules, section 15).</summary>
    public string? Route { get; init; }
    public string? Origin { get; init; }

    /// <summary>The agencies that send it stand as written: a list with <c>;</c>.</summary>
    public string? Agencies { get; init; }
    public DateOnly? DepartedOn { get; init; }
    public int? Trucks { get; init; }

    /// <summary>Metric tonnes, at most six decimals.</summary>
    public decimal? Tonnes { get; init; }

    /// <summary>Drops of an airdrop, flights of an airlift; unknown counts as one (counting rules, section 5).</summary>
    public int? Drops { get; init; }
    public int? PalletsDropped { get; init; }
    public int? PalletsRecovered { get; init; }

    /// <summary>The convoy's own total, shared among the stops without a figure of their own (counting rules, section 3).</summary>
    public long? PeopleReached { get; init; }
    public long? PeopleEvacuated { get; init; }

    /// <summary>Those of <see cref="PeopleEvacuated"/> who were patients.</summary>
    public long? PatientsEvacuated { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }

    /// <summary>
    /// The convoy is in the headline series: inter-agency, cross-line or by air, and not an evacuation. Every other series is shown
    /// apart and never added in (counting rules, section 3).
    /// </summary>
    public bool IsHeadline =>
        Mode != ConvoyMode.Evacuation && Track == Track.InterAgency && Line != SupplyLine.CrossBorder;
}
