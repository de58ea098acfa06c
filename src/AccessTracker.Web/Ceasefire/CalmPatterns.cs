using System.Xml.Linq;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The patterns of strips of days. They are on a page once: its strips and their key are filled with them.</summary>
internal static class CalmPatterns
{
    // What is broken is the heaviest; what nobody watched is neither calm nor broken, and dotted.
    private static readonly IReadOnlyList<(string Name, Hatch Hatch)> _patterns =
    [
        (EnumCode.Of(CalmMark.Broken), Hatch.Crossed),
        (EnumCode.Of(CalmMark.Watched), Hatch.None),
        (EnumCode.Of(CalmMark.Unwatched), Hatch.Dots),
        (EnumCode.Of(RouteCondition.Open), Hatch.None),
        (EnumCode.Of(RouteCondition.Restricted), Hatch.Diagonal),
        (EnumCode.Of(RouteCondition.Closed), Hatch.Crossed),
        (Unknown, Hatch.Dots),
    ];

    /// <summary>Names the pattern of a state that nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>Defines the patterns, in a drawing that takes no room.</summary>
    public static XElement Define() => Picture.Silent(0, 0, Hatches.Definitions(_patterns.Select(p => (Id(p.Name), $"fill-{p.Name}", p.Hatch))));

    public static string Id(string name) => $"strip-{name}";
}
