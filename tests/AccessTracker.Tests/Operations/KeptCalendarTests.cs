using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Operations;

/// <summary>A meeting that has come due is a record, and what is published stays, whatever becomes of the calendar: on both databases.</summary>
public sealed class KeptCalendarTests
{
    // Friday; Thursdays by rule from 7 January on.
    private static readonly DateTimeOffset _newYear = new(2016, 1, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task A_meeting_that_comes_due_becomes_a_record_once_on_two_nodes(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(20));
        await using var one = new Node(store, clock);
        await using var two = new Node(store, clock);

        await Task.WhenAll(Task.Run(one.RunAsync), Task.Run(two.RunAsync), Task.Run(one.RunAsync));
        await two.RunAsync();

        var state = await one.StateAsync();
        Assert.Equal(
            [(1, A.Day("2016-01-07")), (2, A.Day("2016-01-14")), (3, A.Day("2016-01-21"))],
            state.Situation.Facts.Meetings.Select(m => (m.Number, m.Date)));
        var history = (await store.ShowAsync(state.Stored, "meeting", "2")).History;
        Assert.Equal((HistoryAction.Added, CalendarKeeper.Name), (Assert.Single(history).Action, history[0].ChangedBy));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_new_weekday_works_from_the_next_meeting_on_though_no_job_has_run(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(25));
        await using var node = new Node(store, clock);
        await PublishAsync(store, node, clock, 1, 2);
        clock.Advance(TimeSpan.FromDays(7));

        await ImportAsync(
            store, clock, RecordKinds.Operations, ["code", "name", "since", "meeting_weekday"], ["year", "A year", "2016-01-01", "mon"]);

        // Tuesday, 2 February: the meeting of Thursday, 28 January had come due; Monday, 1 February was none.
        var calendar = (await node.StateAsync()).Situation.Calendar;
        Assert.Equal(
            [A.Day("2016-01-07"), A.Day("2016-01-14"), A.Day("2016-01-21"), A.Day("2016-01-28")],
            calendar.Reports(A.Day("2016-02-02")).Select(p => p.End));
        Assert.Equal(new ReportPeriod(5, A.Day("2016-01-29"), A.Day("2016-02-08")), calendar.Next(A.Day("2016-02-02")));
        await node.RunAsync();
        Assert.Equal(
            [(1, ReportLedgerState.Published), (2, ReportLedgerState.Published), (3, ReportLedgerState.Draft), (4, ReportLedgerState.Draft)],
            await node.LedgerAsync());
    }

    [Theory, EveryStore]
    public async Task The_report_after_a_published_one_whose_meeting_is_moved_leaves_no_day_out(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(25));
        await using var node = new Node(store, clock);
        await PublishAsync(store, node, clock, 1, 2, 3);

        await MeetAsync(store, clock, ("3", "2016-01-23"));
        clock.Advance(TimeSpan.FromDays(3));
        await node.RunAsync();

        var fourth = (await node.Reports.FindAsync((await node.StateAsync()).Id, 4))!;
        Assert.Equal((A.Day("2016-01-22"), A.Day("2016-01-28")), (fourth.PeriodStart, fourth.PeriodEnd));
        var third = (await node.Reader.FindAsync(await node.StateAsync(), 3, 1))!;
        Assert.Equal(A.Day("2016-01-21"), third.Content.PeriodEnd);

        // A revision goes to the day of the meeting, and the report after it goes on from there.
        var state = await node.StateAsync();
        await node.Ensure.RunForPublisherAsync("year", state.Situation.Calendar.ToPublish(3, A.Day("2016-01-29"))!.Value, CancellationToken.None);
        var second = await ReportDesk.PublishAsync(node.Reports, state, 3, clock.GetUtcNow());
        Assert.Equal((2, A.Day("2016-01-23")), (second.Revision, second.PeriodEnd));
        await node.RunAsync();
        Assert.Equal(A.Day("2016-01-24"), (await node.Reports.FindAsync(state.Id, 4))!.PeriodStart);
    }

    [Theory, EveryStore]
    public async Task What_is_published_stands_against_changes_that_would_lose_days(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(32));
        await using var node = new Node(store, clock);
        await PublishAsync(store, node, clock, 1, 3);
        var operation = (await node.StateAsync()).Stored;

        Assert.Equal(RefusalCode.MeetingBeforePublished, await RefusedAsync(store, clock, ("2", "2016-01-13")));
        Assert.Equal(RefusalCode.MeetingBeforePublished, await RefusedAsync(store, clock, ("2", "2016-01-13"), ("4", "2016-01-29")));
        Assert.Equal(
            RefusalCode.MeetingBeforePublished,
            (await store.Records.WithdrawAsync(operation, "meeting", "2", 1, "not held", TestStore.Actor, clock.GetUtcNow()))?.Code);
        Assert.Equal(
            RefusalCode.MeetingOfPublished,
            (await store.Records.WithdrawAsync(operation, "meeting", "3", 1, "not held", TestStore.Actor, clock.GetUtcNow()))?.Code);
        var change = (await store.ShowAsync(operation, "meeting", "3")).History[0].ChangeNumber;
        Assert.Equal(
            RefusalCode.MeetingOfPublished,
            Assert.Single(await new ChangeUndo(store.Db, new SensitivityRules()).UndoAsync(operation, change, "", TestStore.Actor, clock.GetUtcNow()))
            .Code);

        // What touches nothing that is published is free.
        Assert.Null(await store.Records.WithdrawAsync(operation, "meeting", "4", 1, "not held", TestStore.Actor, clock.GetUtcNow()));
        Assert.Equal(
            (5, A.Day("2016-01-22"), A.Day("2016-02-04")),
            (await node.StateAsync()).Situation.Calendar.Next(A.Day("2016-02-02")) is { } next ? (next.Number, next.Start, next.End) : default);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task An_upgrade_gives_a_published_report_its_meeting_back(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(25));
        await using (var older = new Node(store, clock))
        {
            await PublishAsync(store, older, clock, 1, 2);
        }

        // As an older program left it, with a meeting that was entered there.
        await MeetAsync(store, clock, ("7", "2016-02-18"));
        await store.ExecuteAsync("delete from meeting where number < 7");
        await store.ExecuteAsync("update operation set meetings_kept_to = null");

        Assert.Equal(2, await new CalendarKeeper(store.Db).KeepAllAsync(clock.GetUtcNow()));
        Assert.Equal(0, await new CalendarKeeper(store.Db).KeepAllAsync(clock.GetUtcNow()));

        await using var node = new Node(store, clock);
        Assert.Equal([(1, ReportLedgerState.Published), (2, ReportLedgerState.Published)], await node.LedgerAsync());
        Assert.Equal([1, 2, 7], (await node.StateAsync()).Situation.Facts.Meetings.Select(m => m.Number).Order());
        Assert.NotNull(await node.Reader.FindAsync(await node.StateAsync(), 2, 1));
    }

    [Theory, EveryStore]
    public async Task An_import_tells_which_periods_would_move(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(21));

        var result = await ImportAsync(store, clock, RecordKinds.Meetings, isCheck: true, ["number", "date"], ["4", "2016-01-30"]);

        Assert.Equal(
            new MovedPeriod(
                4, new ReportPeriod(4, A.Day("2016-01-22"), A.Day("2016-01-28")), new ReportPeriod(4, A.Day("2016-01-22"), A.Day("2016-01-30")),
                false),
            result.Calendar[0]);
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from meeting"));
    }

    [Theory, EveryStore]
    public async Task Meetings_as_they_were_held_take_the_place_of_those_that_the_weekday_gave_for_the_time_before(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(60));
        await ImportAsync(store, clock, RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await using var node = new Node(store, clock);
        await node.RunAsync();
        Assert.Equal(8, (await node.StoredAsync()).Count);

        await MeetAsync(store, clock, ("1", "2016-01-20"), ("2", "2016-02-17"));

        var calendar = (await node.StateAsync()).Situation.Calendar;
        Assert.Equal(
            [(1, A.Day("2016-01-20")), (2, A.Day("2016-02-17")), (3, A.Day("2016-02-18")), (4, A.Day("2016-02-25"))],
            calendar.Reports(A.Day("2016-03-01")).Select(p => (p.Number, p.End)));
        Assert.Empty(calendar.ToRecord(A.Day("2016-03-01")));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    // Made on a Thursday, the day of the meetings: that day's own meeting is one that the weekday gave.
    [Theory, EveryStore]
    public async Task They_take_the_place_of_that_of_the_day_on_which_the_operation_was_made_too(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(62));
        await ImportAsync(store, clock, RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await using var node = new Node(store, clock);
        await node.RunAsync();
        Assert.Equal(
            (9, A.Day("2016-03-03")), (await node.StateAsync()).Situation.Facts.Meetings[^1] is var last ? (last.Number, last.Date) : default);
        clock.Advance(TimeSpan.FromDays(1));

        await MeetAsync(store, clock, ("1", "2016-01-20"), ("2", "2016-02-17"));

        Assert.Equal([1, 2, 3, 4, 5], (await node.StateAsync()).Situation.Calendar.Reports(A.Day("2016-03-04")).Select(p => p.Number));
        Assert.Equal(A.Day("2016-03-03"), (await node.StateAsync()).Situation.Calendar.Reports(A.Day("2016-03-04"))[^1].End);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_meeting_whose_report_is_published_gives_way_to_no_import_and_those_after_it_do(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(40));
        await using var node = new Node(store, clock);
        await PublishAsync(store, node, clock, 1, 2);

        await MeetAsync(store, clock, ("3", "2016-02-02"));

        Assert.Equal(
            [(1, A.Day("2016-01-07")), (2, A.Day("2016-01-14")), (3, A.Day("2016-02-02")), (4, A.Day("2016-02-04"))],
            (await node.StateAsync()).Situation.Calendar.Reports(A.Day("2016-02-10")).Select(p => (p.Number, p.End)));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Every_node_knows_of_a_publication(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(25));
        await using var one = new Node(store, clock);
        await using var two = new Node(store, clock);
        await one.RunAsync();
        Assert.Empty((await two.StateAsync()).Situation.Calendar.Published);

        await PublishAsync(store, one, clock, 1);

        Assert.Equal(
            new PublishedPeriod(1, A.Day("2016-01-01"), A.Day("2016-01-07")), Assert.Single((await two.StateAsync()).Situation.Calendar.Published));
    }

    private static async Task<TestStore> YearAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, new FakeTimeProvider(_newYear), RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        return store;
    }

    private static async Task PublishAsync(TestStore store, Node node, FakeTimeProvider clock, params int[] numbers)
    {
        await node.RunAsync();
        foreach (var number in numbers)
        {
            await node.RunAsync();
            await ReportDesk.PublishAsync(node.Reports, await node.StateAsync(), number, clock.GetUtcNow());
        }

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    private static Task<ImportResult> MeetAsync(TestStore store, FakeTimeProvider clock, params (string Number, string Date)[] meetings) =>
        ImportAsync(store, clock, RecordKinds.Meetings, [["number", "date"], .. meetings.Select(m => new[] { m.Number, m.Date })]);

    private static async Task<RefusalCode?> RefusedAsync(TestStore store, FakeTimeProvider clock, params (string Number, string Date)[] meetings)
    {
        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Meetings, [["number", "date"], .. meetings.Select(m => new[] { m.Number, m.Date })]), null,
            new ImportOptions(), TestStore.Actor, clock.GetUtcNow());
        Assert.False(result.IsStored);
        return Assert.Single(result.Refused).Refusal.Code;
    }

    private static Task<ImportResult> ImportAsync(TestStore store, FakeTimeProvider clock, RecordKind table, params string[][] rows) =>
        ImportAsync(store, clock, table, false, rows);

    private static async Task<ImportResult> ImportAsync(
        TestStore store, FakeTimeProvider clock, RecordKind table, bool isCheck, params string[][] rows)
    {
        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(table, rows), null, new ImportOptions { DryRun = isCheck }, TestStore.Actor, clock.GetUtcNow());
        Assert.Empty(result.Refused.Select(r => r.ToString()));
        return result;
    }
}
