using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// The headline series (counting rules, section 3) of a situation, looked through once: reports of different weeks count from
/// different days of the same lists.
/// </summary>
internal sealed class HeadlineSeries
{
    private readonly Stop[] _attempts;
    private readonly Stop[] _reaching;
    private readonly Lazy<AccessStatus[]> _statuses;
    private readonly Lazy<IReadOnlyList<FirstReach>> _convoys;

    public HeadlineSeries(Situation situation)
    {
        _attempts = [.. situation.Stops.Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt)];
        _reaching = [.. _attempts.Where(s => s.Reaches)];
        _statuses = new Lazy<AccessStatus[]>(() =>
            Array.ConvertAll(_reaching, s => situation.StatusOn(s.Location, s.Day)?.Status ?? AccessStatus.Accessible));
        _convoys = new Lazy<IReadOnlyList<FirstReach>>(() =>
            [.. situation.Movements.Where(m => m.Convoy.IsHeadline).Select(FirstReach.Of).OfType<FirstReach>()]);
    }

    /// <summary>The convoys that reached a place, by ref.</summary>
    public IReadOnlyList<FirstReach> Convoys => _convoys.Value;

    /// <summary>Stops somebody set out for, by day, then ref.</summary>
    public ArraySegment<Stop> Attempts(DateRange window) => Within(_attempts, window, _attempts);

    /// <summary>Stops that reached their place, by day, then ref.</summary>
    public ArraySegment<Stop> Reaching(DateRange window) => Within(_reaching, window, _reaching);

    /// <summary>The status of the place on the day, of each of <see cref="Reaching"/>; accessible stands for places on no list as well.</summary>
    public ArraySegment<AccessStatus> StatusesWhenReached(DateRange window) => Within(_reaching, window, _statuses.Value);

    private static ArraySegment<T> Within<T>(Stop[] stops, DateRange window, T[] parts)
    {
        var start = First(stops, window.From);
        var end = window.To < DateOnly.MaxValue ? First(stops, window.To.AddDays(1)) : stops.Length;
        return new ArraySegment<T>(parts, start, Math.Max(0, end - start));
    }

    // Where the first stop on or after the day stands.
    private static int First(Stop[] stops, DateOnly day)
    {
        var (low, high) = (0, stops.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = stops[middle].Day >= day ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

/// <summary>A convoy with the day on which it first reached a place: it counts once, on that day (counting rules, section 5).</summary>
internal sealed record FirstReach(ConvoyWithStops Movement, DateOnly Day)
{
    public Convoy Convoy => Movement.Convoy;

    /// <summary>The first reach is null where the convoy reached nowhere.</summary>
    public static FirstReach? Of(ConvoyWithStops movement) =>
        movement.Stops.FirstOrDefault(s => s.Reaches) is { } stop ? new FirstReach(movement, stop.Day) : null;
}
