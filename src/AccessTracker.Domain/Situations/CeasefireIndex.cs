using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// The records of arrangements, allegations, control and routes, joined and ready to be asked what stood on a day (ceasefire rules, sections
/// 11 to 15).
/// </summary>
public sealed class CeasefireIndex
{
    private readonly IReadOnlyDictionary<string, Location> _locations;
    private readonly GovernorateNames _governorates;
    private readonly ILookup<string, AllegationHistory> _byArrangement;
    private readonly ILookup<DateOnly, MonitoringEntry> _monitoring;
    private readonly ILookup<string, ArrangementParty> _parties;
    private readonly ILookup<string, ControlEntry> _controls;
    private readonly ILookup<string, RouteState> _states;
    private readonly ILookup<string, Route> _serving;

    internal CeasefireIndex(CeasefireFacts ceasefire, string authority, IReadOnlyDictionary<string, Location> locations)
    {
        _locations = locations;
        _governorates = new GovernorateNames([.. locations.Values], ceasefire);
        Parties = new PartyNames(ceasefire.Parties);
        Arrangements = [.. ceasefire.Arrangements.OrderBy(a => a.Code, StringComparer.Ordinal)];
        Routes = [.. ceasefire.Routes.OrderBy(r => r.Code, StringComparer.Ordinal)];
        var steps = ceasefire.AllegationSteps.ToLookup(s => s.Allegation, StringComparer.Ordinal);
        Allegations =
        [
            .. ceasefire.Allegations.OrderBy(a => a.Ref, StringComparer.Ordinal)
                .Select(a => new AllegationHistory(a, steps[a.Ref], Parties.CodeOf(a.Party))),
        ];
        _byArrangement = Allegations.ToLookup(a => a.Allegation.Arrangement, StringComparer.Ordinal);
        _monitoring = ceasefire.Monitoring.ToLookup(m => m.Day);
        _parties = ceasefire.ArrangementParties.ToLookup(p => p.Arrangement, StringComparer.Ordinal);
        _controls = ceasefire.Controls.Where(c => FreeText.Same(c.Authority, authority)).OrderBy(c => c.From)
            .ToLookup(c => c.Location, StringComparer.Ordinal);
        _states = ceasefire.RouteStates.OrderBy(s => s.From).ToLookup(s => s.Route, StringComparer.Ordinal);
        _serving = Routes.SelectMany(r => r.Serves.Distinct(StringComparer.Ordinal).Select(place => (Place: place, Route: r)))
            .ToLookup(s => s.Place, s => s.Route, StringComparer.Ordinal);
    }

    /// <summary>The parties that free texts are linked to.</summary>
    public PartyNames Parties { get; }

    /// <summary>The arrangements stand in order of their codes.</summary>
    public IReadOnlyList<Arrangement> Arrangements { get; }

    /// <summary>The allegations stand in order of their refs.</summary>
    public IReadOnlyList<AllegationHistory> Allegations { get; }

    /// <summary>The routes stand in order of their codes.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Returns the operation's spelling of a governorate; null: none is named.</summary>
    public string? Governorate(string? text) => _governorates.Of(text);

    /// <summary>Returns the allegations against an arrangement, by ref.</summary>
    public IEnumerable<AllegationHistory> AllegationsOf(string arrangement) => _byArrangement[arrangement];

    /// <summary>
    /// Returns the governorates in which an allegation lies: the one that it names, and that of its location. None, one, or, where they differ,
    /// two.
    /// </summary>
    public IEnumerable<string> GovernoratesOf(Allegation allegation) =>
        new[] { Governorate(allegation.Governorate), GovernorateOf(allegation.Location) }.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The location is under the arrangement: it is for all, or names the location or its governorate (section 11).</summary>
    public bool IsUnder(Arrangement arrangement, string location) => arrangement.Scope == ArrangementScope.All
        || arrangement.Locations.Contains(location, StringComparer.Ordinal)
        || (GovernorateOf(location) is { } governorate && Names(arrangement, governorate));

    /// <summary>The governorate is under the arrangement: it is for all, or names the governorate or a location in it (section 11).</summary>
    public bool IsGovernorateUnder(Arrangement arrangement, string governorate) => arrangement.Scope == ArrangementScope.All
        || Names(arrangement, governorate)
        || arrangement.Locations.Any(place => GovernorateOf(place) == Governorate(governorate));

    /// <summary>The parties that are party to the arrangement on <paramref name="day"/>, by code (section 11).</summary>
    public IEnumerable<string> PartiesTo(string arrangement, DateOnly day) => _parties[arrangement]
        .Where(p => new DateRange(p.From, p.Until ?? DateOnly.MaxValue).Contains(day))
        .Select(p => p.Party)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Returns how long the arrangement has held in the area by the end of <paramref name="asOf"/>, with the records of that day (section 13);
    /// no days where it has not begun.
    /// </summary>
    public DaysOfCalm Calm(Arrangement arrangement, CalmArea area, DateOnly asOf)
    {
        var broken = _byArrangement[arrangement.Code]
            .Where(a => a.ExistsOn(asOf) && LiesIn(a.Allegation, area))
            .Select(a => (Allegation: a, Standing: a.StandingOn(asOf)))
            .Where(a => !a.Standing.IsDismissed)
            .ToLookup(a => a.Allegation.Allegation.Day, a => (a.Allegation, a.Standing.IsSubstantiated));
        var last = arrangement.Until < asOf ? arrangement.Until.Value : asOf;
        var days = new List<CalmDay>();
        for (var number = arrangement.From.DayNumber; number <= last.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            days.Add(new CalmDay(day, [.. broken[day]], Watching(area, day).Any()));
        }

        return new DaysOfCalm(days);
    }

    /// <summary>The entries that say that somebody watched the area on <paramref name="day"/> (section 13).</summary>
    public IEnumerable<MonitoringEntry> Watching(CalmArea area, DateOnly day)
    {
        var governorate = area.Governorate is { } name ? Governorate(name) : GovernorateOf(area.Location);
        return _monitoring[day].Where(m => m.Governorate is null || (governorate is not null && Governorate(m.Governorate) == governorate));
    }

    /// <summary>The adopted entries on who holds a location, by day (section 14).</summary>
    public IEnumerable<ControlEntry> ControlsOf(string location) => _controls[location];

    /// <summary>The adopted entry on who holds a location at the end of <paramref name="day"/>; null: nobody knows.</summary>
    public ControlEntry? ControlOn(string location, DateOnly day) => _controls[location].LastOrDefault(c => c.From <= day);

    /// <summary>The entries on a route, by day (section 15).</summary>
    public IEnumerable<RouteState> StatesOf(string route) => _states[route];

    /// <summary>The entry on a route that holds at the end of <paramref name="day"/>; null: its state is unknown.</summary>
    public RouteState? StateOn(string route, DateOnly day) => _states[route].LastOrDefault(s => s.From <= day);

    /// <summary>The routes that serve a location, by code.</summary>
    public IEnumerable<Route> RoutesServing(string location) => _serving[location];

    /// <summary>Routes serve the location, and all of them are closed at the end of <paramref name="day"/> (section 15).</summary>
    public bool IsCutOff(string location, DateOnly day) =>
        _serving[location].Any() && _serving[location].All(r => StateOn(r.Code, day)?.State == RouteCondition.Closed);

    /// <summary>
    /// The first of the days up to <paramref name="day"/> on which the location was cut off without a break; null: it is not.
    /// </summary>
    public DateOnly? CutOffSince(string location, DateOnly day) => IsCutOff(location, day)
        ? _serving[location].Max(r => ClosedSince(r.Code, day))
        : null;

    // Entries that only repeat that it is closed do not close it anew.
    private DateOnly ClosedSince(string route, DateOnly day) => _states[route]
        .Where(s => s.From <= day)
        .Reverse()
        .TakeWhile(s => s.State == RouteCondition.Closed)
        .Last()
        .From;

    private string? GovernorateOf(string? location) =>
        location is not null && _locations.TryGetValue(location, out var place) ? Governorate(place.Governorate) : null;

    private bool Names(Arrangement arrangement, string governorate) =>
        arrangement.Governorates.Any(named => Governorate(named) == Governorate(governorate));

    private bool LiesIn(Allegation allegation, CalmArea area) => area switch
    {
        { Location: { } location } => allegation.Location == location,
        { Governorate: { } governorate } => GovernoratesOf(allegation).Contains(Governorate(governorate), StringComparer.Ordinal),
        _ => true,
    };
}
