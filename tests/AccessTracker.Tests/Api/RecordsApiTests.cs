using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Api;

/// <summary>Programs read records as the bundle gives them: lists in three forms, one, its history, and what has changed.</summary>
[Collection("hangfire")]
public sealed class RecordsApiTests
{
    private const string Base = "/api/v1/operations/issg-2016";

    [Theory, EveryStore]
    public async Task Lists_hold_what_a_bundle_holds_in_every_form(StoreProvider provider)
    {
        await using var api = await ApiSite.StartAsync(provider, seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        foreach (var kind in RecordKinds.Standard.All)
        {
            var name = kind.Sheet.Replace('_', '-');
            var csv = await client.GetStringAsync($"{Base}/{name}?format=csv");
            var seed = Repository.Path("tests", "seeds", "issg-2016-06", kind.File);
            if (File.Exists(seed) && !kind.Columns.Any(c => c.Severe))
            {
                Assert.Equal(File.ReadAllText(seed), csv);
            }

            // Page by page, as lines, and counted: the same records.
            var (keys, next) = (new List<string>(), "");
            while (next is not null)
            {
                var page = await client.GetFromJsonAsync<JsonElement>($"{Base}/{name}?limit=37{next}");
                keys.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("key").GetString()!));
                next = page.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : null;
            }

            Assert.Equal(keys.Distinct(), keys);
            Assert.Equal(csv.Split("\r\n").Length - 3, keys.Count);
            var lines = (await client.GetStringAsync($"{Base}/{name}?format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(keys, lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("key").GetString()!));
            var counted = await client.GetFromJsonAsync<JsonElement>($"{Base}/{name}?limit=1&count=true");
            Assert.Equal(keys.Count, counted.GetProperty("count").GetInt64());
        }

        // What leaves as a whole is put down, by whose token: each file, each list of lines, each list read past its first page, once.
        var taken = await ExportsAsync(api, "convoy");
        Assert.Equal(3, taken.Count);
        Assert.All(taken, t => Assert.Equal("convoys by the API, token test", t));
        await client.GetAsync($"{Base}/changes?since=0&limit=1");
        Assert.Equal("all kinds by the API, token test", Assert.Single(await ExportsAsync(api, "")));

        // What goes out comes in again.
        await using var second = await TestStore.CreateAsync(provider);
        foreach (var kind in new[] { "operation", "locations", "requests", "request-lines", "decisions", "convoys", "deliveries" })
        {
            var kindOf = RecordKinds.Standard.All.Single(k => k.Sheet.Replace('_', '-') == kind);
            Directory.CreateDirectory(second.Folder.Path("in"));
            await File.WriteAllTextAsync(second.Folder.Path("in", kindOf.File), await client.GetStringAsync($"{Base}/{kind}?format=csv"));
        }

        Assert.Empty((await second.ImportAsync(second.Folder.Path("in"))).Refused);
    }

    [Theory, EveryStore]
    public async Task A_list_is_filtered_by_fields_days_and_words(StoreProvider provider)
    {
        await using var api = await ApiSite.StartAsync(provider, seeded: true);
        using var client = await api.ClientAsync(Role.Manager);

        Assert.All(await ItemsAsync(client, "convoys?mode=airdrop"), c => Assert.Equal("airdrop", Field(c, "mode").GetString()));
        var day = await ItemsAsync(client, "deliveries?from=2016-03-01&to=2016-03-31&limit=1000");
        Assert.NotEmpty(day);
        Assert.All(day, d => Assert.InRange(Field(d, "day").GetString()!, "2016-03-01", "2016-03-31"));
        Assert.Equal(day.Count, (await ItemsAsync(client, "deliveries?day.from=2016-03-01&day.to=2016-03-31&limit=1000")).Count);
        var one = await ItemsAsync(client, $"deliveries?convoy={Field(day[0], "convoy").GetString()}&fields=convoy,day");
        Assert.NotEmpty(one);
        Assert.Equal(["convoy", "day"], one[0].GetProperty("fields").EnumerateObject().Select(p => p.Name));
        var found = await ItemsAsync(client, "locations?q=madaya");
        Assert.Contains(found, l => l.GetProperty("key").GetString() == "MAD");
        var newest = await ItemsAsync(client, "deliveries?sort=-recorded&limit=3");
        Assert.Equal(3, newest.Count);

        // What is no field, no word, no day is said by name; nothing is passed over.
        foreach (var wrong in new[]
        {
            "colour=red", "mode=teleport", "departedOn.from=soon", "limit=0", "limit=1001", "fields=ref,colour", "sort=colour", "cursor=x",
            "count=yes",
            "withdrawn=1", "format=xml", "from=2016-02-30", "mode=road&mode=airdrop", "fields=ref&format=csv", "since=x", "since=-1",
        })
        {
            var answer = await client.GetAsync($"{Base}/convoys?{wrong}");
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, wrong);
            var problem = await ApiSite.ProblemAsync(answer, "invalid");
            Assert.True(problem.TryGetProperty("errors", out _), wrong);
            Assert.Equal(wrong[..wrong.IndexOf('=', StringComparison.Ordinal)], problem.GetProperty("errors")[0].GetProperty("field").GetString());
        }

        // A cursor leads on in its own list, and is not made by anybody else.
        var recorded = (await client.GetFromJsonAsync<JsonElement>($"{Base}/convoys?sort=recorded&limit=1")).GetProperty("next").GetString();
        Assert.Single(await ItemsAsync(client, $"convoys?sort=recorded&limit=1&cursor={recorded}"));
        foreach (var other in new[]
        {
            $"deliveries?sort=recorded&cursor={recorded}", $"convoys?cursor={recorded}", $"convoys?sort=recorded&cursor={recorded}A",
            $"convoys?sort=recorded&cursor={Forged("recorded\n1")}",
            $"changes?cursor={recorded}", $"changes?cursor={Forged("1\n1\nsevere\n0\n-1\n0\n0\n0\n\n")}",
        })
        {
            await ApiSite.ProblemAsync(await client.GetAsync($"{Base}/{other}"), "invalid");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Base}/unicorns")).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/convoys") { Headers = { { "Accept", "image/png" } } };
        Assert.Equal(HttpStatusCode.NotAcceptable, (await client.SendAsync(request)).StatusCode);
        using var asCsv = new HttpRequestMessage(HttpMethod.Get, $"{Base}/convoys?limit=2") { Headers = { { "Accept", "text/csv" } } };
        var table = await client.SendAsync(asCsv);
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Contains("rel=\"next\"", Assert.Single(table.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task One_record_has_a_tag_and_a_history_and_what_changes_is_told(StoreProvider provider)
    {
        await using var api = await ApiSite.StartAsync(provider, seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        var first = await client.GetAsync($"{Base}/convoys/D002");
        var tag = first.Headers.ETag!.Tag;
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Base}/convoys/D002") { Headers = { { "If-None-Match", tag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        var list = await client.GetFromJsonAsync<JsonElement>($"{Base}/convoys?limit=1");
        var since = list.GetProperty("changeNumber").GetInt64();
        Assert.Empty((await client.GetFromJsonAsync<JsonElement>($"{Base}/changes?since={since}")).GetProperty("items").EnumerateArray());

        var import = api.Service<BundleImport>();
        await import.ImportAsync(
            BundleSource.Of(RecordKinds.Convoys, [["ref", "mode", "trucks"], ["NEW", "road", "7"]]), null, new ImportOptions(), TestStore.Actor,
            TestStore.Now);
        Assert.Null(await api.Store.Records.WithdrawAsync(api.Store.Seeded, "convoy", "D002", 1, "twice", TestStore.Actor, TestStore.Now));

        var changes = await client.GetFromJsonAsync<JsonElement>($"{Base}/changes?since={since}");
        Assert.False(changes.GetProperty("more").GetBoolean());
        var items = changes.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(7, Field(items.Single(i => i.GetProperty("key").GetString() == "NEW"), "trucks").GetInt32());
        var gone = items.Where(i => i.GetProperty("withdrawn").GetBoolean()).Select(i => i.GetProperty("key").GetString()).ToList();
        Assert.Equal("D002", gone[^1]);
        Assert.Contains("D002-MAD", gone);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Base}/changes?cursor={changes.GetProperty("next").GetString()}")).StatusCode);
        Assert.Equal(["D002"], (await client.GetFromJsonAsync<JsonElement>($"{Base}/convoys?since={since}")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("withdrawn").GetBoolean()).Select(i => i.GetProperty("key").GetString()));
        await ApiSite.ProblemAsync(await client.GetAsync($"{Base}/changes?since=1000000"), "gone");

        // The withdrawn one is read by its key, with another tag, and listed where that is asked for.
        var withdrawn = await client.GetAsync($"{Base}/convoys/D002");
        Assert.NotEqual(tag, withdrawn.Headers.ETag!.Tag);
        Assert.True((await withdrawn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("withdrawn").GetBoolean());
        Assert.Empty(await ItemsAsync(client, "convoys?ref=D002"));
        Assert.Single(await ItemsAsync(client, "convoys?ref=D002&withdrawn=true"));
        var history = (await client.GetFromJsonAsync<JsonElement>($"{Base}/convoys/D002/history")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["added", "withdrawn"], history.Select(h => h.GetProperty("action").GetString()));
        Assert.Equal("twice", history[1].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Base}/convoys/NONE/history")).StatusCode);
    }

    [Fact]
    public async Task What_somebody_may_not_read_is_not_there_for_them()
    {
        await using var api = await ApiSite.StartAsync(seeded: true);
        using var manager = await api.ClientAsync(Role.Manager);
        using var member = await api.ClientAsync(Role.Member);
        var secret = Assert.Single(await ItemsAsync(manager, "convoys?limit=1")).GetProperty("key").GetString()!;
        Assert.Null(await api.Store.Records.ClassifyAsync(
            api.Store.Seeded, "convoy", secret, 1, Sensitivity.Severe, "a plan", TestStore.Actor, TestStore.Now));

        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"{Base}/convoys/{secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"{Base}/convoys/{secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"{Base}/convoys/{secret}/history")).StatusCode);
        Assert.Empty(await ItemsAsync(member, $"deliveries?convoy={secret}"));
        foreach (var list in new[]
        {
            "convoys?format=ndjson", "convoys?withdrawn=true&limit=1000", "deliveries?format=csv", "changes?limit=1000", "changes?format=ndjson",
        })
        {
            // In JSON it stands in quotation marks, in CSV between commas.
            Assert.DoesNotMatch($"""["\n,]{Regex.Escape(secret)}["\r\n,]""", await member.GetStringAsync($"{Base}/{list}"));
        }

        Assert.Matches($"""["\n,]{Regex.Escape(secret)}["\r\n,]""", await manager.GetStringAsync($"{Base}/deliveries?format=csv"));
        Assert.Contains($"\"{secret}\"", await manager.GetStringAsync($"{Base}/changes?format=ndjson"), StringComparison.Ordinal);

        // Nor does a number tell of its changes, which count for all records alike.
        var some = await member.GetFromJsonAsync<JsonElement>($"{Base}/convoys?limit=1");
        var history = await member.GetFromJsonAsync<JsonElement>($"{Base}/convoys/{Key(some)}/history");
        var changes = await member.GetFromJsonAsync<JsonElement>($"{Base}/changes?limit=1");
        Assert.All(
            new[] { some, some.GetProperty("items")[0], history.GetProperty("items")[0], changes, changes.GetProperty("items")[0] },
            e => Assert.Equal(JsonValueKind.Null, e.GetProperty("changeNumber").ValueKind));
        await ApiSite.ProblemAsync(await member.GetAsync($"{Base}/changes?since=1"), "gone");
        var wrong = await ApiSite.ProblemAsync(await member.GetAsync($"{Base}/changes?since=x"), "invalid");
        Assert.All(wrong.GetProperty("errors")[0].EnumerateObject(), p => Assert.DoesNotContain("–", $"{p.Value}", StringComparison.Ordinal));

        // Nobody's source leaves the store, nor can be asked for.
        Assert.DoesNotContain("\"source\"", await manager.GetStringAsync($"{Base}/incidents"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.GetAsync($"{Base}/incidents?source=x")).StatusCode);
        var count = (await member.GetFromJsonAsync<JsonElement>($"{Base}/convoys?limit=1&count=true")).GetProperty("count").GetInt64();
        var lines = await member.GetStringAsync($"{Base}/convoys?format=ndjson");
        Assert.Equal(lines.Count(c => c == '\n'), count);
    }

    // A list that does not end is given while it is read: of the first kilobytes nobody waits for the last.
    [Fact]
    public async Task The_first_of_a_long_list_comes_before_the_last_is_read()
    {
        await using var api = await ApiSite.StartAsync();
        var rows = new StringBuilder();
        var folder = api.Store.Folder.Path("in");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "operation.csv"), "code,name,since\nSYR,Syria,2016-02-12\n");
        for (var i = 0; i < 9_000; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"C{i:D5},road,{i % 90}\n");
        }

        File.WriteAllText(Path.Combine(folder, "convoys.csv"), $"ref,mode,trucks\n{rows}");
        Assert.True((await api.Store.ImportAsync(folder)).IsStored);
        using var client = api.Client(await api.TokenAsync(await api.PersonAsync(Role.Manager)), isStreamed: true);
        using var answer = await client.GetAsync("/api/v1/operations/SYR/convoys?format=ndjson", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);
        Assert.Contains("\"C00000\"", await reader.ReadLineAsync(), StringComparison.Ordinal);

        // What is changed behind what was sent is in what follows.
        Assert.Null(await api.Store.Records.WithdrawAsync(
            (await new Data.Operations.OperationStore(api.Store.Db).FindAsync("SYR"))!, "convoy", "C08999", 1, "x", TestStore.Actor, TestStore.Now));
        Assert.Equal(8_998, (await reader.ReadToEndAsync()).Count(c => c == '\n'));

        // A token that is revoked meanwhile ends it, and what was sent does not look whole.
        var account = await api.PersonAsync(Role.Manager);
        using var other = api.Client(await api.TokenAsync(account), isStreamed: true);
        using var begun = await other.GetAsync("/api/v1/operations/SYR/convoys?format=ndjson", HttpCompletionOption.ResponseHeadersRead);
        using var rest = new StreamReader(await begun.Content.ReadAsStreamAsync());
        Assert.NotNull(await rest.ReadLineAsync());
        var tokens = api.Service<Data.Accounts.ApiTokenStore>();
        Assert.True(await tokens.RevokeAsync(account, Assert.Single(await tokens.ListAsync(account.Id)).Id, TestStore.Actor, api.Now));
        api.Service<Web.Api.ApiCallers>().Forget();
        await Assert.ThrowsAnyAsync<Exception>(rest.ReadToEndAsync);
    }

    private static string Key(JsonElement list) => list.GetProperty("items")[0].GetProperty("key").GetString()!;

    private static string Forged(string place) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    private static async Task<IReadOnlyList<string>> ExportsAsync(ApiSite api, string kind) => [.. await api.Store.Db.ReadAsync(s =>
        s.QueryAsync<string>("select details from audit_event where action = 'exported' and coalesce(kind, '') = @kind", new { kind }))];

    private static JsonElement Field(JsonElement record, string name) => record.GetProperty("fields").GetProperty(name);

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(HttpClient client, string list) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"{Base}/{list}")).GetProperty("items").EnumerateArray()];
}
