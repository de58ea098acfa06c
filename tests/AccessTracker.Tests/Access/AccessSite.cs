using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Access;

/// <summary>The program over the world of the matrix, and whoever looks at it.</summary>
internal sealed class AccessSite : IDisposable
{
    private AccessSite(TestApp app, AccessWorld world, LogBook log) => (App, World, Logged) = (app, world, log);

    public TestApp App { get; }

    public AccessWorld World { get; }

    /// <summary>Everything that was logged.</summary>
    public LogBook Logged { get; }

    public static async Task<AccessSite> CreateAsync(StoreOptions? store = null, bool kestrel = false)
    {
        var log = new LogBook();
        var app = new TestApp(
            store: store, kestrel: kestrel, clock: new FakeTimeProvider(AccessWorld.Now), log: log,
            settings: [("Limits:ExportsPerHour", "10000"), ("Pdf:Chromium", "none")]);
        var (world, _) = await AccessWorld.CreateAsync(
            app.Services.GetRequiredService<BundleImport>(), app.Services.GetRequiredService<RecordStore>(),
            app.Services.GetRequiredService<OperationStore>());
        return new AccessSite(app, world, log);
    }

    /// <summary>Asks for <paramref name="path"/> as <paramref name="person"/>. Files of an archive come as their texts.</summary>
    public async Task<(HttpStatusCode Status, string Text)> GetAsync(Person person, string path)
    {
        using var answer = await App.GetAsAsync(App.TicketOf(Principal(person)), path);
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/zip"
            or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        {
            var page = Still(await answer.Content.ReadAsStringAsync());
            var to = answer.Headers.Location is { } location ? new Uri(new Uri("http://localhost"), location).PathAndQuery : "";
            return (answer.StatusCode, $"{to}\n{WebUtility.HtmlDecode(page)}");
        }

        await using var zip = await answer.Content.ReadAsStreamAsync();
        using var archive = new ZipArchive(zip);
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        // When a file was made tells nothing that its reader does not know.
        return (answer.StatusCode, Regex.Replace(text.ToString(), "(<dcterms:(?:created|modified)[^>]*>)[^<]+", "$1"));
    }

    /// <summary>Sends a form of no page: without its token.</summary>
    public async Task<(HttpStatusCode Status, string Text)> PostAsync(Person person, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = TestApp.Form(fields) };
        request.Headers.Add("Cookie", App.CookieOf(App.TicketOf(Principal(person))));
        using var answer = await App.Client.SendAsync(request);
        return (answer.StatusCode, Still(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Every page and file that leads on from the first page, and from <paramref name="also"/>, by its address.</summary>
    public Task<IReadOnlyDictionary<string, string>> CrawlAsync(Person person, params string[] also) =>
        CrawlAsync(person, ["/", .. also], _ => true);

    /// <summary>Those that lead on from <paramref name="from"/> by addresses that are wanted.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CrawlAsync(Person person, IEnumerable<string> from, Func<string, bool> isWanted)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.TryAdd(path, ""))
            {
                continue;
            }

            var (_, text) = await GetAsync(person, path);
            seen[path] = text;
            foreach (var link in Regex.Matches(text, "(?:href=\"|^)(/[^\"#\\s]*)").Select(m => m.Groups[1].Value).Where(isWanted))
            {
                waiting.Enqueue(link);
            }
        }

        return seen;
    }

    public void Dispose() => App.Dispose();

    // As the entries at a desk, but with the roles of the test.
    // A form's token, its id and what seals it, and the sealed state of a page are other ones each time.
    private static string Still(string page) => Regex.Replace(
        page, "(name=\"(?:__RequestVerificationToken|entry\\.id)\" value=\"|data-(?:seal|sealed|entry)=\")[^\"]+|(<!--Blazor).*?(-->)", "$1$2$3",
        RegexOptions.Singleline);

    private static ClaimsPrincipal Principal(Person person) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, person.Name), new Claim("demo", "true"), .. person.Grants.Select(PersonClaims.Of)], "Cookies"));

    internal sealed class LogBook : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
