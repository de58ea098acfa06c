using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Support;

/// <summary>The program over a store of the test's own, and a browser of sorts that does not follow redirects.</summary>
public sealed class TestApp : IDisposable
{
    // One for all: making one takes the time of a whole test.
    private static readonly Lazy<string> _certificate = new(MakeCertificate);

    private readonly TestFolder _folder = new();
    private readonly WebApplicationFactory<Program> _factory;

    private readonly string _environment;
    private readonly bool _kestrel;

    public TestApp(
        string environment = "Development", string? remoteAddress = "127.0.0.1", bool seed = false, StoreOptions? store = null, string? keys = null,
        bool kestrel = false,
        (string Name, string Value)[]? settings = null, Action<IServiceCollection>? services = null, TimeProvider? clock = null,
        ILoggerProvider? log = null,
        TextWriter? console = null)
    {
        _environment = environment;
        _kestrel = kestrel;
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseEnvironment(environment)
            .UseSetting("Store:Provider", store?.Provider == StoreProvider.Postgres ? "postgres" : "sqlite")
            .UseSetting("Store:ConnectionString", store?.ConnectionString ?? $"Data Source={_folder.Path("store.db")}")
            .UseSetting("Keys:Path", keys ?? _folder.Path("keys"))
            .UseSetting("Keys:Certificate", keys is null ? _certificate.Value : "")
            .UseSetting("Seed:Path", seed ? Repository.Path("tests", "seeds", "issg-2016-06") : "")
            .ConfigureTestServices(all =>
            {
                all.AddSingleton(new OperatorConsole(console ?? TextWriter.Null));
                if (clock is not null)
                {
                    all.AddSingleton(clock);
                }

                if (log is not null)
                {
                    all.AddSingleton(log);
                }
            })
            .ConfigureSettings(settings ?? [])
            .ConfigureServices(all =>
            {
                all.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RemoteAddress(remoteAddress)));
                services?.Invoke(all);
            }));
        if (kestrel)
        {
            _factory.UseKestrel(0);
            _factory.StartServer();
        }

        Client = NewClient();
    }

    public HttpClient Client { get; }

    /// <summary>Where it listens, served by Kestrel.</summary>
    public Uri Address => _factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => _factory.Services;

    /// <summary>Speaks TLS where the program asks for it.</summary>
    public HttpClient NewClient() => _factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = _kestrel ? Address : new Uri(_environment == "Development" ? "http://localhost" : "https://localhost"),
    });

    /// <summary>The same, with <paramref name="handler"/> between, and without cookies.</summary>
    public HttpClient NewClient(DelegatingHandler handler) => _factory.CreateDefaultClient(
        _kestrel ? Address : new Uri(_environment == "Development" ? "http://localhost" : "https://localhost"), handler);

    /// <summary>
    /// The value of a cookie that this program would set for <paramref name="person"/>. Who did not come in by the desk's
    /// door gets an account and a session: without them no cookie counts.
    /// </summary>
    public string TicketOf(ClaimsPrincipal person)
    {
        if (DemoSignIn.IsGuest(person))
        {
            return Protect(person);
        }

        var shown = PersonClaims.Of(person);
        var accounts = Services.GetRequiredService<AccountStore>();
        var account = accounts.FindByEmailAsync(shown.Name).Result
            ?? accounts.AddAsync(shown.Name, shown.Name, shown.Grants[0], TestStore.Actor, Now).Result!;
        var session = Services.GetRequiredService<SessionStore>().StartAsync(account, SecondFactor.Totp, null, null, Now).Result!;
        return Protect(SessionClaims.Of(account, session, SecondFactor.Totp, Now));
    }

    private DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private string Protect(ClaimsPrincipal person) =>
        Cookies.TicketDataFormat.Protect(new AuthenticationTicket(person, CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Asks with <paramref name="ticket"/> as the cookie that says who somebody is.</summary>
    public Task<HttpResponseMessage> GetAsAsync(string ticket, string path) => SendAsAsync(ticket, HttpMethod.Get, path);

    /// <summary>The same by another method, with nothing in it.</summary>
    public Task<HttpResponseMessage> SendAsAsync(string ticket, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", CookieOf(ticket));
        return Client.SendAsync(request);
    }

    /// <summary>The header of a browser with that ticket.</summary>
    public string CookieOf(string ticket) => $"{Cookies.Cookie.Name}={ticket}";

    /// <summary>Somebody with an account and a role in every operation.</summary>
    public static ClaimsPrincipal Somebody(Role role = Role.Member, string account = "a1") => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, $"{account}@example.org"), new Claim(PersonClaims.AccountType, account),
            PersonClaims.Of(new Grant(role, null, []))], "account"));

    /// <summary>Enters by the one-click form.</summary>
    public async Task<HttpResponseMessage> EnterAsync(string role, string? returnUrl = null)
    {
        var page = await Client.GetStringAsync("/sign-in");
        return await Client.PostAsync("/sign-in/demo", Form(("role", role), ("returnUrl", returnUrl ?? ""), (Token(page).Name, Token(page).Value)));
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>Imports rows of one file; the first is its header.</summary>
    public async Task ImportAsync(RecordKind table, params string[][] rows)
    {
        var result = await Services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.Empty(result.Refused);
    }

    /// <summary>The antiforgery field of a page.</summary>
    public static (string Name, string Value) Token(string page)
    {
        var match = Regex.Match(page, "name=\"(__RequestVerificationToken)\" value=\"([^\"]+)\"");
        Assert.True(match.Success, "The page has no antiforgery token.");
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    public void Dispose()
    {
        Client.Dispose();
        _factory.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static string MakeCertificate()
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        using var rsa = RSA.Create(3072);
        using var certificate = new CertificateRequest("CN=tests", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TestStore.Now, TestStore.Now.AddYears(50));
        File.WriteAllBytes(folder.Path("tests.pfx"), certificate.Export(X509ContentType.Pkcs12));
        return folder.Path("tests.pfx");
    }

    private CookieAuthenticationOptions Cookies =>
        Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);

    // The test server has no connection, and so no address to come from. Before all else, as a connection is.
    private sealed class RemoteAddress(string? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, after) =>
            {
                context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
                return after(context);
            });
            next(app);
        };
    }
}

internal static class TestSettings
{
    public static IWebHostBuilder ConfigureSettings(this IWebHostBuilder builder, (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        return builder;
    }
}
