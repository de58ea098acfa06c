namespace AccessTracker.Domain.Convoys;

/// <summary>A convoy with its stops.</summary>
/// <param name="Convoy">The convoy.</param>
/// <param name="Stops">By day, then ref.</param>
public readonly record struct Movement(Convoy Convoy, IReadOnlyList<Stop> Stops)
{
    /// <summary>The day of its first stop; of its departure when it has none; null when that is not known either.</summary>
    public DateOnly? FirstDay => Stops.Count > 0 ? Stops[0].Day : Convoy.DepartedOn;
}
