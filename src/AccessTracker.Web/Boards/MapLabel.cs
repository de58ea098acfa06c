using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Boards;

/// <summary>A place's name on a map, in the units of the drawing.</summary>
/// <param name="X">Where its line of text is anchored.</param>
/// <param name="Y">The base line of its text.</param>
/// <param name="Anchor">Which end of the text stands at <paramref name="X"/>: <c>start</c>, <c>middle</c> or <c>end</c>, as SVG names them.</param>
public sealed record MapLabel(double X, double Y, string Anchor)
{
    /// <summary>Size of the text.</summary>
    public const double FontSize = 21;

    // A little more than letters take on the average: a name must not run into its neighbour in any font.
    private const double LetterWidth = 0.58 * FontSize;
    private const double Gap = 4;

    /// <summary>
    /// The same places with names where they fit, the largest first: beside, below or above their sign, within the drawing, over no sign and no
    /// other name.
    /// </summary>
    public static IReadOnlyList<MapLocation> Placed(IReadOnlyList<MapLocation> places, double width, double height)
    {
        var taken = places.Select(p => new Box(p.X - p.Radius, p.Y - p.Radius, p.X + p.Radius, p.Y + p.Radius)).ToList();
        var labels = new Dictionary<int, MapLabel>();
        foreach (var place in places.OrderByDescending(p => p.Radius).ThenBy(p => p.Number))
        {
            var found = Candidates(place).FirstOrDefault(c => c.Box.IsWithin(width, height) && !taken.Exists(c.Box.Covers));
            if (found.Label is not null)
            {
                labels[place.Number] = found.Label;
                taken.Add(found.Box);
            }
        }

        return [.. places.Select(p => p with { Label = labels.GetValueOrDefault(p.Number) })];
    }

    private static IEnumerable<(MapLabel Label, Box Box)> Candidates(MapLocation place)
    {
        var length = ShownName.Of(place.Place.Location).Length * LetterWidth;
        var (x, y, r) = (place.X, place.Y, place.Radius);
        yield return (new(x + r + Gap, y + (FontSize / 3), "start"), new(x + r + Gap, y - (FontSize / 2), x + r + Gap + length, y + (FontSize / 2)));
        yield return (new(x - r - Gap, y + (FontSize / 3), "end"), new(x - r - Gap - length, y - (FontSize / 2), x - r - Gap, y + (FontSize / 2)));
        yield return (new(x, y + r + FontSize, "middle"), new(x - (length / 2), y + r + 2, x + (length / 2), y + r + 2 + FontSize));
        yield return (new(x, y - r - Gap, "middle"), new(x - (length / 2), y - r - Gap - FontSize, x + (length / 2), y - r - Gap));
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Covers(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool IsWithin(double width, double height) => Left >= 0 && Top >= 0 && Right <= width && Bottom <= height;
    }
}
