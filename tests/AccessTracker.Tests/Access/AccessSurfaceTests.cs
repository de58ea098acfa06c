using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Access;

/// <summary>The surfaces of the matrix that are pages: page, list, count, search. What is not for somebody answers like what never was.</summary>
[Collection("hangfire")]
public sealed class AccessSurfaceTests
{
    private const string Root = $"/o/{AccessWorld.Operation}";

    private static readonly Dictionary<string, string> _lists =
        new() { ["location"] = "locations", ["request"] = "requests", ["convoy"] = "convoys" };

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
                Assert.True((AccessMatrixTests.MayRead(person, record.Level) ? HttpStatusCode.OK : HttpStatusCode.NotFound) == status,
                    $"{person.Name}, {record}: {status}");
                Assert.True(AccessMatrixTests.MayRead(person, record.Level) || text.Replace(record.Key, "NEVER", StringComparison.Ordinal) == nothing,
                    $"{person.Name}, {record}: not the same answer");
            }
        }
    }

    // Whether it is there makes no difference, neither in the answer nor in what is put down.
    [Fact]
    public async Task Who_asks_for_what_is_not_for_him_is_put_down_and_not_told()
    {
        using var site = await AccessSite.CreateAsync();
        var person =
            AccessMatrixTests.People.First(p =>
                p.In(AccessWorld.Operation).Any() && site.World.Records.Any(r => r.Kind == "convoy" && !AccessMatrixTests.MayRead(p, r.Level)));
        var hidden = site.World.Records.First(r => r.Kind == "convoy" && !AccessMatrixTests.MayRead(person, r.Level));
        string[] paths = [$"{Root}/convoys/{hidden.Key}", $"{Root}/record/convoy/{hidden.Key}", $"{Root}/convoys/NEVER"];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(person, path)).Status);
        }

        var audit = await site.App.Services.GetRequiredService<Db>().ReadAsync(
            s => s.QueryAsync<string>("select person || ' ' || details from audit_event where action = 'refused' order by number", null));
        Assert.Equal(paths.Select(p => $"{person.Name} not there for this person: {p}"), audit);
    }

    // A form without its token: only who could send one with it is told that the token is missing.
    [Fact]
    public async Task A_form_tells_nobody_which_records_there_are()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            foreach (var record in site.World.Records.GroupBy(r => (r.Kind, r.Level, r.Area, r.IsPlanned)).Select(g => g.First()))
            {
                var (status, text) = await site.PostAsync(person, Urls.Record(AccessWorld.Operation, record.Kind, record.Key), ("_handler", "level"));
                Assert.True((AccessMatrixTests.MayWrite(person, record) ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound) == status,
                    $"{person.Name}, {record}: {status}");
                if (status == HttpStatusCode.NotFound)
                {
                    var (_, nothing) = await site.PostAsync(person, Urls.Record(AccessWorld.Operation, record.Kind, "NEVER"), ("_handler", "level"));
                    Assert.Equal(
                        nothing, text.Replace(
                            Urls.Record(AccessWorld.Operation, record.Kind, record.Key), Urls.Record(AccessWorld.Operation, record.Kind, "NEVER"),
                            StringComparison.Ordinal));
                }
            }

            Assert.Equal(HttpStatusCode.NotFound, (await site.PostAsync(person, Urls.Record(AccessWorld.Operation, "nothing", "x"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await site.PostAsync(person, Urls.Record("NOWHERE", "convoy", "x"))).Status);
        }
    }

    [Fact]
    public async Task A_list_its_count_and_its_search_hold_what_the_reader_may_read()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People.Where(p => p.In(AccessWorld.Operation).Any()))
        {
            // All else that leads on from the first page is walked through by the canary.
            var all = await site.CrawlAsync(
                person, _lists.Values.Select(l => $"{Root}/{l}"),
                p => _lists.Values.Any(l => p.StartsWith($"{Root}/{l}?", StringComparison.Ordinal)));
            foreach (var (kind, list) in _lists)
            {
                var pages = string.Concat(
                    all.Where(p => p.Key.StartsWith($"{Root}/{list}?", StringComparison.Ordinal) || p.Key == $"{Root}/{list}").Select(p => p.Value));
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

                var counted =
                    int.Parse(Regex.Match(pages, @"role=""status""[^>]*>\s*(\d+) of").Groups[1].Value,
                        System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(expected.Count + Others(kind), counted);
            }
        }
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
                Assert.True(AccessMatrixTests.MayRead(person, record.Level) == text.Contains(record.Token, StringComparison.Ordinal),
                    $"{person.Name}, {record}");
            }

            Assert.DoesNotContain("zqinformant", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    [InlineData("-csv.zip")]
    [InlineData("-excel-csv.zip")]
    [InlineData(".json")]
    public async Task A_draft_s_file_holds_nothing_above_its_reader(string ending)
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            // Of the meetings that all of them may know of.
            foreach (var number in new[] { 1, 2, 3 })
            {
                var (status, text) = await site.GetAsync(person, $"{Root}/reports/{number}/files/report-{number}-draft{ending}");
                Assert.True(AccessMatrixTests.May(person, Verb.Export) == (status == HttpStatusCode.OK), $"{person.Name}, {number}: {status} {text}");
                foreach (var record in site.World.Records.Where(r => !AccessMatrixTests.MayRead(person, r.Level)))
                {
                    Assert.False(text.Contains(record.Token, StringComparison.Ordinal), $"{person.Name}, {record}");
                }

                Assert.DoesNotContain("zqinformant", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_brief_and_the_board_of_permits_hold_nothing_above_their_reader()
    {
        using var site = await AccessSite.CreateAsync();
        foreach (var person in AccessMatrixTests.People)
        {
            foreach (var path in new[] { "", "/brief?authority=Government", "/brief.docx?authority=Government", "/brief?place=North",
                "/brief.docx?place=North" })
            {
                var (status, text) = await site.GetAsync(person, $"{Root}/permits{path}");
                Assert.True(AccessMatrixTests.MayRead(person, Sensitivity.Low) == (status == HttpStatusCode.OK), $"{person.Name}, {path}: {status}");
                foreach (var record in site.World.Records.Where(r => !AccessMatrixTests.MayRead(person, r.Level)))
                {
                    Assert.False(text.Contains(record.Token, StringComparison.Ordinal), $"{person.Name}, {path}, {record}");
                }

                // The line that waits is there for who may read it.
                Assert.True(
                    path.Contains("place", StringComparison.Ordinal) || status != HttpStatusCode.OK
                        || AccessMatrixTests.MayRead(person, Sensitivity.High) == text.Contains("RP-North", StringComparison.Ordinal),
                    $"{person.Name}, {path}");
            }

            foreach (var record in site.World.Records.Where(r => r.Kind == "location"))
            {
                var (status, text) = await site.GetAsync(person, $"{Root}/permits/brief.docx?place={record.Key}");
                Assert.True(AccessMatrixTests.MayRead(person, record.Level) == (status == HttpStatusCode.OK), $"{person.Name}, {record}: {status}");
                Assert.True(status == HttpStatusCode.OK
                    || text.Replace(record.Key, "NEVER", StringComparison.Ordinal) == (
                        await site.GetAsync(person, $"{Root}/permits/brief.docx?place=NEVER")).Text, $"{person.Name}, {record}: not the same answer");
            }
        }
    }

    [Fact]
    public async Task The_notice_of_what_is_hidden_is_for_a_role_and_not_for_what_is_hidden()
    {
        using var site = await AccessSite.CreateAsync();
        await site.App.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["CALM", "Nothing is hidden here", "2016-01-01"]);
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

    // What the world is made of besides, all of it moderate: the places and convoys that the given records stand in.
    private static int Others(string kind) => kind == "location" ? 2 + (2 * 2 * 4) : 2;
}
