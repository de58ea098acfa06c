using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>
/// The name of a lane before its drawing, in as many lines as it needs: the room that names have (<see cref="TimelineScale.Left"/>) is the same in
/// every language.
/// </summary>
internal static class LaneName
{
    private const int Longest = 14;
    private const double Line = 14;

    /// <summary>By how much a lane is higher than with a name of one line.</summary>
    public static double Extra(string name) => (Lines(name).Count - 1) * Line;

    /// <param name="name">Of the lane.</param>
    /// <param name="y">Where its first line stands.</param>
    public static XElement Draw(string name, double y)
    {
        var lines = Lines(name);
        var text = Shape.Text(4, y, lines[0]).Css("name");
        text.Add(lines.Skip(1).Select(line => Shape.Element("tspan", $" {line}").With("x", 4).With("dy", Line)));
        return text;
    }

    // Between words; a word that is longer than a line is parted where the line ends.
    private static List<string> Lines(string name)
    {
        List<string> lines = [];
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var left = word;
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Longest)
            {
                lines[^1] += $" {word}";
                continue;
            }

            for (; left.Length > Longest; left = left[lines[^1].Length..])
            {
                lines.Add(Unicode.Start(left, Longest));
            }

            lines.Add(left);
        }

        return lines.Count == 0 ? [""] : lines;
    }
}
