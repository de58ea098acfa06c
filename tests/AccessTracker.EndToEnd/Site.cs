using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>The program with the demonstration operation, served on a port of loopback, and one browser for all tests.</summary>
public sealed class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Operation = "/o/issg-2016";

    private const string English = "en-GB";

    private static readonly string[] _arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("accesstracker-browser-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
        {
            return;
        }

        UseKestrel(0);
        StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = _arguments });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>A visitor who has signed in.</summary>
    public async Task<Visitor> EnterAsync(string role = "member", int width = 1280, bool script = true, string language = English)
    {
        var visitor = new Visitor(this, await NewPageAsync(width, script, language));
        await visitor.Page.GotoAsync($"{Address}/sign-in");
        await visitor.Page.Locator($"form:has(input[value='{role}']) button").ClickAsync();

        // Whoever may read one operation alone is led into it, another to the list of them.
        await visitor.Page.WaitForURLAsync(
            url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000, WaitUntil = WaitUntilState.Commit });
        await visitor.Page.GotoAsync($"{Address}{Operation}");
        return visitor;
    }

    /// <summary>A visitor at the door.</summary>
    public async Task<IPage> NewPageAsync(int width = 1280, bool script = true, string language = English)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = language,
            TimezoneId = "Pacific/Auckland",
        });

        // A page of loopback answers in less; waiting longer only makes a failure slow.
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("Store:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "store.db")}")
        .UseSetting("Keys:Path", Path.Combine(_folder.FullName, "keys"))
        .UseSetting("Seed:Path", "tests/seeds/issg-2016-06")

        // All browsers of the tests come from one address.
        .UseSetting("Limits:SignInsPerMinute", "1000");
}

/// <summary>One person's browser window.</summary>
public sealed class Visitor(Site site, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    /// <summary>Goes to a page of the demonstration operation.</summary>
    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync($"{site.Address}{Site.Operation}{path}");

    /// <summary>Whether the page has a circuit: others may bring a script of their own.</summary>
    public async Task<bool> HasCircuitAsync() => await Page.Locator("script[src*='blazor.web']").CountAsync() > 0;

    /// <summary>Waits until the page's circuit is there: what is drawn before it looks alive and is not.</summary>
    public Task AliveAsync() => Page.Locator("[data-alive]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}

[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<Site>
{
    public const string Name = "site";
}

/// <summary>For tests that leave so many records behind that others would meet them: a program and a store of their own, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OwnSite : ICollectionFixture<Site>
{
    public const string Name = "own site";
}
