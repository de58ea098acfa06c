using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>
/// Two places on the operation's own map, over their governorates, among the other places there: where they lie, and how far from each other.
/// </summary>
internal static class PlacePairMap
{
    private const double Width = 420;

    // A sign that is seen over a whole governorate, and covers no other of the two.
    private const double Radius = 11;
    private const double Dot = 2.5;

    /// <summary>The drawing; null: no point of any of them is known, nor an outline.</summary>
    /// <param name="outlines">What it is drawn over.</param>
    /// <param name="places">One or two, with the letters that they have beside the map.</param>
    public static XElement? Draw(Situation situation, IReadOnlyList<Outline> outlines, IReadOnlyList<(string Letter, Location Place)> places)
    {
        var codes = places.Select(p => p.Place.Code).ToHashSet(StringComparer.Ordinal);
        var areas = places.Select(p => p.Place.Governorate).OfType<string>().Select(LocationName.Fold).ToHashSet(StringComparer.Ordinal);
        var around = situation.Locations.Values
            .Where(l => l.Latitude is not null && l.Governorate is { } name && areas.Contains(LocationName.Fold(name))).ToList();

        // Where one of them lies is all that is known: the other in the middle of its governorate would say something else.
        var known = places.Select((p, i) => (Number: i, p.Place)).Where(p => p.Place.Latitude is not null).ToList();
        var drawn = known.Count > 0 ? known : [.. places.Select((p, i) => (Number: i, p.Place)).Take(1)];
        var view = MapView.Of(
            outlines, drawn.Select(p => (p.Number, Standing(p.Place))), [.. drawn.Select(p => p.Place).Concat(around).Select(Standing)], Width);
        if (view.Places.Count == 0)
        {
            return null;
        }

        var svg = Picture.OfParts(view.Width, view.Height, Caption(places));
        svg.Add(
            view.Areas.Select(a => Shape.Element("path").With("d", a).With("fill-rule", "evenodd").Css("area")),
            around.Where(l => !codes.Contains(l.Code)).Select(view.Locate).OfType<(double X, double Y)>()
                .Select(at => Shape.Circle(Near(at.X), Near(at.Y), Dot).Css("dot")),
            view.Places.Where(p => p.IsAside).Select(p => Shape.Line(Near(p.TrueX), Near(p.TrueY), Near(p.X), Near(p.Y)).Css("leader")),
            view.Places.Select(p => Sign(p, places[p.Number].Letter)));
        return svg;
    }

    /// <summary>How far they are from each other, or what of it is not known.</summary>
    public static string Caption(IReadOnlyList<(string Letter, Location Place)> places)
    {
        var unknown = places.Where(p => p.Place.Latitude is null).Select(p => ShownName.Of(p.Place)).ToList();
        return unknown.Count > 0 ? Format.With(Texts.PlacePairUnplaced, Format.List(unknown))
            : places is [var one, var other] ? Format.With(Texts.PlacePairApart, Distance(GreatCircle.Kilometres(one.Place, other.Place)!.Value))
            : Format.With(Texts.MapOf, ShownName.Of(places[0].Place));
    }

    private static string Distance(double kilometres) => Format.With(Texts.LifeKilometres, Format.Number((decimal)Math.Round(kilometres, 1)));

    private static XElement Sign(MapLocation at, string letter) => Shape.Titled(
        $"{letter}{Texts.Colon}{ShownName.Of(at.Place.Location)}",
        Shape.Circle(Near(at.X), Near(at.Y), Radius).Css(at.IsExact ? "pair-sign" : "pair-sign somewhere"),
        Shape.Text(Near(at.X), Near(at.Y) + 5, letter, "middle").Css("number"));

    // The map of the board draws what stands there; of these the place alone is asked.
    private static BoardLocation Standing(Location place) => new()
    {
        Location = place,
        Status = new StatusEntry { Location = place.Code, Status = AccessStatus.Accessible, From = default, Authority = "" },
        StatusSince = default,
        DaysWaiting = 0,
        IsUnreached = false,
        FailedAttempts = [],
        Planned = [],
        Lines = [],
        BlockedBy = Blocking.NoRequest,
    };

    private static double Near(double length) => Math.Round(length, 1);
}
