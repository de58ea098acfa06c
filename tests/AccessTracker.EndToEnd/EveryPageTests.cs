using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>
/// The pages, and what holds on those of a role: nothing that axe objects to, nothing wider than the screen, nothing in the browser's log.
/// <see cref="Languages.EveryLanguageTests"/> looks at each page in each language.
/// </summary>
[Collection(OneSite.Name)]
public sealed class EveryPageTests(Site site)
{
    internal static readonly string[] Paths =
    [
        "", "/locations", "/locations/MAD", "/requests", "/requests/UN-2016-04", "/convoys", "/convoys/D007", "/losses", "/enter/items/D007",
            "/enter/message", "/unreached", "/unreached?day=2016-03-01&order=people&blocked=permit_pending",
            "/unreached/live?group=party", "/unreached/meeting?place=DAR",
        "/permits", "/permits?day=2016-06-08&authority=Government%20of%20Syria&age=longer", "/permits/brief?place=DAR",
        "/permits/brief?day=2016-06-08&authority=Government%20of%20Syria",
        "/alerts", "/alerts?kind=answer_overdue", "/alerts/rules", "/funnel", "/trends", "/targets", "/targets?day=2016-04-10",
        "/funnel?by=month&key=2016-03&stage=granted", "/map", "/map?step=5&governorate=Rural%20Damascus", "/reports", "/reports/5",
        "/reports/5/print", "/reports/20", "/reports/compare?a=5&b=6",
        "/reports/5/records?figure=people.cumulative.total.distinct", "/reports/20/records?figure=permits.grantedUnused",
        "/reports/20/records?figure=coverage.besieged.locations", "/records?figure=coverage.besieged.population",
        "/reports/5/records?figure=incidents",
        "/ceasefire", "/ceasefire?day=2016-03-05", "/ceasefire/allegations", "/ceasefire/allegations?governorate=Aleppo&state=under_review",
        "/ceasefire/allegations/A03", "/ceasefire/patterns", "/ceasefire/centres", "/ceasefire/routes", "/ceasefire/commitments",
        "/ceasefire/events", "/ceasefire/records?figure=arrangements.COH.brokenDays.alleged", "/map?signs=control&routes=shown&areas=shown",
        "/snapshot", "/snapshot?day=2016-06-08", "/jobs", "/mail", "/locations/NOPE", "/files", "/record/delivery/D002-MAD", "/record/incident/I001",
    ];

    public static TheoryData<string> Pages => [.. Paths];

    // What only some see: the audit, and the forms of a manager; and what stands in no operation.
    [BrowserTheory]
    [InlineData("administrator", "/audit")]
    [InlineData("administrator", "/operations")]
    [InlineData("administrator", "/operations/new")]
    [InlineData("member", "/search?q=madaya")]
    [InlineData("member", "/api-reference")]
    [InlineData("manager", $"{Site.Operation}/set-up")]
    [InlineData("manager", $"{Site.Operation}/alerts")]
    [InlineData("manager", $"{Site.Operation}/alerts/rules")]
    [InlineData("manager", $"{Site.Operation}/files")]
    [InlineData("manager", $"{Site.Operation}/files/import")]
    [InlineData("manager", $"{Site.Operation}/files/sheets")]
    [InlineData("manager", $"{Site.Operation}/files/sheets/remembered")]
    [InlineData("manager", $"{Site.Operation}/record/incident/I001")]
    [InlineData("manager", $"{Site.Operation}/reports/5/publish")]
    [InlineData("manager", $"{Site.Operation}/review")]
    [InlineData("manager", $"{Site.Operation}/review/rules")]
    [InlineData("manager", $"{Site.Operation}/offline")]
    [InlineData("manager", $"{Site.Operation}/record/delivery/D002-MAD")]
    public async Task The_pages_of_a_role_are_accessible_and_fit(string role, string path)
    {
        await using var reader = await site.EnterAsync(role, width: 360);
        await reader.Page.GotoAsync($"{site.Address}{path}");
        if (await reader.HasCircuitAsync())
        {
            await reader.AliveAsync();
        }

        await AssertAccessibleAsync(reader.Page);
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("Not found");
    }

    [BrowserFact]
    public async Task The_sign_in_page_is_accessible_and_fits()
    {
        var page = await site.NewPageAsync(360);
        await page.GotoAsync($"{site.Address}/sign-in");
        await AssertAccessibleAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_small_screen_the_menu_opens_without_script()
    {
        await using var reader = await site.EnterAsync(width: 360, script: false);
        await reader.Page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Convoys" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convoys");
    }

    [BrowserFact]
    public async Task A_desk_page_comes_alive_logs_no_error_and_leads_out_of_its_circuit()
    {
        await using var reader = await site.EnterAsync("manager");
        var errors = new List<string>();
        reader.Page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        reader.Page.PageError += (_, error) => errors.Add(error);

        await reader.GoAsync("/jobs");
        await reader.AliveAsync();
        await reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = "Convoys" })
            .ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convoys");

        Assert.False(await reader.HasCircuitAsync());
        Assert.Equal("undefined", await reader.Page.EvaluateAsync<string>("typeof Blazor"));
        Assert.Empty(errors);
    }

    internal static async Task AssertAccessibleAsync(IPage page) => Assert.Empty(await Axe.ViolationsAsync(page));
}
