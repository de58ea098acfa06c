using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Api;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Records;

/// <summary>Programs write records: by the rights, rules and questions of forms, once.</summary>
[Collection("hangfire")]
public sealed class RecordWritesApiTests
{
    private const string Convoys = "/api/v1/operations/issg-2016/convoys";
    private const string Stops = "/api/v1/operations/issg-2016/deliveries";
    private const string Key = SentOnce.KeyHeader;

    private static readonly DateTimeOffset _now = new(2016, 6, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task A_record_is_created_changed_withdrawn_and_restored_with_its_history(StoreProvider provider)
    {
        await using var site = await StartAsync(provider);
        using var client = await site.ClientAsync(Role.Manager, "issg-2016");

        await ApiSite.ProblemAsync(await PutAsync(client, $"{Convoys}/API1", """{"fields":{"mode":"road"}}"""), "precondition-required");
        var created = await PutAsync(
            client, $"{Convoys}/API1", """{"fields":{"mode":"road","departedOn":"2016-06-18","trucks":12,"tonnes":3.5}}""", none: "*");
        var body = await created.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(($"{Convoys}/API1", "\"1\""), (created.Headers.Location!.OriginalString, created.Headers.ETag!.Tag));
        Assert.Equal(("API1", "created", 1), (body.GetProperty("key").GetString(), body.GetProperty("status").GetString(),
            body.GetProperty("version").GetInt32()));

        // What is not sent becomes unknown; whoever has read an older version is told so.
        var changed = await PutAsync(client, $"{Convoys}/API1", """{"fields":{"mode":"road","trucks":14}}""", match: "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag!.Tag));
        var stale = await ApiSite.ProblemAsync(
            await PutAsync(client, $"{Convoys}/API1", """{"fields":{"mode":"airdrop"}}""", match: "\"1\""), "stale");
        Assert.Contains("2 is stored", stale.GetProperty("errors")[0].GetProperty("expected").GetString(), StringComparison.Ordinal);
        await ApiSite.ProblemAsync(await PutAsync(client, $"{Convoys}/API1", """{"fields":{"mode":"airdrop"}}""", none: "*"), "stale");
        await ApiSite.ProblemAsync(await PutAsync(client, $"{Convoys}/API9", """{"fields":{"mode":"airdrop"}}""", match: "\"1\""), "not-found");

        var patched = await SendAsync(client, HttpMethod.Patch, $"{Convoys}/API1", """{"fields":{"note":"By a program"}}""", match: "\"2\"");
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);

        await ApiSite.ProblemAsync(await PostAsync(client, $"{Convoys}/API1/withdraw", "{}", match: "\"3\""), "invalid");
        var withdrawn = await PostAsync(client, $"{Convoys}/API1/withdraw", """{"reason":"Sent twice"}""", match: "\"3\"");
        Assert.Equal((HttpStatusCode.OK, "\"4\""), (withdrawn.StatusCode, withdrawn.Headers.ETag!.Tag));
        await ApiSite.ProblemAsync(await PostAsync(client, $"{Convoys}/API1/withdraw", """{"reason":"Again"}""", match: "\"4\""), "conflict");
        await ApiSite.ProblemAsync(await PutAsync(client, $"{Convoys}/API1", """{"fields":{"mode":"airdrop"}}""", match: "\"4\""), "conflict");
        Assert.Equal(
            HttpStatusCode.OK, (await PostAsync(client, $"{Convoys}/API1/restore", """{"reason":"It was not"}""", match: "\"4\"")).StatusCode);

        var view = await ShowAsync(site, "convoy", "API1");
        Assert.Equal(("14", "", "By a program"), (view.Record.Text("trucks"), view.Record.Text("departed_on"), view.Record.Text("note")));
        Assert.Equal(
            ["added", "changed", "changed", "withdrawn Sent twice", "restored It was not"],
            view.History.Select(h => $"{h.Action.ToString().ToLowerInvariant()} {h.Reason}".Trim()));
        Assert.All(view.History, h => Assert.Equal("test", h.Token));
        await AssertSoundAsync(site);

        // It is undone like any other change.
        var operation = (await site.Service<OperationStore>().FindAsync("issg-2016"))!;
        var number = body.GetProperty("changeNumber").GetInt64();
        Assert.NotEmpty(await site.Service<ChangeUndo>().TouchedAsync(operation, number));
    }

    [Fact]
    public async Task What_forms_refuse_and_ask_is_refused_and_asked()
    {
        await using var site = await StartAsync(StoreProvider.Sqlite);
        using var client = await site.ClientAsync(Role.Manager, "issg-2016");

        var wrong = await ApiSite.ProblemAsync(
            await PostAsync(client, Convoys, """{"fields":{"mode":"road","trucks":"12","sentBy":"me","agencies":4}}"""), "refused");
        Assert.Equal(
            [("trucks", "12", "other_json"), ("sentBy", "me", "unknown_field"), ("agencies", "4", "other_json")],
            wrong.GetProperty("errors").EnumerateArray().Select(e =>
                (e.GetProperty("field").GetString(), e.GetProperty("value").GetString(), e.GetProperty("code").GetString())));

        const string misspelt = """{"fields":{"ref":"S1","convoy":"D002","location":"Madaia","day":"2016-06-18","outcome":"delivered"}}""";
        var near = await ApiSite.ProblemAsync(await PostAsync(client, Stops, misspelt), "refused");
        Assert.Equal("location", near.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Contains(
            near.GetProperty("errors")[0].GetProperty("candidates").EnumerateArray(),
            c => c.GetString()!.Contains("MAD", StringComparison.Ordinal));

        // A day to come is asked about, and stored when it is meant; the place may be named in words.
        const string day = """
            "fields":{"ref":"S1","convoy":"D002","location":"Madaya","day":"2016-06-28","outcome":"delivered"}
            """;
        var asked = await ApiSite.ProblemAsync(await PostAsync(client, Stops, $"{{{day}}}"), "doubtful");
        var ids = asked.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("confirm").GetString()).ToList();
        Assert.Contains(ids, i => i!.StartsWith("in_the_future:day", StringComparison.Ordinal));
        var meant = await PostAsync(client, Stops, $"{{{day},\"confirmed\":{JsonSerializer.Serialize(ids)}}}");
        Assert.Equal(HttpStatusCode.Created, meant.StatusCode);
        Assert.Equal("MAD", (await ShowAsync(site, "delivery", "S1")).Record.Text("location"));

        // So is a place that is there already under another key.
        const string again = """
            "fields":{"code":"NEW","name":"Madaya","governorate":"Rural Damascus"}
            """;
        var same = await ApiSite.ProblemAsync(
            await PostAsync(client, "/api/v1/operations/issg-2016/locations", $"{{{again}}}"), "doubtful");
        Assert.Equal("location:MAD", same.GetProperty("errors")[0].GetProperty("confirm").GetString());
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(
            client, "/api/v1/operations/issg-2016/locations", $"{{{again},\"confirmed\":[\"location:MAD\"]}}")).StatusCode);

        // Whoever guesses at a sealed text and has not read the version is told the same, right or wrong.
        const string incident = "/api/v1/operations/issg-2016/incidents/G1";
        const string entered = """
            {"fields":{"location":"MAD","day":"2016-06-18","kind":"shelling","verification":"alleged","source":"Abu Ahmad"}}
            """;
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(client, incident, entered, none: "*")).StatusCode);
        foreach (var guess in new[] { "Abu Ahmad", "Abu Omar" })
        {
            var patch = JsonSerializer.Serialize(new { fields = new { source = guess } });
            await ApiSite.ProblemAsync(await SendAsync(client, HttpMethod.Patch, incident, patch, match: "\"9\""), "stale");
        }

        // A key is given where none is sent.
        var named = await (await PostAsync(client, Convoys, """{"fields":{"mode":"road","departedOn":"2016-06-18"}}""")).Content
            .ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("C-20160618-", named.GetProperty("key").GetString(), StringComparison.Ordinal);

        // The address says the key: another one in the body is refused.
        await ApiSite.ProblemAsync(await PutAsync(client, $"{Convoys}/API2", """{"fields":{"ref":"API3","mode":"road"}}""", none: "*"), "refused");
        var status = "/api/v1/operations/issg-2016/statuses/MAD~2016-06-18~UN";
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(client, status, """{"fields":{"status":"besieged"}}""", none: "*")).StatusCode);

        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, """{"fields":{"mode":"road"},"fields":{}}"""), "invalid");
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, """{"fields":{"mode":"\ud800"}}"""), "invalid");
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, new string('[', 10_000)), "invalid");
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, "null"), "invalid");
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, """{"fields":{}}"""), "refused");
        await ApiSite.ProblemAsync(await PostAsync(client, "/api/v1/operations/issg-2016/nothing", """{"fields":{}}"""), "not-found");
    }

    [Fact]
    public async Task Rights_are_those_of_forms_within_the_scopes_of_the_token()
    {
        await using var site = await StartAsync(StoreProvider.Sqlite);
        using var member = await site.ClientAsync(Role.Member, "issg-2016");
        using var elsewhere = await site.ClientAsync(Role.Manager, "other");
        using var coordinator = await site.ClientAsync(Role.Coordinator, "issg-2016", "Homs");
        using var reader = site.Client(await site.TokenAsync(await site.PersonAsync(Role.Manager, "issg-2016"), null, ApiScope.Read));
        const string convoy = """{"fields":{"ref":"R1","mode":"road"}}""";
        const string stop = """{"fields":{"ref":"R1-1","convoy":"D002","location":"MAD","day":"2016-06-18","outcome":"delivered"}}""";

        await ApiSite.ProblemAsync(await PostAsync(member, Convoys, convoy), "forbidden");
        await ApiSite.ProblemAsync(await PostAsync(elsewhere, Convoys, convoy), "not-found");
        await ApiSite.ProblemAsync(await PostAsync(reader, Convoys, convoy), "insufficient-scope");
        var outside = await ApiSite.ProblemAsync(await PostAsync(coordinator, Stops, stop), "forbidden");
        Assert.Contains("Rural Damascus", outside.GetProperty("errors")[0].GetProperty("expected").GetString(), StringComparison.Ordinal);
        await ApiSite.ProblemAsync(
            await PostAsync(coordinator, "/api/v1/operations/issg-2016/targets", """{"fields":{}}"""), "forbidden");

        // That it was tried is in the audit, once in a minute.
        await ApiSite.ProblemAsync(await PostAsync(coordinator, Stops, stop), "forbidden");
        Assert.Equal(["R1-1"], await site.Store.Db.ReadAsync(
            s => s.QueryAsync<string>("select record_key from audit_event where action = 'refused' and kind = 'delivery'")));
    }

    [Theory, EveryStore]
    public async Task Many_records_are_stored_together_or_the_good_ones(StoreProvider provider)
    {
        await using var site = await StartAsync(provider);
        using var client = await site.ClientAsync(Role.Manager, "issg-2016");
        var rows = Enumerable.Range(1, 50).Select(i => $$$"""{"version":0,"fields":{"trucks":{{{i}}},"ref":"B{{{i}}}","mode":"road"}}""").ToList();
        List<string> bad = [.. rows, """{"fields":{"ref":"BAD","mode":"cart"}}""", """{"version":4,"fields":{"ref":"D002","mode":"road"}}"""];

        var refused = await ApiSite.ProblemAsync(await PostAsync(client, $"{Convoys}/batch", Batch(bad)), "stale");
        Assert.Equal([51, 52], refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("row").GetInt32()));
        var good = await (await PostAsync(client, $"{Convoys}/batch?onError=good", Batch(bad))).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((50, 2), (good.GetProperty("created").GetInt32(), good.GetProperty("refused").GetInt32()));
        Assert.Equal("mode", good.GetProperty("records")[50].GetProperty("errors")[0].GetProperty("field").GetString());

        // Without a version whatever is stored is replaced; what is sent again changes nothing.
        rows = [.. rows.Select(r => r.Replace("\"version\":0,", "", StringComparison.Ordinal))];
        rows[7] = """{"fields":{"ref":"B8","mode":"airdrop"}}""";
        var again = await (await PostAsync(client, $"{Convoys}/batch", Batch(rows))).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((0, 1, 49), (again.GetProperty("created").GetInt32(), again.GetProperty("changed").GetInt32(),
            again.GetProperty("unchanged").GetInt32()));
        Assert.Equal(2, again.GetProperty("records")[7].GetProperty("version").GetInt32());

        await ApiSite.ProblemAsync(await PostAsync(client, $"{Convoys}/batch?onError=some", Batch(rows)), "invalid");
        await ApiSite.ProblemAsync(
            await PostAsync(client, $"{Convoys}/batch", Batch([.. Enumerable.Repeat("""{"fields":{}}""", 10_001)])), "invalid");
        await AssertSoundAsync(site);
    }

    [Fact]
    public async Task What_is_wrong_from_end_to_end_is_read_no_further_and_kept_only_where_it_can_be_asked_for()
    {
        await using var site = await StartAsync(StoreProvider.Sqlite);
        using var client = await site.ClientAsync(Role.Manager, "issg-2016");
        var wrong = $"{{\"fields\":{{{string.Join(',', Enumerable.Range(1, 25).Select(i => $"\"wrong{i}\":1"))}}}}}";
        var one = await ApiSite.ProblemAsync(await PostAsync(client, Convoys, wrong), "refused");
        Assert.Equal(20, one.GetProperty("errors").GetArrayLength());
        var many = await ApiSite.ProblemAsync(
            await PostAsync(client, $"{Convoys}/batch?onError=good", Batch(Enumerable.Repeat(wrong, 51))), "invalid");
        Assert.Equal("wrong1", many.GetProperty("errors")[0].GetProperty("value").GetString());

        // Without a key nobody can ask for the answer again; where no row is good, nothing is kept at all. A sealed text is not quoted.
        const string good = """{"fields":{"ref":"K1","mode":"road"}}""";
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, $"{Convoys}/batch?onError=good", Batch([good, wrong]))).StatusCode);
        Assert.Equal((1, 0), await SubmissionsAsync());
        await ApiSite.ProblemAsync(await PostAsync(client, $"{Convoys}/batch?onError=good", Batch([wrong]), once: "bad"), "refused");
        Assert.Equal((1, 0), await SubmissionsAsync());
        var quoted = await ApiSite.ProblemAsync(
            await PostAsync(client, "/api/v1/operations/issg-2016/incidents", """{"fields":{"ref":"I9","source":["Who"]}}"""), "refused");
        Assert.Equal("source", quoted.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.DoesNotContain("Who", quoted.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, $"{Convoys}/batch", Batch([good]), once: "good")).StatusCode);
        Assert.Equal((2, 1), await SubmissionsAsync());

        async Task<(long All, long Kept)> SubmissionsAsync() => (
            await site.Store.Db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from submission")),
            await site.Store.Db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from submission where answer is not null")));
    }

    [Theory, EveryStore]
    public async Task What_was_read_and_is_sent_back_keeps_what_was_not_shown(StoreProvider provider)
    {
        await using var site = await StartAsync(provider);
        using var client = await site.ClientAsync(Role.Coordinator, "issg-2016");
        await site.Store.Db.WriteAsync(s => s.ExecuteAsync("update access_request set sensitivity = 'severe'"));
        var key = await site.Store.Db.ReadAsync(
            s => s.FirstOrDefaultAsync<string>("select record_key from convoy where request_id is not null order by record_key"));
        var stored = (await ShowAsync(site, "convoy", key!)).Record.Text("request");
        Assert.NotEmpty(stored);

        var read = await client.GetAsync($"{Convoys}/{key}");
        var fields = (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fields").GetRawText();
        Assert.Contains("\"request\":null", fields, StringComparison.Ordinal);
        var same = await PutAsync(client, $"{Convoys}/{key}", $"{{\"fields\":{fields}}}", match: read.Headers.ETag!.Tag);
        Assert.Equal("unchanged", (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        var patched = await SendAsync(
            client, HttpMethod.Patch, $"{Convoys}/{key}", """{"fields":{"request":null,"note":"Seen"}}""", match: read.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.OK, patched.StatusCode);
        var view = (await ShowAsync(site, "convoy", key!)).Record;
        Assert.Equal((stored, "Seen"), (view.Text("request"), view.Text("note")));
    }

    [Fact]
    public void Nobody_says_by_a_reason_that_a_program_did_it() =>
        Assert.Equal(("Twice test", null), ChangeReason.Read(ChangeReason.Of("Twice\u001Etest", null)));

    [Theory, EveryStore]
    public async Task What_is_sent_twice_under_one_key_is_written_once(StoreProvider provider)
    {
        await using var site = await StartAsync(provider);
        var account = await site.PersonAsync(Role.Manager, "issg-2016");
        var token = await site.TokenAsync(account);
        using var client = site.Client(token);
        const string convoy = """{"fields":{"mode":"road","departedOn":"2016-06-18"}}""";

        // Many at once: one is written, and all others are told of that one or to come again.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(client, Convoys, convoy, once: "k1")));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains(SentOnce.ReplayedHeader));

        // The program is cut off after it has written; another begins on the same store and answers the same.
        await using var restarted = new TestNode(site, token);
        var first = await PostAsync(client, Convoys, convoy, once: "k1");
        var second = await PostAsync(restarted.Client, Convoys, convoy, once: "k1");
        Assert.Equal(["true"], second.Headers.GetValues(SentOnce.ReplayedHeader));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(
            (first.StatusCode, first.Headers.Location, first.Headers.ETag), (second.StatusCode, second.Headers.Location, second.Headers.ETag));
        Assert.Equal(1, await CountAsync(site));

        // Two nodes at one time.
        var both = await Task.WhenAll(
            PostAsync(client, Convoys, convoy, once: "k2"), PostAsync(restarted.Client, Convoys, convoy, once: "k2"));
        Assert.Equal(2, await CountAsync(site));
        Assert.Equal(await both[0].Content.ReadAsStringAsync(), await both[1].Content.ReadAsStringAsync());

        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, """{"fields":{"mode":"airdrop"}}""", once: "k1"), "refused");
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, convoy, once: new string('k', 256)), "invalid");

        // A key is its person's own; what was refused has written nothing and is judged again.
        using var other = await site.ClientAsync(Role.Manager, "issg-2016");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(other, Convoys, convoy, once: "k1")).StatusCode);
        await ApiSite.ProblemAsync(await PostAsync(client, Convoys, """{"fields":{"mode":"cart"}}""", once: "k3"), "refused");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(client, Convoys, convoy, once: "k3")).StatusCode);

        var key = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("key").GetString();
        var withdrawn = await PostAsync(client, $"{Convoys}/{key}/withdraw", """{"reason":"Twice"}""", match: "\"1\"", once: "k4");
        var repeated = await PostAsync(client, $"{Convoys}/{key}/withdraw", """{"reason":"Twice"}""", match: "\"1\"", once: "k4");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (withdrawn.StatusCode, repeated.StatusCode));
        Assert.Equal(await withdrawn.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
    }

    private static Task<ApiSite> StartAsync(StoreProvider provider) => ApiSite.StartAsync(provider, seeded: true, new FakeTimeProvider(_now));

    private static string Batch(IEnumerable<string> rows) => $"{{\"records\":[{string.Join(',', rows)}]}}";

    // The store was filled by another program's keys, with which only the heads of its chains were sealed.
    private static async Task AssertSoundAsync(ApiSite site) =>
        Assert.DoesNotContain(
            await site.Service<StoreVerification>().RunAsync(), f => !f.Problem.StartsWith("its seal", StringComparison.Ordinal));

    private static Task<long> CountAsync(ApiSite site) => site.Store.Db.ReadAsync(
        s => s.FirstOrDefaultAsync<long>("select count(*) from convoy where record_key like 'C-20160618-%'"));

    private static async Task<RecordView> ShowAsync(ApiSite site, string kind, string key)
    {
        var operation = (await site.Service<OperationStore>().FindAsync("issg-2016"))!;
        return (await site.Store.Records.ShowAsync(operation, kind, key, TestStore.Actor, _now))!;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string address, string body, string? match = null, string? none = null) =>
        SendAsync(client, HttpMethod.Put, address, body, match, none);

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client, string address, string body, string? match = null, string? once = null) =>
        SendAsync(client, HttpMethod.Post, address, body, match, once: once);

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string address, string body, string? match = null, string? none = null, string? once = null)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in new[] { ("If-Match", match), ("If-None-Match", none), (Key, once) }.Where(h => h.Item2 is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }

    /// <summary>Another process on the same store.</summary>
    private sealed class TestNode : IAsyncDisposable
    {
        private readonly TestApp _app;

        public TestNode(ApiSite site, string token)
        {
            _app = new TestApp(store: site.Store.Options, clock: site.Clock);
            Client = _app.NewClient();
            Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        }

        public HttpClient Client { get; }

        public ValueTask DisposeAsync()
        {
            Client.Dispose();
            _app.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
