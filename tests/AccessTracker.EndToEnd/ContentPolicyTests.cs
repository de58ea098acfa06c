using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>No page, whatever one does on it, wants what the content policy forbids (docs/decisions/0013).</summary>
[Collection(OneSite.Name)]
public sealed class ContentPolicyTests(Site site)
{
    // Tells on the console, which is read without asking the page anything.
    private const string Listener =
        "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + "
            + "e.sample + ' ' + e.sourceFile))";

    [BrowserTheory]
    [InlineData("manager")]
    [InlineData("administrator")]
    public async Task Every_page_keeps_to_it(string role)
    {
        await using var reader = await site.EnterAsync(role);
        var offences = await WatchAsync(reader.Page);

        foreach (string path in EveryPageTests.Pages)
        {
            await reader.GoAsync(path);
            if (await reader.HasCircuitAsync())
            {
                await reader.AliveAsync();
                foreach (var field in await reader.Page.Locator("main select:visible").AllAsync())
                {
                    await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
                }

                if (await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).CountAsync() > 0)
                {
                    await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
                    await reader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
                    await Assertions.Expect(reader.Page.GetByText("Done: ")).ToBeVisibleAsync();
                }
            }
        }

        await reader.Page.GotoAsync($"{site.Address}/sign-in");
        await reader.Page.GotoAsync($"{site.Address}/access-denied");
        Assert.True(offences.Count == 0, string.Join("\n", offences));
    }

    [BrowserFact]
    public async Task The_dashboard_of_the_jobs_keeps_to_it()
    {
        await using var reader = await site.EnterAsync("administrator");
        var offences = await WatchAsync(reader.Page);

        foreach (var path in new[] { "", "/recurring", "/jobs/enqueued", "/jobs/succeeded", "/servers", "/retries" })
        {
            await reader.Page.GotoAsync($"{site.Address}/hangfire{path}");
            await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 30_000 });
        }

        Assert.True(offences.Count == 0, string.Join("\n", offences));
    }

    // A watch that sees nothing would let everything pass.
    [BrowserFact]
    public async Task What_is_forbidden_is_seen()
    {
        await using var reader = await site.EnterAsync();
        var offences = await WatchAsync(reader.Page);

        await reader.GoAsync("/reports/5");
        await reader.Page.EvaluateAsync("document.head.appendChild(document.createElement('style')).textContent = 'p { color: red }'");

        Assert.Contains(offences, o => o.Contains("style-src-elem", StringComparison.Ordinal));
    }

    private static async Task<List<string>> WatchAsync(IPage page)
    {
        var offences = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)
                || message.Text.StartsWith("policy:", StringComparison.Ordinal))
            {
                offences.Add($"{page.Url}: {message.Text}");
            }
        };
        await page.AddInitScriptAsync(Listener);
        return offences;
    }
}
