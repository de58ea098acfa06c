using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Support;

/// <summary>The program over a store of the test's own, once for all that a class of tests asks of its API, and clients with tokens.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    private readonly TestStore _store;
    private int _people;

    private ApiSite(TestStore store, FakeTimeProvider? clock, (string Name, string Value)[] settings)
    {
        _store = store;
        Clock = clock;
        App = new TestApp(
            store: store.Options, clock: clock, settings: [("Limits:ApiRequestsPerMinute", "100000"), .. settings]);
    }

    public TestApp App { get; }

    /// <summary>What each answer to its clients is held against.</summary>
    public ApiContract Contract { get; private set; } = null!;

    public TestStore Store => _store;

    /// <summary>Null: the program goes by the machine's clock.</summary>
    public FakeTimeProvider? Clock { get; }

    public DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    public static async Task<ApiSite> StartAsync(
        StoreProvider provider = StoreProvider.Sqlite, bool seeded = false, FakeTimeProvider? clock = null,
        (string Name, string Value)[]? settings = null)
    {
        var site = new ApiSite(seeded ? await TestStore.SeededAsync(provider) : await TestStore.CreateAsync(provider), clock, settings ?? []);
        site.Contract = await ApiContract.OfAsync(site.App.Client);
        return site;
    }

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>An account with a second factor and one role.</summary>
    public async Task<Account> PersonAsync(Role role, string? operation = null, params string[] areas)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref _people)}@example.org");
        var accounts = Service<AccountStore>();
        var account = (await accounts.AddAsync(email, email, new Grant(role, operation, areas), TestStore.Actor, Now))!;
        await Service<CredentialStore>().SetPasswordAsync(account, "a hash", TestStore.Actor, Now);
        account = (await accounts.FindAsync(account.Id))!;
        var sealedKey = Service<AuthenticatorKeys>().Protect(account.Id, Totp.NewKey());
        Assert.True(await Service<CredentialStore>().SetSecondFactorAsync(account, sealedKey, 1, [], TestStore.Actor, Now));
        return (await accounts.FindAsync(account.Id))!;
    }

    /// <summary>A token of the account; without <paramref name="scopes"/> it may do all that a token may.</summary>
    public async Task<string> TokenAsync(Account account, string? operation = null, params ApiScope[] scopes) => (await Service<ApiTokenStore>()
        .MakeAsync(
            account,
            new ApiToken
            {
                Name = "test", Operation = operation, Scopes = scopes.Length == 0 ? Enum.GetValues<ApiScope>() : scopes,
                EndsOn = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(ApiToken.UsualDays),
            },
            TestStore.Actor, Now))!;

    /// <summary>A client of somebody new with that role, whose token may do all that a token may.</summary>
    public async Task<HttpClient> ClientAsync(Role role, string? operation = null, params string[] areas) =>
        Client(await TokenAsync(await PersonAsync(role, operation, areas)));

    /// <summary>A client that sends that token; null: none.</summary>
    /// <param name="isStreamed">It gets answers as they come, and they are not held against the document, for which they are waited for.</param>
    public HttpClient Client(string? token, bool isStreamed = false)
    {
        var client = isStreamed ? App.NewClient() : App.NewClient(Contract.Handler());
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>The JSON of an answer, which is a problem of that code: <c>not-found</c>.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, string code)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"urn:accesstracker:problem:{code}", problem.GetProperty("type").GetString());
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        App.Dispose();
        await _store.DisposeAsync();
    }
}
