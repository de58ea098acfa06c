using AccessTracker.Web.SignIn;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>From an invitation to somebody at work, in a browser.</summary>
[Collection(OneSite.Name)]
public sealed class AccountJourneyTests(Site site)
{
    private const string Password = "seven quiet lanterns";

    // A passkey belongs to a name; an address of numbers has none.
    private string Address => site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [BrowserFact]
    public async Task An_invited_manager_sets_up_two_factors_and_comes_in_with_them()
    {
        var page = await InvitedAsync("two.factors@example.org");
        await SignInAsync(page, "two.factors@example.org");
        await Assertions.Expect(page.GetByText("managers and administrators need a second factor")).ToBeVisibleAsync();
        var key = await EnrolAsync(page);

        await page.Locator("form[action='/sign-out'] button").First.ClickAsync();
        await SignInAsync(page, "two.factors@example.org");
        await page.WaitForURLAsync("**/sign-in/second-step**");
        await CheckAsync(page);

        // The code that set it up is used; that of the next half-minute is taken already.
        await page.Locator("input[name=Code]").FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30)));
        await page.Locator("form:has(input[name=Code]) button").ClickAsync();

        await page.WaitForURLAsync($"{Address}{Site.Operation}");
        await Assertions.Expect(
            page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" })
            .GetByRole(AriaRole.Link, new() { Name = "Reports" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_passkey_is_added_and_signs_in_by_itself()
    {
        var page = await InvitedAsync("passkey@example.org");
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await AddDeviceAsync(page);
        await SignInAsync(page, "passkey@example.org");
        await page.GotoAsync($"{Address}/account");
        await page.Locator("form[data-passkey=create] input[name=Name]").FillAsync("Test device");
        await page.Locator("form[data-passkey=create] input[name=Password]").FillAsync(Password);
        await page.Locator("form[data-passkey=create] button").ClickAsync();
        await page.WaitForURLAsync("**/account?Done=passkey_added");
        await Assertions.Expect(page.Locator("bdi", new() { HasText = "Test device" })).ToBeVisibleAsync();

        await page.Locator("form[action='/sign-out'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.Locator("form[data-passkey=get] button").ClickAsync();

        // With all rights of the role: the device has asked for its owner.
        await page.WaitForURLAsync($"{Address}{Site.Operation}");
        await page.GotoAsync($"{Address}/account");
        await Assertions.Expect(page.GetByText("you cannot use that role")).ToHaveCountAsync(0);
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_tab_that_was_open_at_sign_out_shows_nothing_a_minute_later()
    {
        await using var visitor = await site.EnterAsync("coordinator");
        var (read, form) = (await visitor.Page.Context.NewPageAsync(), await visitor.Page.Context.NewPageAsync());
        foreach (var (page, path) in new[] { (read, "/reports"), (form, "/enter/convoy") })
        {
            await page.Clock.InstallAsync();
            await page.GotoAsync($"{site.Address}{Site.Operation}{path}");
        }

        var name = await form.Locator("form.entry input[type=text]:visible, form.entry input:not([type]):visible").First.GetAttributeAsync("name");
        var field = form.Locator($"form.entry [name='{name}']");
        await field.FillAsync("What was typed.");
        await visitor.Page.Locator("form[action='/sign-out'] button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");

        await read.Clock.FastForwardAsync("01:00");
        await read.WaitForURLAsync("**/sign-in?ReturnUrl=*");
        await Assertions.Expect(read.GetByRole(AriaRole.Heading, new() { Name = "Reports" })).ToHaveCountAsync(0);
        await form.Clock.FastForwardAsync("01:00");
        await Assertions.Expect(form.GetByText("your session has ended")).ToBeVisibleAsync();
        await Assertions.Expect(form.Locator("main")).ToBeHiddenAsync();

        // The same person goes on where they were, and where they were typing.
        await read.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();
        await read.WaitForURLAsync($"**{Site.Operation}/reports");
        await form.Clock.FastForwardAsync("01:00");
        await Assertions.Expect(field).ToHaveValueAsync("What was typed.");
        await Assertions.Expect(field).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_pages_of_accounts_are_accessible_and_fit()
    {
        var page = await InvitedAsync("pages@example.org");
        await page.GotoAsync($"{Address}/sign-in");
        await CheckAsync(page);
        await SignInAsync(page, "pages@example.org");
        await page.WaitForURLAsync("**/account/second-factor**");
        await CheckAsync(page);
        await EnrolAsync(page);
        await CheckAsync(page);
        await page.GotoAsync($"{Address}/account/second-factor");
        await CheckAsync(page);
        await page.GotoAsync($"{Address}/account");
        await CheckAsync(page);
        await page.Context.CloseAsync();

        await using var administrator = await site.EnterAsync("administrator");
        await administrator.Page.GotoAsync($"{site.Address}/accounts");
        await administrator.AliveAsync();
        await CheckAsync(administrator.Page);
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "pages@example.org" }).ClickAsync();
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("pages@example.org");
        await CheckAsync(administrator.Page);
    }

    private static async Task CheckAsync(IPage page)
    {
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.SetViewportSizeAsync(360, 900);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.SetViewportSizeAsync(1280, 900);
    }

    // The page of somebody who was invited as a manager and has set the password.
    private async Task<IPage> InvitedAsync(string email)
    {
        await using var administrator = await site.EnterAsync("administrator", script: false);
        await administrator.Page.GotoAsync($"{site.Address}/accounts");
        var form = administrator.Page.Locator("form:has(input[name=PersonName])");
        await form.Locator("input[name=Email]").FillAsync(email);
        await form.Locator("input[name=PersonName]").FillAsync("Somebody Invited");
        await form.Locator("select[name=Role]").SelectOptionAsync("manager");
        await form.Locator("button").ClickAsync();
        var link = new Uri(await administrator.Page.Locator("code.link").InnerTextAsync());

        var page = await site.NewPageAsync();
        await page.GotoAsync($"{Address}{link.PathAndQuery}");
        await CheckAsync(page);

        // What stands behind the # is in no request for the page; its script sends it in a form.
        Assert.Matches("^#[A-Za-z0-9_-]{43}$", link.Fragment);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync($"{Address}{link.PathAndQuery}{link.Fragment}");
        await page.Locator("input[name=Password]").WaitForAsync();
        Assert.DoesNotContain(asked, url =>
            url.Contains(link.Fragment[1..], StringComparison.Ordinal) && !url.EndsWith(link.Fragment, StringComparison.Ordinal));
        Assert.EndsWith(link.PathAndQuery, page.Url, StringComparison.Ordinal);
        await CheckAsync(page);
        await page.Locator("input[name=Password]").FillAsync(Password);
        await page.Locator("form:has(input[name=Password]) button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in?PasswordSet=true");
        return page;
    }

    private async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync($"{Address}/sign-in");
        await page.Locator("input[name=Email]").FillAsync(email);
        await page.Locator("input[name=Password]").FillAsync(Password);
        await page.Locator("form:has(input[name=Password]) button").ClickAsync();
    }

    private static async Task<string> EnrolAsync(IPage page)
    {
        var key = (await page.Locator("p > code").InnerTextAsync()).Replace("-", "", StringComparison.Ordinal);
        await page.Locator("input[name=Code]").FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow()));
        await page.Locator("form:has(input[name=Code]) input[name=Password]").FillAsync(Password);
        await page.Locator("form:has(input[name=Code]) button").ClickAsync();
        await Assertions.Expect(page.Locator("ul.codes li")).ToHaveCountAsync(10);
        return key;
    }

    // A device of the browser's own that finds its owner present each time.
    private static async Task AddDeviceAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
    }
}
