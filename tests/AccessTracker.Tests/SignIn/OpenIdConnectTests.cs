using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Hosting;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.SignIn;

/// <summary>Signing in with another provider, which really runs.</summary>
[Collection("hangfire")]
public sealed class OpenIdConnectTests : IAsyncLifetime
{
    private const string Invited = "invited@example.org";
    private const string Start = "/sign-in/provider?ReturnUrl=%2Faccount";

    private TestProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await TestProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task Who_is_invited_gets_in_by_a_verified_address()
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        await InviteAsync(app);
        Assert.Contains("Sign in with Example", (await browser.GetAsync("/sign-in")).Text, StringComparison.Ordinal);

        var (status, text) = await browser.GetAsync(Start);

        Assert.Equal((HttpStatusCode.OK, "/account"), (status, browser.At.AbsolutePath));
        Assert.Contains(Invited, text, StringComparison.Ordinal);
        var asked = Assert.Single(_provider.Requests);
        Assert.Equal(("code", "openid email", "S256"), (asked.ResponseType, asked.Scope, asked.CodeChallengeMethod));
        Assert.True(asked is { State.Length: > 0, Nonce.Length: > 0 });
    }

    [Fact]
    public async Task Where_somebody_wanted_to_go_stays_here()
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        await InviteAsync(app);

        await browser.GetAsync("/sign-in/provider?ReturnUrl=https%3A%2F%2Fevil.example%2F");

        Assert.DoesNotContain(browser.Way, u => u.Host == "evil.example");
        Assert.Equal("localhost", browser.At.Host);
        Assert.DoesNotContain("/sign-in", browser.At.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unverified")]
    [InlineData("unknown")]
    [InlineData("disabled")]
    public async Task Anybody_else_is_told_the_same(string reason)
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        var account = await InviteAsync(app);
        _provider.IsVerified = reason != "unverified";
        _provider.Email = reason == "unknown" ? "stranger@example.org" : Invited;
        if (reason == "disabled")
        {
            await app.Services.GetRequiredService<AccountStore>().DisableAsync(account.Id, TestStore.Actor, Now);
        }

        await AssertRefusedAsync(browser, Start);

        var audit = await app.Services.GetRequiredService<Db>().ReadAsync(
            s => s.QueryAsync<string>(
                "select person || coalesce(record_key, '') || details from audit_event where action = 'sign_in_refused'", null));
        Assert.Equal("provider", Assert.Single(audit));
    }

    [Theory, EveryStore]
    public async Task From_then_on_it_is_the_person_that_counts_and_not_the_address(StoreProvider database)
    {
        await using var store = await TestStore.CreateAsync(database);
        using var app = App(store.Options);
        await InviteAsync(app);
        using (var first = new ProviderBrowser(app))
        {
            await first.GetAsync(Start);
            Assert.Equal("/account", first.At.AbsolutePath);
        }

        (_provider.Email, _provider.IsVerified) = ("married@example.org", false);
        using var second = new ProviderBrowser(app);
        var (_, text) = await second.GetAsync(Start);
        Assert.Equal("/account", second.At.AbsolutePath);
        Assert.Contains(Invited, text, StringComparison.Ordinal);

        // Somebody else has got the address there.
        (_provider.Subject, _provider.Email, _provider.IsVerified) = ("person-2", Invited, true);
        using var other = new ProviderBrowser(app);
        await AssertRefusedAsync(other, Start);
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_is_refused()
    {
        using var app = App();
        await InviteAsync(app);
        using var browser = new ProviderBrowser(app);
        using var other = new ProviderBrowser(app);
        var (_, answer) = await browser.GetAsync(Start, until: u => u.AbsolutePath == Urls.ExternalAnswer);
        var path = new Uri(answer).PathAndQuery;

        await AssertRefusedAsync(other, path);
        await AssertRefusedAsync(browser, System.Text.RegularExpressions.Regex.Replace(path, "state=[^&]+", "state=forged"));
        await browser.GetAsync(path);
        Assert.Equal("/account", browser.At.AbsolutePath);
    }

    // Known to the provider already, somebody is asked nothing there.
    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    public async Task Another_site_begins_no_session_for_anybody(string site, bool begins)
    {
        using var app = App();
        using var request = new HttpRequestMessage(HttpMethod.Get, Start);
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await app.Client.SendAsync(request);
        Assert.Equal(begins, answer.Headers.Location!.OriginalString.StartsWith(_provider.Address.AbsoluteUri, StringComparison.Ordinal));
        Assert.Equal(!begins, answer.Headers.Location.OriginalString == "/sign-in?ReturnUrl=%2Faccount");
    }

    [Fact]
    public async Task A_provider_that_calls_itself_another_is_refused()
    {
        await _provider.DisposeAsync();
        _provider = await TestProvider.StartAsync(new Uri("https://another.example/"));
        using var app = App();
        using var browser = new ProviderBrowser(app);
        await InviteAsync(app);
        await AssertRefusedAsync(browser, Start);
    }

    [Fact]
    public void Its_tokens_are_signed_by_it_for_this_program_and_not_over()
    {
        using var app = App();
        var options = app.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);
        var asked = options.TokenValidationParameters;
        Assert.True(asked is { RequireSignedTokens: true, RequireExpirationTime: true, ValidateLifetime: true, ValidateAudience: true,
            ValidateIssuer: true });
        Assert.Equal(TestProvider.Client, asked.ValidAudience);
        Assert.All(asked.ValidAlgorithms, a => Assert.Matches("^(RS|PS|ES)(256|384|512)$", a));
        Assert.NotEmpty(asked.ValidAlgorithms);
        Assert.True(options is { SaveTokens: false, UsePkce: true, ProtocolValidator: { RequireNonce: true } });
    }

    [Theory]
    [InlineData(true, "mfa", true)]
    [InlineData(true, "otp", true)]
    [InlineData(true, "hwk", true)]
    [InlineData(true, "pwd", false)]
    [InlineData(false, "mfa", false)]
    public async Task The_provider_s_second_factor_counts_when_it_is_trusted(bool isTrusted, string method, bool counts)
    {
        using var app = App(("Oidc:TrustSecondFactor", isTrusted ? "true" : "false"));
        using var browser = new ProviderBrowser(app);
        await InviteAsync(app, Role.Administrator);
        _provider.Methods = ["pwd", method];

        await browser.GetAsync(Start);
        Assert.Equal(counts ? "/account" : "/account/second-factor", browser.At.AbsolutePath);

        var (status, _) = await browser.GetAsync("/accounts");
        Assert.Equal(counts, status == HttpStatusCode.OK && browser.At.AbsolutePath == "/accounts");
    }

    [Fact]
    public async Task Who_has_an_authenticator_is_asked_for_its_code()
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        var account = await InviteAsync(app, Role.Administrator);
        var (key, now) = (Totp.NewKey(), Now);
        await app.Services.GetRequiredService<CredentialStore>()
            .SetSecondFactorAsync(
                account, app.Services.GetRequiredService<AuthenticatorKeys>().Protect(account.Id, key), 0, [], TestStore.Actor, now);

        var (_, page) = await browser.GetAsync(Start);
        Assert.Equal("/sign-in/second-step", browser.At.AbsolutePath);
        await browser.PostAsync(
            browser.At.PathAndQuery, TestApp.Form(("Code", Totp.Code(key, Now)), ("_handler", "second-step"), TestApp.Token(page)));

        Assert.Equal("/account", browser.At.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/accounts")).Status);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_to_be_away()
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        await _provider.DisposeAsync();

        var (status, text) = await browser.GetAsync(Start);

        Assert.Equal((HttpStatusCode.OK, "/sign-in?ProviderAway=true&ReturnUrl=%2Faccount"), (status, browser.At.PathAndQuery));
        Assert.Matches("<p class=\"refusal\" role=\"alert\"[^>]*>Example does not answer", text);
    }

    // Between the person's coming back and the program's asking for who it is.
    [Fact]
    public async Task Nor_is_one_that_is_gone_when_its_answer_is_to_be_checked()
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        await InviteAsync(app);
        var (_, answer) = await browser.GetAsync(Start, until: u => u.AbsolutePath == Urls.ExternalAnswer);
        await _provider.DisposeAsync();

        var (status, _) = await browser.GetAsync(new Uri(answer).PathAndQuery);

        Assert.Equal((HttpStatusCode.OK, "/sign-in?ProviderAway=true"), (status, browser.At.PathAndQuery));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_link_can_be_taken_away_when_there_is_another_way_in(bool hasPassword)
    {
        using var app = App();
        using var browser = new ProviderBrowser(app);
        var account = await InviteAsync(app);
        var logins = app.Services.GetRequiredService<ExternalLoginStore>();
        if (hasPassword)
        {
            await app.Services.GetRequiredService<CredentialStore>()
                .SetPasswordAsync(account, app.Services.GetRequiredService<SignInService>().Hash(AccountSite.Password), TestStore.Actor, Now);
        }

        var (_, page) = await browser.GetAsync(Start);
        var issuer = Assert.Single(await logins.ListAsync(account.Id)).Issuer;
        Assert.Equal(!hasPassword, page.Contains(Texts.ProviderIsOnlyWay, StringComparison.Ordinal));
        Assert.Equal(hasPassword, page.Contains($"unlink-{issuer}", StringComparison.Ordinal));

        // A form that the page does not have is none; the store refuses too.
        if (!hasPassword)
        {
            Assert.False(await logins.UnlinkAsync(account, (await logins.ListAsync(account.Id))[0], TestStore.Actor, Now));
            Assert.Single(await logins.ListAsync(account.Id));
            return;
        }

        var (status, done) = await browser.PostAsync("/account", TestApp.Form(("_handler", $"unlink-{issuer}"), TestApp.Token(page)));

        Assert.Equal((HttpStatusCode.OK, "/account?Done=provider_unlinked"), (status, browser.At.PathAndQuery));
        Assert.Contains(Texts.AccountNotice_ProviderUnlinked, done, StringComparison.Ordinal);
        Assert.DoesNotContain("unlink-", done, StringComparison.Ordinal);
        Assert.Empty(await logins.ListAsync(account.Id));
        Assert.Equal([$"linked to {issuer}", $"unlinked from {issuer}"], await app.Services.GetRequiredService<Db>().ReadAsync(
            s => s.QueryAsync<string>("select details from audit_event where action = 'account_changed' order by number", null)));
    }

    [Theory, EveryStore]
    public async Task A_link_is_its_account_s_and_sessions_end_with_it(StoreProvider database)
    {
        await using var store = await TestStore.CreateAsync(database);
        var (accounts, logins, sessions) = (new AccountStore(store.Db), new ExternalLoginStore(store.Db), new SessionStore(store.Db));
        var (one, other) = (await AddAsync("one@example.org"), await AddAsync("other@example.org"));
        await logins.FindOrLinkAsync("https://a.example/", "1", one.Email, null, Now);
        var session = (await sessions.StartAsync(one, null, null, null, Now))!;
        var login = Assert.Single(await logins.ListAsync(one.Id));

        Assert.False(await logins.UnlinkAsync(other, login, TestStore.Actor, Now));
        Assert.Null((await sessions.FindAsync(session, one.Id.ToString()))!.EndedAt);
        Assert.True(await logins.UnlinkAsync(one, login, TestStore.Actor, Now));

        Assert.NotNull((await sessions.FindAsync(session, one.Id.ToString()))!.EndedAt);
        Assert.Empty(await logins.ListAsync(one.Id));

        async Task<Account> AddAsync(string email)
        {
            var account = (await accounts.AddAsync(email, "x", new Grant(Role.Member, null, []), TestStore.Actor, Now))!;
            await new CredentialStore(store.Db).SetPasswordAsync(account, "a hash", TestStore.Actor, Now);
            return (await accounts.FindAsync(account.Id))!;
        }
    }

    [Fact]
    public async Task Without_a_provider_there_is_nothing_of_it()
    {
        using var app = new TestApp();
        Assert.DoesNotContain("/sign-in/provider", await app.Client.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        foreach (var path in new[] { Start, Urls.ExternalAnswer })
        {
            using var answer = await app.GetAsAsync(app.TicketOf(DemoSignIn.Enter(Role.Member)), path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Oidc:Authority", "", "Oidc:Authority")]
    [InlineData("Oidc:ClientSecret", "", "Oidc:ClientSecret")]
    [InlineData("Oidc:Authority", "example.org", "https://")]
    [InlineData("Oidc:Authority", "http://example.org", "https://")]
    [InlineData("Oidc:TrustSecondFactor", "perhaps", "true or false")]
    public void Half_set_up_it_is_refused(string name, string value, string told)
    {
        var settings = new Dictionary<string, string>
        {
            ["Oidc:Authority"] = "https://example.org", ["Oidc:ClientId"] = "c", ["Oidc:ClientSecret"] = "s", [name] = value,
        };
        var refused = Assert.Throws<OptionsValidationException>(() => SettingsOf.Read<OidcSettings>([.. settings.Select(s => (s.Key, s.Value))]));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    // The command line says why, and ends: there is no program to ask.
    [Fact]
    public void Half_set_up_it_does_not_start() => Assert.Throws<InvalidOperationException>(() => App(("Oidc:ClientSecret", "")));

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task<Account> InviteAsync(TestApp app, Role role = Role.Member) =>
        (await app.Services.GetRequiredService<AccountStore>().AddAsync(Invited, "Invited", new Grant(role, null, []), TestStore.Actor, Now))!;

    private static async Task AssertRefusedAsync(ProviderBrowser browser, string path)
    {
        var (_, text) = await browser.GetAsync(path);
        Assert.Equal("/sign-in?NotInvited=true", browser.At.PathAndQuery);
        Assert.Contains(Texts.NotInvited, text, StringComparison.Ordinal);
        await browser.GetAsync("/account");
        Assert.Equal("/sign-in", browser.At.AbsolutePath);
    }

    private TestApp App(params (string Name, string Value)[] settings) => App(null, settings);

    private TestApp App(StoreOptions? store, params (string Name, string Value)[] settings) => new(store: store, settings:
    [
        ("Oidc:Authority", _provider.Address.AbsoluteUri), ("Oidc:ClientId", TestProvider.Client), ("Oidc:ClientSecret", TestProvider.Secret),
            ("Oidc:Name", "Example"),
        .. settings,
    ]);
}
