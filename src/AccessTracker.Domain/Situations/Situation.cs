using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// One operation's records, joined and ready to be asked what stood on a day. Immutable: reports and pages that are
/// made from the same one agree with each other.
/// </summary>
public sealed class Situation
{
    private readonly IReadOnlyList<MeetingCalendar> _calendars;
    private readonly ILookup<string, StatusEntry> _statuses;
    private readonly ILookup<string, PopulationEstimate> _populations;
    private readonly PermitIndex _permits;
    private readonly ConvoyIndex _convoys;
    private readonly Lazy<HeadlineSeries> _headline;
    private readonly Lazy<ILookup<(string Request, string Location), Stop>> _underRequest;
    private readonly Lazy<CeasefireIndex> _ceasefire;
    private readonly Lazy<Situation> _checked;

    /// <param name="facts">All of an operation.</param>
    /// <param name="alike">Another situation of it, for other readers perhaps: records that are the same in both are held once.</param>
    public Situation(ReportFacts facts, Situation? alike = null)
    {
        _calendars = CalendarsOf(facts);
        Locations = ByCode(facts.Locations);
        _statuses = Adopted(facts.Operation, facts.Statuses);
        _populations = Adopted(facts.Operation, facts.Populations);
        _permits = PermitIndex.Of(facts);
        _convoys = ConvoyIndex.Of(facts, PopulationOf, alike?._convoys);
        Facts = _convoys.In(_permits.In(facts));
        (_headline, _underRequest) = WhenAsked();
        _checked = new(() => new Situation(CheckedRecords.Of(Facts), this));
        _ceasefire = CeasefireWhenAsked(facts, Locations);
    }

    private Situation(Situation before, FactsChange change, Situation? alike)
    {
        var facts = before.Facts with
        {
            Calendar = change.Calendar,
            Meetings = change.Meetings ?? before.Facts.Meetings,
            Locations = change.Locations ?? before.Facts.Locations,
            Statuses = change.Statuses ?? before.Facts.Statuses,
            Populations = change.Populations ?? before.Facts.Populations,
            Incidents = change.Incidents ?? before.Facts.Incidents,
            Targets = change.Targets ?? before.Facts.Targets,
            StatedFigures = change.StatedFigures ?? before.Facts.StatedFigures,
            Ceasefire = change.Ceasefire ?? before.Facts.Ceasefire,
            Review = change.Review ?? before.Facts.Review,
        };
        _calendars = change.Meetings is null && change.Calendar == before.Facts.Calendar ? before._calendars : CalendarsOf(facts);
        Locations = change.Locations is null ? before.Locations : ByCode(facts.Locations);
        _statuses = change.Statuses is null ? before._statuses : Adopted(facts.Operation, facts.Statuses);
        _populations = change.Populations is null ? before._populations : Adopted(facts.Operation, facts.Populations);
        _permits = before._permits.With(change, facts.Operation.Weekend);
        _convoys = before._convoys.With(change, change.Populations is null ? [] : CountedOtherwise(before), PopulationOf, alike?._convoys);
        Facts = _convoys.In(_permits.In(facts));
        (_headline, _underRequest) = WhenAsked();
        _checked = new(() => new Situation(CheckedRecords.Of(Facts), this));
        _ceasefire = change.Ceasefire is null && change.Locations is null ? before._ceasefire : CeasefireWhenAsked(facts, Locations);
    }

    /// <summary>
    /// The situation is made of these records. Requests, lines, decisions, clearances, convoys and logs stand in order of their refs, then in order
    /// of recording; deliveries by day, then ref; the other lists in order of recording.
    /// </summary>
    public ReportFacts Facts { get; }

    public Operation Operation => Facts.Operation;

    /// <summary>The calendar of the humanitarian task force.</summary>
    public MeetingCalendar Calendar => CalendarOf(TaskForce.Humanitarian);

    /// <summary>The locations by their codes, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Location> Locations { get; }

    /// <summary>The convoys by their refs, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Convoy> Convoys => _convoys.Convoys;

    /// <summary>Every convoy with its stops, by ref.</summary>
    public IReadOnlyList<ConvoyWithStops> Movements => _convoys.Movements;

    /// <summary>The lines stand in order of their requests, then locations.</summary>
    public IReadOnlyList<PermitLine> Lines => _permits.Lines;

    /// <summary>Every delivery of every convoy, by day, then ref.</summary>
    public IReadOnlyList<Stop> Stops => _convoys.Stops;

    /// <summary>The ceasefire task force's records, joined; when first asked for.</summary>
    public CeasefireIndex Ceasefire => _ceasefire.Value;

    /// <summary>Every report counts from this series; it is made when first asked for.</summary>
    internal HeadlineSeries Headline => _headline.Value;

    /// <summary>
    /// The situation after <paramref name="change"/>: as one that is made of all records, at the cost of those that changed.
    /// </summary>
    /// <param name="change">What may be otherwise, for the same readers.</param>
    /// <param name="alike">As in the constructor.</param>
    public Situation With(FactsChange change, Situation? alike = null) => new(this, change, alike);

    /// <summary>
    /// The records that a report counts whose period ends on <paramref name="end"/>: all of these, or those that were checked, as the operation has
    /// decided.
    /// </summary>
    public Situation CountedOn(DateOnly end) => Facts.Review.CountsCheckedOnly(end) && Facts.Review.Unchecked.Count > 0 ? _checked.Value : this;

    /// <summary>Returns the calendar of a task force; the ceasefire one's has no meeting where that never met.</summary>
    public MeetingCalendar CalendarOf(TaskForce taskForce) => _calendars[(int)taskForce];

    /// <summary>The reports there are on a day, of every task force in turn (<see cref="MeetingCalendar.Reports"/>).</summary>
    public IReadOnlyList<ReportPeriod> Reports(DateOnly today) => [.. _calendars.SelectMany(c => c.Reports(today))];

    /// <summary>The report before one of the same task force (<see cref="MeetingCalendar.Before"/>).</summary>
    public ReportPeriod? Before(ReportId report) => CalendarOf(report.TaskForce).Before(report.Number);

    /// <summary>Returns the lines of a location in order of their requests.</summary>
    public IReadOnlyList<PermitLine> LinesAt(string location) => _permits.LinesAt(location);

    /// <summary>Returns the lines of a request in order of their locations.</summary>
    public IReadOnlyList<PermitLine> LinesOf(string request) => _permits.LinesOf(request);

    /// <summary>Returns the stops at a location in order of their days, then refs.</summary>
    public IReadOnlyList<Stop> StopsAt(string location) => _convoys.StopsAt(location);

    /// <summary>Returns the stops of a convoy in order of their days, then refs.</summary>
    public IReadOnlyList<Stop> StopsOf(string convoy) => _convoys.StopsOf(convoy);

    /// <summary>
    /// It counts the people of the convoy's total that could be given to none of its stops (<see cref="ConvoyWithStops.Unassigned"/>).
    /// </summary>
    public long UnassignedOf(string convoy) => new ConvoyWithStops(Convoys[convoy], StopsOf(convoy)).Unassigned;

    /// <summary>The stops at the line's place of convoys under its request, in whatever series, by day, then ref.</summary>
    public IEnumerable<Stop> StopsUnder(PermitLine line) => _underRequest.Value[(line.Request.Ref, line.Line.Location)];

    /// <summary>The convoy's log, by day, then in order of recording.</summary>
    public IReadOnlyList<ConvoyEvent> EventsOf(string convoy) => _convoys.EventsOf(convoy);

    /// <summary>
    /// The hindrance is what the convoy's log tells of a stop that did not reach its place: the last time it was held, turned back, attacked or
    /// looted there or at no place in particular. Null when the log does not say.
    /// </summary>
    public ConvoyEvent? HindranceOf(Stop stop) => stop.Reaches
        ? null
        : EventsOf(stop.Convoy.Ref).LastOrDefault(e =>
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
    /// A delivery of a convoy under the line's request reached its place from the day of the permit to <paramref name="asOf"/>, in whatever series:
    /// approval is not delivery (counting rules, section 6).
    /// </summary>
    public bool IsUsed(PermitLine line, Decision permit, DateOnly asOf) =>
        StopsUnder(line).Any(s => s.Reaches && s.Day >= permit.DecidedOn && s.Day <= asOf);

    private static MeetingCalendar[] CalendarsOf(ReportFacts facts) =>
        [.. Enum.GetValues<TaskForce>().Select(t => new MeetingCalendar(facts.Operation, facts.Meetings, facts.Calendar, t))];

    private (Lazy<HeadlineSeries>, Lazy<ILookup<(string, string), Stop>>) WhenAsked() => (
        new(() => new HeadlineSeries(this)),
        new(() => Stops.Where(s => s.Convoy.Request is not null).ToLookup(s => (s.Convoy.Request!, s.Location))));

    // It goes on from one situation to the next, and so may hold nothing of this one but what it is made of.
    private static Lazy<CeasefireIndex> CeasefireWhenAsked(ReportFacts facts, IReadOnlyDictionary<string, Location> locations)
    {
        var (ceasefire, authority) = (facts.Ceasefire, facts.Operation.Authority);
        return new(() => new CeasefireIndex(ceasefire, authority, locations));
    }

    private long? PopulationOf(Delivery delivery) => PopulationOn(delivery.Location, delivery.Day)?.People;

    private IEnumerable<string> CountedOtherwise(Situation before) => _populations.Concat(before._populations)
        .Select(p => p.Key)
        .Distinct(StringComparer.Ordinal)
        .Where(place => !_populations[place].SequenceEqual(before._populations[place]));

    private static Dictionary<string, Location> ByCode(IEnumerable<Location> locations) =>
        locations.OrderBy(l => l.Code, StringComparer.Ordinal).ToDictionary(l => l.Code, StringComparer.Ordinal);

    private static ILookup<string, StatusEntry> Adopted(Operation operation, IEnumerable<StatusEntry> statuses) =>
        statuses.Where(s => FreeText.Same(s.Authority, operation.Authority)).OrderBy(s => s.From).ToLookup(s => s.Location, StringComparer.Ordinal);

    private static ILookup<string, PopulationEstimate> Adopted(Operation operation, IEnumerable<PopulationEstimate> populations) =>
        populations.Where(p => FreeText.Same(p.Authority, operation.Authority)).OrderBy(p => p.AsOf)
            .ToLookup(p => p.Location, StringComparer.Ordinal);
}
