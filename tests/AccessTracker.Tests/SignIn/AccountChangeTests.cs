using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.SignIn;

/// <summary>What an administrator does to accounts, and what nobody else may.</summary>
[Collection("hangfire")]
public sealed class AccountChangeTests
{
    private const string Chief = "chief@example.org";
    private const string Email = "somebody@example.org";

    [Fact]
    public async Task Disabling_an_account_ends_its_cookie_at_the_next_request()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var account = await site.AddAsync(Email);
        using var person = await site.Browse().SignInAsync(Email);
        Assert.True(await person.IsInAsync());

        await (await chief.OpenAsync(Of(account))).SendAsync("disable");
        Assert.False(await person.IsInAsync());
        Assert.False(await (await person.SignInAsync(Email)).IsInAsync());

        await (await chief.OpenAsync(Of(account))).SendAsync("enable");
        Assert.False(await person.IsInAsync());
        Assert.True(await (await person.SignInAsync(Email)).IsInAsync());
        await site.AssertAuditedAsync(AuditAction.AccountDisabled, AuditAction.AccountEnabled, AuditAction.SessionEnded);
    }

    [Fact]
    public async Task A_role_that_is_given_or_taken_ends_it_too()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var account = await site.AddAsync(Email);
        using var person = await site.Browse().SignInAsync(Email);

        await (await chief.OpenAsync(Of(account)))
            .SendAsync("give", ("Role", "coordinator"), ("Operation", ""), ("Areas", "Idleb, Hama"), ("Account.Id", "1"),
                ("Grants[0].Role", "administrator"));
        Assert.False(await person.IsInAsync());
        Assert.Equal([Role.Coordinator, Role.Member], (await site.Accounts.FindAsync(account.Id))!.Grants.Select(g => g.Role));

        await person.SignInAsync(Email);
        await (await chief.OpenAsync(Of(account))).SendAsync("take-coordinator-");
        Assert.False(await person.IsInAsync());
        Assert.Equal(Role.Member, Assert.Single((await site.Accounts.FindAsync(account.Id))!.Grants).Role);
        await site.AssertAuditedAsync(AuditAction.RoleGiven, AuditAction.RoleTaken);
    }

    [Fact]
    public async Task Ending_the_sessions_and_removing_the_second_factor_end_it_too()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var (person, account, _) = await site.EnterAsync(Email, Role.Manager);
        await (await chief.OpenAsync(Of(account))).SendAsync("end");
        Assert.False(await person.IsInAsync());

        await (await chief.OpenAsync(Of(account))).SendAsync("remove-factor");
        await person.SignInAsync(Email);
        Assert.StartsWith("/account/second-factor?Needed=true", person.Led, StringComparison.Ordinal);
        await site.AssertAuditedAsync(AuditAction.SecondFactorRemoved);
    }

    [Fact]
    public async Task Nobody_disables_himself_nor_takes_the_last_administrator_away()
    {
        using var site = new AccountSite();
        var (chief, account, _) = await site.EnterAsync(Chief, Role.Administrator);
        await (await chief.OpenAsync(Of(account))).SendAsync("disable");
        Assert.Contains("role=\"alert\"", chief.Page, StringComparison.Ordinal);
        await (await chief.OpenAsync(Of(account))).SendAsync("take-administrator-");
        Assert.Contains("This is the last administrator", chief.Page, StringComparison.Ordinal);

        var still = (await site.Accounts.FindAsync(account.Id))!;
        Assert.Equal((null, Role.Administrator), (still.DisabledAt, Assert.Single(still.Grants).Role));
        Assert.True(await chief.IsInAsync());
        Assert.DoesNotContain(await site.AuditAsync(), r => r.Action is "role_taken" or "account_disabled");
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Manager)]
    public async Task Nobody_else_sees_or_changes_accounts(Role role)
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var victim = await site.AddAsync("victim@example.org");
        var (person, account, _) = await site.EnterAsync(Email, role);
        await chief.OpenAsync(Of(victim));
        var forms = new[] { "disable", "link", "end", "take-member-" };
        var events = (await site.AuditAsync()).Count;

        foreach (var path in new[] { "/accounts", Of(victim), Of(account) })
        {
            await person.OpenAsync(path);
            Assert.StartsWith("/access-denied", person.Led, StringComparison.Ordinal);
            Assert.DoesNotContain("victim@example.org", person.Page, StringComparison.Ordinal);
            var (name, value) = TestApp.Token(person.Page);
            foreach (var form in forms.Append("give").Append("invite"))
            {
                var answer =
                    await person.Client.PostAsync(
                        path, TestApp.Form(
                            (name, value), ("_handler", form), ("Role", "administrator"), ("Email", "new@example.org"), ("PersonName", "New")));
                Assert.Contains("/access-denied", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
            }
        }

        Assert.Null((await site.Accounts.FindAsync(victim.Id))!.DisabledAt);
        Assert.Equal(role, Assert.Single((await site.Accounts.FindAsync(account.Id))!.Grants).Role);
        Assert.Null(await site.Accounts.FindByEmailAsync("new@example.org"));
        Assert.All((await site.AuditAsync()).Skip(events), e => Assert.Equal("refused", e.Action));
    }

    [Theory]
    [InlineData("PersonName", 201)]
    [InlineData("Areas", 101)]
    public async Task A_name_or_an_area_that_is_too_long_is_none(string field, int length)
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        var fields =
            new Dictionary<string, string> { ["Email"] = Email, ["PersonName"] = "Somebody", ["Role"] = "coordinator", ["Operation"] = "",
                ["Areas"] = "Idleb", [field] = new('x', length) };
        await (await chief.OpenAsync("/accounts")).SendAsync("invite", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Contains("role=\"alert\"", chief.Page, StringComparison.Ordinal);
        Assert.Null(await site.Accounts.FindByEmailAsync(Email));

        fields[field] = fields[field][1..];
        await chief.SendAsync("invite", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.NotNull(await site.Accounts.FindByEmailAsync(Email));
    }

    [Fact]
    public async Task An_account_that_is_none_is_not_found()
    {
        using var site = new AccountSite();
        var (chief, _, _) = await site.EnterAsync(Chief, Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.OpenAsync("/accounts/nobody")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chief.OpenAsync("/accounts/0198a3c0-0000-7000-8000-000000000000")).Status);
    }

    [Fact]
    public async Task A_passkey_of_somebody_else_cannot_be_removed()
    {
        using var site = new AccountSite();
        var (mine, account, _) = await site.EnterAsync(Email, Role.Manager);
        var other = await site.AddAsync("other@example.org");
        var passkeys = site.Service<PasskeyStore>();
        await passkeys.AddAsync(account, Passkey("mine"), TestStore.Actor, site.Now);
        await passkeys.AddAsync(other, Passkey("theirs"), TestStore.Actor, site.Now);

        await (await mine.OpenAsync("/account")).SendAsync("remove-mine", ("_handler", "remove-theirs"));
        Assert.Equal(HttpStatusCode.BadRequest, mine.Status);
        Assert.Single(await passkeys.ListAsync(other.Id));

        await (await mine.OpenAsync("/account")).SendAsync("remove-mine");
        Assert.Empty(await passkeys.ListAsync(account.Id));
        Assert.True(await mine.IsInAsync());
        await site.AssertAuditedAsync(AuditAction.PasskeyAdded, AuditAction.PasskeyRemoved);
    }

    // Who finds a browser left open must not change how its owner comes in, nor sign him out elsewhere.
    [Fact]
    public async Task Ten_minutes_after_signing_in_ending_sessions_and_removing_a_passkey_ask_to_sign_in_again()
    {
        using var site = new AccountSite();
        var (browser, account, key) = await site.EnterAsync(Email, Role.Manager);
        await site.Service<PasskeyStore>().AddAsync(account, Passkey("mine"), TestStore.Actor, site.Now);
        await browser.OpenAsync("/account");
        string[] forms =
            ["remove-mine", "end-all",
                .. System.Text.RegularExpressions.Regex.Matches(browser.Page, "value=\"(end-[0-9a-f]{32})\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(3, forms.Length);
        Assert.DoesNotContain("confirm who you are", browser.Page, StringComparison.Ordinal);

        site.Clock.Advance(SessionStore.Fresh);
        foreach (var form in forms)
        {
            // As an old page would send it.
            await (await browser.OpenAsync("/account")).SendAsync("add-passkey", ("_handler", form));
            Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        }

        Assert.Single(await site.Service<PasskeyStore>().ListAsync(account.Id));
        Assert.True(await browser.IsInAsync());
        Assert.Contains("confirm who you are", (await browser.OpenAsync("/account")).Page, StringComparison.Ordinal);

        await browser.SignInAsync(Email, returnUrl: "/account");
        await browser.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        await browser.SendAsync("remove-mine");
        Assert.Empty(await site.Service<PasskeyStore>().ListAsync(account.Id));
    }

    internal static StoredPasskey Passkey(string id) =>
        new() { CredentialId = id, Name = id, PublicKey = "AA", CreatedAt = TestStore.Now, IsUserVerified = true, AttestationObject = "AA",
            ClientDataJson = "AA" };

    private static string Of(Account account) => $"/accounts/{account.Id}";
}
