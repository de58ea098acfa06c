using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>An administrator at the desk: somebody is invited and given a role until a day, the audit tells of it, and a job is run again.</summary>
[Collection(OneSite.Name)]
public sealed class AdministratorJourneyTests(Site site)
{
    private const string Email = "samira@example.org";

    [BrowserFact]
    public async Task Accounts_audit_and_jobs_are_worked_on_at_the_desk()
    {
        await using var visitor = await site.EnterAsync("administrator");
        var page = visitor.Page;
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync($"{site.Address}/accounts");
        await visitor.AliveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody…" }).PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync(Email);
        await dialog.GetByLabel("Name").FillAsync("Samira");
        await CheckAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("code.link")).ToContainTextAsync("/password#");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();

        await page.GetByLabel("Name or e-mail contains").FillAsync("SAMIRA");
        await page.GetByLabel("Name or e-mail contains").BlurAsync();
        await page.WaitForURLAsync("**/accounts?q=SAMIRA");
        await Assertions.Expect(page.Locator(".desk-grid button.opener")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Details of {Email}" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give a role…" }).ClickAsync();
        await dialog.GetByLabel("Role").First.SelectOptionAsync("coordinator");
        await dialog.GetByLabel("Governorates").FillAsync("Homs");
        await dialog.GetByLabel("Held until").FillAsync("2099-12-31");
        await CheckAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Give this role" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-detail")).ToContainTextAsync("until 31 Dec 2099");
        await CheckAsync(page);

        // Without a script the same address shows the same accounts, with forms.
        await using var reader = await site.EnterAsync("administrator", script: false);
        await reader.Page.GotoAsync(page.Url);
        await Assertions.Expect(reader.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Page.Locator("form input[name=Until]")).ToBeVisibleAsync();

        await page.GotoAsync($"{site.Address}/audit?kind=account&record={Email}");
        await visitor.AliveAsync();
        await page.Locator(".desk-grid button.opener").First.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".desk-detail")).ToContainTextAsync("2099");
        await CheckAsync(page);
        await reader.Page.GotoAsync($"{site.Address}/accounts?q=SAMIRA");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = Email }).ClickAsync();
        await reader.Page.Locator("form:has(input[value='disable']) button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 new entry since you opened this list.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the new entries" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-grid tbody")).ToContainTextAsync("Account disabled");

        await visitor.GoAsync("/jobs");
        await visitor.AliveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Details of Look for alerts" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run again…" }).ClickAsync();
        await CheckAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        var row = page.Locator(".desk-grid tr").Filter(new() { HasText = "Look for alerts" }).First;
        await Assertions.Expect(row).ToContainTextAsync("done");
        await Assertions.Expect(row).Not.ToContainTextAsync("not since the program started");
        await CheckAsync(page);
        Assert.Empty(errors);
    }

    private static async Task CheckAsync(IPage page)
    {
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.SetViewportSizeAsync(360, 900);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.SetViewportSizeAsync(1280, 900);
    }
}
