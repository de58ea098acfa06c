using Microsoft.JSInterop;

namespace AccessTracker.Web.Components;

/// <summary>The address that a browser shows for a page whose circuit goes on without loading another.</summary>
internal static class BrowserAddress
{
    /// <summary>
    /// Tells it. Nobody waits for that who has something to show: a browser that has no line just now does not answer, and its address is behind by
    /// one choice, until the next.
    /// </summary>
    public static async Task TellAsync(Func<ValueTask> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The page was left, or has no line.
        }
    }
}
