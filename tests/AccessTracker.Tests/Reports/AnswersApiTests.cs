using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Tests.Reports;

/// <summary>What the API answers is what pages say to the same reader: the same numbers, and the same bytes of what is published.</summary>
[Collection("hangfire")]
public sealed class AnswersApiTests
{
    private const string Root = "/api/v1/operations/issg-2016";
    private const string Day = "2016-03-20";

    [Fact]
    public async Task Every_number_is_the_one_that_the_page_s_file_has()
    {
        await using var api = await ApiSite.StartAsync(seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        var ticket = api.App.TicketOf(TestApp.Somebody(Role.Manager, "manager"));

        // The board, place by place.
        var unreached = await GetAsync(client, $"/unreached?day={Day}&only=all");
        await SameAsync(api, ticket, $"/o/issg-2016/unreached.csv?day={Day}&only=all", unreached.GetProperty("items"), "location",
            ("location", "location"), ("population", "population"), ("population_as_of", "populationAsOf"), ("last_reached_on", "lastReachedOn"),
            ("days_since_reached", "daysSinceReached"), ("days_waiting", "daysWaiting"), ("people_days", "peopleDays"),
            ("status_since", "statusSince"), ("besieged_by", "besiegedBy"), ("cut_off_since", "cutOffSince"));
        var totals = unreached.GetProperty("totals");
        Assert.Equal(
            totals.GetProperty("neverReached").GetInt32() + totals.GetProperty("overdue").GetInt32(),
            (await GetAsync(client, $"/unreached?day={Day}")).GetProperty("items").GetArrayLength());
        var darayya = Items(unreached).Single(i => i.GetProperty("location").GetString() == "DAR");
        Assert.Contains(darayya.GetProperty("records").EnumerateArray(), r => r.GetString()!.StartsWith("status:DAR/", StringComparison.Ordinal));

        // Places as GeoJSON, and as the form's field finds them.
        var map = await GetAsync(client, "/locations.geojson");
        await SameAsync(api, ticket, "/o/issg-2016/locations.csv",
            [.. map.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))], "code",
            ("location", "code"), ("population", "population"), ("population_as_of", "populationAsOf"), ("last_reached_on", "lastReachedOn"),
            ("governorate", "governorate"), ("district", "district"));
        foreach (var feature in map.GetProperty("features").EnumerateArray())
        {
            Assert.Equal(("Feature", feature.GetProperty("properties").GetProperty("code").GetString()),
                (feature.GetProperty("type").GetString(), feature.GetProperty("id").GetString()));
            if (feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } geometry)
            {
                // Longitude first: Syria lies east of 35 and south of 38 degrees.
                var at = geometry.GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()).ToList();
                Assert.True(at is [> 35 and < 43, > 32 and < 38], string.Join(' ', at));
            }
        }

        var found = await GetAsync(client, "/locations/search?q=daraya");
        Assert.Equal("DAR", found.GetProperty("items")[0].GetProperty("code").GetString());
        Assert.Equal("DAR", (await GetAsync(client, "/locations/search?q=DAR")).GetProperty("exact").GetString());

        // Permits, targets, commitments.
        var permits = await GetAsync(client, $"/permits?day={Day}");
        await SameAsync(api, ticket, $"/o/issg-2016/permits.csv?day={Day}", permits.GetProperty("pending"), "request",
            ("request", "request"), ("location", "location"), ("age", "ageDays"), ("due_on", "dueOn"), ("authority", "authority"));
        var figures = await GetAsync(client, $"/figures?day={Day}");
        Assert.Equal(Figure(figures, "permits.pending").GetInt32(), permits.GetProperty("pending").GetArrayLength());
        var targets = await GetAsync(client, "/target-progress?day=2016-06-30");
        await SameAsync(api, ticket, "/o/issg-2016/targets.csv?day=2016-06-30", targets.GetProperty("items"), "code", ("target", "code"),
            ("people", "people"), ("due_on", "dueOn"), ("reached", "reached"), ("needed_per_week", "neededPerWeek"),
            ("recent_per_week", "recentPerWeek"));

        // The figures of today are those of the page of records behind them.
        var today = await GetAsync(client, "/figures");
        foreach (var path in new[] { "people.cumulative.total.distinct", "convoys.cumulative.convoys" })
        {
            var page = await (await api.App.GetAsAsync(ticket, $"/o/issg-2016/records?figure={path}")).Content.ReadAsStringAsync();
            Assert.Contains(Figure(today, path).GetInt64().ToString("N0", CultureInfo.GetCultureInfo("en-GB")), page, StringComparison.Ordinal);
        }

        // Stages of the funnel become fewer; meetings are those of the page.
        var funnel = await GetAsync(client, "/funnel?by=month");
        var lines = funnel.GetProperty("total").EnumerateArray().Select(s => s.GetProperty("lines").GetInt32()).ToList();
        Assert.Equal(lines.OrderDescending(), lines);
        Assert.Equal(lines[0], funnel.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("steps")[0].GetProperty("lines").GetInt32()));
        var trend = Items(await GetAsync(client, "/trends"))[^1];
        var trends = await (await api.App.GetAsAsync(ticket, "/o/issg-2016/trends")).Content.ReadAsStringAsync();
        Assert.Contains(
            trend.GetProperty("toDate").GetProperty("total").GetInt64().ToString("N0", CultureInfo.GetCultureInfo("en-GB")), trends,
            StringComparison.Ordinal);
        var meeting = await GetAsync(client, trend.GetProperty("figures").GetString()![Root.Length..]);
        Assert.Equal(trend.GetProperty("toDate").GetProperty("total").GetInt64(), Figure(meeting, "people.cumulative.total.distinct").GetInt64());
        var ceasefire = await GetAsync(client, "/ceasefire");
        Assert.Equal("ceasefire", ceasefire.GetProperty("content").GetProperty("taskForce").GetString());

        await AskedAgainAsync(api, client);
        await HiddenAsync(api, client);

        // Days that are asked for have no end, and what is kept of them has one.
        var held = (await api.Service<SituationCache>().FindAsync("issg-2016"))!;
        var first = held.Today(DateOnly.Parse(Day, CultureInfo.InvariantCulture));
        Assert.Same(first, held.Compute(first.Period));
        for (var i = 1; i <= 60; i++)
        {
            held.Today(first.Period.End.AddDays(i));
        }

        Assert.NotSame(first, held.Compute(first.Period));
    }

    // A place that somebody may not read is in no answer, and no number tells of it: all of them are those without it.
    private static async Task HiddenAsync(ApiSite api, HttpClient manager)
    {
        string[] paths =
        [
            "/unreached?only=all", "/permits", "/target-progress", "/trends", "/funnel", "/ceasefire", "/figures", "/figures?taskForce=ceasefire",
            "/locations.geojson", "/locations/search?q=madaya", "/reports/2",
        ];
        using var member = await api.ClientAsync(Role.Member, "issg-2016");
        var before = (await GetAsync(member, "/unreached?only=all")).GetProperty("totals").GetProperty("places").GetInt32();
        var operation = (await api.Service<OperationStore>().FindAsync("issg-2016"))!;
        Assert.Null(await api.Service<RecordStore>().ClassifyAsync(
            operation, RecordKinds.Locations.Name, "MAD", 1, Sensitivity.Severe, "test", TestStore.Actor, api.Now));
        foreach (var path in paths)
        {
            var text = (await GetAsync(member, path)).GetRawText();
            Assert.DoesNotContain("Madaya", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("[\"/-]MAD[\"/]", text);
        }

        // What is done to it changes no answer to them: no tag, no number.
        var tags = new Dictionary<string, EntityTagHeaderValue>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var answer = await member.GetAsync(Root + path);
            tags.Add(path, answer.Headers.ETag!);
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(!json.TryGetProperty("changeNumber", out var number) || number.ValueKind == JsonValueKind.Null, path);
        }

        var whole = (await manager.GetAsync(Root + "/permits")).Headers.ETag!;
        Assert.Null(await api.Service<RecordStore>().ClassifyAsync(
            operation, RecordKinds.Locations.Name, "MAD", 2, Sensitivity.High, "test", TestStore.Actor, api.Now));
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(manager, "/permits", whole)).StatusCode);
        foreach (var (path, tag) in tags)
        {
            Assert.True((await AgainAsync(member, path, tag)).StatusCode == HttpStatusCode.NotModified, path);
        }

        Assert.Equal(before - 1, (await GetAsync(member, "/unreached?only=all")).GetProperty("totals").GetProperty("places").GetInt32());
        Assert.Equal(before, (await GetAsync(manager, "/unreached?only=all")).GetProperty("totals").GetProperty("places").GetInt32());
    }

    private static async Task AskedAgainAsync(ApiSite api, HttpClient client)
    {
        foreach (var path in new[] { "/unreached", "/permits", "/target-progress", "/trends", "/funnel", "/ceasefire", "/figures", "/reports",
            "/locations.geojson" })
        {
            var answer = await client.GetAsync(Root + path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(client, path, answer.Headers.ETag!)).StatusCode);
        }

        // Another reader has another tag, and the numbers of that reader's page.
        using var member = await api.ClientAsync(Role.Member, "issg-2016");
        var tag = (await client.GetAsync(Root + "/permits")).Headers.ETag!;
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(member, "/permits", tag)).StatusCode);
        await SameAsync(
            api, api.App.TicketOf(TestApp.Somebody(Role.Member, "reader")), "/o/issg-2016/permits.csv",
            (await GetAsync(member, "/permits")).GetProperty("pending"), "request", ("request", "request"), ("location", "location"));

        await RefusedAsync(client, "/unreached?day=20-03-2016", "day");
        await RefusedAsync(client, "/unreached?status=lost", "status");
        await RefusedAsync(client, "/permits?age=old", "age");
        await RefusedAsync(client, "/funnel?by=year", "by");
        await RefusedAsync(client, "/reports?taskForce=none", "taskForce");
        await RefusedAsync(client, "/locations/search", "q");
        await RefusedAsync(client, "/locations/search?q=a&limit=1000", "limit");
        await ApiSite.ProblemAsync(await client.GetAsync("/api/v1/operations/never/unreached"), "not-found");
        await ApiSite.ProblemAsync(await client.GetAsync(Root + "/reports/9999"), "not-found");
        await ApiSite.ProblemAsync(await client.GetAsync(Root + "/reports/1/revisions/1"), "not-found");
    }

    [Theory, EveryStore]
    public async Task A_revision_is_the_bytes_that_were_stored_and_its_files_are_those_of_the_page(StoreProvider provider)
    {
        await using var api = await ApiSite.StartAsync(provider, seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        Assert.Equal("draft", (await GetAsync(client, "/reports/3")).GetProperty("state").GetString());
        var held = (await api.Service<SituationCache>().FindAsync("issg-2016"))!;
        var draft = (await api.Service<ReportReader>().FindAsync(held, 3))!;
        var published = (await api.Service<ReportPublisher>().PublishAsync(
            held, 3, new SeenDraft(draft.Header.ContentHash, 1, new Dictionary<string, long>(), null),
            Actor.Of(new Person("Chair", [new Grant(Role.Manager, null, [])]), "issg-2016", null))).Report!;

        using var member = await api.ClientAsync(Role.Member, "issg-2016");
        var answer = await member.GetAsync(Root + "/reports/3/revisions/1");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(published.Content, System.Text.Encoding.UTF8.GetString(bytes));
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal("max-age=31536000, private, immutable", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ")));
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(member, "/reports/3/revisions/1", answer.Headers.ETag)).StatusCode);

        var report = await GetAsync(member, "/reports/3");
        Assert.Equal(("published", 1), (report.GetProperty("state").GetString(), report.GetProperty("revision").GetInt32()));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(bytes).RootElement, report.GetProperty("content")));
        var listed = Items(await GetAsync(member, "/reports?taskForce=humanitarian")).Single(r => r.GetProperty("number").GetInt32() == 3);
        Assert.Equal(published.ContentHash, listed.GetProperty("revisions")[0].GetProperty("contentHash").GetString());
        Assert.Equal(bytes, await member.GetByteArrayAsync(listed.GetProperty("revisions")[0].GetProperty("href").GetString()));

        // Each file in each language, as the page has it, and put down as the page puts it down.
        var files = report.GetProperty("files").EnumerateArray().ToList();
        Assert.Superset(new HashSet<string?> { "en", "ar", "fr", null }, files.Select(f => f.GetProperty("language").GetString()).ToHashSet());
        var ticket = api.App.TicketOf(TestApp.Somebody(Role.Member, "reader"));
        foreach (var file in files)
        {
            var content = await member.GetByteArrayAsync(file.GetProperty("href").GetString());
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        var name = files.First(f => f.GetProperty("name").GetString()!.EndsWith(".xlsx", StringComparison.Ordinal)).GetProperty("name").GetString();
        Assert.Equal(
            await (await api.App.GetAsAsync(ticket, $"/o/issg-2016/reports/3/files/{name}")).Content.ReadAsByteArrayAsync(),
            await member.GetByteArrayAsync($"{Root}/reports/3/files/{name}"));
        var kept = await member.GetAsync($"{Root}/reports/3/files/{name}");
        Assert.Contains("immutable", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(member, $"/reports/3/files/{name}", kept.Headers.ETag!)).StatusCode);
        var put = await api.Store.Db.ReadAsync(s => s.QueryAsync<string>(
            "select details from audit_event where action = 'exported' and details like '%token%'"));
        Assert.Contains(put, d => d.StartsWith(name!, StringComparison.Ordinal) && d.EndsWith(", token test", StringComparison.Ordinal));
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync(client, $"/reports/3/files/{name}", kept.Headers.ETag!)).StatusCode);
        }

        await ApiSite.ProblemAsync(await AgainAsync(client, $"/reports/3/files/{name}", kept.Headers.ETag!), "too-many-requests");
        var missing = await member.GetAsync(Root + "/reports/3/files/report-3-r2.json");
        await ApiSite.ProblemAsync(missing, "not-found");
        Assert.True(missing.Headers.CacheControl!.NoStore);

        var figures = await GetAsync(member, "/reports/3/revisions/1/figures");
        Assert.Equal(
            report.GetProperty("content").GetProperty("people").GetProperty("cumulative").GetProperty("total").GetProperty("distinct").GetInt64(),
            Figure(figures, "people.cumulative.total.distinct").GetInt64());
        Assert.All(
            Items(figures).Where(f => !f.GetProperty("figure").GetString()!.EndsWith(".unknown", StringComparison.Ordinal)),
            f => Assert.NotNull(f.GetProperty("definition").GetString()));
        Assert.DoesNotContain(
            Items(await GetAsync(member, "/reports?taskForce=ceasefire")), r => r.GetProperty("taskForce").GetString() != "ceasefire");
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray()];

    private static JsonElement Figure(JsonElement figures, string path)
    {
        var value = Items(figures).Single(f => path == f.GetProperty("figure").GetString()).GetProperty("value");
        return value.ValueKind == JsonValueKind.Array ? JsonSerializer.SerializeToElement(value.GetArrayLength()) : value;
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(Root + path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> AgainAsync(HttpClient client, string path, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Root + path);
        request.Headers.IfNoneMatch.Add(tag);
        return client.SendAsync(request);
    }

    private static async Task RefusedAsync(HttpClient client, string path, string field)
    {
        var problem = await ApiSite.ProblemAsync(await client.GetAsync(Root + path), "invalid");
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("errors")[0].GetProperty("expected").GetString()!);
    }

    private static Task SameAsync(
        ApiSite api, string ticket, string file, JsonElement items, string key, params (string Column, string Name)[] pairs) =>
        SameAsync(api, ticket, file, [.. items.EnumerateArray()], key, pairs);

    // Row by row, in the same order: a number, a day or a text, or nothing where it is unknown.
    private static async Task SameAsync(
        ApiSite api, string ticket, string file, IReadOnlyList<JsonElement> items, string key, params (string Column, string Name)[] pairs)
    {
        var (head, rows) = await CsvAsync(api, ticket, file);
        Assert.NotEmpty(items);
        Assert.Equal(rows.Count, items.Count);
        foreach (var (row, item) in rows.Zip(items))
        {
            foreach (var (column, name) in pairs)
            {
                var value = item.GetProperty(name);
                Assert.Equal(
                    $"{item.GetProperty(key)} {name} {row[head.IndexOf(column)]}",
                    $"{item.GetProperty(key)} {name} {(value.ValueKind == JsonValueKind.Null ? "" : value.ToString())}");
            }
        }
    }

    private static async Task<(List<string> Head, List<string[]> Rows)> CsvAsync(ApiSite api, string ticket, string file)
    {
        var answer = await api.App.GetAsAsync(ticket, file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var csv = new CsvHelper.CsvParser(new StreamReader(await answer.Content.ReadAsStreamAsync()), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (await csv.ReadAsync())
        {
            rows.Add(csv.Record!);
        }

        // The second row has the tags.
        return ([.. rows[0].Select(h => h.TrimStart('\uFEFF'))], rows[2..]);
    }
}
