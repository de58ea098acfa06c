using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>The language and the digits are the reader's: chosen on any page, and kept on all, in a circuit too.</summary>
[Collection(OneSite.Name)]
public sealed partial class LanguageSwitchTests(Site site)
{
    [BrowserFact]
    public async Task Without_script_and_before_signing_in_the_language_is_chosen_by_its_own_name_and_stays()
    {
        var page = await site.NewPageAsync(script: false);
        await page.GotoAsync($"{site.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "العربية", Exact = true }).ClickAsync();
        Assert.Equal("ar", await page.GetAttributeAsync("html", "lang"));
        Assert.Equal("rtl", await page.GetAttributeAsync("html", "dir"));
        Assert.EndsWith("/sign-in", page.Url, StringComparison.Ordinal);

        await page.Locator("form:has(input[value='member']) button").ClickAsync();
        await page.WaitForURLAsync($"**{Site.Operation}", new() { Timeout = 30_000 });
        Assert.Equal("ar", await page.GetAttributeAsync("html", "lang"));
        await page.Context.CloseAsync();
    }

    // These pages are kept as they were made, and given again (docs/decisions/0025).
    [BrowserTheory]
    [InlineData("/reports/5")]
    [InlineData("/locations")]
    [InlineData("/convoys?mode=road&page=1")]
    public async Task A_page_that_was_made_in_one_language_is_not_given_in_another(string path)
    {
        await using var reader = await site.EnterAsync();
        var page = reader.Page;
        foreach (var (name, language) in new[] { ("العربية", "ar"), ("Français", "fr"), ("English", "en"), ("العربية", "ar") })
        {
            await reader.GoAsync(path);
            await reader.GoAsync(path);
            var address = page.Url;
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
            Assert.Equal(address, page.Url);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            var answer = await reader.GoAsync(path);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            Assert.Equal(language, await answer!.HeaderValueAsync("content-language"));
            Assert.Contains("Cookie", await answer.HeaderValueAsync("vary"), StringComparison.Ordinal);

            // Nor by the browser, which may keep what it was given.
            await reader.GoAsync("/permits");
            await page.GoBackAsync();
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
        }
    }

    [BrowserFact]
    public async Task A_page_with_a_circuit_stays_in_the_readers_language_and_digits()
    {
        await using var manager = await site.EnterAsync("manager", language: "ar");
        await ChooseDigitsAsync(manager);
        await manager.GoAsync("/jobs");
        await manager.AliveAsync();
        await manager.Page.Locator("main .actions button").ClickAsync();
        await manager.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
        var done = manager.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "٠" });
        await Assertions.Expect(done).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal("ar", await manager.Page.GetAttributeAsync("html", "lang"));

        var texts = (await PageTexts.HereAsync(manager.Page)).Values.Single();
        var english = new EnglishLeft("ar");
        Assert.DoesNotContain(texts, t => english.Of(t) is not null);
        Assert.DoesNotContain(texts, HasLatinDigits);
    }

    [BrowserFact]
    public async Task Digits_are_those_that_the_reader_chose_on_every_page()
    {
        await using var reader = await site.EnterAsync("manager", language: "ar");
        await ChooseDigitsAsync(reader);

        var pages = await PageTexts.CrawlAsync(
            reader.Page, [.. EveryPageTests.Paths.Select(p => Site.Operation + p), "/operations", "/search?q=madaya"], 1);

        var found = pages.SelectMany(p => p.Value.Select(t => (Path: p.Key, Text: t))).Where(t => HasLatinDigits(t.Text)).GroupBy(t => t.Text)
            .Select(g => $"{g.Key.Text} ({g.Key.Where}, {g.Count()} times, {g.First().Path})")
            .ToList();
        Assert.True(found.Count == 0, $"{found.Count} texts:\n{string.Join('\n', found)}");
    }

    // The demonstration has no accounts, whose page offers the choice: it is what that page leaves behind.
    private static Task ChooseDigitsAsync(Visitor reader) =>
        reader.Page.Context.AddCookiesAsync(
        [
            new() { Name = "AccessTracker.Digits", Value = "native", Url = new Uri(reader.Page.Url).GetLeftPart(UriPartial.Authority) },
        ]);

    // References, days as a record's key has them, and versions are codes: they are looked for by their own digits.
    private static bool HasLatinDigits(PageText text) => !text.IsOwn
        && Digit().IsMatch(EnglishLeft.WithoutNames(RecordWords.Without(Code().Replace(Isolated().Replace(text.Text, ""), ""))));

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();

    [GeneratedRegex(@"\b[A-Za-z][\w-]*[ :]?\d[\w-]*|\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Code();

    [GeneratedRegex("\u2068[^\u2069]*\u2069")]
    private static partial Regex Isolated();
}
