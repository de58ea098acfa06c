using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>
/// What holds on each page holds in each language. Axe reads every other page in the one that is read from right to left, and one in five in the
/// other, whose pages differ from the English ones by their words alone. One visitor reads them all, for signing in takes longer than a page.
/// </summary>
[Collection(OneSite.Name)]
public sealed class EveryLanguageTests(Site site)
{
    private static readonly string[] _ofRoles =
    [
        "/alerts/rules", "/files", "/files/import", "/files/sheets", "/reports/5/publish", "/enter", "/enter/request", "/enter/convoy/D007",
        "/enter/answer/UN-2016-04", "/enter/record/incident/I001", "/withdrawn", "/places-to-confirm", "/set-up",
    ];

    private static readonly IReadOnlyList<string> _pages =
        [.. EveryPageTests.Paths.Concat(_ofRoles).Select(p => Site.Operation + p), "/operations", "/search?q=madaya"];

    // Sent empty they refuse.
    private static readonly string[] _forms =
    [
        "/enter/request", "/enter/convoy", "/enter/answer/UN-2016-04", "/enter/clearance/UN-2016-04", "/enter/log/D007", "/enter/record/incident",
        "/enter/record/target", "/enter/record/location",
    ];

    [BrowserTheory]
    [InlineData("ar", 2)]
    [InlineData("fr", 5)]
    public async Task Axe_finds_no_violation(string language, int every)
    {
        await using var reader = await site.EnterAsync("manager", language: language);
        List<string> violations = [];
        foreach (var path in _pages.Where((_, at) => at % every == 0))
        {
            await reader.Page.GotoAsync(site.Address + path);
            if (await reader.HasCircuitAsync())
            {
                await reader.AliveAsync();
                await Assertions.Expect(reader.Page).Not.ToHaveTitleAsync("");
            }

            violations.AddRange(await ViolationsAsync(reader.Page, path));
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task Axe_finds_no_violation_where_a_form_refuses(string language)
    {
        await using var coordinator = await site.EnterAsync("manager", width: 360, language: language);
        List<string> violations = [];
        foreach (var path in _forms)
        {
            await coordinator.GoAsync(path);
            await coordinator.Page.Locator(".entry-bar button.main").ClickAsync();
            await Assertions.Expect(coordinator.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            violations.AddRange(await ViolationsAsync(coordinator.Page, path));
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task Axe_finds_no_violation_at_the_door(string language)
    {
        var page = await site.NewPageAsync(360, language: language);
        await page.GotoAsync($"{site.Address}/sign-in");
        var violations = (await ViolationsAsync(page, "/sign-in")).ToList();
        await page.Locator("[name='Email']").FillAsync("nobody@example.org");
        await page.Locator("[name='Password']").FillAsync("not a password of anybody");
        await page.Locator("form.sent button").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        violations.AddRange(await ViolationsAsync(page, "/sign-in (refused)"));
        await page.Context.CloseAsync();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [BrowserTheory]
    [InlineData("ar", "rtl")]
    [InlineData("fr", "ltr")]
    public async Task No_page_is_wider_than_a_small_screen(string language, string direction)
    {
        await using var reader = await site.EnterAsync("manager", width: 360, language: language);
        List<string> wider = [];
        foreach (var path in _pages)
        {
            await reader.Page.GotoAsync(site.Address + path);
            Assert.Equal($"{language} {direction}", await reader.Page.EvaluateAsync<string>(
                "`${document.documentElement.lang} ${document.documentElement.dir}`"));
            var width = await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            wider.AddRange(width == 0 ? [] : [$"{path}: {width}"]);
        }

        Assert.True(wider.Count == 0, string.Join('\n', wider));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string path) => (await page.RunAxe()).Violations
        .Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
}
