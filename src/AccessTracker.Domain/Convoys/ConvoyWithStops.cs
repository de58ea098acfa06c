namespace AccessTracker.Domain.Convoys;

/// <summary>A convoy with its stops.</summary>
/// <param name="Convoy">The convoy.</param>
/// <param name="Stops">By day, then ref.</param>
public readonly record struct ConvoyWithStops(Convoy Convoy, IReadOnlyList<Stop> Stops)
{
    /// <summary>The day of its first stop; of its departure when it has none; null when that is not known either.</summary>
    public DateOnly? FirstDay => Stops.Count > 0 ? Stops[0].Day : Convoy.DepartedOn;

    /// <summary>
    /// People of the convoy's total whom none of the stops that share it could be given: as many as live there are in each already.
    /// They are counted nowhere (counting rules, section 3). 0 where there is no total, or no stop without a figure.
    /// </summary>
    public long Unassigned => ConvoySplit.ToShare(Convoy, [.. Stops.Select(s => s.Delivery)]) is { } total
        ? total - Stops.Where(s => s.IsEstimated).Sum(s => s.People!.Value)
        : 0;
}
