using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>The patterns of statuses and of bars of requests. They are on the page once: its drawings and their key are filled with them.</summary>
internal static class TimelinePatterns
{
    // As on the map, a besieged place is the heaviest.
    private static readonly IReadOnlyList<(string Name, Hatch Hatch)> _patterns =
    [
        (EnumCode.Of(AccessStatus.Besieged), Hatch.Crossed),
        (EnumCode.Of(AccessStatus.HardToReach), Hatch.Diagonal),
        (EnumCode.Of(AccessStatus.Accessible), Hatch.None),
        ("untracked", Hatch.Dots),
        ("pending", Hatch.Horizontal),
        ("granted", Hatch.None),
        ("conditional", Hatch.Vertical),
    ];

    /// <summary>Defines the patterns, in a drawing that takes no room.</summary>
    public static XElement Define() => Picture.Silent(0, 0, Hatches.Definitions(_patterns.Select(p => (Id(p.Name), $"fill-{p.Name}", p.Hatch))));

    public static string Id(string name) => $"life-{name}";
}
