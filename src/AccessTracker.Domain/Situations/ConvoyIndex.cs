using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Domain.Situations;

/// <summary>The convoys of an operation with their stops and logs, ready to be looked up. Immutable.</summary>
internal sealed class ConvoyIndex
{
    private static readonly IComparer<Stop> _byDay = Comparer<Stop>.Create((a, b) =>
        a.Day == b.Day ? string.CompareOrdinal(a.Delivery.Ref, b.Delivery.Ref) : a.Day.CompareTo(b.Day));

    // By ref.
    private readonly ConvoyWithStops[] _movements;
    private readonly Stop[] _stops;
    private readonly Dictionary<string, Stop[]> _stopsAt;

    // By convoy, day, then in order of recording.
    private readonly ConvoyEvent[] _events;

    private ConvoyIndex(ConvoyWithStops[] movements, Stop[] stops, Dictionary<string, Stop[]> stopsAt, ConvoyEvent[] events)
    {
        _movements = movements;
        _stops = stops;
        _stopsAt = stopsAt;
        _events = events;
        Convoys = new SortedView<ConvoyWithStops, Convoy>(movements, m => m.Convoy.Ref, m => m.Convoy);
    }

    /// <summary>The convoys by their refs.</summary>
    public IReadOnlyDictionary<string, Convoy> Convoys { get; }

    /// <summary>The movements stand in order of their refs.</summary>
    public IReadOnlyList<ConvoyWithStops> Movements => _movements;

    /// <summary>The stops stand in order of their days, then refs.</summary>
    public IReadOnlyList<Stop> Stops => _stops;

    /// <param name="facts">All of an operation.</param>
    /// <param name="populationOf">People in the stop's place on its day; null when unknown.</param>
    /// <param name="alike">Another book of much the same: what is equal in it is held once.</param>
    public static ConvoyIndex Of(ReportFacts facts, Func<Delivery, long?> populationOf, ConvoyIndex? alike)
    {
        var movements = Join(facts.Convoys, facts.Deliveries, populationOf, alike);
        Stop[] stops = [.. movements.SelectMany(m => m.Stops)];
        Sort(stops);
        var stopsAt = stops.GroupBy(s => s.Location, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return new ConvoyIndex(movements, stops, stopsAt, Ordered(facts.ConvoyEvents));
    }

    public IReadOnlyList<Stop> StopsAt(string location) => _stopsAt.GetValueOrDefault(location, []);

    public IReadOnlyList<Stop> StopsOf(string convoy) => Find(convoy)?.Stops ?? [];

    public IReadOnlyList<ConvoyEvent> EventsOf(string convoy)
    {
        var (start, count) = Sorted.Range(_events, e => e.Convoy, convoy);
        return new ArraySegment<ConvoyEvent>(_events, start, count);
    }

    /// <summary>The book after <paramref name="change"/>. What it does not touch is not looked at.</summary>
    /// <param name="change">What may be otherwise.</param>
    /// <param name="counted">The places whose population is: their stops may have other shares of their convoys.</param>
    /// <param name="populationOf">As it is now.</param>
    /// <param name="alike">As in <see cref="Of"/>.</param>
    public ConvoyIndex With(FactsChange change, IEnumerable<string> counted, Func<Delivery, long?> populationOf, ConvoyIndex? alike)
    {
        var shared = counted.SelectMany(StopsAt).Select(s => s.Convoy)
            .Where(c => c.PeopleReached is not null && !change.Convoys.Contains(c.Ref))
            .DistinctBy(c => c.Ref)
            .ToList();
        if (change.Convoys.Count + shared.Count == 0)
        {
            return this;
        }

        var refs = change.Convoys.Concat(shared.Select(c => c.Ref)).ToHashSet(StringComparer.Ordinal);
        List<Stop> gone = [.. refs.SelectMany(StopsOf).Order(_byDay)];
        var movements = Join(
            [.. change.Facts.Convoys, .. shared],
            [.. change.Facts.Deliveries, .. shared.SelectMany(c => StopsOf(c.Ref)).Select(s => s.Delivery)],
            populationOf,
            alike);
        List<Stop> now = [.. movements.SelectMany(m => m.Stops).Order(_byDay)];
        var nowAt = now.ToLookup(s => s.Location, StringComparer.Ordinal);
        var stopsAt = new Dictionary<string, Stop[]>(_stopsAt, StringComparer.Ordinal);
        foreach (var place in gone.Concat(now).Select(s => s.Location).Distinct())
        {
            stopsAt[place] = [.. StopsAt(place).Where(s => !refs.Contains(s.Convoy.Ref)).Concat(nowAt[place]).Order(_byDay)];
        }

        return new ConvoyIndex(
            Sorted.Replace(_movements, m => m.Convoy.Ref, refs, movements),
            Sorted.Replace(_stops, gone, now, _byDay),
            stopsAt,
            Sorted.Replace(_events, e => e.Convoy, change.Convoys, Ordered(change.Facts.ConvoyEvents)));
    }

    /// <summary>The facts, with the lists that this book is made of in its order; they take no memory of their own.</summary>
    public ReportFacts In(ReportFacts facts) => facts with
    {
        Convoys = new ArrayView<ConvoyWithStops, Convoy>(_movements, m => m.Convoy),
        Deliveries = new ArrayView<Stop, Delivery>(_stops, s => s.Delivery),
        ConvoyEvents = _events,
    };

    private ConvoyWithStops? Find(string convoy) => Sorted.Range(_movements, m => m.Convoy.Ref, convoy) is ({ } start, 1) ? _movements[start] : null;

    // By ref, the stops of each by day, then ref.
    private static ConvoyWithStops[] Join(
        IReadOnlyList<Convoy> convoys, IReadOnlyList<Delivery> deliveries, Func<Delivery, long?> populationOf, ConvoyIndex? alike)
    {
        var stopsOf = deliveries.ToLookup(d => d.Convoy, StringComparer.Ordinal);
        return [.. convoys.OrderBy(c => c.Ref, StringComparer.Ordinal)
            .Select(c => Once(new ConvoyWithStops(c, Join(c, [.. stopsOf[c.Ref]], populationOf)), alike))];
    }

    private static Stop[] Join(Convoy convoy, Delivery[] deliveries, Func<Delivery, long?> populationOf)
    {
        var shares = ConvoySplit.Shares(convoy, deliveries, populationOf);
        return [.. deliveries
            .Select(d => shares.TryGetValue(d.Ref, out var share)
                ? new Stop(d, convoy, share, IsEstimated: true)
                : new Stop(d, convoy, d.PeopleReached, IsEstimated: false))
            .Order(_byDay)];
    }

    private static ConvoyWithStops Once(ConvoyWithStops movement, ConvoyIndex? alike) => alike?.Find(movement.Convoy.Ref) is { } other
        && other.Convoy == movement.Convoy && other.Stops.SequenceEqual(movement.Stops) ? other : movement;

    private static ConvoyEvent[] Ordered(IEnumerable<ConvoyEvent> events) =>
        [.. events.OrderBy(e => e.Convoy, StringComparer.Ordinal).ThenBy(e => e.Day)];

    // By the numbers of the days first: of a million stops, few need to be asked for more.
    private static void Sort(Stop[] stops)
    {
        var days = Array.ConvertAll(stops, s => s.Day.DayNumber);
        Array.Sort(days, stops);
        for (var start = 0; start < stops.Length;)
        {
            var end = start + 1;
            while (end < stops.Length && days[end] == days[start])
            {
                end++;
            }

            Array.Sort(stops, start, end - start, _byDay);
            start = end;
        }
    }
}
