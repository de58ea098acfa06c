using System.Xml.Linq;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Boards;

/// <summary>The sign of a place on a map. Besieged: a square; hard to reach: a triangle. A broken edge: nobody knows how many people.</summary>
internal static class MapSign
{
    /// <param name="status">The place's status tells the shape.</param>
    /// <param name="pattern">Id of the pattern that fills it.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Likewise.</param>
    /// <param name="radius">Half its width.</param>
    /// <param name="isUnknown">Nobody knows how many people live there.</param>
    public static XElement Draw(AccessStatus status, string pattern, double x, double y, double radius, bool isUnknown = false)
    {
        var half = Math.Round(radius * 1.15, 1);
        var (top, foot) = (y - Math.Round(radius * 1.2, 1), y + radius);
        var shape = status == AccessStatus.Besieged
            ? Shape.Rect(x - radius, y - radius, 2 * radius, 2 * radius)
            : Shape.Path($"M{x} {top}L{x + half} {foot}L{x - half} {foot}Z");
        return shape.Css(isUnknown ? "sign unknown-people" : "sign").FilledBy(pattern);
    }
}
