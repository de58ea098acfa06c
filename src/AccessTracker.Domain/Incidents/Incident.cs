namespace AccessTracker.Domain.Incidents;

public enum IncidentState
{
    Open,
    Referred,
    Resolved,
}

/// <summary>
/// Something that hurt or hindered: an attack, a shelling, the removal of medical items. Who told of it is severe, and never
/// read with the rest.
/// </summary>
public sealed record Incident
{
    public required string Ref { get; init; }

    /// <summary>Code of the location.</summary>
    public string? Location { get; init; }

    /// <summary>Ref of the convoy it befell.</summary>
    public string? Convoy { get; init; }
    public required DateOnly Day { get; init; }
    public required string Kind { get; init; }
    public string? Party { get; init; }
    public string? Description { get; init; }
    public DateOnly? ReferredOn { get; init; }
    public string? ReferredTo { get; init; }
    public DateOnly? ResolvedOn { get; init; }
    public string? Resolution { get; init; }

    /// <summary>The state at the end of <paramref name="day"/>: resolved, else referred, else open (report, <c>incidents</c>).</summary>
    public IncidentState StateOn(DateOnly day) =>
        ResolvedOn <= day ? IncidentState.Resolved : ReferredOn <= day ? IncidentState.Referred : IncidentState.Open;
}
