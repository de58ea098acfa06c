using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A line of 50 kbit/s that answers after two seconds, as the browser's developer tools make it.</summary>
internal sealed class SlowLine
{
    private readonly ICDPSession _session;

    private SlowLine(ICDPSession session) => _session = session;

    public static async Task<SlowLine> OfAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        return new SlowLine(session);
    }

    public Task BeginAsync() => SetAsync(2000, 50_000 / 8);

    public Task EndAsync() => SetAsync(0, -1);

    // Milliseconds, and bytes a second.
    private async Task SetAsync(int latency, int rate) => await _session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
    {
        ["offline"] = false, ["latency"] = latency, ["downloadThroughput"] = rate, ["uploadThroughput"] = rate,
    });
}
