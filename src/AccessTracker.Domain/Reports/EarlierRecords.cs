using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The records of today and those that were behind a published report, one of which can be put in the place of the other: by the reference that a
/// change of them is called by (<see cref="RecordRef"/>), with all that counts only with it.
/// </summary>
internal sealed class EarlierRecords
{
    private readonly Situation _now;
    private readonly FactsChange _then;
    private readonly ReportFacts _nowFacts;
    private readonly ReportFacts _thenFacts;

    // What is there on one side alone: what hangs on it comes and goes with it.
    private readonly HashSet<string> _places;
    private readonly HashSet<string> _requests;
    private readonly HashSet<string> _convoys;
    private readonly Dictionary<string, string?> _requestOf;
    private readonly Lazy<Situation> _whole;

    /// <param name="now">The records of today.</param>
    /// <param name="then">What would have to be changed back in them.</param>
    public EarlierRecords(Situation now, FactsChange then)
    {
        var calendar = now.Facts.Calendar;
        (_now, _then) = (now, then with { Calendar = calendar });
        _nowFacts = Touched(now.Facts, then);
        _thenFacts = then.Facts with
        {
            Locations = then.Locations ?? _nowFacts.Locations,
            Statuses = then.Statuses ?? _nowFacts.Statuses,
            Populations = then.Populations ?? _nowFacts.Populations,
        };
        _places = OneSided(_nowFacts.Locations, _thenFacts.Locations, l => l.Code);
        _requests = OneSided(_nowFacts.Requests, _thenFacts.Requests, r => r.Ref);
        _convoys = OneSided(_nowFacts.Convoys, _thenFacts.Convoys, c => c.Ref);
        _requestOf = _nowFacts.Convoys.Concat(_thenFacts.Convoys)
            .Where(c => c.Request is not null)
            .DistinctBy(c => c.Ref, StringComparer.Ordinal)
            .ToDictionary(c => c.Ref, c => c.Request, StringComparer.Ordinal);
        _whole = new Lazy<Situation>(() => _now.With(_then));
    }

    /// <summary>The records as they were.</summary>
    public Situation Then => _whole.Value;

    /// <summary>The records of today but for <paramref name="references"/>, which are as they were.</summary>
    public Situation Without(IReadOnlySet<string> references) => Put(_thenFacts, _nowFacts, references);

    /// <summary>The records as they were but for <paramref name="reference"/>, which is as it is today.</summary>
    public Situation With(string reference) => Put(_nowFacts, _thenFacts, new HashSet<string> { reference });

    private Situation Put(ReportFacts from, ReportFacts into, IReadOnlySet<string> references)
    {
        List<T> Mixed<T>(Func<ReportFacts, IReadOnlyList<T>> list, Func<T, IEnumerable<string>> owners) =>
            [.. list(into).Where(r => !references.Overlaps(owners(r))), .. list(from).Where(r => references.Overlaps(owners(r)))];

        var locations = Mixed(f => f.Locations, l => [RecordRef.OfKey("location", l.Code)]);
        var mixed = new FactsChange
        {
            Requests = _then.Requests,
            Convoys = _then.Convoys,
            Calendar = _then.Calendar,
            Locations = _then.Locations is null ? null : locations,
            Statuses = _then.Statuses is null ? null : Mixed(f => f.Statuses, OfStatus),
            Populations = _then.Populations is null ? null : Mixed(f => f.Populations, OfPopulation),
            Facts = into with
            {
                Requests = Mixed(f => f.Requests, r => [RecordRef.OfKey("request", r.Ref)]),
                Lines = Mixed(f => f.Lines, l => OfLine(l.Request, l.Location)),
                Decisions = Mixed(f => f.Decisions, d => OfLine(d.Request, d.Location)),
                Clearances = Mixed(f => f.Clearances, c => OfLine(c.Request, c.Location)),
                Convoys = Mixed(f => f.Convoys, c => [RecordRef.OfKey("convoy", c.Ref), .. Hung(_requests, "request", RequestOf(c))]),
                Deliveries = Mixed(f => f.Deliveries, OfDelivery),
                ConvoyEvents = Mixed(f => f.ConvoyEvents, e => [RecordRef.OfKey("convoy", e.Convoy)]),
            },
        };
        return _now.With(mixed.Connected(locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal)));
    }

    // A request that went left its convoys without one.
    private string? RequestOf(Convoy convoy) => convoy.Request ?? _requestOf.GetValueOrDefault(convoy.Ref);

    private IEnumerable<string> OfLine(string request, string location) =>
        [RecordRef.Line(request, location), .. Hung(_requests, "request", request), .. Hung(_places, "location", location)];

    private IEnumerable<string> OfDelivery(Delivery delivery) =>
        [RecordRef.OfKey("delivery", delivery.Ref), .. Hung(_convoys, "convoy", delivery.Convoy), .. Hung(_places, "location", delivery.Location)];

    private IEnumerable<string> OfStatus(StatusEntry entry) => [RecordRef.Of(entry), .. Hung(_places, "location", entry.Location)];

    private IEnumerable<string> OfPopulation(PopulationEstimate estimate) =>
        [RecordRef.Of(estimate), .. Hung(_places, "location", estimate.Location)];

    private static IEnumerable<string> Hung(HashSet<string> oneSided, string kind, string? key) =>
        key is not null && oneSided.Contains(key) ? [RecordRef.OfKey(kind, key)] : [];

    private static HashSet<string> OneSided<T>(IEnumerable<T> now, IEnumerable<T> then, Func<T, string> key)
    {
        var found = now.Select(key).ToHashSet(StringComparer.Ordinal);
        found.SymmetricExceptWith(then.Select(key));
        return found;
    }

    private static ReportFacts Touched(ReportFacts facts, FactsChange change) => facts with
    {
        Requests = [.. facts.Requests.Where(r => change.Requests.Contains(r.Ref))],
        Lines = [.. facts.Lines.Where(l => change.Requests.Contains(l.Request))],
        Decisions = [.. facts.Decisions.Where(d => change.Requests.Contains(d.Request))],
        Clearances = [.. facts.Clearances.Where(c => change.Requests.Contains(c.Request))],
        Convoys = [.. facts.Convoys.Where(c => change.Convoys.Contains(c.Ref))],
        Deliveries = [.. facts.Deliveries.Where(d => change.Convoys.Contains(d.Convoy))],
        ConvoyEvents = [.. facts.ConvoyEvents.Where(e => change.Convoys.Contains(e.Convoy))],
    };
}
