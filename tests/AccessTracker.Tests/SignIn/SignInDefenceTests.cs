using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;

namespace AccessTracker.Tests.SignIn;

/// <summary>What somebody meets who tries to come in and may not.</summary>
[Collection("hangfire")]
public sealed class SignInDefenceTests
{
    private const string Email = "member@example.org";
    private const string Refused = "That address and password do not match";

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var browser = site.Browse();
        for (var i = 0; i < CredentialStore.MostFailures; i++)
        {
            await browser.SignInAsync(Email, $"wrong lantern {i}");
            Assert.Contains(Refused, browser.Page, StringComparison.Ordinal);
        }

        await browser.SignInAsync(Email);
        Assert.Contains(Refused, browser.Page, StringComparison.Ordinal);
        site.Clock.Advance(CredentialStore.Lock - TimeSpan.FromSeconds(1));
        Assert.False(await (await browser.SignInAsync(Email)).IsInAsync());

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await (await browser.SignInAsync(Email)).IsInAsync());
        await site.AssertAuditedAsync(AuditAction.SignInRefused, AuditAction.SignedIn);
        Assert.Contains(await site.AuditAsync(), r => r.Details == "password; locked");
    }

    [Fact]
    public async Task Success_forgets_the_failures_before_it()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var browser = site.Browse();
        for (var i = 0; i < 2; i++)
        {
            for (var wrong = 1; wrong < CredentialStore.MostFailures; wrong++)
            {
                await browser.SignInAsync(Email, "wrong lanterns");
            }

            Assert.True(await (await browser.SignInAsync(Email)).IsInAsync());
        }
    }

    [Fact]
    public async Task Unknown_wrong_disabled_and_uninvited_are_answered_alike()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        var gone = await site.AddAsync("gone@example.org");
        Assert.Null(await site.Accounts.DisableAsync(gone.Id, TestStore.Actor, site.Now));
        await site.Accounts.AddAsync(
            "new@example.org", "new", new Domain.Access.Grant(Domain.Access.Role.Member, null, []), TestStore.Actor, site.Now);
        site.Secrets.Add("typed.by.mistake");
        using var browser = site.Browse();

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (
            email, password) in new[] { (Email, "wrong lanterns"), ("typed.by.mistake@example.org", AccountSite.Password),
            ("gone@example.org", AccountSite.Password), ("new@example.org", AccountSite.Password) })
        {
            await browser.SignInAsync(email, password);
            answers.Add((browser.Status, Regex.Replace(Shown(browser.Page).Replace(email, "", StringComparison.Ordinal), "CfDJ8[\\w+/=-]+", "")));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains(Refused, answers[0].Item2, StringComparison.Ordinal);
        Assert.Equal(4, (await site.AuditAsync()).Count(r => r.Action == "sign_in_refused"));
        await site.AssertAuditedAsync();
    }

    [Fact]
    public async Task What_is_typed_beside_the_form_changes_nothing()
    {
        using var site = new AccountSite();
        var account = await site.AddAsync(Email);
        var other = await site.AddAsync("other@example.org");
        using var browser = await site.Browse().OpenAsync("/sign-in");

        await browser.SendAsync(
            "sign-in", ("Email", Email), ("Password", AccountSite.Password), ("Role", "administrator"), ("Account.Id", other.Id.ToString()),
            ("AccountId", other.Id.ToString()), ("HasSecondFactor", "true"), ("grant", "{}"));
        await (await browser.OpenAsync("/account")).SendAsync(
            "change-password", ("Current", AccountSite.Password), ("New", AccountSite.Other), ("Account.Id", other.Id.ToString()),
            ("Account.Email", other.Email), ("Username", other.Email), ("Role", "administrator"), ("DisabledAt", ""));

        Assert.Contains("Done=", browser.Led, StringComparison.Ordinal);
        Assert.Equal(account.Grants.Single().Role, (await site.Accounts.FindAsync(account.Id))!.Grants.Single().Role);
        Assert.True(await (await site.Browse().SignInAsync(other.Email)).IsInAsync());
        Assert.False(await (await site.Browse().SignInAsync(Email)).IsInAsync());
        Assert.True(await (await site.Browse().SignInAsync(Email, AccountSite.Other)).IsInAsync());
        await site.AssertAuditedAsync(AuditAction.PasswordSet);
    }

    [Theory]
    [InlineData("short", "needs at least 12 characters")]
    [InlineData("password1234", "among the first that anybody would guess")]
    [InlineData("FlorenceNightingale", "among the first that anybody would guess")]
    [InlineData("aaaaaaaaaaaaaaaa", "among the first that anybody would guess")]
    [InlineData("i am a member here", "must not contain your address")]
    public async Task A_new_password_that_is_easily_guessed_is_refused_in_words(string password, string told)
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var browser = await site.Browse().SignInAsync(Email);
        await (await browser.OpenAsync("/account")).SendAsync("change-password", ("Current", AccountSite.Password), ("New", password));
        Assert.Contains(told, browser.Page, StringComparison.Ordinal);
        Assert.True(await (await site.Browse().SignInAsync(Email)).IsInAsync());
    }

    [Theory]
    [InlineData("my ISSG-2016 password")]
    [InlineData("my issg2016 password")]
    [InlineData("we are access tracker")]
    [InlineData("dear.member.of.it")]
    public async Task What_the_program_and_its_operations_are_called_is_in_no_password(string password)
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var rules = new AccessTracker.Web.SignIn.PasswordRules(new AccessTracker.Data.Operations.OperationStore(store.Db));
        Assert.Contains("must not contain", await rules.FaultAsync(password, Email, default), StringComparison.Ordinal);
        Assert.Null(await rules.FaultAsync(AccountSite.Password, Email, default));
    }

    // The standard asks for 3,000 that the rules would else allow.
    [Fact]
    public void Three_thousand_known_passwords_that_are_long_enough_are_refused()
    {
        var assembly = typeof(AccessTracker.Web.SignIn.PasswordRules).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("AccessTracker.Web.SignIn.breached-passwords.txt")!);
        var known = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(known.Distinct().Count(k => k.Length >= AccessTracker.Web.SignIn.PasswordRules.Least) > 3000);
        Assert.All(known, k => Assert.Equal(k.ToLowerInvariant().Trim(), k));
    }

    [Fact]
    public async Task Changing_the_password_asks_for_the_old_one_and_ends_the_other_sessions()
    {
        using var site = new AccountSite();
        await site.AddAsync(Email);
        using var here = await site.Browse().SignInAsync(Email);
        using var there = await site.Browse().SignInAsync(Email);
        await (await here.OpenAsync("/account")).SendAsync("change-password", ("Current", "wrong lanterns"), ("New", AccountSite.Other));
        Assert.Contains("The current password is wrong", here.Page, StringComparison.Ordinal);

        await here.SendAsync("change-password", ("Current", AccountSite.Password), ("New", AccountSite.Other));

        Assert.Equal((true, false), (await here.IsInAsync(), await there.IsInAsync()));
        await site.AssertAuditedAsync(AuditAction.PasswordSet, AuditAction.SignInRefused);
    }

    // From one address, whatever accounts are tried; looking at the page costs nothing.
    [Fact]
    public async Task Who_tries_many_passwords_is_told_to_wait()
    {
        using var site = new AccountSite("Production", signInsPerMinute: 3);
        await site.AddAsync(Email);
        using var browser = site.Browse();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync($"nobody{i}@example.org", "wrong lanterns")).Status);
        }

        await browser.SignInAsync(Email);
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        Assert.False(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/sign-in")).Status);
        Assert.Equal(3, (await site.AuditAsync()).Count(r => r.Action == "sign_in_refused"));
    }

    [Fact]
    public void Every_form_that_lets_somebody_in_is_limited()
    {
        using var site = new AccountSite();
        var limited = Endpoints(site).Where(e =>
            e.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()?.PolicyName
            == AccessTracker.Web.Hosting.RateLimits.SignIn);
        Assert.Superset(
            new HashSet<string?> { "/sign-in", "/sign-in/second-step", "/sign-in/passkey", "/password", "/set-up" },
            limited.Select(e => e.RoutePattern.RawText).ToHashSet());
        Assert.DoesNotContain(limited, e => e.RoutePattern.RawText == "/sign-in/demo");
    }

    // Without the framework's comments, which hold something new in each answer.
    private static string Shown(string page) => Regex.Match(page, "<h1\\b.*</form>", RegexOptions.Singleline).Value;

    private static IEnumerable<Microsoft.AspNetCore.Routing.RouteEndpoint> Endpoints(AccountSite site) =>
        site.Service<IEnumerable<Microsoft.AspNetCore.Routing.EndpointDataSource>>().SelectMany(s => s.Endpoints)
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>();
}
