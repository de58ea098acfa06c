using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Identity;
using AccessTracker.Tests.Stores;
using AccessTracker.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Web;

/// <summary>The program over a store of the test's own, and a browser of sorts that does not follow redirects.</summary>
public sealed class TestApp : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebApplicationFactory<Program> _factory;

    private readonly string _environment;

    public TestApp(string environment = "Development", string? remoteAddress = "127.0.0.1", bool seed = false, string? keys = null, bool behindProxy = false)
    {
        _environment = environment;
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseEnvironment(environment)
            .UseSetting("Store:ConnectionString", $"Data Source={_folder.Path("store.db")}")
            .UseSetting("ForwardedHeaders_Enabled", behindProxy ? "true" : "false")
            .UseSetting("Keys:Path", keys ?? _folder.Path("keys"))
            .UseSetting("Seed:Path", seed ? Repository.Path("seeds", "issg-2016") : "")
            .ConfigureServices(services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RemoteAddress(remoteAddress)))));
        Client = NewClient();
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>Speaks TLS where the program asks for it.</summary>
    public HttpClient NewClient() => _factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri(_environment == "Development" ? "http://localhost" : "https://localhost"),
    });

    /// <summary>
    /// The value of a cookie that this program would set for <paramref name="person"/>. Who did not come in by the desk's
    /// door gets an account and a session: without them no cookie counts.
    /// </summary>
    public string TicketOf(ClaimsPrincipal person)
    {
        if (DemoDoor.IsGuest(person))
        {
            return Protect(person);
        }

        var shown = PersonClaims.Of(person);
        var account = Services.GetRequiredService<AccountStore>().AddAsync(shown.Name, shown.Name, shown.Grants[0], TestStore.Actor, Now).Result!;
        var session = Services.GetRequiredService<SessionStore>().StartAsync(account, SecondFactor.Totp, null, null, Now).Result!;
        return Protect(SessionClaims.Of(account, session, SecondFactor.Totp));
    }

    private DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private string Protect(ClaimsPrincipal person) => Cookies.TicketDataFormat.Protect(new AuthenticationTicket(person, CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Asks with <paramref name="ticket"/> as the cookie that says who somebody is.</summary>
    public Task<HttpResponseMessage> GetAsAsync(string ticket, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{Cookies.Cookie.Name}={ticket}");
        return Client.SendAsync(request);
    }

    /// <summary>Enters by the one-click form.</summary>
    public async Task<HttpResponseMessage> EnterAsync(string role, string? returnUrl = null)
    {
        var page = await Client.GetStringAsync("/sign-in");
        return await Client.PostAsync("/sign-in/demo", Form(("role", role), ("returnUrl", returnUrl ?? ""), (Token(page).Name, Token(page).Value)));
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>Imports rows of one file; the first is its header.</summary>
    public async Task ImportAsync(BundleTable table, params string[][] rows)
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
