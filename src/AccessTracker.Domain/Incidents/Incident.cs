namespace AccessTracker.Domain.Incidents;

public enum IncidentState
{
    Open,
    Referred,
    Resolved,
}

/// <summary>Whether what somebody told has been looked into.</summary>
public enum IncidentVerification
{
    Alleged,
    Verified,
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

    /// <summary>Null: nobody has said whether it is so.</summary>
    public IncidentVerification? Verification { get; init; }

    /// <summary>The state at the end of <paramref name="day"/>: resolved, else referred, else open (report, <c>incidents</c>).</summary>
    public IncidentState StateOn(DateOnly day) =>
        ResolvedOn <= day ? IncidentState.Resolved : ReferredOn <= day ? IncidentState.Referred : IncidentState.Open;

    /// <summary>
    /// Days by the end of <paramref name="day"/>: since it happened, while it is open; since it was referred, while nothing has come of that; and
    /// until it was resolved.
    /// </summary>
    public int DaysOn(DateOnly day) => StateOn(day) switch
    {
        IncidentState.Resolved => ResolvedOn!.Value.DayNumber - Day.DayNumber,
        IncidentState.Referred => day.DayNumber - ReferredOn!.Value.DayNumber,
        IncidentState.Open => day.DayNumber - Day.DayNumber,
    };
}
