using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Boards;

/// <summary>One pattern for each thing that the signs of a map tell apart.</summary>
internal static class MapPatterns
{
    /// <summary>Defines the patterns of a map.</summary>
    /// <param name="prefix">Begins their ids, which are unique on a page.</param>
    /// <param name="showsBlocking">Signs tell what blocks a place; else how it is reached.</param>
    public static XElement Define(string prefix, bool showsBlocking) =>
        Hatches.Definitions(Names(showsBlocking).Select(name => (Id(prefix, name), $"fill-{name}", HatchOf(name))));

    public static string Id(string prefix, string name) => $"{prefix}-{name}";

    /// <summary>The name of the pattern that fills a place's sign.</summary>
    public static string Of(BoardLocation place, bool showsBlocking) =>
        showsBlocking && place.WhyUnreached is { } why ? EnumCode.Of(why) : EnumCode.Of(place.Reach);

    /// <summary>The names of all patterns of a map, in the order of its key.</summary>
    public static IEnumerable<string> Names(bool showsBlocking) => showsBlocking
        ? [.. Enum.GetValues<Blocking>().Select(b => EnumCode.Of(b)), EnumCode.Of(Reach.InTime)]
        : Enum.GetValues<Reach>().Select(r => EnumCode.Of(r));

    // From dark to light: never reached is solid, overdue is hatched, reached is empty.
    private static Hatch HatchOf(string name) => EnumCode.TryParse<Blocking>(name, out var blocking) ? HatchOf(blocking)
        : name == EnumCode.Of(Reach.Overdue) ? Hatch.Diagonal : Hatch.None;

    private static Hatch HatchOf(Blocking blocking) => blocking switch
    {
        Blocking.Denied => Hatch.Crossed,
        Blocking.TurnedBack => Hatch.Diagonal,
        Blocking.PermitPending => Hatch.Horizontal,
        Blocking.AwaitingClearance => Hatch.Vertical,
        Blocking.NotDispatched => Hatch.Dots,
        Blocking.PermitNotYetValid => Hatch.BackDiagonal,
        Blocking.PermitEnded => Hatch.Grid,
        Blocking.NoRequest => Hatch.None,
    };
}
