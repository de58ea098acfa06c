using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Review;

/// <summary>The review as its people meet it, through the pages and over the program's own store.</summary>
[Collection("hangfire")]
public sealed class ReviewPagesTests
{
    private const string Root = "/o/OP";
    private static readonly DateTimeOffset _now = new(2016, 3, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_question_is_answered_on_the_record_and_the_rest_is_checked_at_once()
    {
        using var app = await AppAsync();
        var (manager, coordinator) = (app.TicketOf(TestApp.Somebody(Role.Manager, "mia")), app.TicketOf(TestApp.Somebody(Role.Coordinator, "cem")));

        // Nobody reviews yet: no page says a word of it.
        Assert.DoesNotContain("review", await TextAsync(app, manager, Root), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("id=\"review\"", await TextAsync(app, coordinator, $"{Root}/record/convoy/C1"), StringComparison.Ordinal);
        await PostAsync(app, manager, $"{Root}/review/rules", ("_handler", "review"), ("on", "true"), ("earlier", "checked"), ("counts", "all"));

        await ImportAsync(app, "cem@example.org", RecordKinds.Convoys, ["ref", "mode"], ["C2", "road"], ["C3", "road"]);
        await ImportAsync(
            app, "cem@example.org", RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D2", "C2", "L", "2016-03-05", "delivered", "300"], ["D3", "C3", "L", "2016-03-06", "delivered", "400"]);
        await ImportAsync(app, "mia@example.org", RecordKinds.Convoys, ["ref", "mode"], ["C4", "road"]);
        var queue = await TextAsync(app, manager, $"{Root}/review");
        Assert.Contains("5 records", queue, StringComparison.Ordinal);
        Assert.Contains("People reached: 300", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"convoy|1|C4\"", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"check\"", await TextAsync(app, coordinator, $"{Root}/review"), StringComparison.Ordinal);

        // The manager asks; the coordinator is told on the first page, and answers.
        await PostAsync(
            app, manager, $"{Root}/review/record/delivery/D2", ("_handler", "question"), ("version", "1"), ("text", "Was it 300 or 3,000?"));
        Assert.Contains("A record of yours is questioned", await TextAsync(app, coordinator, Root), StringComparison.Ordinal);
        Assert.Contains("Was it 300 or 3,000?", await TextAsync(app, coordinator, $"{Root}/record/delivery/D2"), StringComparison.Ordinal);
        var empty = await SendAsync(
            app, coordinator, $"{Root}/review/record/delivery/D2", ("_handler", "answer"), ("version", "1"), ("text", "  "));
        Assert.Contains("Please write a text of at most", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await PostAsync(
            app, coordinator, $"{Root}/review/record/delivery/D2", ("_handler", "answer"), ("version", "1"), ("text", "300, by the waybill."));
        Assert.DoesNotContain("is questioned", await TextAsync(app, coordinator, Root), StringComparison.Ordinal);
        var thread = await TextAsync(app, manager, $"{Root}/record/delivery/D2");
        Assert.Contains("300, by the waybill.", thread, StringComparison.Ordinal);
        Assert.Contains("cem@example.org", thread, StringComparison.Ordinal);

        // What nobody has checked is told of by the report, which counts it.
        Assert.Equal("""{"counts":"all","unchecked":4,"questioned":0}""", (await ContentAsync(app))["review"]!.ToJsonString());
        Assert.Contains("4 of the records", await TextAsync(app, manager, $"{Root}/reports/1"), StringComparison.Ordinal);
        Assert.Contains("D3", await TextAsync(app, manager, $"{Root}/reports/1/records?figure=review.unchecked"), StringComparison.Ordinal);

        // A coordinator checks nothing, a manager all but their own, and what was changed meanwhile stays new.
        await ForbiddenAsync(app, coordinator);
        await ImportAsync(
            app, "cem@example.org", RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D3", "C3", "L", "2016-03-06", "delivered", "410"]);
        var seen = Regex.Match(queue, "name=\"seen\" value=\"(\\d+)\"").Groups[1].Value;
        Assert.Contains("done=3-0-0-1-0", await PostAsync(app, manager, $"{Root}/review", ("_handler", "check"), ("what", "all"), ("seen", seen)),
            StringComparison.Ordinal);
        Assert.Equal("""{"counts":"all","unchecked":1,"questioned":0}""", (await ContentAsync(app))["review"]!.ToJsonString());
        Assert.Equal(
            ["checked 1", "new 2"],
            (await app.Services.GetRequiredService<Db>().ReadAsync(s => s.QueryAsync<string>(
                "select state || ' ' || version from review where record_key in ('D2', 'D3') order by record_key"))).ToList());

        // From a day on only checked records count, and the report says so wherever it is read.
        var early = await SendAsync(
            app, manager, $"{Root}/review/rules", ("_handler", "review"), ("on", "true"), ("counts", "checked"));
        Assert.Contains("Please give the day", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await PostAsync(
            app, manager, $"{Root}/review/rules", ("_handler", "review"), ("on", "true"), ("counts", "checked"), ("from", "2016-03-01"));
        var content = await ContentAsync(app);
        Assert.Equal("checked", (string?)content["review"]!["counts"]);
        Assert.Equal(300, (long?)content["people"]!["period"]!["total"]!["distinct"]);
        const string Said = "Only checked records count in these figures; 1 record that nobody has checked is left out.";
        Assert.Contains(Said, await TextAsync(app, manager, $"{Root}/reports/1"), StringComparison.Ordinal);
        Assert.Contains(Said, await TextAsync(app, manager, $"{Root}/reports/1/print"), StringComparison.Ordinal);
        Assert.Contains(Said, await TextAsync(app, manager, $"{Root}/snapshot"), StringComparison.Ordinal);
        Assert.Contains(Said, await TextAsync(app, manager, $"{Root}/reports/1/publish"), StringComparison.Ordinal);
        Assert.Contains("1 Mar 2016 or later", await TextAsync(app, coordinator, $"{Root}/review/rules"),
            StringComparison.Ordinal);
        await SnapshotIsOfCheckedAsync(app);
    }

    // A place that only an unchecked stop has reached, and a request that nobody has checked: neither the lists nor the funnel know of them.
    private static async Task SnapshotIsOfCheckedAsync(TestApp app)
    {
        await ImportAsync(app, "cem@example.org", RecordKinds.Locations, ["code", "name"], ["M", "Moadamiya"]);
        await ImportAsync(app, "cem@example.org", RecordKinds.Statuses, ["location", "status", "from"], ["M", "besieged", "2016-02-12"]);
        await ImportAsync(app, "cem@example.org", RecordKinds.Convoys, ["ref", "mode"], ["C5", "road"]);
        await ImportAsync(
            app, "cem@example.org", RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D5", "C5", "M", "2016-03-07", "delivered", "100"]);
        await ImportAsync(
            app, "cem@example.org", RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-03-01"]);
        await ImportAsync(app, "cem@example.org", RecordKinds.RequestLines, ["request", "location"], ["R1", "M"]);
        var (state, day) = ((await app.Services.GetRequiredService<SituationCache>().FindAsync("OP"))!, A.Day("2016-03-10"));
        Assert.DoesNotContain(state.Board(day), p => p.IsUnreached);
        Assert.NotEqual(0, AccessFunnel.OfAll(state.Situation, day).Sum(s => s.Places));

        var snapshot = (await app.Services.GetRequiredService<SnapshotReader>().FindAsync(state, Person.Nobody, "2016-03-10"))!;
        Assert.Equal(["M"], snapshot.Unreached.Where(p => p.IsUnreached).Select(p => p.Location.Code));
        Assert.Equal(["M"], snapshot.Holds.SelectMany(h => h.Places).Select(p => p.Location.Code).Distinct());
        Assert.Equal(0, snapshot.Funnel.Sum(s => s.Places));
    }

    private static async Task ForbiddenAsync(TestApp app, string coordinator)
    {
        var outcome = await PostAsync(app, coordinator, $"{Root}/review", ("_handler", "check"), ("what", "ticked"), ("check", "delivery|1|D3"));
        Assert.Contains("done=0-0-0-0-1", outcome, StringComparison.Ordinal);
    }

    // The last day of the only period is that of the meeting.
    private static async Task<TestApp> AppAsync()
    {
        var app = new TestApp(clock: new FakeTimeProvider(_now));
        await ImportAsync(app, "mia@example.org", RecordKinds.Operations, ["code", "name", "since"], ["OP", "Operation", "2016-02-12"]);
        await ImportAsync(app, "mia@example.org", RecordKinds.Locations, ["code", "name"], ["L", "Madaya"]);
        await ImportAsync(app, "mia@example.org", RecordKinds.Meetings, ["number", "date"], ["1", "2016-03-10"]);
        await ImportAsync(app, "mia@example.org", RecordKinds.Convoys, ["ref", "mode"], ["C1", "road"]);
        return app;
    }

    private static async Task ImportAsync(TestApp app, string author, RecordKind kind, params string[][] rows)
    {
        var code = kind == RecordKinds.Operations ? null : "OP";
        var result = await app.Services.GetRequiredService<BundleImport>()
            .ImportAsync(BundleSource.Of(kind, rows), code, new ImportOptions(), new Actor(author), _now);
        Assert.Empty(result.Refused);
    }

    private static async Task<JsonObject> ContentAsync(TestApp app)
    {
        var state = (await app.Services.GetRequiredService<SituationCache>().FindAsync("OP"))!;
        var report = await app.Services.GetRequiredService<Web.Reports.ReportReader>().FindAsync(state, ReportId.Parse("1")!.Value);
        return JsonNode.Parse(ReportRules.Of(report!.Content).Write(report.Content))!.AsObject();
    }

    private static async Task<string> TextAsync(TestApp app, string ticket, string path)
    {
        using var response = await app.GetAsAsync(ticket, path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {response.Headers.Location}");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    // Sends a form of a page; returns where it leads.
    private static async Task<string> PostAsync(TestApp app, string ticket, string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(app, ticket, path, fields);
        Assert.True(
            response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther,
            $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string ticket, string path, params (string Name, string Value)[] fields)
    {
        using var page = await app.GetAsAsync(ticket, path);
        var html = await page.Content.ReadAsStringAsync();
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        var cookie = page.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token),
            ]),
        };
        request.Headers.Add("Cookie", string.Join("; ", new[] { app.CookieOf(ticket), cookie }.Where(c => c.Length > 0)));
        return await app.Client.SendAsync(request);
    }
}
