using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Reports;

/// <summary>Two task forces meet and report, each with its own numbers, through the same store and the same job: on both databases.</summary>
public sealed class TaskForceReportsTests
{
    private static readonly DateTimeOffset _newYear = new(2016, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly ReportId _first = new(TaskForce.Ceasefire, 1);

    [Theory, EveryStore]
    public async Task Each_publishes_and_revises_its_report_1_without_touching_the_other(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await MeetAsync(store, clock, ("1", "2016-01-13"));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var state = await node.StateAsync();
        var humanitarian = await ReportDesk.PublishAsync(node.Reports, state, 1, clock.GetUtcNow());

        await node.RunAsync();
        state = await node.StateAsync();
        Assert.Equal(ReportState.Draft, (await node.Reports.FindAsync(state.Id, _first))!.State);
        var ceasefire = await ReportDesk.PublishAsync(node.Reports, state, _first, clock.GetUtcNow());
        Assert.Equal((A.Day("2016-01-01"), A.Day("2016-01-13")), (ceasefire.PeriodStart, ceasefire.PeriodEnd));
        Assert.IsType<CeasefireContent>((await node.Reader.FindAsync(state, _first, 1))!.Content);

        // A revision of the one is no revision of the other.
        await AllegeAsync(store, clock);
        state = await node.StateAsync();
        await node.Ensure.RunForPublisherAsync(
            "year", state.Situation.CalendarOf(TaskForce.Ceasefire).ToPublish(1, A.Day("2016-01-20"))!.Value, CancellationToken.None);
        var revised = await ReportDesk.PublishAsync(node.Reports, state, _first, clock.GetUtcNow());

        Assert.Equal(2, revised.Revision);
        Assert.NotEqual(ceasefire.ContentHash, revised.ContentHash);
        var headers = await node.Reports.ListAsync(state.Id);
        Assert.Equal([1], headers.Where(r => r.Report == 1 && r.Revision > 0).Select(r => r.Revision));
        Assert.Equal([1, 2], headers.Where(r => r.Report == _first && r.Revision > 0).Select(r => r.Revision));
        Assert.Equal(humanitarian.ContentHash, (await node.Reports.FindAsync(state.Id, 1))!.ContentHash);
        Assert.Equal(2, (await node.Reports.FilesAsync(state.Id, _first, 1)).Count);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        // Somebody who changes what one of them published is found, and it is named as people name it.
        await store.ExecuteAsync(provider == StoreProvider.Sqlite
            ? "drop trigger report_published_no_update"
            : "alter table report disable trigger report_published_no_update");
        await store.ExecuteAsync("update report set content = '{}' where task_force = 'ceasefire' and revision = 2");
        Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f => f.Place == "report year/ceasefire/1, revision 2");
    }

    [Theory, EveryStore]
    public async Task What_moved_since_a_ceasefire_report_was_published_is_told_with_its_cause(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await MeetAsync(store, clock, ("1", "2016-01-13"));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var published = await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), _first, clock.GetUtcNow());

        await AllegeAsync(store, clock);

        var moved = await node.Published.SinceAsync(await node.StateAsync(), TestPerson, published);
        var received = moved.Figures.Single(f => f.Figure == "allegations.period.received");
        Assert.Equal((0m, 3m), (received.Published, received.Now));
        Assert.Equal(["allegation:A-1"], received.Records);
        Assert.Equal("allegation", Assert.Single(moved.Records, r => r.Ref == "allegation:A-1").Kind);
    }

    [Theory, EveryStore]
    public async Task The_ceasefire_task_force_meets_from_its_first_known_meeting_on(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        Assert.All(await node.StoredAsync(), r => Assert.Equal(TaskForce.Humanitarian, r.TaskForce));
        Assert.Null((await node.StateAsync()).Situation.CalendarOf(TaskForce.Ceasefire).Next(A.Day("2016-01-20")));

        await MeetAsync(store, clock, ("1", "2016-01-13"));
        clock.Advance(TimeSpan.FromDays(14));
        await node.RunAsync();

        // Wednesday 13 January was entered on the 21st; Thursdays follow from then on, as for the other task force.
        var calendar = (await node.StateAsync()).Situation.CalendarOf(TaskForce.Ceasefire);
        Assert.Equal(
            [(1, A.Day("2016-01-13")), (2, A.Day("2016-01-28")), (3, A.Day("2016-02-04"))],
            calendar.Reports(A.Day("2016-02-04")).Select(p => (p.Number, p.End)));
        Assert.Equal(
            ["1", "2", "3", "4", "5", "ceasefire/1", "ceasefire/2", "ceasefire/3"],
            (await node.StoredAsync()).Select(r => r.Report.ToString()));
        Assert.Equal("ceasefire/2", (await store.ShowAsync((await node.StateAsync()).Stored, "meeting", "ceasefire/2")).Record.Key);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Fact]
    public async Task Until_the_ceasefire_task_force_has_published_only_its_last_report_is_late_and_after_sixty_days_none_is()
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await MeetAsync(store, clock, ("1", "2016-01-13"));
        clock.Advance(TimeSpan.FromDays(18));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var late = new LateReports(new PublishSettings());

        // 8 February; Thursdays, and the one Wednesday.
        Assert.Equal(["1", "2", "3", "4", "5", "ceasefire/3"], await LateAsync());
        await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), _first, clock.GetUtcNow());
        Assert.Equal(["1", "2", "3", "4", "5", "ceasefire/2", "ceasefire/3"], await LateAsync());

        clock.Advance(TimeSpan.FromDays(365));
        Assert.DoesNotContain("ceasefire/3", await LateAsync());

        async Task<IEnumerable<string>> LateAsync() =>
            late.Of(await node.StateAsync(), await node.StoredAsync(), clock.GetUtcNow()).Select(p => p.Report.ToString());
    }

    [Theory, EveryStore]
    public async Task Meetings_follow_each_other_within_a_task_force_only(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(5));
        await ImportAsync(
            store, clock, RecordKinds.Meetings,
            [["number", "task_force", "date"], ["1", "", "2016-01-20"], ["1", "ceasefire", "2016-02-03"], ["2", "ceasefire", "2016-02-10"],
                ["2", "humanitarian", "2016-01-27"]]);

        var refused = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Meetings, [["number", "task_force", "date"], ["3", "ceasefire", "2016-02-09"]]), null, new ImportOptions(),
            TestStore.Actor, clock.GetUtcNow());

        Assert.Equal(RefusalCode.MeetingNotAfterTheOneBefore, Assert.Single(refused.Refused).Refusal.Code);
        Assert.Contains("ceasefire/2", refused.Refused[0].Refusal.Message, StringComparison.Ordinal);

        // A humanitarian meeting's key, and what its history says, is as it was before there were two.
        var operation = (await new OperationStore(store.Db).FindAsync("year"))!;
        Assert.Equal("""{"number":1,"date":"2016-01-20"}""", await AfterAsync(store, "1"));
        Assert.Equal("""{"number":1,"task_force":"ceasefire","date":"2016-02-03"}""", await AfterAsync(store, "ceasefire/1"));
        Assert.Equal("humanitarian", (await store.ShowAsync(operation, "meeting", "1")).Record.Text("task_force"));
    }

    [Theory, EveryStore]
    public async Task What_was_stated_of_one_task_forces_meeting_is_in_no_report_of_the_other(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await MeetAsync(store, clock, ("1", "2016-01-13"));
        await ImportAsync(
            store, clock, RecordKinds.StatedFigures,
            [
                ["meeting", "measure", "window", "low", "source"], ["ceasefire/1", "trucks", "period", "7", "A"],
                ["1", "trucks", "period", "9", "A"], ["ceasefire/1", "allegations_received", "period", "5", "A"],
                ["ceasefire/1", "allegations_received", "period", "2", "B"], ["1", "killed", "period", "4", "A"],
            ]);
        await AllegeAsync(store, clock);
        await using var node = new Node(store, clock);
        await node.RunAsync();

        var report = (ReportContent)(await node.Reader.FindAsync(await node.StateAsync(), 1))!.Content;
        Assert.Equal([("trucks", 9L, 0L), ("killed", 4L, null)], report.Stated.Select(s => (s.Measure, s.Low, s.Computed)));
        var ceasefire = (CeasefireContent)(await node.Reader.FindAsync(await node.StateAsync(), _first))!.Content;
        Assert.Equal(
            [("trucks", null, null), ("allegations_received", 3L, -2L), ("allegations_received", 3L, 1L)],
            ceasefire.Stated!.Select(s => (s.Measure, s.Computed, s.Difference)));
        Assert.Equal(ceasefire.Stated, ((CeasefireContent)ReportRules.Of(ceasefire).Read(ReportRules.Of(ceasefire).Write(ceasefire))).Stated);
    }

    private static Person TestPerson => new("manager@example.org", [new Grant(Role.Manager, null, [])]);

    private static Task<string?> AfterAsync(TestStore store, string key) =>
        store.ScalarAsync<string>($"select after_json from history where kind = 'meeting' and record_key = '{key}'");

    private static async Task AllegeAsync(TestStore store, FakeTimeProvider clock)
    {
        await ImportAsync(
            store, clock, RecordKinds.Standard.Of("arrangement"),
            [["code", "name", "kind", "from", "scope"], ["C", "Cessation", "cessation_of_hostilities", "2016-01-01", "all"]]);
        await ImportAsync(
            store, clock, RecordKinds.Standard.Of("allegation"),
            [["ref", "arrangement", "day", "received_on", "kind", "count"], ["A-1", "C", "2016-01-10", "2016-01-11", "shelling", "3"]]);
    }

    private static async Task<TestStore> YearAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await ImportAsync(
            store, new FakeTimeProvider(_newYear), RecordKinds.Operations, [["code", "name", "since"], ["year", "A year", "2016-01-01"]]);
        return store;
    }

    private static Task MeetAsync(TestStore store, FakeTimeProvider clock, params (string Number, string Date)[] meetings) => ImportAsync(
        store, clock, RecordKinds.Meetings, [["number", "task_force", "date"], .. meetings.Select(m => new[] { m.Number, "ceasefire", m.Date })]);

    private static async Task ImportAsync(TestStore store, FakeTimeProvider clock, RecordKind table, string[][] rows)
    {
        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, clock.GetUtcNow());
        Assert.Empty(result.Refused.Select(r => r.ToString()));
    }
}
