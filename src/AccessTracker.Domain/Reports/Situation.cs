using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// One operation's records, joined and ready to be asked what stood on a day. Immutable: reports and pages that are
/// made from the same one agree with each other.
/// </summary>
public sealed class Situation
{
    private readonly ILookup<string, StatusEntry> _statuses;
    private readonly ILookup<string, PopulationEstimate> _populations;
    private readonly ILookup<string, PermitLine> _linesAt;
    private readonly ILookup<string, Stop> _stopsAt;
    private readonly ILookup<string, Stop> _stopsOf;
    private readonly ILookup<string, ConvoyEvent> _eventsOf;

    public Situation(ReportFacts facts)
    {
        Facts = facts;
        Calendar = new MeetingCalendar(facts.Operation, facts.Meetings);
        Locations = facts.Locations.OrderBy(l => l.Code, StringComparer.Ordinal).ToDictionary(l => l.Code, StringComparer.Ordinal);
        Convoys = facts.Convoys.ToDictionary(c => c.Ref, StringComparer.Ordinal);
        _statuses = facts.Statuses.Where(s => s.Authority == Operation.Authority).OrderBy(s => s.From).ToLookup(s => s.Location, StringComparer.Ordinal);
        _populations = facts.Populations.Where(p => p.Authority == Operation.Authority).OrderBy(p => p.AsOf).ToLookup(p => p.Location, StringComparer.Ordinal);
        Lines = JoinLines(facts);
        _linesAt = Lines.ToLookup(l => l.Line.Location, StringComparer.Ordinal);
        Stops = JoinStops(facts);
        _stopsAt = Stops.ToLookup(s => s.Location, StringComparer.Ordinal);
        _stopsOf = Stops.ToLookup(s => s.Convoy.Ref, StringComparer.Ordinal);
        _eventsOf = facts.ConvoyEvents.OrderBy(e => e.Day).ToLookup(e => e.Convoy, StringComparer.Ordinal);
    }

    public ReportFacts Facts { get; }

    public Operation Operation => Facts.Operation;

    public MeetingCalendar Calendar { get; }

    /// <summary>By code, in ordinal order of the codes.</summary>
    public IReadOnlyDictionary<string, Location> Locations { get; }

    /// <summary>By ref.</summary>
    public IReadOnlyDictionary<string, Convoy> Convoys { get; }

    public IReadOnlyList<PermitLine> Lines { get; }

    /// <summary>Every delivery of every convoy, by day, then ref.</summary>
    public IReadOnlyList<Stop> Stops { get; }

    public IEnumerable<PermitLine> LinesAt(string location) => _linesAt[location];

    /// <summary>By day, then ref.</summary>
    public IEnumerable<Stop> StopsAt(string location) => _stopsAt[location];

    /// <summary>By day, then ref.</summary>
    public IEnumerable<Stop> StopsOf(string convoy) => _stopsOf[convoy];

    /// <summary>The convoy's log, by day, then in order of recording.</summary>
    public IEnumerable<ConvoyEvent> EventsOf(string convoy) => _eventsOf[convoy];

    /// <summary>
    /// What the convoy's log tells of a stop that did not reach its place: the last time it was held, turned back,
    /// attacked or looted there or at no place in particular. Null when the log does not say.
    /// </summary>
    public ConvoyEvent? HindranceOf(Stop stop) => stop.Reaches
        ? null
        : _eventsOf[stop.Convoy.Ref].LastOrDefault(e =>
            e.Kind is ConvoyEventKind.Held or ConvoyEventKind.TurnedBack or ConvoyEventKind.Attacked or ConvoyEventKind.Looted
            && (e.Location is null || e.Location == stop.Location));

    /// <summary>The adopted entries of a place, by day (counting rules, section 2).</summary>
    public IEnumerable<StatusEntry> StatusesOf(string location) => _statuses[location];

    /// <summary>The adopted estimates of a place, by day.</summary>
    public IEnumerable<PopulationEstimate> PopulationsOf(string location) => _populations[location];

    /// <summary>The adopted entry that holds for the place at the end of <paramref name="day"/>; null: untracked.</summary>
    public StatusEntry? StatusOn(string location, DateOnly day) => _statuses[location].LastOrDefault(s => s.From <= day);

    /// <summary>The latest adopted estimate not after <paramref name="day"/>; null: unknown, which is never 0.</summary>
    public PopulationEstimate? PopulationOn(string location, DateOnly day) => _populations[location].LastOrDefault(p => p.AsOf <= day);

    /// <summary>
    /// Whether a delivery of a convoy under the line's request reached its place from the day of the permit to
    /// <paramref name="asOf"/>, in whatever series: approval is not delivery (counting rules, section 6).
    /// </summary>
    public bool IsUsed(PermitLine line, Decision permit, DateOnly asOf) =>
        _stopsAt[line.Line.Location].Any(s => s.Convoy.Request == line.Request.Ref && s.Reaches && s.Day >= permit.DecidedOn && s.Day <= asOf);

    private static List<PermitLine> JoinLines(ReportFacts facts)
    {
        var requests = facts.Requests.ToDictionary(r => r.Ref, StringComparer.Ordinal);
        var decisions = facts.Decisions.ToLookup(d => (d.Request, d.Location));
        var clearances = facts.Clearances.ToLookup(c => (c.Request, c.Location));
        return [.. facts.Lines
            .Select(line => new PermitLine(
                requests[line.Request], line, decisions[(line.Request, line.Location)], clearances[(line.Request, line.Location)], facts.Operation.Weekend))
            .OrderBy(l => l.Request.Ref, StringComparer.Ordinal)
            .ThenBy(l => l.Line.Location, StringComparer.Ordinal)];
    }

    private List<Stop> JoinStops(ReportFacts facts)
    {
        var stops = new List<Stop>(facts.Deliveries.Count);
        foreach (var group in facts.Deliveries.GroupBy(d => d.Convoy, StringComparer.Ordinal))
        {
            var convoy = Convoys[group.Key];
            var shares = ConvoySplit.Shares(convoy, group, d => PopulationOn(d.Location, d.Day)?.People);
            stops.AddRange(group.Select(d => shares.TryGetValue(d.Ref, out var share)
                ? new Stop(d, convoy, share, IsEstimated: true)
                : new Stop(d, convoy, d.PeopleReached, IsEstimated: false)));
        }

        return [.. stops.OrderBy(s => s.Day).ThenBy(s => s.Delivery.Ref, StringComparer.Ordinal)];
    }
}
