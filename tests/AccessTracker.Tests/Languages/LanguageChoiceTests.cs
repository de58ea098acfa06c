using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Tests.SignIn;

namespace AccessTracker.Tests.Languages;

[Collection("hangfire")]
public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("ar-EG, en;q=0.5", "ar", "rtl")]
    [InlineData("fr-BE", "fr", "ltr")]
    [InlineData("de, fr;q=0.8", "fr", "ltr")]
    [InlineData("de", "en", "ltr")]
    [InlineData(null, "en", "ltr")]
    public async Task The_first_of_the_browsers_languages_that_is_offered_is_read(string? accepted, string language, string direction)
    {
        using var app = new TestApp();
        if (accepted is not null)
        {
            app.Client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        }

        var answer = await app.Client.GetAsync("/sign-in");

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_choice_holds_before_signing_in_and_is_kept_with_the_account()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync("rana@example.org");
        using var first = site.Browse();
        await first.OpenAsync("/sign-in?ReturnUrl=%2Faccount");
        await first.ChooseLanguageAsync("ar", "/sign-in?ReturnUrl=%2Faccount");
        Assert.Equal("/sign-in?ReturnUrl=%2Faccount", first.Address);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", first.Page, StringComparison.Ordinal);

        await first.SignInAsync("rana@example.org");
        Assert.Null(await site.Service<PreferenceStore>().FindAsync(account.Id));
        await first.OpenAsync("/account");
        await first.ChooseLanguageAsync("fr", "/account");
        Assert.Contains("<html lang=\"fr\"", first.Page, StringComparison.Ordinal);

        using var second = site.Browse();
        await second.SignInAsync("rana@example.org");
        await second.OpenAsync("/account");
        Assert.Contains("<html lang=\"fr\"", second.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xx", "//evil.example/")]
    [InlineData("", "https://evil.example/")]
    public async Task Nothing_leads_out_and_a_language_that_is_not_offered_changes_nothing(string language, string back)
    {
        using var site = new AccountSite();
        using var browser = site.Browse();
        await browser.OpenAsync("/sign-in");

        await browser.ChooseLanguageAsync(language, back);

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("<html lang=\"en\"", browser.Page, StringComparison.Ordinal);
    }
}
