using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Identity;
using AccessTracker.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Identity;

/// <summary>The surfaces of the matrix that are pages: page, list, count, search. What is not for somebody answers like what never was.</summary>
[Collection("hangfire")]
public sealed class AccessSurfaceTests
{
    private const string Root = $"/o/{AccessWorld.Operation}";

    private static readonly Dictionary<string, string> _lists = new() { ["location"] = "locations", ["request"] = "requests", ["convoy"] = "convoys" };

    [Fact]
    public async Task A_page_is_there_for_whom_it_is_and_for_others_it_never_was()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            foreach (var record in site.World.Records.Where(r => _lists.ContainsKey(r.Kind)))
            {
                var (status, text) = await site.GetAsync(person, $"{Root}/{_lists[record.Kind]}/{record.Key}");
                var (never, nothing) = await site.GetAsync(person, $"{Root}/{_lists[record.Kind]}/NEVER");
                Assert.Equal(HttpStatusCode.NotFound, never);
                Assert.True((AccessMatrixTests.MayRead(person, record.Level) ? HttpStatusCode.OK : HttpStatusCode.NotFound) == status, $"{person.Name}, {record}: {status}");
                Assert.True(AccessMatrixTests.MayRead(person, record.Level) || text.Replace(record.Key, "NEVER", StringComparison.Ordinal) == nothing, $"{person.Name}, {record}: not the same answer");
            }
        }
    }

    [Fact]
    public async Task A_list_its_count_and_its_search_hold_what_the_reader_may_read()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People.Where(p => p.In(AccessWorld.Operation).Any()))
        {
            var all = await site.CrawlAsync(person);
            foreach (var (kind, list) in _lists)
            {
                var pages = string.Concat(all.Where(p => p.Key.StartsWith($"{Root}/{list}?", StringComparison.Ordinal) || p.Key == $"{Root}/{list}").Select(p => p.Value));
                var expected = new HashSet<string>(StringComparer.Ordinal);
                foreach (var record in site.World.Records.Where(r => r.Kind == kind))
                {
                    var may = AccessMatrixTests.MayRead(person, record.Level);
                    Assert.True(may == Regex.IsMatch(pages, $@"\b{Regex.Escape(record.Key)}\b"), $"list: {person.Name}, {record}");
                    var (_, found) = await site.GetAsync(person, $"{Root}/{list}?q={record.Key}");
                    Assert.True(may == found.Contains($"/{list}/{record.Key}\"", StringComparison.Ordinal), $"search: {person.Name}, {record}");
                    if (may)
                    {
                        expected.Add(record.Key);
                    }
                }

                // A list of requests counts lines.
                if (kind == "request")
                {
                    continue;
                }

                var counted = int.Parse(Regex.Match(pages, @"role=""status""[^>]*>\s*(\d+) of").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(expected.Count + Others(kind), counted);
            }
        }
    }

    [Fact]
    public async Task A_record_and_its_history_are_there_for_whom_they_are_and_for_others_they_never_were()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            var missing = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var record in site.World.Records)
            {
                var path = Urls.Record(AccessWorld.Operation, record.Kind, record.Key);
                var (status, text) = await site.GetAsync(person, path);
                var may = AccessMatrixTests.MayRead(person, record.Level);
                Assert.True((may ? HttpStatusCode.OK : HttpStatusCode.NotFound) == status, $"{person.Name}, {record}: {status}");
                if (may)
                {
                    Assert.Contains(record.Token, text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
                    Assert.True(AccessMatrixTests.May(person, Verb.Classify) == text.Contains("value=\"level\"", StringComparison.Ordinal), $"level form: {person.Name}, {record}");
                    Assert.True((record.Kind == "incident" && !record.IsPlanned && AccessMatrixTests.May(person, Verb.ReadSevere)) == text.Contains("value=\"severe-source\"", StringComparison.Ordinal), $"severe form: {person.Name}, {record}");
                    continue;
                }

                if (!missing.TryGetValue(record.Kind, out var nothing))
                {
                    (_, nothing) = await site.GetAsync(person, Urls.Record(AccessWorld.Operation, record.Kind, "NEVER"));
                    missing.Add(record.Kind, nothing);
                }

                Assert.True(Anonymous(text, record.Key) == nothing, $"{person.Name}, {record}: not the same answer");
            }
        }
    }

    [Theory]
    [InlineData("level")]
    [InlineData("severe-source")]
    public async Task A_form_that_is_not_for_somebody_is_not_found_when_it_is_sent(string form)
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            var may = AccessMatrixTests.May(person, form == "level" ? Verb.Classify : Verb.ReadSevere);
            var path = Urls.Record(AccessWorld.Operation, "incident", "I-North-moderate");
            using var answer = await site.PostAsync(person, path, null, ("_handler", form), ("reason", "matrix"), ("level", "low"), ("version", "1"));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(may == (answer.StatusCode != HttpStatusCode.NotFound), $"{person.Name}: {answer.StatusCode}");
            Assert.Equal(may && form != "level", text.Contains(AccessWorld.SevereToken("North"), StringComparison.Ordinal));
        }

        // The manager's one is done, and put down; of the others nothing is.
        var sql = form == "level" ? "select count(*) from history where reason = 'matrix'" : "select count(*) from audit_event where action = 'severe_read'";
        Assert.Equal(1, await site.App.Services.GetRequiredService<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>(sql)));
    }

    [Theory]
    [InlineData("bundle.zip")]
    [InlineData("bundle-safe.zip")]
    public async Task A_download_holds_what_its_reader_may_read(string file)
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            var (status, text) = await site.GetAsync(person, $"{Root}/files/{file}");
            Assert.Equal(AccessMatrixTests.May(person, Verb.Export), status == HttpStatusCode.OK);
            foreach (var record in site.World.Records)
            {
                Assert.True(AccessMatrixTests.MayRead(person, record.Level) == text.Contains(record.Token, StringComparison.Ordinal), $"{person.Name}, {record}");
            }

            Assert.DoesNotContain("zqinformant", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_audit_names_no_record_above_its_reader()
    {
        using var site = await AccessSite.CreateAsync();
        var administrator = AccessMatrixTests.People.Single(p => AccessMatrixTests.May(p, Verb.ReadAudit));
        var all = new StringBuilder();
        for (var path = "/audit"; path.Length > 0;)
        {
            var (status, text) = await site.GetAsync(administrator, path);
            Assert.Equal(HttpStatusCode.OK, status);
            all.Append(text);
            path = Regex.Match(text, "href=\"(/audit[^\"]*)\" rel=\"next\"").Groups[1].Value;
        }

        foreach (var record in site.World.Records)
        {
            var path = $"\"{Urls.Record(AccessWorld.Operation, record.Kind, record.Key)}\"";
            Assert.True(AccessMatrixTests.MayRead(administrator, record.Level) == all.ToString().Contains(path, StringComparison.Ordinal), $"{record}");
            Assert.True(record.Level <= Sensitivity.Moderate == all.ToString().Contains(record.Token, StringComparison.Ordinal), $"{record}");
        }
    }

    [Fact]
    public async Task The_notice_of_what_is_hidden_is_for_a_role_and_not_for_what_is_hidden()
    {
        using var site = await AccessSite.CreateAsync();
        await site.App.ImportAsync(BundleSchema.Operations, ["code", "name", "since"], ["CALM", "Nothing is hidden here", "2016-01-01"]);
        foreach (var role in new[] { Role.Member, Role.Coordinator, Role.Manager, Role.Administrator })
        {
            var person = new Person("anybody", [new Grant(role, null, [])]);
            var notices = new List<string>();
            foreach (var operation in new[] { AccessWorld.Operation, "CALM" })
            {
                var (status, text) = await site.GetAsync(person, $"/o/{operation}");
                Assert.Equal(HttpStatusCode.OK, status);
                notices.Add(Regex.Match(text, "<p class=\"restricted\".*?</p>", RegexOptions.Singleline).Value);
            }

            Assert.Equal(notices[0], notices[1]);
            Assert.Equal(AccessPolicy.Ceiling(person, AccessWorld.Operation) < Sensitivity.High, notices[0].Length > 0);
        }
    }

    // As a page would be that had been asked for another record of the kind.
    private static string Anonymous(string text, string key) => new[] { Uri.EscapeDataString(RecordAddress.Of(key)), RecordAddress.Of(key), key }
        .Aggregate(text, (t, k) => t.Replace(k, "NEVER", StringComparison.Ordinal));

    // What the world is made of besides, all of it moderate: the places and convoys that the given records stand in.
    private static int Others(string kind) => kind == "location" ? 2 + (2 * 2 * 4) : 2;
}
