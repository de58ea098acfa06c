using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Tests.SignIn;

/// <summary>The second factor, by the forms that a browser would send.</summary>
[Collection("hangfire")]
public sealed class SecondFactorTests
{
    private const string Email = "manager@example.org";

    [Fact]
    public async Task A_manager_without_one_is_led_to_set_it_up_and_has_no_manager_s_right()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Administrator);
        using var browser = await site.Browse().SignInAsync(Email, returnUrl: "/accounts");

        Assert.StartsWith("/account/second-factor?Needed=true&ReturnUrl=%2Faccounts", browser.Led, StringComparison.Ordinal);
        foreach (var path in new[] { "/accounts", "/audit", "/hangfire" })
        {
            await browser.OpenAsync(path);
            Assert.StartsWith("/access-denied", browser.Led, StringComparison.Ordinal);
        }

        Assert.Contains("Managers and administrators need a second factor", (await browser.OpenAsync("/account")).Page, StringComparison.Ordinal);

        await browser.OpenAsync("/account/second-factor?Needed=true&ReturnUrl=%2Faccounts");
        await site.EnrolAsync(browser);
        Assert.Contains("href=\"/accounts\"", browser.Page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, null), ((await browser.OpenAsync("/accounts")).Status, browser.Led));
        await site.AssertAuditedAsync(AuditAction.SecondFactorSet);
    }

    [Theory]
    [InlineData("Code", "123")]
    [InlineData("Password", "wrong lanterns")]
    [InlineData("Offer", "")]
    [InlineData("Offer", "CfDJ8AAAA")]
    public async Task Setting_one_up_asks_for_its_code_the_password_and_the_key_that_was_shown(string field, string value)
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Manager);
        using var browser = await site.Browse().SignInAsync(Email);
        var fields =
            new Dictionary<string, string> { ["Code"] = Rfc6238.Code(AccountSite.KeyOn(browser.Page), site.Now), ["Password"] = AccountSite.Password,
                [field] = value };

        await browser.SendAsync("confirm", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Contains("role=\"alert\"", browser.Page, StringComparison.Ordinal);
        Assert.False((await site.Accounts.FindByEmailAsync(Email))!.HasSecondFactor);
    }

    [Fact]
    public async Task A_key_that_was_shown_to_somebody_else_is_not_taken()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Manager);
        await site.AddAsync("other@example.org", Role.Manager);
        using var mine = await site.Browse().SignInAsync(Email);
        using var theirs = await site.Browse().SignInAsync("other@example.org");
        var offer = System.Text.RegularExpressions.Regex.Match(mine.Page, "name=\"Offer\" value=\"([^\"]+)\"").Groups[1].Value;

        await theirs.SendAsync(
            "confirm", ("Offer", offer), ("Code", Rfc6238.Code(AccountSite.KeyOn(mine.Page), site.Now)), ("Password", AccountSite.Password));

        Assert.False((await site.Accounts.FindByEmailAsync("other@example.org"))!.HasSecondFactor);
    }

    [Fact]
    public async Task Signing_in_takes_a_code_once()
    {
        using var site = new AccountSite();
        var (first, _, key) = await site.EnterAsync(Email, Role.Manager);
        await first.OpenAsync("/account");
        await first.SignOutAsync();

        // The code that set it up is used, too.
        await first.SignInAsync(Email);
        Assert.StartsWith("/sign-in/second-step", first.Led, StringComparison.Ordinal);
        Assert.False(await first.IsInAsync());
        await first.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.Contains("That code is wrong, or has been used", first.Page, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await first.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.True(await first.IsInAsync());

        using var again = await site.Browse().SignInAsync(Email);
        await again.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.False(await again.IsInAsync());
        await site.AssertAuditedAsync(AuditAction.SignedIn, AuditAction.SignInRefused);
    }

    [Fact]
    public async Task Of_two_who_show_a_code_at_once_one_comes_in()
    {
        using var site = new AccountSite();
        var (_, _, key) = await site.EnterAsync(Email, Role.Manager);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Rfc6238.Code(key, site.Now);
        using var one = await site.Browse().SignInAsync(Email);
        using var two = await site.Browse().SignInAsync(Email);

        var answers = await Task.WhenAll(one.PostAsync("second-step", ("Code", code)), two.PostAsync("second-step", ("Code", code)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(a => a.StatusCode).Order());
        Assert.NotEqual(await one.IsInAsync(), await two.IsInAsync());
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Manager);
        using var browser = await site.Browse().SignInAsync(Email);
        var (_, codes) = await site.EnrolAsync(browser);

        using var lost = await site.Browse().SignInAsync(Email);
        await lost.SendAsync("second-step", ("Code", codes[3].ToLowerInvariant()));
        Assert.True(await lost.IsInAsync());

        using var again = await site.Browse().SignInAsync(Email);
        await again.SendAsync("second-step", ("Code", codes[3]));
        Assert.False(await again.IsInAsync());
        await site.AssertAuditedAsync(AuditAction.RecoveryCodeUsed);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_as_wrong_passwords_do()
    {
        using var site = new AccountSite();
        var (_, _, key) = await site.EnterAsync(Email, Role.Manager);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await site.Browse().SignInAsync(Email);
        for (var i = 0; i < CredentialStore.MostFailures; i++)
        {
            await browser.SendAsync("second-step", ("Code", "no such code"));
        }

        await browser.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.False(await browser.IsInAsync());
    }

    [Fact]
    public async Task The_second_step_ends_after_five_minutes_and_is_nothing_without_the_first()
    {
        using var site = new AccountSite();
        var (_, _, key) = await site.EnterAsync(Email, Role.Manager);
        using var browser = await site.Browse().SignInAsync(Email);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        await browser.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.Equal((false, "/sign-in"), (await browser.IsInAsync(), browser.Led));

        using var stranger = await site.Browse().OpenAsync("/sign-in/second-step");
        Assert.Equal("/sign-in", stranger.Led);
    }

    // 26 characters of five bits each.
    [Fact]
    public void Recovery_codes_have_128_random_bits() => Assert.All(Totp.NewRecoveryCodes(), c => Assert.Matches("^[A-Z2-7]{26}$", c));

    // Made before they were longer.
    [Fact]
    public async Task A_shorter_code_of_before_still_lets_in()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync(Email, Role.Manager);
        await site.Service<CredentialStore>()
            .SetSecondFactorAsync(
                account, site.Service<AuthenticatorKeys>().Protect(account.Id, Totp.NewKey()), 0, ["ABCDEFGHIJKLMNOP"], TestStore.Actor, site.Now);
        using var browser = await site.Browse().SignInAsync(Email);
        await browser.SendAsync("second-step", ("Code", "ABCD-EFGH-IJKL-MNOP"));
        Assert.True(await browser.IsInAsync());
    }

    // The keys folder was lost, or the store was brought elsewhere without it.
    [Fact]
    public async Task An_authenticator_whose_key_cannot_be_read_is_refused_in_words_and_a_recovery_code_still_works()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Manager);
        using var browser = await site.Browse().SignInAsync(Email);
        var (key, codes) = await site.EnrolAsync(browser);
        await site.Service<Db>().WriteAsync(s => s.ExecuteAsync("update account set authenticator_key = 'CfDJ8unreadable'"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        using var back = await site.Browse().SignInAsync(Email);
        await back.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        Assert.Contains("can no longer be read", back.Page, StringComparison.Ordinal);

        await back.SendAsync("second-step", ("Code", codes[0]));
        Assert.True(await back.IsInAsync());
    }

    [Fact]
    public async Task Taking_it_away_asks_for_the_password_and_takes_the_role_s_rights_with_it()
    {
        using var site = new AccountSite();
        var (browser, _, _) = await site.EnterAsync(Email, Role.Administrator);
        await (await browser.OpenAsync("/account/second-factor")).SendAsync("remove", ("Password", "wrong lanterns"));
        Assert.True((await site.Accounts.FindByEmailAsync(Email))!.HasSecondFactor);

        await browser.SendAsync("remove", ("Password", AccountSite.Password));

        Assert.False((await site.Accounts.FindByEmailAsync(Email))!.HasSecondFactor);
        await browser.OpenAsync("/accounts");
        Assert.StartsWith("/access-denied", browser.Led, StringComparison.Ordinal);
        await site.AssertAuditedAsync(AuditAction.SecondFactorRemoved);
    }

    // Who only knows the password would else make a second factor of his own beside the owner's.
    [Fact]
    public async Task Somebody_with_a_passkey_who_came_in_by_the_password_alone_cannot_change_how_he_comes_in()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync(Email, Role.Manager);
        using var before = await site.Browse().SignInAsync(Email);
        await site.Service<PasskeyStore>().AddAsync(account, AccountChangeTests.Passkey("mine"), TestStore.Actor, site.Now);
        using var browser = await site.Browse().SignInAsync(Email);
        Assert.Contains("sign in with your passkey", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Offer\"", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-passkey=\"create\"", (await browser.OpenAsync("/account")).Page, StringComparison.Ordinal);
        await browser.SendAsync("end-all", ("_handler", "remove-mine"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);

        // A form from before the passkey was there.
        await before.SendAsync("confirm", ("Code", Rfc6238.Code(AccountSite.KeyOn(before.Page), site.Now)), ("Password", AccountSite.Password));
        Assert.Equal(HttpStatusCode.BadRequest, before.Status);
        Assert.False((await site.Accounts.FindAsync(account.Id))!.HasSecondFactor);
        Assert.Single(await site.Service<PasskeyStore>().ListAsync(account.Id));

        // An administrator helps whoever has lost the device.
        var (chief, _, _) = await site.EnterAsync("chief@example.org", Role.Administrator);
        await (await chief.OpenAsync($"/accounts/{account.Id}")).SendAsync("remove-factor");
        Assert.Empty(await site.Service<PasskeyStore>().ListAsync(account.Id));
    }

    // Who comes by another provider has no password to be asked for.
    [Fact]
    public async Task Without_a_password_an_authenticator_is_set_up_only_soon_after_signing_in()
    {
        using var site = new AccountSite();
        var ticket = site.App.TicketOf(TestApp.Somebody(Role.Manager));
        async Task<string> PageAsync() => await (await site.App.GetAsAsync(ticket, "/account/second-factor")).Content.ReadAsStringAsync();
        Assert.Contains("name=\"Offer\"", await PageAsync(), StringComparison.Ordinal);

        site.Clock.Advance(SessionStore.Fresh);
        var late = await PageAsync();
        Assert.DoesNotContain("name=\"Offer\"", late, StringComparison.Ordinal);
        Assert.Contains("confirm who you are", late, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task A_passkey_that_answers_nothing_is_refused(string credential)
    {
        using var site = new AccountSite();
        await site.AddAsync(Email, Role.Manager);
        using var browser = await site.Browse().OpenAsync("/sign-in");
        await browser.SendAsync("passkey", ("Credential", credential));
        Assert.Contains("That did not work", browser.Page, StringComparison.Ordinal);

        await (await browser.SignInAsync(Email)).OpenAsync("/account");
        await browser.SendAsync("add-passkey", ("Credential", credential), ("Name", "mine"), ("Password", AccountSite.Password));
        Assert.Contains("Done=passkey_refused", browser.Led, StringComparison.Ordinal);
        await site.AssertAuditedAsync(AuditAction.SignInRefused);
    }
}
