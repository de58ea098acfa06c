using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.SignIn;

/// <summary>The part of the account page where tokens are made and end.</summary>
[Collection("hangfire")]
public sealed class TokenSectionTests
{
    private const string Email = "somebody@example.org";

    [Fact]
    public async Task A_token_is_made_with_a_fresh_second_factor_shown_once_and_revoked_by_its_person_or_an_administrator()
    {
        using var site = new AccountSite();
        var (chief, _, key) = await site.EnterAsync("chief@example.org", Role.Administrator);
        var (person, account, _) = await site.EnterAsync(Email, Role.Manager);
        var day = DateOnly.FromDateTime(site.Now.UtcDateTime);
        await person.OpenAsync("/account");
        Assert.Contains($"value=\"{day.AddDays(90):yyyy-MM-dd}\"", person.Page, StringComparison.Ordinal);

        // What cannot be one is refused, and what was typed stays.
        foreach (var (name, operation, ends) in new[]
        {
            (" ", "", day), ("Power BI", "NONE", day), ("Power BI", "", day.AddDays(366)), ("Power BI", "", day.AddDays(-1)),
            (new string('x', 101), "", day),
        })
        {
            await person.SendAsync("make-token", ("Name", name), ("Operation", operation), ("EndsOn", $"{ends:yyyy-MM-dd}"));
            Assert.Contains("A token needs a name", person.Page, StringComparison.Ordinal);
        }

        Assert.Empty(await site.Service<ApiTokenStore>().ListAsync(account.Id));
        var secrets = new List<string>();
        foreach (var name in new[] { "Power BI", "Kobo" })
        {
            await (await person.OpenAsync("/account")).SendAsync(
                "make-token", ("Name", name), ("Operation", ""), ("EndsOn", $"{day.AddDays(90):yyyy-MM-dd}"), ("Scopes", "write"));
            secrets.Add(Regex.Match(person.Page, "<code class=\"link\" id=\"token\"[^>]*>(at_[\\w-]{43})</code>").Groups[1].Value);
            site.Secrets.Add(secrets[^1]);
        }

        Assert.All(secrets, s => Assert.NotEmpty(s));
        await person.OpenAsync("/account");
        Assert.All(secrets, s => Assert.DoesNotContain(s, person.Page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, secrets[0]));
        var tokens = await site.Service<ApiTokenStore>().ListAsync(account.Id);
        Assert.All(tokens, t => Assert.Equal([ApiScope.Read, ApiScope.Write], t.Scopes));

        // By its person, whose page says so; at once where it is done.
        await person.SendAsync($"revoke-token-{tokens.Single(t => t.Name == "Power BI").Id}");
        Assert.Equal("/account?Done=token_revoked", person.Led);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, secrets[0]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, secrets[1]));

        // In an old session none is made, whatever the page had shown before.
        site.Clock.Advance(SessionStore.Fresh);
        await person.SendAsync("make-token", ("Name", "late"), ("Operation", ""), ("EndsOn", $"{day:yyyy-MM-dd}"));
        Assert.StartsWith("/sign-in?ReturnUrl=", person.Led, StringComparison.Ordinal);
        Assert.Single(await site.Service<ApiTokenStore>().ListAsync(account.Id));

        // Whoever runs the accounts sees that there is one; to end it they show their factor anew.
        await chief.OpenAsync($"/accounts/{account.Id}");
        Assert.Contains("Kobo", chief.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("revoke-token-", chief.Page, StringComparison.Ordinal);
        await chief.SignInAsync("chief@example.org", returnUrl: $"/accounts/{account.Id}");
        await chief.SendAsync("second-step", ("Code", Rfc6238.Code(key, site.Now)));
        await chief.SendAsync($"revoke-token-{tokens.Single(t => t.Name == "Kobo").Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, secrets[1]));
        await site.AssertAuditedAsync(AuditAction.ApiTokenMade, AuditAction.ApiTokenRevoked);
    }

    [Fact]
    public async Task Who_has_no_second_factor_is_led_to_it()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var person = await site.Browse().SignInAsync(Email);

        await person.OpenAsync("/account");

        Assert.Contains("you need a second factor", person.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("make-token", person.Page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(AccountSite site, string secret)
    {
        using var client = site.App.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var answer = await client.GetAsync("/api/v1/me");
        return answer.StatusCode;
    }
}
