using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Convoys;

/// <summary>A convoy with what its stops come to.</summary>
/// <param name="FirstDay">The day of its first stop; of its departure when it has none.</param>
/// <param name="People">The sum over its reaching stops; the convoy's own total where none of them is known.</param>
/// <param name="IsEstimated">The sum holds shares of the convoy's own total that the sources did not split.</param>
public sealed record ConvoySummary(Convoy Convoy, IReadOnlyList<Stop> Stops, DateOnly? FirstDay, FigureSum People, bool IsEstimated)
{
    /// <summary>Trucks on the road, drops or flights by air; null when not known.</summary>
    public long? Units => Convoy.Mode is ConvoyMode.Airdrop or ConvoyMode.Airlift ? Convoy.Drops : Convoy.Trucks;

    public static ConvoySummary Of(Situation situation, Convoy convoy)
    {
        var stops = situation.StopsOf(convoy.Ref).ToList();
        var people = FigureSum.Of([.. stops.Where(s => s.Reaches).Select(s => s.People)], SumPart.Delivery);

        // Shared out over several stops, the total itself is no estimate.
        return new ConvoySummary(
            convoy,
            stops,
            stops.Count > 0 ? stops[0].Day : convoy.DepartedOn,
            people.Value is null ? new FigureSum(convoy.PeopleReached, 0, SumPart.Delivery) : people,
            stops.Any(s => s.IsEstimated) && people.Value != convoy.PeopleReached);
    }
}
