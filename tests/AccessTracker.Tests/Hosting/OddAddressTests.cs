using System.Net;
using System.Reflection;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Hosting;

/// <summary>
/// Every address of the program with every value that it takes, missing, empty, long, of the wrong type and in odd characters, as
/// each role: an answer always, and never an error of the program.
/// </summary>
[Collection("hangfire")]
public sealed class OddAddressTests
{
    private const string Root = $"/o/{AccessWorld.Operation}";

    // As they stand in an address. The last ones are no UTF-8, and half a surrogate pair in it.
    private static readonly string[] _values =
    [
        "", "x", "-1", "0", "99999999999999999999", "true", "2016-02-30", "%F0%9F%99%82", "%E2%88%95%E2%80%AE%D9%AB", "a%00b", "%3Cb%3E%27%22%26%3B",
            "1%27%20or%201%3D1--",
        "0001-01-01", "9999-12-31", "0x10", "1e5", "00000000-0000-0000-0000-000000000000", "%2F%2Fexample.org", "%FF", "%ED%A0%BD",
    ];

    private static readonly string[] _ofDatabases = ["a%00b", "%ED%A0%BD", "%FF", "99999999999999999999", "9999-12-31", "1%27%20or%201%3D1--"];

    private static readonly string _long = string.Concat(Enumerable.Repeat("%F0%9F%99%82", 300));

    private static readonly string[] _names =
    [
        .. typeof(Urls).Assembly.GetTypes().SelectMany(QueryNames).Concat(new BoardFilter().Pairs().Select(p => p.Name))
            .Concat(new PermitFilter().Pairs().Select(p => p.Name))
            .Concat(["language", "pending-after", "pending-page", "returnUrl"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    [Theory, EveryStore]
    public async Task No_address_is_an_error_of_the_program(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var site = await AccessSite.CreateAsync(store.Options, kestrel: true);
        var endpoints = Endpoints(site);
        Assert.True(endpoints.Count > 60, $"{endpoints.Count} endpoints");
        var failed = new List<string>();

        // Who sees which page is no matter of the database: who sees them all asks the other one.
        foreach (var person in AccessMatrixTests.People.Where(p => provider == StoreProvider.Sqlite || p.Grants[0].Role == Role.Administrator))
        {
            foreach (var (path, page, _) in endpoints)
            {
                string[] own = page is null ? [] : [.. QueryNames(page)];

                // Each value under all names; and, as who may see the page, each name alone.
                // PostgreSQL, which takes its time, is asked for those that a database may not take.
                var values = provider == StoreProvider.Postgres ? _ofDatabases
                    : person.Grants[0].Role >= Role.Manager ? _values : _values.Take(8);
                foreach (var value in values.Append(_long))
                {
                    await AskAsync(person, $"{Fill(path, null)}?{Query(value == _long ? _names.Take(5) : _names, value)}");
                    if (person.Grants[0] is { Role: Role.Manager or Role.Administrator, Operation: null or AccessWorld.Operation })
                    {
                        foreach (var name in own)
                        {
                            await AskAsync(person, $"{Fill(path, null)}?{Query([name], value)}");
                        }

                        if (path.Contains('{', StringComparison.Ordinal) && value is not "")
                        {
                            await AskAsync(person, Fill(path, value));
                        }
                    }
                }
            }
        }

        foreach (var path in endpoints.Where(e => e.IsForAnybody).Select(e => e.Path))
        {
            foreach (var value in _values.Append(_long))
            {
                await AskAsync(null, $"{Fill(path, null)}?{Query(_names.Take(20), value)}");
            }
        }

        var traces =
            site.Logged.Lines.Where(l => l.Contains("   at ", StringComparison.Ordinal)).Select(l => string.Join('\n', l.Split('\n').Take(6)));
        Assert.True(failed.Count == 0,
            string.Join('\n', failed.Take(40)) + $"\n{failed.Count} in all\n{string.Join('\n', traces.Distinct().Take(5))}");

        async Task AskAsync(Person? person, string path)
        {
            var status = person is null ? (await site.App.Client.GetAsync(path)).StatusCode : (await site.GetAsync(person, path)).Status;
            if (status >= HttpStatusCode.InternalServerError)
            {
                failed.Add($"{person?.Name ?? "nobody"}: {status}: {path[..Math.Min(path.Length, 300)]}");
            }
        }
    }

    [Theory]
    [InlineData("/unreached?status=xyz", "xyz", "Status")]
    [InlineData("/unreached?only=xyz", "xyz", "Showing")]
    [InlineData("/unreached?day=xyz", "xyz", "2016-03-18")]
    [InlineData("/map?blocked=xyz", "xyz", "Why")]
    [InlineData("/permits?age=xyz", "xyz", "Age of pending")]
    [InlineData("/convoys?mode=xyz", "xyz", "Mode")]
    [InlineData("/convoys?from=xyz", "xyz", "2016-03-18")]
    [InlineData("/locations?governorate=xyz", "xyz", "Governorate")]
    [InlineData("/requests?state=xyz", "xyz", "State")]
    [InlineData("/funnel?by=xyz", "xyz", "Grouped by")]
    [InlineData("/alerts?kind=xyz", "xyz", "Kind")]
    [InlineData("/mail?Report=xyz", "xyz", "Report")]
    [InlineData("/convoys/C-North?saved=xyz", "xyz", "saved")]
    [InlineData("/reports/1/publish?done=xyz", "xyz", "done")]
    [InlineData("/convoys?q=a%00b", "a\uFFFDb", "for “q”")]
    public async Task A_page_says_which_word_of_its_address_it_does_not_know(string path, string word, string where)
    {
        using var site = await AccessSite.CreateAsync();

        var (_, text) = await site.GetAsync(Manager, Root + path);

        var alerts =
            System.Text.RegularExpressions.Regex.Matches(
                text, "<p [^>]*role=\"alert\"[^>]*>(.*?)</p>", System.Text.RegularExpressions.RegexOptions.Singleline).Select(m =>
                    m.Groups[1].Value).ToList();
        Assert.Contains(alerts, a => a.Contains($"“{word}”", StringComparison.Ordinal) && a.Contains(where, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/unreached.csv?status=xyz")]
    [InlineData("/unreached.xlsx?order=xyz")]
    [InlineData("/unreached.csv?day=xyz")]
    [InlineData("/unreached.csv?q=xyz%00")]
    public async Task A_file_that_is_asked_for_in_a_word_nobody_knows_is_not_made(string path)
    {
        using var site = await AccessSite.CreateAsync();

        var (status, text) = await site.GetAsync(Manager, Root + path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("xyz", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_odd_words_says_nothing_of_them()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var path in new[] { "/unreached?status=besieged&order=people&only=unreached&day=2016-05-01", "/convoys?mode=road&from=2016-01-01",
            "/convoys/C-North?saved=1", "/map?only=all", "/unreached?only=all&order=worst", "/locations?status=untracked&governorate=North" })
        {
            var (status, text) = await site.GetAsync(Manager, Root + path);

            Assert.Equal(HttpStatusCode.OK, status);
            // What is said when a session has ended stands in every page, unseen.
            Assert.DoesNotContain(
                "role=\"alert\"", text.Replace("id=\"session-ended\" class=\"message\" role=\"alert\"", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Undoing_what_is_not_one_s_own_or_never_was_is_not_found()
    {
        using var site = await AccessSite.CreateAsync();
        var coordinator = new Person("somebody", [new Grant(Role.Coordinator, AccessWorld.Operation, [])]);
        foreach (var change in new[] { "1", "2", "0", "999", "-5", "9223372036854775807" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(coordinator, $"{Root}/undo/{change}")).Status);
            Assert.NotEqual(
                HttpStatusCode.InternalServerError, (await site.PostAsync(coordinator, $"{Root}/undo/{change}", ("_handler", "undo"))).Status);
        }
    }

    [Theory]
    [InlineData("/\u2215example.org")]
    [InlineData("/o/LIVE/convoys?q=\U0001F642")]
    [InlineData("/\uD83D")]
    public void An_address_to_return_to_fits_into_a_header(string url) =>
        Assert.True(System.Text.Ascii.IsValid(Urls.Local(url)) && Urls.Local(url).Length > 1, Urls.Local(url));

    [Theory]
    [InlineData(false, "NUL")]
    [InlineData(true, "“Email”")]
    public async Task A_form_with_what_no_database_keeps_is_refused_in_words(bool isMultipart, string words)
    {
        using var app = new TestApp();
        var token = TestApp.Token(await app.Client.GetStringAsync("/sign-in"));
        (string Name, string Value)[] fields = [("_handler", "sign-in"), ("Email", "a\0b@example.org"), ("Password", "x"), token];
        using var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            multipart.Add(new StringContent(value), name);
        }

        using var answer = await app.Client.PostAsync("/sign-in", isMultipart ? multipart : TestApp.Form(fields));

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode}: {text}");
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static Person Manager => AccessMatrixTests.People.First(p => p.Grants[0] is { Role: Role.Manager, Operation: AccessWorld.Operation });

    private static List<(string Path, Type? Page, bool IsForAnybody)> Endpoints(AccessSite site) =>
    [
        .. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"))
            .Select(e =>
                (e.RoutePattern.RawText!, e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type,
                    e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null))
            .Where(e => !e.Item1.StartsWith('_') && !e.Item1.StartsWith("/_", StringComparison.Ordinal)
                && !e.Item1.Contains("jobs-dashboard", StringComparison.Ordinal)
                && (e.Type is not null || e.Item1.StartsWith("/o/", StringComparison.Ordinal)))
            .DistinctBy(e => e.Item1),
    ];

    private static IEnumerable<string> QueryNames(Type component)
    {
        for (var type = component; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetProperties(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query)
                {
                    yield return query.Name ?? property.Name;
                }
            }
        }
    }

    private static string Query(IEnumerable<string> names, string value) => string.Join('&', names.Select(n => $"{n}={value}"));

    // With what is there; or with the odd value in the place of each, where the route takes it.
    private static string Fill(string pattern, string? odd) => System.Text.RegularExpressions.Regex.Replace(
        pattern, @"\{\*?([A-Za-z]+)(:[a-z]+)?\}", match => (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value) switch
    {
        ("operation", _) => AccessWorld.Operation,
        (_, ":guid") => "00000000-0000-0000-0000-000000000001",
        ("number", _) => "1",
        ("revision", _) => "1",
        (_, ":int" or ":long") => odd is not null && odd.All(char.IsAsciiDigit) ? odd : "1",
        ("kind", _) when odd is null => "convoy",
        ("name", _) when odd is null => "report-1-draft.json",
        _ => odd ?? (
            pattern.Contains("requests", StringComparison.Ordinal) || pattern.Contains("request", StringComparison.Ordinal)
            ? "R-North"
            : pattern.Contains("locations", StringComparison.Ordinal) ? "North" : "C-North"),
    });
}
