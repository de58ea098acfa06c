using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.SignIn;

/// <summary>
/// Who administers accounts shows the second factor anew; where it is set so, a second person confirms; and whose account it is is told.
/// </summary>
[Collection("hangfire")]
public sealed class AccountStepUpTests
{
    private const string Chief = "chief@example.org";
    private const string Email = "somebody@example.org";

    [Theory]
    [InlineData("link")]
    [InlineData("end")]
    [InlineData("remove-factor")]
    [InlineData("disable")]
    [InlineData("give")]
    [InlineData("take-manager-")]
    public async Task In_an_old_session_nothing_is_done_and_the_way_leads_to_sign_in_and_back(string form)
    {
        using var site = new AccountSite();
        var (chief, _, key) = await site.EnterAsync(Chief, Role.Administrator);
        var (person, account, _) = await site.EnterAsync(Email, Role.Manager);
        await chief.OpenAsync(Of(account));
        site.Clock.Advance(SessionStore.Fresh);
        var before = (await site.Accounts.FindAsync(account.Id))!;

        await chief.SendAsync(form, ("Role", "administrator"), ("Operation", ""), ("Areas", ""));

        Assert.StartsWith("/sign-in?ReturnUrl=", chief.Led, StringComparison.Ordinal);
        Assert.Equivalent(before, await site.Accounts.FindAsync(account.Id), strict: true);
        Assert.True(await person.IsInAsync());
        await chief.OpenAsync(Of(account));
        Assert.DoesNotContain($"value=\"{form}\"", chief.Page, StringComparison.Ordinal);
        Assert.Contains("confirm who you are", chief.Page, StringComparison.Ordinal);

        // Shown anew, it is done.
        await chief.SignInAsync(Chief, returnUrl: Of(account));
        await chief.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.Equal(Of(account), chief.Address);
        var events = (await site.AuditAsync()).Count;
        await chief.SendAsync(form, ("Role", "administrator"), ("Operation", ""), ("Areas", ""));
        Assert.True((await site.AuditAsync()).Count > events);
    }

    [Fact]
    public async Task Inviting_and_enabling_need_it_too()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var account = await site.AddAsync(Email);
        Assert.Null(await site.Accounts.DisableAsync(account.Id, TestStore.Actor, site.Now));
        await chief.OpenAsync("/accounts");
        site.Clock.Advance(SessionStore.Fresh);

        await chief.SendAsync(
            "invite", ("Email", "new@example.org"), ("PersonName", "New"), ("Role", "administrator"), ("Operation", ""), ("Areas", ""));

        Assert.StartsWith("/sign-in?ReturnUrl=", chief.Led, StringComparison.Ordinal);
        Assert.Null(await site.Accounts.FindByEmailAsync("new@example.org"));
        await chief.OpenAsync(Of(account));
        Assert.DoesNotContain("value=\"enable\"", chief.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_factor_is_not_taken_away_in_an_old_session_by_who_knows_the_password()
    {
        using var site = new AccountSite();
        var (person, account, _) = await site.EnterAsync(Email, Role.Manager);
        await person.OpenAsync("/account/second-factor");
        site.Clock.Advance(SessionStore.Fresh);

        await person.SendAsync("remove", ("Password", AccountSite.Password));

        Assert.StartsWith("/sign-in?ReturnUrl=", person.Led, StringComparison.Ordinal);
        Assert.True((await site.Accounts.FindAsync(account.Id))!.HasSecondFactor);
    }

    [Fact]
    public async Task With_the_last_day_of_a_role_the_session_ends_and_the_next_is_without_it()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var account = await site.AddAsync(Email);
        await (await chief.OpenAsync(Of(account))).SendAsync(
            "give", ("Role", "coordinator"), ("Operation", ""), ("Areas", ""), ("Until", "2026-03-01"));
        Assert.Contains("1 Mar 2026 has passed.", chief.Page, StringComparison.Ordinal);
        await (await chief.OpenAsync(Of(account))).SendAsync(
            "give", ("Role", "coordinator"), ("Operation", ""), ("Areas", ""), ("Until", "2026-03-02"));
        Assert.Contains("until 2 Mar 2026", chief.Page, StringComparison.Ordinal);
        using var person = await site.Browse().SignInAsync(Email);
        Assert.Contains("Coordinator", (await person.OpenAsync("/account")).Page, StringComparison.OrdinalIgnoreCase);
        site.Clock.Advance(TimeSpan.FromHours(8));
        Assert.True(await person.IsInAsync());
        site.Clock.Advance(TimeSpan.FromHours(7));

        Assert.False(await person.IsInAsync());
        await person.SignInAsync(Email);
        Assert.True(await person.IsInAsync());
        Assert.DoesNotContain("coordinat", (await person.OpenAsync("/account")).Page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task At_a_desk_nothing_is_asked()
    {
        using var app = new TestApp();
        await app.EnterAsync("administrator");

        Assert.Contains("value=\"invite\"", await app.Client.GetStringAsync("/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_set_so_a_second_administrator_confirms()
    {
        using var site = new AccountSite(settings: [("Accounts:SecondPerson", "true")]);
        var (first, chief, _) = await site.EnterAsync(Chief, Role.Administrator);
        var (second, _, _) = await site.EnterAsync("deputy@example.org", Role.Administrator);
        var (_, account, _) = await site.EnterAsync(Email, Role.Manager);

        await (await first.OpenAsync(Of(account))).SendAsync("give", ("Role", "administrator"), ("Operation", ""), ("Areas", ""));
        await (await first.OpenAsync(Of(account))).SendAsync("remove-factor");
        await (await first.OpenAsync(Of(account))).SendAsync("link");

        var still = (await site.Accounts.FindAsync(account.Id))!;
        Assert.Equal((true, Role.Manager), (still.HasSecondFactor, Assert.Single(still.Grants).Role));
        Assert.DoesNotContain("class=\"link\"", first.Page, StringComparison.Ordinal);
        var requests = (await site.Service<AccountRequestStore>().ListAsync(account.Id, site.Now)).OrderBy(r => r.Kind).ToList();
        Assert.Equal([AccountRequestKind.GiveRole, AccountRequestKind.IssueLink, AccountRequestKind.RemoveFactor], requests.Select(r => r.Kind));

        // Not by the same.
        await first.OpenAsync(Of(account));
        Assert.DoesNotContain("value=\"confirm-", first.Page, StringComparison.Ordinal);
        Assert.Null(await site.Service<AccountRequestStore>().EndAsync(account, requests[0].Id, true, chief.ToActor(null), site.Now));

        foreach (var request in requests)
        {
            await (await second.OpenAsync(Of(account))).SendAsync($"confirm-{request.Id}");
            Assert.Equal(request.Kind == AccountRequestKind.IssueLink, second.Page.Contains("class=\"link\"", StringComparison.Ordinal));
        }

        var done = (await site.Accounts.FindAsync(account.Id))!;
        Assert.False(done.HasSecondFactor);
        Assert.Equal([Role.Manager, Role.Administrator], done.Grants.Select(g => g.Role).Order());
        Assert.Empty(await site.Service<AccountRequestStore>().ListAsync(account.Id, site.Now));
        await site.AssertAuditedAsync(
            AuditAction.AccountChangeAsked, AuditAction.AccountChangeConfirmed, AuditAction.RoleGiven, AuditAction.SecondFactorRemoved,
            AuditAction.LinkIssued);
    }

    [Fact]
    public async Task What_is_done_to_an_account_is_queued_as_mail_to_its_owner()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var (_, account, _) = await site.EnterAsync(Email, Role.Manager);
        var db = site.Service<Db>();
        var before = await CountAsync();

        await (await chief.OpenAsync(Of(account))).SendAsync("end");
        await (await chief.OpenAsync(Of(account))).SendAsync("disable");

        Assert.Equal(before + 2, await CountAsync());
        Assert.Equal(
            ["session_ended", "account_disabled"],
            (await db.ReadAsync(s => s.QueryAsync<string>(
                "select e.action from mail_outbox m join audit_event e on e.number = m.number join account a on a.id = m.account_id where m.kind "
                    + "= 'account' and a.email = 'somebody@example.org' order by m.number desc limit 2"))).Reverse());

        Task<long> CountAsync() => db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from mail_outbox m join account a on a.id = "
            + "m.account_id where m.kind = 'account' and a.email = 'somebody@example.org'"));
    }

    [Fact]
    public async Task Who_guesses_from_elsewhere_locks_out_no_browser_in_which_the_owner_is_known()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var known = await site.Browse().SignInAsync(Email);
        await known.OpenAsync("/account");
        await known.SignOutAsync();
        using var stranger = site.Browse();
        for (var i = 0; i < CredentialStore.MostFailures; i++)
        {
            await stranger.SignInAsync(Email, $"wrong lantern {i}");
        }

        using var other = site.Browse();
        Assert.False(await (await other.SignInAsync(Email)).IsInAsync());
        Assert.True(await (await known.SignInAsync(Email)).IsInAsync());

        // It neither ends the others' lock nor has more attempts than they.
        Assert.False(await (await other.SignInAsync(Email)).IsInAsync());
        await (await known.OpenAsync("/account")).SignOutAsync();
        for (var i = 0; i < CredentialStore.MostFailures; i++)
        {
            await known.SignInAsync(Email, $"wrong lantern {i}");
        }

        Assert.False(await (await known.SignInAsync(Email)).IsInAsync());
        site.Clock.Advance(CredentialStore.Lock);
        Assert.True(await (await known.SignInAsync(Email)).IsInAsync());
        await site.AssertAuditedAsync();
    }

    [Fact]
    public async Task A_known_browser_goes_on_to_the_second_step_and_one_of_another_account_is_not_known()
    {
        using var site = new AccountSite();
        var (person, account, key) = await site.EnterAsync(Email, Role.Manager);
        await site.AddAsync("other@example.org");
        using var stranger = await site.Browse().SignInAsync("other@example.org");
        await (await stranger.OpenAsync("/account")).SignOutAsync();
        await (await person.OpenAsync("/account")).SignOutAsync();
        for (var i = 0; i < CredentialStore.MostFailures; i++)
        {
            await stranger.SignInAsync(Email, $"wrong lantern {i}");
        }

        Assert.False(await (await stranger.SignInAsync(Email)).IsInAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await person.SignInAsync(Email);
        await person.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.True(await person.IsInAsync());

        // What ends all sessions makes the browser unknown.
        await site.Accounts.GiveAsync(account.Id, new Grant(Role.Member, null, []), TestStore.Actor, site.Now);
        Assert.False(await (await person.SignInAsync(Email)).IsInAsync());
    }

    [Theory]
    [InlineData("evil.example", null, null, "/password#")]
    [InlineData("localhost", null, null, "http://localhost/password#")]
    [InlineData("evil.example", "https://tracker.example", null, "https://tracker.example/password#")]
    public async Task A_link_begins_with_no_name_that_only_the_request_gives(string host, string? publicUrl, string? allowed, string start)
    {
        using var site =
            new AccountSite(
                settings: [.. new[] { ("PublicUrl", publicUrl), ("AllowedHosts", allowed) }.Where(s => s.Item2 is not null)
                    .Select(s => (s.Item1, s.Item2!))]);
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var account = await site.AddAsync(Email);
        chief.Client.DefaultRequestHeaders.Host = host;

        await (await chief.OpenAsync(Of(account))).SendAsync("link");

        Assert.Contains($"<code class=\"link\">{start}", chief.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example/password", chief.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, chief.Status);
    }

    private static string Of(Account account) => $"/accounts/{account.Id}";
}
