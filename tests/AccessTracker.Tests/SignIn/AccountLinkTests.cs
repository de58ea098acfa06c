using System.Net;
using AccessTracker.Data.Audit;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.SignIn;

/// <summary>Invitations and resets: links that set a password once.</summary>
[Collection("hangfire")]
public sealed class AccountLinkTests
{
    private const string Email = "invited@example.org";
    private const string Over = "This link no longer works";

    [Fact]
    public async Task An_invitation_sets_the_first_password_once()
    {
        using var site = new AccountSite();
        var (administrator, _, _) = await site.EnterAsync("administrator@example.org", Role.Administrator);
        await administrator.OpenAsync("/accounts");
        await administrator.SendAsync(
            "invite", ("Email", Email), ("PersonName", "Invited"), ("Role", "manager"), ("Operation", ""), ("Areas", ""), ("Id", "1"),
            ("PasswordHash", "x"), ("HasSecondFactor", "true"));
        var link = Link(site, administrator.Page);
        Assert.DoesNotContain(link, (await administrator.OpenAsync("/accounts")).Page, StringComparison.Ordinal);
        var account = (await site.Accounts.FindByEmailAsync(Email))!;
        Assert.Equal((false, false, Role.Manager), (account.HasPassword, account.HasSecondFactor, Assert.Single(account.Grants).Role));

        using var invited = await site.Browse().OpenAsync(link);
        Assert.Contains(Email, invited.Page, StringComparison.Ordinal);
        await invited.SendAsync("password", ("Password", "invited to accesstracker"));
        Assert.Contains("must not contain your address or the name", invited.Page, StringComparison.Ordinal);
        await invited.SendAsync("password", ("Password", AccountSite.Password), ("Role", "administrator"), ("Account.Id", "1"));
        Assert.Equal("/sign-in?PasswordSet=true", invited.Led);
        Assert.False(await invited.IsInAsync());

        using var late = await site.Browse().OpenAsync(link);
        Assert.Contains(Over, late.Page, StringComparison.Ordinal);
        Assert.True(await (await invited.SignInAsync(Email)).IsInAsync());
        Assert.Equal(Role.Manager, Assert.Single((await site.Accounts.FindByEmailAsync(Email))!.Grants).Role);
        await site.AssertAuditedAsync(AuditAction.AccountAdded, AuditAction.RoleGiven, AuditAction.LinkIssued, AuditAction.PasswordSet);
    }

    [Fact]
    public async Task Of_two_who_follow_a_link_at_once_one_sets_the_password()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync(Email);
        var link = $"/password#{await site.LinkAsync(account)}";
        using var one = await site.Browse().OpenAsync(link);
        using var two = await site.Browse().OpenAsync(link);

        await Task.WhenAll(
            one.PostAsync("password", ("Password", "nine patient harbours")), two.PostAsync("password", ("Password", "four slow windmills")));

        Assert.NotEqual(
            await (await one.SignInAsync(Email, "nine patient harbours")).IsInAsync(),
            await (await two.SignInAsync(Email, "four slow windmills")).IsInAsync());
    }

    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 24 * 7)]
    public async Task A_link_ends_with_its_time(bool isInvitation, int hours)
    {
        using var site = new AccountSite();
        var account = isInvitation
            ? (await site.Accounts.AddAsync(Email, "Invited", new Grant(Role.Member, null, []), TestStore.Actor, site.Now))!
            : await site.AddAsync(Email);
        var link = $"/password#{await site.LinkAsync(account)}";
        site.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        using var browser = await site.Browse().OpenAsync(link);
        Assert.DoesNotContain(Over, browser.Page, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var stamp = (await site.Accounts.FindAsync(account.Id))!.SecurityStamp;
        await browser.SendAsync("password", ("Password", AccountSite.Other));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal(stamp, (await site.Accounts.FindAsync(account.Id))!.SecurityStamp);
        Assert.Contains(Over, (await browser.OpenAsync(link)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_a_disabled_account_and_a_reset_end_what_was_before()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync(Email);
        using var signedIn = await site.Browse().SignInAsync(Email);
        var first = $"/password#{await site.LinkAsync(account)}";
        var second = $"/password#{await site.LinkAsync(account)}";
        using var browser = await site.Browse().OpenAsync(first);
        Assert.Contains(Over, browser.Page, StringComparison.Ordinal);

        await (await browser.OpenAsync(second)).SendAsync("password", ("Password", AccountSite.Other));
        Assert.False(await signedIn.IsInAsync());

        var third = $"/password#{await site.LinkAsync(account)}";
        await site.Accounts.DisableAsync(account.Id, TestStore.Actor, site.Now);
        Assert.Contains(Over, (await browser.OpenAsync(third)).Page, StringComparison.Ordinal);
        await site.Accounts.EnableAsync(account.Id, TestStore.Actor, site.Now);
        Assert.Contains(Over, (await browser.OpenAsync(third)).Page, StringComparison.Ordinal);
    }

    // A mailbox that was broken into must not be enough.
    [Fact]
    public async Task A_reset_does_not_step_over_the_second_factor()
    {
        using var site = new AccountSite();
        var (_, account, _) = await site.EnterAsync(Email, Role.Manager);
        using var browser = await site.Browse().OpenAsync($"/password#{await site.LinkAsync(account)}");
        await browser.SendAsync("password", ("Password", AccountSite.Other));
        await browser.SignInAsync(Email, AccountSite.Other);
        Assert.StartsWith("/sign-in/second-step", browser.Led, StringComparison.Ordinal);
        Assert.False(await browser.IsInAsync());
    }

    internal static string Link(AccountSite site, string page)
    {
        var token = System.Text.RegularExpressions.Regex.Match(page, "/password#([A-Za-z0-9_-]{43})").Groups[1].Value;
        Assert.NotEqual("", token);
        site.Secrets.Add(token);
        return $"/password#{token}";
    }
}
