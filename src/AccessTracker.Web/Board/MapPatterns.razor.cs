using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Board;

public sealed partial class MapPatterns
{
    /// <summary>Begins the names, which are one a page.</summary>
    [Parameter, EditorRequired]
    public required string Prefix { get; set; }

    public static string Name(string prefix, Blocking blocking) => $"{prefix}-{Word.Of(blocking)}";

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
