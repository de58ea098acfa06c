using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What the picker of places takes, and what it never takes.</summary>
[Collection(OneSite.Name)]
public sealed class PlacePickerTests(Site site)
{
    private const int MostListed = 8;

    [BrowserTheory]
    [InlineData("Daraa")]
    [InlineData("Hama")]
    [InlineData("Kafr")]
    [InlineData("زبدا")]
    [InlineData("duma east")]
    [InlineData("Mada")]
    public async Task A_place_that_is_only_near_to_what_was_typed_is_not_taken(string typed)
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/enter/request");
        await Field(page, "lines.1.location").FocusAsync();
        await page.Locator("html[data-known]").WaitForAsync();
        await page.Keyboard.TypeAsync(typed);
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(Field(page, "lines.1.people")).ToBeFocusedAsync();
        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync(typed);
        await Assertions.Expect(Field(page, "lines.1.location.code")).ToHaveValueAsync("");

        // Nor when it is sent.
        await Field(page, "authority").FillAsync("Government of Syria");
        await page.Locator(".entry-bar button.main").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"Place 1 ({typed}): Place");
    }

    [BrowserTheory]
    [InlineData("dum", "DUM", "Duma")]
    [InlineData("Madaya", "MAD", "Madaya")]
    [InlineData("مضايا", "MAD", "Madaya")]
    [InlineData("al-zabadani", "ZAB", "Zabadani")]
    [InlineData("az-Zabadani", "ZAB", "Zabadani")]
    [InlineData("KBT", "KBT", "Kafr Batna")]
    [InlineData("kafr-batna", "KBT", "Kafr Batna")]
    public async Task An_exact_name_alias_or_code_is_taken_with_Tab_before_or_after_the_list_has_come(string typed, string code, string name)
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/enter/request");
        await Field(page, "lines.1.location").FocusAsync();
        await page.Keyboard.TypeAsync(typed);
        await page.Locator("ul.places:not([hidden]) li[data-exact=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync(name);
        await Assertions.Expect(Field(page, "lines.1.location.code")).ToHaveValueAsync(code);

        await Field(page, "lines.2.location").FocusAsync();
        await page.Keyboard.TypeAsync(typed);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Field(page, "lines.2.location.code")).ToHaveValueAsync(code);

        // Enter goes on from it as from any other field.
        await Field(page, "lines.3.location").FocusAsync();
        await page.Keyboard.TypeAsync(typed);
        await page.Locator("ul.places:not([hidden]) li[data-exact=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Field(page, "lines.3.people")).ToBeFocusedAsync();
        await Assertions.Expect(Field(page, "lines.3.location.code")).ToHaveValueAsync(code);
    }

    [BrowserFact]
    public async Task A_late_list_is_about_nothing_that_stands_there_now()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await page.RouteAsync("**/reference", route => route.AbortAsync());
        await manager.GoAsync("/enter/request");
        var release = new TaskCompletionSource();
        await page.RouteAsync(Places("Kafr"), async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await Field(page, "lines.1.location").FocusAsync();
        var asked = page.WaitForRequestAsync(Places("Kafr"));
        await page.Keyboard.TypeAsync("Kafr");
        await asked;
        var listed = page.WaitForResponseAsync(Places("Kafr Nabl"));
        await page.Keyboard.TypeAsync(" Nabl");
        release.SetResult();
        await (await listed).FinishedAsync();
        await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(Field(page, "lines.1.location")).ToHaveValueAsync("Kafr Nabl");
        await Assertions.Expect(Field(page, "lines.1.location.code")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task The_picker_finds_on_the_device_what_the_server_finds()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/enter/request");
        await page.Locator("html[data-known]").WaitForAsync();
        foreach (var typed in new[]
        {
            "du", "Duma", "ka", "kafr", "madaia", "zbdani", "az-za", "DUM", "SY0301", "e", "Hama", "qqqq", "\u0662",
            "\u0645\u0636\u0627", "\u0627\u0644\u0632\u0628\u062f\u0627\u0646\u064a",
        })
        {
            await Field(page, "lines.1.location").FillAsync(typed);
            var asked = await page.EvaluateAsync<string[]>(
                """
                async typed => {
                  const { places } = document.querySelector("[data-words]").dataset;
                  const answer = await fetch(`${places}?q=${encodeURIComponent(typed)}`);
                  return (await answer.json()).map(place => `${place.code} ${place.exact}`);
                }
                """, typed);
            await Assertions.Expect(page.Locator(".place ul.places").First.Locator("li")).ToHaveCountAsync(asked.Length);
            var found = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelector('.place ul.places').children].map(one => `${one.dataset.code} ${one.dataset.exact}`)");

            // Of those that are as good, the device has what is asked for first; with more than there is room for it may choose others.
            Assert.True(asked.Length == MostListed ? IsExact(asked[0]) == IsExact(found[0]) : asked.ToHashSet().SetEquals(found), typed);
        }
    }

    private static bool IsExact(string listed) => listed.EndsWith("true", StringComparison.Ordinal);

    private static Regex Places(string typed) => new($"/places\\?q={Regex.Escape(Uri.EscapeDataString(typed))}$");

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
