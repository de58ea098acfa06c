namespace AccessTracker.EndToEnd.Languages;

/// <summary>A page is in one language: no word of another is left on any page that can be reached, nor in what a form refuses.</summary>
[Collection(OneSite.Name)]
public sealed class NoEnglishLeftTests(Site site)
{
    // Where nobody is led by a link.
    private static readonly string[] _hidden =
    [
        "/", "/account", "/account/second-factor", "/accounts", "/audit", "/access-denied", "/nowhere", "/operations", "/operations/new",
        "/search", "/search?q=madaya", "/search?q=xqzw", $"{Site.Operation}/set-up", $"{Site.Operation}/files/import",
        $"{Site.Operation}/files/sheets/remembered", $"{Site.Operation}/ceasefire/patterns/brief", $"{Site.Operation}/withdrawn",
    ];

    private static readonly string[] _forms =
    [
        "/account", "/account/second-factor", "/accounts", "/operations/new", .. new[]
        {
            "/enter/request", "/enter/request/UN-2016-04", "/enter/convoy", "/enter/convoy/D007", "/enter/answer/UN-2016-04",
            "/enter/clearance/UN-2016-04", "/enter/log/D007", "/enter/bulletin", "/enter/record/incident", "/enter/record/incident/I001",
            "/enter/record/location/MAD", "/enter/record/allegation", "/enter/record/meeting", "/enter/record/target", "/enter/record/commitment",
            "/enter/record/status", "/enter/record/population", "/enter/record/control", "/alerts/rules", "/alerts", "/mail", "/files/import",
            "/files/sheets", "/map", "/places-to-confirm", "/record/incident/I001", "/reports/5/publish",
        }.Select(p => Site.Operation + p),
    ];

    [BrowserTheory]
    [InlineData("ar", "administrator")]
    [InlineData("ar", "coordinator")]
    [InlineData("fr", "administrator")]
    public async Task No_page_says_anything_in_English(string language, string role)
    {
        await using var reader = await site.EnterAsync(role, language: language);

        var pages = await PageTexts.CrawlAsync(reader.Page, [.. EveryPageTests.Paths.Select(p => Site.Operation + p), .. _hidden], 2);

        Assert.True(pages.Count > 150, $"Only {pages.Count} pages were found.");
        AssertNoEnglish(language, pages);
    }

    [BrowserTheory]
    [InlineData("ar", "coordinator", 36)]
    [InlineData("ar", "manager", 36)]
    [InlineData("ar", "administrator", 2)]
    [InlineData("fr", "manager", 36)]
    public async Task No_form_refuses_anything_in_English(string language, string role, int least)
    {
        await using var reader = await site.EnterAsync(role, language: language);

        var answers = await PageTexts.RefuseAsync(reader.Page, _forms);

        Assert.True(answers.Count >= least, $"Only {answers.Count} answers were found.");
        AssertNoEnglish(language, answers);
    }

    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task Nothing_at_the_door_is_in_English(string language)
    {
        var page = await site.NewPageAsync(language: language);
        await page.GotoAsync($"{site.Address}/sign-in");

        var pages = (await PageTexts.CrawlAsync(page, ["/sign-in", "/sign-in/second-step", "/password", "/set-up", "/nowhere"], 2))
            .Concat(await PageTexts.RefuseAsync(page, ["/sign-in", "/sign-in/second-step", "/password", "/set-up"]))
            .ToDictionary();

        await page.Context.CloseAsync();
        AssertNoEnglish(language, pages);
    }

    // A test that finds nothing must be seen to find something.
    [Theory]
    [InlineData("ar", "Convoys", "English text")]
    [InlineData("ar", "قافلة D007", null)]
    [InlineData("ar", "قافلة delayed", "Latin words")]
    [InlineData("ar", "قافلة \u2068Convoys\u2069", "English text")]
    [InlineData("fr", "Convoys", "English text")]
    [InlineData("fr", "Convoi vers Madaya", null)]
    [InlineData("fr", "The convoy of Madaya", "English words")]
    public void What_is_English_is_found(string language, string text, string? found) =>
        Assert.Equal(found, new EnglishLeft(language).Of(new PageText(text, "p", false)));

    private static void AssertNoEnglish(string language, IReadOnlyDictionary<string, IReadOnlyList<PageText>> pages)
    {
        var english = new EnglishLeft(language);
        var found = pages.SelectMany(p => p.Value.Select(t => (Path: p.Key, Text: t))).GroupBy(t => t.Text)
            .Select(g => (g.Key, g.First().Path, Count: g.Count(), Why: english.Of(g.Key))).Where(g => g.Why is not null)
            .Select(g => $"{g.Why}: {g.Key.Text} ({g.Key.Where}, {g.Count} times, {g.Path})")
            .ToList();
        Assert.True(found.Count == 0, $"{found.Count} texts:\n{string.Join('\n', found)}");
    }
}
