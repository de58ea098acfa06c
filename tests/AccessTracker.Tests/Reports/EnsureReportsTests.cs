using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Reports;

/// <summary>No meeting is ever without its report, and none has two: over a year of a fake clock, on both databases.</summary>
public sealed class EnsureReportsTests
{
    private const string Broken =
        "create trigger broken before insert on report when new.number = 2 begin select raise(abort, 'the disk is full'); end";

    // Thursdays by rule from the first day on: 52 in 2016, the last on 29 December.
    private static readonly DateTimeOffset _newYear = new(2016, 1, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task Over_a_year_with_weeks_down_and_restarts_each_meeting_has_one_report(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear);
        var node = new Node(store, clock);
        for (var day = 0; day < 366; day++)
        {
            clock.SetUtcNow(_newYear.AddDays(day));
            if (day is > 60 and < 100 or > 200 and < 204)
            {
                continue;
            }

            if (day is 100 or 204 or 250)
            {
                await node.DisposeAsync();
                node = new Node(store, clock);
            }

            await node.RunAsync();
            await node.RunAsync();
            Assert.Equal(ThursdaysUntil(_newYear.AddDays(day)), (await node.StoredAsync()).Count);
        }

        var stored = await node.StoredAsync();
        await node.DisposeAsync();
        Assert.Equal(Enumerable.Range(1, 52), stored.Select(r => r.Number));
        Assert.All(stored, r => Assert.Equal(DayOfWeek.Thursday, r.PeriodEnd.DayOfWeek));
        Assert.All(stored.Zip(stored.Skip(1)), pair => Assert.Equal(pair.First.PeriodEnd.AddDays(1), pair.Second.PeriodStart));
    }

    [Theory, EveryStore]
    public async Task Two_nodes_at_once_leave_one_report_each(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(100));
        await using var one = new Node(store, clock);
        await using var two = new Node(store, clock);
        for (var week = 0; week < 6; week++)
        {
            clock.Advance(TimeSpan.FromDays(7));
            await Task.WhenAll(Task.Run(one.RunAsync), Task.Run(two.RunAsync), Task.Run(one.RunAsync));
        }

        var stored = await one.StoredAsync();
        Assert.Equal(Enumerable.Range(1, ThursdaysUntil(clock.GetUtcNow())), stored.Select(r => r.Number));
    }

    [Theory, EveryStore]
    public async Task A_draft_that_an_older_program_computed_is_computed_anew(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(_newYear.AddDays(31)));
        await node.RunAsync();
        await store.ExecuteAsync("update report set method = 0, content = '{}' where number = 2");

        await node.RunAsync();

        var stored = await node.StoredAsync();
        Assert.All(stored, r => Assert.Equal(WeeklyReport.Method, r.Method));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from report where content = '{}'"));
    }

    [Theory, EveryStore]
    public async Task A_meeting_that_is_moved_moves_its_report_and_the_next_one(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(31));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        Assert.Equal([1, 2, 3, 4], (await node.StoredAsync()).Select(r => r.Number));

        await MeetAsync(store, ("1", "2016-01-07"), ("2", "2016-01-14"), ("3", "2016-01-21"), ("4", "2016-01-30"));
        await node.RunAsync();
        clock.SetUtcNow(new DateTimeOffset(2016, 2, 5, 0, 0, 0, TimeSpan.Zero));
        await node.RunAsync();

        var stored = await node.StoredAsync();
        Assert.Equal([1, 2, 3, 4, 5], stored.Select(r => r.Number));
        Assert.Equal((A.Day("2016-01-22"), A.Day("2016-01-30")), (stored[3].PeriodStart, stored[3].PeriodEnd));
        Assert.Equal((A.Day("2016-01-31"), A.Day("2016-02-04")), (stored[4].PeriodStart, stored[4].PeriodEnd));
    }

    // Damascus is at +02:00 until 25 March 2016 and at +03:00 from then on.
    [Theory]
    [InlineData("2016-03-23T21:59:00Z", 11)]
    [InlineData("2016-03-23T22:00:00Z", 12)]
    [InlineData("2016-03-30T20:59:00Z", 12)]
    [InlineData("2016-03-30T21:00:00Z", 13)]
    public async Task A_meeting_s_day_begins_at_midnight_of_the_operation_whatever_the_season(string instant, int reports)
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        await using var node =
            new Node(store, new FakeTimeProvider(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
        await node.RunAsync();
        Assert.Equal(reports, (await node.StoredAsync()).Count);
    }

    [Theory, EveryStore]
    public async Task Drafts_follow_changed_records_and_unchanged_ones_are_left_alone(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(14));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var before = await node.StoredAsync();

        clock.Advance(TimeSpan.FromHours(1));
        await node.RunAsync();
        Assert.Equal(before, await node.StoredAsync());

        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await ImportAsync(store, RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-03"]);
        await node.RunAsync();

        var report = (await node.Reader.FindAsync(await node.StateAsync(), 1))!;
        Assert.Equal("MAD", Assert.Single(report.Said().Unreached).Location);
        Assert.All(await node.StoredAsync(), r => Assert.Equal(clock.GetUtcNow(), r.ComputedAt));
    }

    [Theory, EveryStore]
    public async Task A_published_report_is_never_touched(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(14));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var state = await node.StateAsync();
        var draft = (await node.Reports.FindAsync(state.Id, 1))!;
        Assert.NotNull((await node.Reports.PublishAsync(state.Stored, APublication.Of(draft, 1, clock.GetUtcNow()), APublication.Publisher)).Report);

        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        clock.Advance(TimeSpan.FromHours(1));
        await node.RunAsync();

        Assert.Equal([(1, ReportState.Published), (2, ReportState.Draft)], (await node.StoredAsync()).Select(r => (r.Number, r.State)));
        Assert.Equal(draft.ContentHash, (await node.Reports.FindAsync(state.Id, 1))!.ContentHash);
        Assert.Equal([(1, ReportLedgerState.Published), (2, ReportLedgerState.Draft)], await node.LedgerAsync());
    }

    [Fact]
    public async Task A_draft_beside_a_published_report_follows_the_records_when_its_publisher_looks_and_not_before()
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        var clock = new FakeTimeProvider(_newYear.AddDays(14));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var state = await node.StateAsync();
        await node.Reports.PublishAsync(
            state.Stored, APublication.Of((await node.Reports.FindAsync(state.Id, 1))!, 1, clock.GetUtcNow()), APublication.Publisher);
        var period = state.Situation.Calendar.Due(state.Situation.Operation.Today(clock.GetUtcNow())).First(p => p.Number == 1);
        await node.Ensure.RunForPublisherAsync("year", period, CancellationToken.None);
        var begun = (await node.Reports.FindAsync(state.Id, 1, revision: 0))!;

        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        clock.Advance(TimeSpan.FromHours(1));
        await node.RunAsync();
        Assert.Equal(begun.ChangeNumber, (await node.Reports.FindAsync(state.Id, 1, revision: 0))!.ChangeNumber);
        await node.Ensure.RunForPublisherAsync("year", period, CancellationToken.None);

        Assert.True((await node.Reports.FindAsync(state.Id, 1, revision: 0))!.ChangeNumber > begun.ChangeNumber);
        Assert.Equal(1, (await node.Reports.FindAsync(state.Id, 1))!.Revision);
    }

    [Fact]
    public async Task A_report_that_fails_is_told_holds_up_no_other_and_is_tried_again()
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        await store.ExecuteAsync(Broken);
        await using var node = new Node(store, new FakeTimeProvider(_newYear.AddDays(21)));
        var steps = new List<JobStep>();
        node.Progress.Changed += steps.Add;

        var failure = await Assert.ThrowsAsync<AggregateException>(node.RunAsync);

        Assert.Contains("the disk is full", Assert.Single(failure.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal([(1, ReportLedgerState.Draft), (2, ReportLedgerState.Failed), (3, ReportLedgerState.Draft)], await node.LedgerAsync());
        var row = (await node.Reader.LedgerAsync(await node.StateAsync()))[1];
        Assert.Contains("the disk is full", row.Failure, StringComparison.Ordinal);
        Assert.Equal(new JobStep("", 0, 2, 1, IsLast: true), steps[^1]);

        await store.ExecuteAsync("drop trigger broken");
        await node.RunAsync();
        Assert.Equal([(1, ReportLedgerState.Draft), (2, ReportLedgerState.Draft), (3, ReportLedgerState.Draft)], await node.LedgerAsync());
    }

    [Fact]
    public async Task A_page_does_not_try_again_what_failed_with_the_same_records_and_the_job_does()
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        await store.ExecuteAsync(Broken);
        await using var node = new Node(store, new FakeTimeProvider(_newYear.AddDays(21)));
        var tries = 0;
        node.Progress.Changed += step => tries += step is { IsLast: false, Report.Number: 2 } ? 1 : 0;

        Assert.Null(await node.Reader.FindAsync(await node.StateAsync(), 2));
        Assert.NotNull(await node.Reader.FindAsync(await node.StateAsync(), 1));
        await node.Reader.EnsureAsync(await node.StateAsync(), [2]);
        Assert.Equal(1, tries);

        await Assert.ThrowsAsync<AggregateException>(node.RunAsync);
        Assert.Equal(2, tries);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await node.Reader.EnsureAsync(await node.StateAsync(), [2]);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_draft_that_cannot_follow_its_records_is_read_as_stale_with_the_reason()
    {
        await using var store = await YearAsync(StoreProvider.Sqlite);
        await using var node = new Node(store, new FakeTimeProvider(_newYear.AddDays(21)));
        Assert.False((await node.Reader.FindAsync(await node.StateAsync(), 2))!.IsStale);
        await store.ExecuteAsync(Broken);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);

        var report = (await node.Reader.FindAsync(await node.StateAsync(), 2))!;
        Assert.True(report.IsStale);
        Assert.Contains("the disk is full", report.Failure!.Error, StringComparison.Ordinal);
        Assert.False((await node.Reader.FindAsync(await node.StateAsync(), 3))!.IsStale);

        // Also where the reason was lost.
        await store.ExecuteAsync("delete from report_failure");
        Assert.True((await node.Reader.FindAsync(await node.StateAsync(), 2))!.IsStale);

        await store.ExecuteAsync("drop trigger broken");
        await node.RunAsync();
        Assert.False((await node.Reader.FindAsync(await node.StateAsync(), 2))!.IsStale);
    }

    [Theory, EveryStore]
    public async Task A_failure_noted_after_another_node_stored_the_draft_is_cleared_away(StoreProvider provider)
    {
        await using var store = await YearAsync(provider);
        var clock = new FakeTimeProvider(_newYear.AddDays(21));
        await using var node = new Node(store, clock);
        await node.RunAsync();
        await node.Reports.RecordFailureAsync((await node.StateAsync()).Id, 2, "too slow", clock.GetUtcNow());

        await node.RunAsync();

        Assert.Equal([(1, ReportLedgerState.Draft), (2, ReportLedgerState.Draft), (3, ReportLedgerState.Draft)], await node.LedgerAsync());
    }

    [Theory, EveryStore]
    public async Task An_operation_that_is_over_gets_no_more_reports(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        await using var node = new Node(store, new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        await node.RunAsync();
        var state = (await node.Situations.FindAsync("issg-2016"))!;
        Assert.Equal(Enumerable.Range(1, 20), (await node.Reports.ListAsync(state.Id)).Select(r => r.Number));
    }

    private static int ThursdaysUntil(DateTimeOffset instant) => (instant.UtcDateTime.Date - new DateTime(2015, 12, 31)).Days / 7;

    private static async Task<TestStore> YearAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        return store;
    }

    private static Task MeetAsync(TestStore store, params (string Number, string Date)[] meetings) =>
        ImportAsync(store, RecordKinds.Meetings, [["number", "date"], .. meetings.Select(m => new[] { m.Number, m.Date })]);

    private static async Task ImportAsync(TestStore store, RecordKind table, params string[][] rows)
    {
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.Empty(result.Refused);
    }
}
