using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Boards;

public sealed partial class MapPatterns
{
    /// <summary>Begins the names, which are one a page.</summary>
    [Parameter, EditorRequired]
    public required string Prefix { get; set; }

    /// <summary>Signs tell what blocks a place; else how it is reached.</summary>
    [Parameter]
    public bool ShowsBlocking { get; set; }

    public static string Name(string prefix, string pattern) => $"{prefix}-{pattern}";

    /// <summary>The pattern of a place's sign.</summary>
    public static string Of(BoardLocation place, bool showsBlocking) =>
        showsBlocking && place.WhyUnreached is { } why ? EnumCode.Of(why) : EnumCode.Of(place.Reach);

    /// <summary>All patterns of a map, in the order of its key.</summary>
    public static IEnumerable<string> Names(bool showsBlocking) => showsBlocking
        ? [.. Enum.GetValues<Blocking>().Select(b => EnumCode.Of(b)), EnumCode.Of(Reach.InTime)]
        : Enum.GetValues<Reach>().Select(r => EnumCode.Of(r));

    // From dark to light: never reached is solid, overdue is hatched, reached is empty.
    private static string Lines(string pattern) => EnumCode.TryParse<Blocking>(pattern, out var blocking) ? Lines(blocking)
        : pattern == EnumCode.Of(Reach.Overdue) ? "M-2 2L2 -2M0 8L8 0M6 10L10 6" : "";

    private static string Lines(Blocking blocking) => blocking switch
    {
        Blocking.Denied => "M0 0L8 8M8 0L0 8",
        Blocking.TurnedBack => "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        Blocking.PermitPending => "M0 2H8M0 6H8",
        Blocking.AwaitingClearance => "M2 0V8M6 0V8",
        Blocking.NotDispatched => "M2 2h1v1h-1zM6 6h1v1h-1z",
        Blocking.PermitNotYetValid => "M-2 6L2 10M0 0L8 8M6 -2L10 2",
        Blocking.PermitEnded => "M0 4H8M4 0V8",
        Blocking.NoRequest => "",
    };
}
