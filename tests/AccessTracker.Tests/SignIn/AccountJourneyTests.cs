using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.SignIn;

/// <summary>From the first start to somebody at work, by the forms that a browser would send.</summary>
[Collection("hangfire")]
public sealed class AccountJourneyTests
{
    private const string Address = "first@example.org";

    [Fact]
    public async Task The_link_of_the_first_start_makes_one_administrator_once()
    {
        using var site = new AccountSite("Production");
        var link = SetUpLink(site);
        using var browser = site.Browse();

        await browser.OpenAsync(link);
        await browser.SendAsync("set-up", ("Email", Address), ("PersonName", "First"), ("Password", "password1234"));
        Assert.Contains("among the first that anybody would guess", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync("set-up", ("Email", Address), ("PersonName", "First"), ("Password", "short"));
        Assert.Contains("needs at least 12 characters", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await site.Accounts.ListAsync());

        await browser.SendAsync(
            "set-up", ("Email", Address), ("PersonName", "First"), ("Password", AccountSite.Password), ("Role", "member"),
            ("DisabledAt", "2020-01-01"));
        Assert.StartsWith("/account/second-factor?Needed=true", browser.Led, StringComparison.Ordinal);
        var account = Assert.Single(await site.Accounts.ListAsync());
        Assert.Equal((Address, Role.Administrator, null), (account.Email, Assert.Single(account.Grants).Role, account.DisabledAt));

        using var late = site.Browse();
        Assert.Contains("This link no longer works", (await late.OpenAsync(link)).Page, StringComparison.Ordinal);
        await site.AssertAuditedAsync(AuditAction.LinkIssued, AuditAction.AccountAdded, AuditAction.RoleGiven, AuditAction.SignedIn);
    }

    [Fact]
    public async Task The_link_ends_after_a_day_and_with_the_first_administrator_however_he_came()
    {
        using var site = new AccountSite("Production");
        var link = SetUpLink(site);
        using var browser = await site.Browse().OpenAsync(link);
        await site.AddAsync("cli@example.org", Role.Administrator);

        await browser.SendAsync("set-up", ("Email", Address), ("PersonName", "First"), ("Password", AccountSite.Password));
        Assert.Null(await site.Accounts.FindByEmailAsync(Address));

        using var other = new AccountSite("Production");
        link = SetUpLink(other);
        other.Clock.Advance(TimeSpan.FromHours(24));
        using var late = await other.Browse().OpenAsync(link);
        Assert.Contains("This link no longer works", late.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_signs_in_and_out_and_the_old_cookie_is_dead()
    {
        using var site = new AccountSite("Production");
        await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync(" Member@Example.org ", returnUrl: "/account");
        Assert.Equal(("/account", HttpStatusCode.OK), (browser.Led, browser.Status));
        var cookie = browser.Cookie!;
        Assert.StartsWith("__Host-AccessTracker=", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, cookie));

        await browser.SignOutAsync();

        Assert.Equal("/sign-in", browser.Led);
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(site, cookie));
        await site.AssertAuditedAsync(AuditAction.SignedIn, AuditAction.SignedOut);
    }

    [Fact]
    public async Task Signing_out_tells_the_browser_to_forget_what_it_read()
    {
        using var site = new AccountSite("Production");
        await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync("member@example.org", returnUrl: "/account");
        using var answer = await browser.Client.PostAsync("/sign-out", TestApp.Form(TestApp.Token(browser.Page)));
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    // Who knows a cookie from before must not be in when its owner signs in again.
    [Fact]
    public async Task Signing_in_again_begins_another_session_and_ends_the_one_before()
    {
        using var site = new AccountSite();
        await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync("member@example.org");
        var before = browser.Cookie!;
        await browser.SignInAsync("member@example.org");

        Assert.NotEqual(before, browser.Cookie);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await AskAsync(site, before), await AskAsync(site, browser.Cookie!)));
        await site.AssertAuditedAsync(AuditAction.SessionEnded);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browsers_and_devices_too()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync("member@example.org");
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        var operation = (await site.Service<OperationStore>().FindAsync("year"))!;
        var devices = site.Service<OfflineDeviceStore>();
        Assert.True(await devices.AddAsync(
            operation.Id, "year", account.Id, new string('a', 32), "Firefox", new Actor("member@example.org", "member"), site.Now));
        Assert.True(await devices.AddAsync(
            operation.Id, "year", null, new string('b', 32), "Firefox", new Actor("other@example.org", "member"), site.Now));
        using var here = await site.Browse().SignInAsync("member@example.org");
        using var there = await site.Browse().SignInAsync("member@example.org");

        await (await here.OpenAsync("/account")).SendAsync("end-all");

        Assert.Equal(("/sign-in", false, false), (here.Led, await here.IsInAsync(), await there.IsInAsync()));
        Assert.Equal("other@example.org", Assert.Single(await devices.ListAsync(operation.Id)).Person);
        await site.AssertAuditedAsync(AuditAction.SessionEnded, AuditAction.OfflineRevoked);
    }

    [Fact]
    public async Task What_an_open_page_asks_by_itself_keeps_no_session_from_ending()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync("member@example.org");
        var before = await SeenAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        using var alive = await browser.Client.GetAsync("/session");
        using var contact = await browser.Client.GetAsync("/device/contact");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("X-Device", "anything");
        using var answer = await browser.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, before), (answer.StatusCode, await SeenAsync()));

        await browser.OpenAsync("/account");
        Assert.Equal(site.Now, await SeenAsync());

        async Task<DateTimeOffset> SeenAsync() =>
            Assert.Single(await site.Service<SessionStore>().ListAsync(account.Id, site.Now)).LastSeenAt;
    }

    [Fact]
    public async Task One_of_the_own_sessions_can_be_ended_and_another_person_s_cannot()
    {
        using var site = new AccountSite();
        await site.AddAsync("member@example.org");
        await site.AddAsync("other@example.org");
        using var here = await site.Browse().SignInAsync("member@example.org");
        using var there = await site.Browse().SignInAsync("member@example.org");
        using var other = await site.Browse().SignInAsync("other@example.org");
        var mine = Sessions((await here.OpenAsync("/account")).Page);
        var theirs = Assert.Single(Sessions((await other.OpenAsync("/account")).Page));
        Assert.Equal(2, mine.Count);

        await here.SendAsync(mine[0], ("_handler", theirs));
        Assert.Equal((HttpStatusCode.BadRequest, true), (here.Status, await other.IsInAsync()));

        await here.OpenAsync("/account");
        await here.SendAsync(Assert.Single(mine, m => m != Assert.Single(Current(here.Page))));
        Assert.Equal((true, false), (await here.IsInAsync(), await there.IsInAsync()));
    }

    [Fact]
    public async Task A_session_ends_when_nothing_is_asked_for_twelve_hours()
    {
        using var site = new AccountSite();
        await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync("member@example.org");
        site.Clock.Advance(TimeSpan.FromHours(11));
        Assert.True(await browser.IsInAsync());
        site.Clock.Advance(TimeSpan.FromHours(11));
        Assert.True(await browser.IsInAsync());
        site.Clock.Advance(TimeSpan.FromHours(12));
        Assert.False(await browser.IsInAsync());
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        using var site = new AccountSite();
        await site.AddAsync("member@example.org");
        using var browser = await site.Browse().SignInAsync("member@example.org", returnUrl: to);
        Assert.Equal("/", browser.Led);
    }

    private static List<string> Sessions(string page) => [.. Regex.Matches(page, "value=\"(end-[0-9a-f]{32})\"").Select(m => m.Groups[1].Value)];

    // The row that says so.
    private static IEnumerable<string> Current(string page) => Regex.Matches(page, "<tr>.*?</tr>", RegexOptions.Singleline)
        .Where(r => r.Value.Contains("<small>", StringComparison.Ordinal)).SelectMany(r => Sessions(r.Value));

    private static string SetUpLink(AccountSite site)
    {
        var link = Assert.Single(Regex.Matches(site.Console.ToString(), "/set-up#[A-Za-z0-9_-]+").Select(m => m.Value).Distinct());
        site.Secrets.Add(link.Split('#')[1]);
        return link;
    }

    private static async Task<HttpStatusCode> AskAsync(AccountSite site, string cookie)
    {
        var client = site.App.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", cookie);
        return (await client.SendAsync(request)).StatusCode;
    }
}
