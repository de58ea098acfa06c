using System.Net;
using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Mail;

/// <summary>
/// The calendar has the days of both task forces that its reader may read; read back with the library that others read with. One program and store
/// for all of it.
/// </summary>
[Collection("hangfire")]
public sealed class OperationCalendarTests
{
    private const string Path = "/o/year/calendar.ics";

    [Fact]
    public async Task It_tells_each_reader_the_days_that_the_reader_may_read_and_is_asked_for_again_for_nothing()
    {
        using var app = new TestApp(
            settings: [("PublicUrl", "https://access.example.org")],
            clock: new FakeTimeProvider(new DateTimeOffset(2016, 3, 10, 9, 0, 0, TimeSpan.Zero)));
        await ImportAsync(app);
        var manager = app.TicketOf(TestApp.Somebody(Role.Manager, "manager"));
        var answer = await app.GetAsAsync(manager, Path);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        var calendar = Calendar.Load(text)!;
        var zone = Assert.Single(calendar.TimeZones);
        Assert.Equal("Asia/Damascus", zone.TzId);
        Assert.Equal(
            [("STANDARD", 2), ("DAYLIGHT", 3)],
            zone.TimeZoneInfos.Take(2).Select(i => (i.Name, i.OffsetTo!.Offset.Hours)).OrderBy(i => i.Hours));

        // Meetings that are known, of both task forces, and those that the weekday gives.
        Assert.Equal(new DateOnly(2016, 3, 3), DayOf(calendar, "meeting-9"));
        Assert.Contains("Damascus, by telephone", Find(calendar, "meeting-9").Description, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2016, 3, 16), DayOf(calendar, "meeting-ceasefire/1"));
        Assert.Contains("weekday", Find(calendar, "meeting-ceasefire/2").Description, StringComparison.Ordinal);

        // One day for the lines of a request that wait for their first answer, one for each permit with a last day.
        Assert.Equal(new DateOnly(2016, 3, 20), DayOf(calendar, "answer-R1"));
        Assert.Equal("Answer due: Government, R1", Find(calendar, "answer-R1").Summary);
        Assert.Contains("Madaya\nZabadani", Find(calendar, "answer-R1").Description, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2016, 3, 25), DayOf(calendar, "permit-R2/MAD"));
        Assert.Equal("https://access.example.org/o/year/requests/R2", Find(calendar, "permit-R2/MAD").Url!.ToString());
        Assert.Equal(new DateOnly(2016, 6, 1), DayOf(calendar, "commitment-K1"));
        Assert.Equal("Otherwise: Air drops; at once, or not", Find(calendar, "commitment-K1").Description);
        Assert.All(calendar.Events, e => Assert.False(e.Start!.HasTime));
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct().Count());

        // Nothing has changed: nothing is sent. A record that moves keeps its name, and rises.
        var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.Add("Cookie", app.CookieOf(manager));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await app.Client.SendAsync(again)).StatusCode);
        await app.ImportAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on", "due_on"], ["R1", "Government", "2016-03-01", "2016-03-22"]);
        var moved = Calendar.Load(await (await app.GetAsAsync(manager, Path)).Content.ReadAsStringAsync())!;
        Assert.Equal(new DateOnly(2016, 3, 22), DayOf(moved, "answer-R1"));
        Assert.Equal(Find(calendar, "answer-R1").Uid, Find(moved, "answer-R1").Uid);
        Assert.True(Find(moved, "answer-R1").Sequence > Find(calendar, "answer-R1").Sequence);
        Assert.True(Find(moved, "answer-R1").LastModified!.AsUtc >= Find(calendar, "answer-R1").LastModified!.AsUtc);
        Assert.Equal(Find(calendar, "commitment-K1").Sequence, Find(moved, "commitment-K1").Sequence);

        await KeysAsync(app, manager);
    }

    private static async Task KeysAsync(TestApp app, string manager)
    {
        var accounts = Get<AccountStore>(app);
        var member = (await accounts.AddAsync("m@example.org", "M", new Grant(Role.Member, "year", []), TestStore.Actor, TestStore.Now))!;
        await Get<PreferenceStore>(app).SaveAsync(member.Id, new Preference { Language = "ar" });
        var keys = await Get<FeedKeyStore>(app).MakeAsync(member, TestStore.Actor, TestStore.Now);

        // What is pending and planned is not for a member: the calendar is theirs, not that of who made the address known.
        var answer = await app.Client.GetAsync($"{Path}?key={keys.Calendar}");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var arabic = await answer.Content.ReadAsStringAsync();
        Folded(arabic);
        var theirs = Calendar.Load(arabic)!;
        Assert.DoesNotContain(theirs.Events, e => e.Uid!.StartsWith("answer-", StringComparison.Ordinal));
        Assert.DoesNotContain(theirs.Events, e => e.Uid!.StartsWith("permit-", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2016, 6, 1), DayOf(theirs, "commitment-K1"));
        Assert.Matches("[\u0621-\u064A]", Find(theirs, "meeting-9").Summary!);
        Assert.Contains(
            "Meeting 9", await app.Client.GetStringAsync($"{Path}?key={keys.Calendar}&language=en"), StringComparison.Ordinal);

        // Who was given the feed's key has not the calendar's; the calendar's opens no feed; both end together.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Path}?key={keys.Feed}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"/o/year/reports.atom?key={keys.Calendar}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, $"/o/year/reports.atom?key={keys.Feed}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"/o/never/calendar.ics?key={keys.Calendar}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Path}?key={new string('x', 5000)}"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(app, Path));
        Assert.Contains(
            "/o/year/calendar.ics?language=en",
            await (await app.GetAsAsync(manager, "/o/year/reports")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Get<FeedKeyStore>(app).RevokeAsync(member, TestStore.Actor, TestStore.Now);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, $"{Path}?key={keys.Calendar}"));
    }

    private static async Task ImportAsync(TestApp app)
    {
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await app.ImportAsync(RecordKinds.Meetings, ["number", "task_force", "date", "note"],
            ["9", "humanitarian", "2016-03-03", "Damascus, by telephone"], ["1", "ceasefire", "2016-03-16", ""]);
        await app.ImportAsync(RecordKinds.Locations, ["code", "name", "name_ar"], ["MAD", "Madaya", "مضايا"], ["ZAB", "Zabadani", ""]);
        await app.ImportAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on", "due_on"],
            ["R1", "Government", "2016-03-01", "2016-03-20"], ["R2", "Government", "2016-02-20", ""]);
        await app.ImportAsync(RecordKinds.RequestLines, ["request", "location"], ["R1", "MAD"], ["R1", "ZAB"], ["R2", "MAD"], ["R2", "ZAB"]);
        await app.ImportAsync(RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "valid_to"],
            ["R2", "MAD", "granted", "2016-03-02", "2016-03-25"], ["R2", "ZAB", "granted", "2016-03-02", ""]);
        await app.ImportAsync(RecordKinds.Commitments, ["code", "name", "made_on", "scope", "due_on", "test", "consequence"],
            ["K1", "Vienna", "2016-02-17", "none", "2016-06-01", "none", "Air drops; at once, or not"]);
    }

    // RFC 5545, section 3.1: a line has at most 75 octets.
    private static void Folded(string text) =>
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

    private static CalendarEvent Find(Calendar calendar, string name) =>
        Assert.Single(calendar.Events, e => e.Uid!.StartsWith($"{Uri.EscapeDataString(name)}@", StringComparison.Ordinal));

    private static DateOnly DayOf(Calendar calendar, string name) => Find(calendar, name).Start!.Date;

    private static T Get<T>(TestApp app) where T : notnull => app.Services.GetRequiredService<T>();

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path) => (await app.Client.GetAsync(path)).StatusCode;
}
