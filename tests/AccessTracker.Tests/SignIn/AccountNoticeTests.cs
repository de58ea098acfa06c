using AccessTracker.Web.Components;

namespace AccessTracker.Tests.SignIn;

/// <summary>What one's own account says: a refusal is one for who sees the page and for who hears it.</summary>
[Collection("hangfire")]
public sealed class AccountNoticeTests
{
    private const string Email = "somebody@example.org";

    [Fact]
    public async Task A_wrong_password_is_a_refusal_and_not_a_success()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var browser = await site.Browse().SignInAsync(Email);
        await browser.OpenAsync("/account");

        await browser.SendAsync("add-passkey", ("Password", "not this one, surely"), ("Credential", "{}"));

        Assert.Equal("/account?Done=password_wrong", browser.Address);
        Assert.Contains($"<p class=\"refusal\" role=\"alert\">{Texts.AccountNotice_PasswordWrong}", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"done\"", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync("add-passkey", ("Password", AccountSite.Password), ("Credential", "{}"));
        Assert.Contains("<p class=\"refusal\" role=\"alert\">The passkey was not added", browser.Page, StringComparison.Ordinal);

        await browser.OpenAsync("/account?Done=password_changed");
        Assert.Contains("<p class=\"done\" role=\"status\">", browser.Page, StringComparison.Ordinal);
    }

    // Hidden until the script finds that it is so.
    [Fact]
    public async Task Where_there_are_no_passkeys_something_says_so()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var browser = await site.Browse().SignInAsync(Email);
        await browser.OpenAsync("/account");
        Assert.Contains($"hidden data-no-passkeys>{Texts.NoPasskeysHere}", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"<noscript><p>{Texts.PasskeysNeedScript}</p></noscript>", browser.Page, StringComparison.Ordinal);
    }
}
