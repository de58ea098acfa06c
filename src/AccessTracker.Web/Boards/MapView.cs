using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Boards;

/// <summary>One place on a map.</summary>
/// <param name="Number">Its number in the list beside the map.</param>
/// <param name="X">Where its sign stands, in the units of the drawing.</param>
/// <param name="Y">Likewise, downwards.</param>
/// <param name="TrueX">Where the place lies; the sign stands aside where signs would cover each other.</param>
/// <param name="TrueY">Likewise.</param>
/// <param name="Radius">Half the sign's width: its area goes by the people.</param>
/// <param name="IsExact">The place has a point of its own; else it stands in the middle of its governorate.</param>
public sealed record MapLocation(int Number, BoardLocation Place, double X, double Y, double TrueX, double TrueY, double Radius, bool IsExact)
{
    /// <summary>Where its name stands; null where it would cover a sign or another name.</summary>
    public MapLabel? Label { get; init; }

    public bool IsAside => Math.Abs(X - TrueX) + Math.Abs(Y - TrueY) > Radius;
}

/// <summary>
/// A map of places over outlines: an equirectangular drawing, true to scale at its middle latitude. A pure function of what is
/// shown, so that the same link draws the same map.
/// </summary>
public sealed record MapView(double Width, double Height, IReadOnlyList<string> Areas, IReadOnlyList<MapLocation> Places)
{
    /// <summary>What <see cref="Areas"/> are of, in their order.</summary>
    public IReadOnlyList<Outline> Outlines { get; private init; } = [];

    /// <summary>Where a location lies on the map; null: outside it, or nobody knows.</summary>
    public Func<Location, (double X, double Y)?> Locate { get; private init; } = _ => null;

    private const double DrawingWidth = 960;
    private const double Tallest = 1200;

    // The sign of a place whose people nobody knows, and the smallest of those that are known.
    private const double SmallRadius = 13;
    private const double LargeRadius = 34;
    private const int Passes = 120;

    /// <param name="outlines">What it is drawn over.</param>
    /// <param name="numbered">
    /// The places with their numbers. One without a point is drawn in the middle of its governorate, and passed over where no outline has
    /// that name or P-code.
    /// </param>
    /// <param name="around">The map shows these places and a margin; without any, all outlines.</param>
    /// <param name="width">Of the drawing: on a narrower one signs and names are larger beside the outlines, for a small map.</param>
    public static MapView Of(
        IReadOnlyList<Outline> outlines, IEnumerable<(int Number, BoardLocation Place)> numbered, IReadOnlyList<BoardLocation> around,
        double width = DrawingWidth)
    {
        var places = numbered
            .Select(p => (p.Number, p.Place, At: PointOf(p.Place, outlines)))
            .Where(p => p.At is not null)
            .Select(p => (p.Number, p.Place, At: p.At!.Value))
            .ToList();
        var frame = Frame.Around(around.Select(p => PointOf(p, outlines)).OfType<(double, double)>())
            ?? Frame.Around(outlines.SelectMany(o => o.Rings).SelectMany(r => r)) ?? Frame.Around(places.Select(p => p.At));
        if (frame is null)
        {
            return new MapView(width, 0, [], []);
        }

        var scale = Math.Min(width / frame.Width, Tallest * width / DrawingWidth / frame.Height);
        var most = places.Max(p => p.Place.Population?.People) ?? 0;
        var signs = places
            .Select(p => (p.Number, p.Place, At: frame.Project(p.At, scale), Radius: Radius(p.Place, most)))
            .Where(p => p.At.X >= 0 && p.At.X <= frame.Width * scale && p.At.Y >= 0 && p.At.Y <= frame.Height * scale)
            .Select(p => new MapLocation(p.Number, p.Place, p.At.X, p.At.Y, p.At.X, p.At.Y, p.Radius, IsPlaced(p.Place)))
            .ToArray();
        SetAside(signs, frame.Width * scale, frame.Height * scale);
        return new MapView(
            frame.Width * scale, frame.Height * scale, [.. outlines.Select(o => Path(o, frame, scale))],
            MapLabel.Placed(signs, frame.Width * scale, frame.Height * scale))
        {
            Outlines = outlines,
            Locate = location => location is { Longitude: { } longitude, Latitude: { } latitude }
                && frame.Project((longitude, latitude), scale) is var at
                && at.X >= 0 && at.X <= frame.Width * scale && at.Y >= 0 && at.Y <= frame.Height * scale
                ? at
                : null,
        };
    }

    /// <summary>
    /// The number of each place on maps, by code: its place among all of the operation, the same on every day and under every filter.
    /// </summary>
    public static Dictionary<string, int> Numbers(Situation situation) => situation.Locations.Keys.Order(StringComparer.Ordinal)
        .Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i + 1, StringComparer.Ordinal);

    public static bool IsPlaced(BoardLocation place) => place.Location is { Latitude: not null, Longitude: not null };

    /// <summary>Whether the place stands on a map over <paramref name="outlines"/>.</summary>
    public static bool IsDrawn(BoardLocation place, IReadOnlyList<Outline> outlines) => IsPlaced(place) || GovernorateOf(place, outlines) is not null;

    private static (double Longitude, double Latitude)? PointOf(BoardLocation place, IReadOnlyList<Outline> outlines) =>
        place.Location is { Longitude: { } longitude, Latitude: { } latitude } ? (longitude, latitude) : GovernorateOf(place, outlines)?.Middle;

    private static Outline? GovernorateOf(BoardLocation place, IReadOnlyList<Outline> outlines) =>
        outlines.FirstOrDefault(o => o.Pcode is not null && o.Pcode == place.Location.GovernoratePcode)
        ?? (place.Location.Governorate is { } name
            ? outlines.FirstOrDefault(o => o.Name is not null && LocationName.Fold(o.Name) == LocationName.Fold(name))
            : null);

    private static double Radius(BoardLocation place, long most) => place.Population is { People: > 0 and var people } && most > 0
        ? Math.Max(SmallRadius, LargeRadius * Math.Sqrt(people / (double)most))
        : SmallRadius;

    private static string Path(Outline outline, Frame frame, double scale) =>
        string.Concat(outline.Rings.Select(ring => SvgPath.Ring(ring.Select(p => frame.Project(p, scale)))));

    // Signs that cover each other are pushed apart a little at a time, always in the same order: the same places, the same map.
    private static void SetAside(MapLocation[] signs, double width, double height)
    {
        for (var pass = 0; pass < Passes; pass++)
        {
            var isMoved = false;
            for (var i = 0; i < signs.Length; i++)
            {
                for (var j = i + 1; j < signs.Length; j++)
                {
                    isMoved |= Part(ref signs[i], ref signs[j], width, height);
                }
            }

            if (!isMoved)
            {
                return;
            }
        }
    }

    private static bool Part(ref MapLocation a, ref MapLocation b, double width, double height)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var distance = Math.Sqrt((dx * dx) + (dy * dy));
        var missing = a.Radius + b.Radius + 3 - distance;
        if (missing <= 0.1)
        {
            return false;
        }

        // Two places at the same point part sidewards.
        var (ux, uy) = distance < 0.01 ? (1.0, 0.0) : (dx / distance, dy / distance);
        a = Moved(a, -ux * missing / 2, -uy * missing / 2, width, height);
        b = Moved(b, ux * missing / 2, uy * missing / 2, width, height);
        return true;
    }

    private static MapLocation Moved(MapLocation sign, double dx, double dy, double width, double height) => sign with
    {
        X = Math.Clamp(sign.X + dx, Math.Min(sign.Radius, width / 2), Math.Max(width - sign.Radius, width / 2)),
        Y = Math.Clamp(sign.Y + dy, Math.Min(sign.Radius, height / 2), Math.Max(height - sign.Radius, height / 2)),
    };

    // What is shown, in degrees, with longitudes shortened by the middle latitude.
    private sealed record Frame(double West, double North, double Width, double Height, double Shortening)
    {
        private const double LeastDegrees = 0.08;

        public static Frame? Around(IEnumerable<(double Longitude, double Latitude)> points)
        {
            var all = points.ToList();
            if (all.Count == 0)
            {
                return null;
            }

            var (south, north) = (all.Min(p => p.Latitude), all.Max(p => p.Latitude));
            var (west, east) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude));
            var shortening = Math.Max(0.05, Math.Cos((south + north) / 2 * Math.PI / 180));
            var margin = Math.Max(LeastDegrees, Math.Max(north - south, (east - west) * shortening)) * 0.06;
            var height = Math.Max(LeastDegrees, north - south) + (2 * margin);
            var width = Math.Max(Math.Max(LeastDegrees, (east - west) * shortening) + (2 * margin), height * 0.8);
            return new Frame(((west + east) / 2 * shortening) - (width / 2), ((south + north) / 2) + (height / 2), width, height, shortening);
        }

        public (double X, double Y) Project((double Longitude, double Latitude) point, double scale) =>
            (((point.Longitude * Shortening) - West) * scale, (North - point.Latitude) * scale);
    }
}
