using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What axe objects to on a page. Its script runs in the page itself, once, and tells of nothing but violations.</summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;

    private static readonly string _script = new BundledAxeScriptProvider().GetScript();

    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(_script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
