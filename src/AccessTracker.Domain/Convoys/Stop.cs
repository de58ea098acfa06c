namespace AccessTracker.Domain.Convoys;

/// <summary>A delivery with its convoy, and the people it counts for once the convoy's total is shared out.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Convoy">Its convoy.</param>
/// <param name="People">People reached: its own figure, or its share of the convoy's; null when unknown.</param>
/// <param name="IsEstimated">The figure is a share.</param>
public sealed record Stop(Delivery Delivery, Convoy Convoy, long? People, bool IsEstimated)
{
    public string Location => Delivery.Location;

    public DateOnly Day => Delivery.Day;

    /// <summary>It reached its place (counting rules, section 3).</summary>
    public bool Reaches => Delivery.ReachesUnder(Convoy);

    /// <summary>It shares in its convoy's total, whether that gave it a figure or left it at nothing (counting rules, section 3).</summary>
    public bool TakesPart => Convoy.PeopleReached is not null && ConvoySplit.TakesPart(Convoy, Delivery);

    /// <summary>It reached its place and is in the headline series.</summary>
    public bool IsHeadlineReach => Convoy.IsHeadline && Reaches;
}
