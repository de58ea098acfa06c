namespace AccessTracker.Domain.Convoys;

/// <summary>
/// A proposed outcome is what a convoy's log says of one of its stops. It is proposed to the person who keeps the log and never counted by itself:
/// figures read the stop's own outcome alone.
/// </summary>
/// <remarks>
/// The first line that holds decides. <i>Here</i> is an entry at the stop's place (on the stop's day, where the convoy
/// stops there more than once) or, where the convoy has one stop, at no place; <i>on the way</i> one at no place, or at
/// a place that is no stop of the convoy. A later departure from no stop of the convoy, or a later arrival here, sets
/// aside what turned it back, attacked or returned it before.
/// <list type="table">
/// <item><term>offloaded here, and looted here, looted on the way before, or items removed</term><description>partial</description></item>
/// <item><term>offloaded here</term><description>delivered</description></item>
/// <item><term>attacked here, or on the way before it arrived</term><description>attacked</description></item>
/// <item><term>turned back here, or on the way before it arrived</term><description>turned_back</description></item>
/// <item><term>arrived here</term><description>asked: nothing says that it was handed over</description></item>
/// <item><term>returned</term><description>failed</description></item>
/// <item><term>anything else but loaded and sealed</term><description>asked: it is on its way</description></item>
/// <item><term>nothing, loaded, sealed</term><description>planned, or as it stands where it stands at postponed or cancelled</description></item>
/// </list>
/// </remarks>
/// <param name="Delivery">The stop.</param>
/// <param name="Outcome">What is proposed; null: the log does not say, so the person is asked.</param>
/// <param name="Because">The entry that decided; null where nothing has left.</param>
public sealed record ProposedOutcome(Delivery Delivery, DeliveryOutcome? Outcome, ConvoyEvent? Because)
{
    /// <summary>
    /// The day on which it happened there: of offloading, however long it took, the last one; of arriving where nothing more is said. Null:
    /// the log does not say.
    /// </summary>
    public DateOnly? Day { get; private init; }

    /// <summary>Taking it over would change the stop.</summary>
    public bool IsChange => (Outcome is { } outcome && outcome != Delivery.Outcome) || (Day is { } day && day != Delivery.Day);

    /// <summary>
    /// The entry that tells when the convoy left for its stops: its first departure from anywhere but one of them. Null: none does.
    /// </summary>
    /// <param name="log">The convoy's log, in order of recording.</param>
    /// <param name="stops">All stops of the convoy.</param>
    public static ConvoyEvent? Departure(IEnumerable<ConvoyEvent> log, IReadOnlyList<Delivery> stops) =>
        log.OrderBy(e => e.Day).FirstOrDefault(e => e.Kind == ConvoyEventKind.Departed && IsOnTheWay(e, stops));

    /// <summary>One proposal a stop, in the order of <paramref name="stops"/>.</summary>
    /// <param name="log">The convoy's log, in order of recording.</param>
    /// <param name="stops">All stops of the convoy.</param>
    public static IReadOnlyList<ProposedOutcome> Of(IEnumerable<ConvoyEvent> log, IReadOnlyList<Delivery> stops)
    {
        // A stable sort: on one day the order of recording is the order of happening.
        var events = log.OrderBy(e => e.Day).ToList();
        return [.. stops.Select(stop => Of(stop, events, stops))];
    }

    private static ProposedOutcome Of(Delivery stop, List<ConvoyEvent> events, IReadOnlyList<Delivery> stops)
    {
        ConvoyEvent? offloaded = null, attacked = null, turnedBack = null, arrived = null, returned = null, underway = null, looted = null;
        foreach (var entry in events)
        {
            var here = IsHere(entry, stop, stops);
            var onTheWay = IsOnTheWay(entry, stops);
            var before = onTheWay && arrived is null && offloaded is null;
            underway = entry.Kind is ConvoyEventKind.Loaded or ConvoyEventKind.Sealed ? underway : entry;
            switch (entry.Kind)
            {
                case ConvoyEventKind.Offloaded when here:
                    offloaded = entry;
                    break;
                case ConvoyEventKind.Looted when here || before:
                    looted = entry;
                    break;
                case ConvoyEventKind.Attacked when here || before:
                    attacked = entry;
                    break;
                case ConvoyEventKind.TurnedBack when here || before:
                    turnedBack = entry;
                    break;
                case ConvoyEventKind.Returned:
                    returned = entry;
                    break;
                case ConvoyEventKind.Arrived when here:
                    (arrived, attacked, turnedBack, returned) = (entry, null, null, null);
                    break;
                case ConvoyEventKind.Departed when onTheWay:
                    (arrived, attacked, turnedBack, returned) = (null, null, null, null);
                    break;
                default:
                    break;
            }
        }

        return true switch
        {
            _ when offloaded is not null && (looted is not null || stop.ItemsRemoved is not null) =>
                On(offloaded, DeliveryOutcome.Partial, looted ?? offloaded),
            _ when offloaded is not null => On(offloaded, DeliveryOutcome.Delivered, offloaded),
            _ when attacked is not null => On(attacked, DeliveryOutcome.Attacked, attacked),
            _ when turnedBack is not null => On(turnedBack, DeliveryOutcome.TurnedBack, turnedBack),
            _ when arrived is not null => On(arrived, null, arrived),
            _ when returned is not null => new(stop, DeliveryOutcome.Failed, returned),
            _ when underway is not null => new(stop, null, underway),
            _ => new(stop, stop.Outcome is DeliveryOutcome.Postponed or DeliveryOutcome.Cancelled ? stop.Outcome : DeliveryOutcome.Planned, null),
        };

        ProposedOutcome On(ConvoyEvent happened, DeliveryOutcome? outcome, ConvoyEvent because) => new(stop, outcome, because) { Day = happened.Day };
    }

    private static bool IsOnTheWay(ConvoyEvent entry, IReadOnlyList<Delivery> stops) => stops.All(s => s.Location != entry.Location);

    private static bool IsHere(ConvoyEvent entry, Delivery stop, IReadOnlyList<Delivery> stops)
    {
        if (entry.Location is null)
        {
            // At a spot on the way it is not at the stop, though there be only one.
            return stops.Count == 1 && entry.Where.Spot is null;
        }

        return entry.Location == stop.Location
            && (entry.Day == stop.Day || stops.All(s => s == stop || s.Location != stop.Location || s.Day != entry.Day));
    }
}
