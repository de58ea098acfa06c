using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>
/// What holds on each page, in each language: nothing that axe objects to, nothing wider than a small screen, the language and its direction said.
/// One visitor reads them all, for signing in takes longer than a page, and two at a time, for the browser waits for the program and the program
/// for the browser.
/// </summary>
[Collection(OneSite.Name)]
public sealed class EveryLanguageTests(Site site)
{
    private const int Narrow = 360;

    private const string Fits = """
        ([language, direction]) => [
          document.documentElement.lang === language && document.documentElement.dir === direction ? '' : 'of another language or direction',
          document.documentElement.scrollWidth > document.documentElement.clientWidth ? `${document.documentElement.scrollWidth} wide` : '',
        ].filter(Boolean)
        """;

    private static readonly string[] _ofRoles =
    [
        "/alerts/rules", "/alerts/desk", "/files", "/files/import", "/files/sheets", "/reports/5/publish",
        "/enter", "/enter/request", "/enter/convoy/D007",
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

    // Axe reads what is wide in English, what is narrow in French, whose words are longer, and both in the language that is read from the right.
    [BrowserTheory]
    [InlineData("en", "ltr", 1280)]
    [InlineData("ar", "rtl", Narrow, 1280)]
    [InlineData("fr", "ltr", Narrow)]
    public async Task Axe_finds_no_violation_and_no_page_is_wider_than_a_small_screen(string language, string direction, params int[] widths)
    {
        await using var first = await site.EnterAsync("manager", Narrow, language: language);
        var second = new Visitor(site, await first.Page.Context.NewPageAsync());
        var left = new ConcurrentQueue<string>(_pages);
        var faults = new ConcurrentQueue<string>();
        await Task.WhenAll(ReadAsync(first), ReadAsync(second));
        Assert.True(faults.IsEmpty, string.Join('\n', faults));

        async Task ReadAsync(Visitor reader)
        {
            while (left.TryDequeue(out var path))
            {
                await reader.Page.SetViewportSizeAsync(Narrow, 900);
                await reader.Page.GotoAsync(site.Address + path);

                // Coming alive replaces the head, and the title is missing for a moment.
                if (await reader.HasCircuitAsync())
                {
                    await reader.AliveAsync();
                    await Assertions.Expect(reader.Page).Not.ToHaveTitleAsync("");
                }

                var found = (await reader.Page.EvaluateAsync<string[]>(Fits, new[] { language, direction })).ToList();
                foreach (var width in widths)
                {
                    await reader.Page.SetViewportSizeAsync(width, 900);
                    found.AddRange((await Axe.ViolationsAsync(reader.Page)).Select(v => $"at {width}: {v}"));
                }

                found.ForEach(fault => faults.Enqueue($"{path}: {fault}"));
            }
        }
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

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string path) =>
        (await Axe.ViolationsAsync(page)).Select(v => $"{path}: {v}");
}
