using System.Xml.Linq;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using Route = AccessTracker.Domain.Ceasefire.Route;

namespace AccessTracker.Web.Boards;

/// <summary>What a map shows of the ceasefire on a day: who holds the places, the routes between them, where arrangements hold.</summary>
public sealed class MapLayers
{
    private const double Spoke = 110;
    private const double DotRadius = 9;

    private readonly CeasefireIndex _index;
    private readonly IReadOnlyList<string> _parties;

    public MapLayers(Situation situation, DateOnly day)
    {
        (Situation, Day, _index) = (situation, day, situation.Ceasefire);
        _parties = PartyPatterns.Parties(situation);
        InForce = [.. _index.Arrangements.Where(a => a.IsInForceOn(day))];
    }

    public Situation Situation { get; }

    /// <summary>The day whose states are drawn.</summary>
    public DateOnly Day { get; }

    /// <summary>Signs are filled by who holds the place.</summary>
    public bool ShowsControl { get; init; }

    public bool ShowsRoutes { get; init; }

    /// <summary>The governorates in which an arrangement holds are hatched.</summary>
    public bool ShowsAreas { get; init; }

    /// <summary>The arrangements in force on the day.</summary>
    public IReadOnlyList<Arrangement> InForce { get; }

    /// <summary>Code of each party that holds a place on the day, with its pattern's name.</summary>
    public IEnumerable<(string Party, string Pattern)> Holders => _parties
        .Where(p => Situation.Locations.Keys.Any(code => _index.ControlOn(code, Day)?.Party == p))
        .Select(p => (p, PartyPatterns.Of(_parties, p)));

    /// <summary>The routes with their state on the day; null: nobody knows it.</summary>
    public IEnumerable<(Route Route, RouteState? State)> Routes => _index.Routes.Select(r => (r, _index.StateOn(r.Code, Day)));

    /// <summary>Name of the pattern of who holds a place.</summary>
    public string PatternOf(string location) =>
        _index.ControlOn(location, Day) is { } control ? PartyPatterns.Of(_parties, control.Party) : PartyPatterns.Unknown;

    /// <summary>Who holds the place, as a sentence; null: it is not shown, or nobody knows.</summary>
    public string? Holder(string location) => ShowsControl && _index.ControlOn(location, Day) is { } control
        ? Format.With(Texts.MapHeldBy, PartyName.Of(Situation, control.Party), Format.Day(control.From))
        : null;

    /// <summary>The names of the arrangements that hold in an outlined governorate; empty: none, or they are not shown.</summary>
    public IReadOnlyList<string> Over(Outline outline)
    {
        var name = outline.Pcode is { } pcode && _index.Governorate(pcode) is { } known && known != pcode ? known : outline.Name;
        return ShowsAreas && name is not null ? [.. InForce.Where(a => _index.IsGovernorateUnder(a, name)).Select(a => ShownName.Of(a))] : [];
    }

    /// <summary>The routes between the places that they serve; of one that serves one place no more than that it leads there.</summary>
    public IEnumerable<XElement> DrawRoutes(MapView view) => !ShowsRoutes ? [] : Routes
        .Select((r, i) => (r.Route, r.State, At: Points(view, r.Route, i)))
        .Where(r => r.At.Count > 1)
        .Select(r => Shape.Link(
            Urls.Route(Situation.Operation.Code, r.Route.Code), Words(r.Route, r.State),
            Shape.Path(SvgPath.Through(r.At)).Css("route ground"), Shape.Path(SvgPath.Through(r.At)).Css($"route {StateCode(r.State)}")));

    /// <summary>Places of which it is known who holds them and that have no sign on the map.</summary>
    public IEnumerable<XElement> DrawOthers(MapView view, string id)
    {
        var drawn = view.Places.Select(p => p.Place.Location.Code).ToHashSet(StringComparer.Ordinal);
        return !ShowsControl ? [] : Situation.Locations.Values
            .Where(l => !drawn.Contains(l.Code) && _index.ControlOn(l.Code, Day) is not null)
            .Select(l => (Location: l, At: view.Locate(l)))
            .Where(l => l.At is not null)
            .Select(l => Shape.Link(
                Urls.Location(Situation.Operation.Code, l.Location.Code),
                $"{ShownName.Of(l.Location)}. {Holder(l.Location.Code)}",
                Shape.Circle(l.At!.Value.X, l.At.Value.Y, DotRadius).Css("sign").FilledBy(PartyPatterns.Id(id, PatternOf(l.Location.Code)))));
    }

    /// <summary>"Castello Road: closed since 17 Jul 2016".</summary>
    public static string Words(Route route, RouteState? state) => state is null
        ? Format.With(Texts.SpellOfDay, ShownName.Of(route), Texts.RouteUnknown)
        : Format.With(Texts.RouteStateSince, ShownName.Of(route), EnumText.Within(state.State), Format.Day(state.From));

    public static string StateCode(RouteState? state) => state is null ? CalmPatterns.Unknown : EnumCode.Of(state.State);

    // From west to east; a lone place has a spoke, each route's in another direction.
    private List<(double X, double Y)> Points(MapView view, Route route, int number)
    {
        List<(double X, double Y)> at =
        [
            .. route.Serves.Distinct(StringComparer.Ordinal).Where(Situation.Locations.ContainsKey)
                .Select(code => view.Locate(Situation.Locations[code]))
                .OfType<(double X, double Y)>().OrderBy(p => p.X).ThenBy(p => p.Y),
        ];
        if (at is [var only])
        {
            var angle = (number * 73 % 360) * Math.PI / 180;
            at.Add((Math.Clamp(only.X + (Spoke * Math.Cos(angle)), 4, view.Width - 4),
                Math.Clamp(only.Y - (Spoke * Math.Sin(angle)), 4, view.Height - 4)));
        }

        return at;
    }
}
