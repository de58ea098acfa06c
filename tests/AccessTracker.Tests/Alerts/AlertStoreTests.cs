using AccessTracker.Data.Alerts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;

namespace AccessTracker.Tests.Alerts;

/// <summary>The story of alerts in the store, on both databases: each fires once, clears with its cause, and comes back as another.</summary>
public sealed class AlertStoreTests
{
    private static readonly DateTimeOffset _now = TestStore.Now;

    [Theory, EveryStore]
    public async Task Two_that_look_at_once_fire_and_clear_each_alert_once(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await OperationAsync(store);
        await using var other = new Db(store.Options, TestStore.Severe);
        Alert[] alerts = [.. Enumerable.Range(0, 30).Select(i => On($"L{i}"))];

        var fired = await Task.WhenAll(new[] { store.Db, other }.Select(db => new AlertStore(db).WatchAsync(operation.Id, alerts, _now)));
        Assert.Equal(30, fired.Sum(w => w.Fired));
        Assert.Equal(30, await store.ScalarAsync<long>("select count(*) from alert where cleared_at is null"));

        var cleared =
            await Task.WhenAll(new[] { store.Db, other }.Select(db => new AlertStore(db).WatchAsync(operation.Id, [alerts[0]], _now.AddHours(1))));
        Assert.Equal((0, 29), (cleared.Sum(w => w.Fired), cleared.Sum(w => w.Cleared)));
        Assert.Equal([alerts[0].Key], (await new AlertStore(store.Db).FiredAsync(operation.Id)).Keys);
    }

    [Theory, EveryStore]
    public async Task A_cause_that_comes_back_is_another_alert_and_its_snooze_is_over(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await OperationAsync(store);
        var alerts = new AlertStore(store.Db);
        Assert.Equal(new AlertWatch(1, 0), await alerts.WatchAsync(operation.Id, [On("MAD")], _now));
        Assert.Equal(new AlertWatch(0, 0), await alerts.WatchAsync(operation.Id, [On("MAD")], _now.AddHours(1)));
        await alerts.SnoozeAsync(operation, On("MAD").Key, new DateOnly(2016, 8, 1), "the road is mined", Sensitivity.High, TestStore.Actor, _now);
        Assert.Equal("the road is mined", (await alerts.NotesAsync(operation.Id)).Snoozes[On("MAD").Key].Reason);

        Assert.Equal(new AlertWatch(0, 1), await alerts.WatchAsync(operation.Id, [], _now.AddHours(2)));
        Assert.Empty((await alerts.NotesAsync(operation.Id)).Snoozes);
        Assert.Equal(new AlertWatch(1, 0), await alerts.WatchAsync(operation.Id, [On("MAD")], _now.AddHours(3)));

        Assert.Equal(_now.AddHours(3), (await alerts.FiredAsync(operation.Id)).Values.Single());
        var story = Assert.Single(await alerts.ClearedAsync(operation.Id, 10));
        Assert.Equal((On("MAD"), _now, _now.AddHours(2)), (story.About, story.FiredAt, story.ClearedAt!.Value));
        await Assert.ThrowsAnyAsync<Exception>(() => store.ExecuteAsync("insert into alert (id, operation_id, alert_key, about, fired_at) select "
            + "'x', operation_id, alert_key, about, fired_at from alert where cleared_at is null"));
    }

    [Theory, EveryStore]
    public async Task A_snooze_is_replaced_and_ended_and_each_is_put_down_at_the_level_of_who_did_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await OperationAsync(store);
        var alerts = new AlertStore(store.Db);
        await alerts.SnoozeAsync(operation, "k", new DateOnly(2016, 8, 1), "one", Sensitivity.High, TestStore.Actor, _now);
        await alerts.SnoozeAsync(operation, "k", new DateOnly(2016, 9, 1), "two", Sensitivity.Severe, TestStore.Actor, _now);
        Assert.Equal(
            new Snooze("k", new DateOnly(2016, 9, 1), "two", TestStore.Actor.Name, _now),
            Assert.Single((await alerts.NotesAsync(operation.Id)).Snoozes).Value);
        await alerts.WakeAsync(operation, "k", Sensitivity.High, TestStore.Actor, _now);
        await alerts.WakeAsync(operation, "k", Sensitivity.High, TestStore.Actor, _now);

        Assert.Empty((await alerts.NotesAsync(operation.Id)).Snoozes);
        Assert.Equal(
            ["alert_snoozed one 2016-08-01 high", "alert_snoozed two 2016-09-01 severe", "alert_woken   high"],
            await store.Db.ReadAsync(s => s.QueryAsync<string>("select action || ' ' || coalesce(reason, '') || ' ' || coalesce(details, '') || ' "
                + "' || level from audit_event where kind = 'alert' order by number")));
    }

    [Theory, EveryStore]
    public async Task Many_are_snoozed_and_woken_at_once_and_what_somebody_else_decided_stays(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await OperationAsync(store);
        var alerts = new AlertStore(store.Db);
        var (until, ended) = (new DateOnly(2016, 8, 1), DateOnly.FromDateTime(_now.UtcDateTime));
        await alerts.SnoozeAsync(operation, "ended", ended, "old", Sensitivity.High, TestStore.Actor, _now.AddDays(-9));
        await alerts.SnoozeAsync(operation, "theirs", until, "theirs", Sensitivity.High, TestStore.Actor, _now);

        Assert.Equal(["theirs"], await alerts.ChangeSnoozesAsync(
            operation, [.. new[] { "a", "ended", "theirs" }.Select(k => new SnoozeChange(k, null, until.AddDays(1), "mine"))], Sensitivity.High,
            TestStore.Actor, _now.AddHours(1)));
        var now = (await alerts.NotesAsync(operation.Id)).Snoozes;
        Assert.Equal("a mine, ended mine, theirs theirs", string.Join(", ", now.Values.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Reason}")));

        // Taken back: one as it was before, another awake; and what was not as they saw it stays.
        Assert.Equal(["ended"], await alerts.ChangeSnoozesAsync(
            operation,
            [new("a", now["a"], null, ""), new("ended", now["theirs"], null, ""), new("theirs", now["theirs"], until.AddDays(9), "longer")],
            Sensitivity.High, TestStore.Actor, _now.AddHours(2)));
        Assert.Equal(
            "ended 2016-08-02, theirs 2016-08-10",
            string.Join(", ", (await alerts.NotesAsync(operation.Id)).Snoozes.Values.OrderBy(s => s.Key)
                .Select(s => $"{s.Key} {s.Until:yyyy-MM-dd}")));
        Assert.Equal(
            ["alert_snoozed ended", "alert_snoozed theirs", "alert_snoozed a", "alert_snoozed ended", "alert_woken a", "alert_snoozed theirs"],
            await store.Db.ReadAsync(s => s.QueryAsync<string>(
                "select action || ' ' || record_key from audit_event where kind = 'alert' order by number")));
    }

    [Theory, EveryStore]
    public async Task Thresholds_are_an_operation_s_own_and_each_change_is_put_down(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await OperationAsync(store);
        var alerts = new AlertStore(store.Db);
        OwnThreshold[] rules = [new(AlertKind.PermitLapses, 3), new(AlertKind.TargetBehind, null)];
        await alerts.SaveRulesAsync(operation, rules, TestStore.Actor, _now);
        Assert.Equal(rules, (await alerts.NotesAsync(operation.Id)).Rules);
        await alerts.SaveRulesAsync(operation, [], TestStore.Actor, _now);
        Assert.Empty((await alerts.NotesAsync(operation.Id)).Rules);
        Assert.Equal(
            ["{} {\"permit_lapses\":3,\"target_behind\":null}", "{\"permit_lapses\":3,\"target_behind\":null} {}"],
            await store.Db.ReadAsync(s =>
                s.QueryAsync<string>(
                    "select before_json || ' ' || after_json from audit_event where action = 'alert_rules_changed' order by number")));
    }

    [Theory, EveryStore]
    public async Task The_job_fires_what_the_records_make_and_clears_it_with_them_whenever_it_runs(StoreProvider provider)
    {
        await using var desk = await MailDesk.OpenAsync(provider);
        await desk.Store.ImportRowsAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Requests, ["ref", "authority", "submitted_on", "due_on"], ["R", "Government", "2016-01-05", "2016-01-10"]);
        await desk.Store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location"], ["R", "MAD"]);
        await using var another = desk.Another();

        await Task.WhenAll(desk.Node.Watch.RunAsync(CancellationToken.None), another.Watch.RunAsync(CancellationToken.None));

        // The line waits; the reports of 7 and 14 January are late by then, that of yesterday is not.
        Assert.Equal(
            ["answer_overdue:line:R/MAD:2016-01-05", "report_late:report:1:2016-01-07", "report_late:report:2:2016-01-14"],
            (await desk.Node.Alerts.FiredAsync((await desk.Node.OperationAsync()).Id)).Keys.Order(StringComparer.Ordinal));

        await desk.Node.PublishAsync(1);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "party"], ["R", "MAD", "denied", "2016-01-20", "x"]);
        await desk.Node.Watch.RunAsync(CancellationToken.None);
        Assert.Equal(["report_late:report:2:2016-01-14"], (await desk.Node.Alerts.FiredAsync((await desk.Node.OperationAsync()).Id)).Keys);
    }

    private static Alert On(string place) => new()
    {
        Kind = AlertKind.PlaceUnreached,
        Subject = $"location:{place}",
        Began = new DateOnly(2016, 5, 1),
        Since = new DateOnly(2016, 6, 1),
        Location = place,
        Day = new DateOnly(2016, 5, 1),
        Days = 61,
        People = 40_000,
    };

    private static async Task<StoredOperation> OperationAsync(TestStore store)
    {
        await store.ImportRowsAsync(RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        return (await new OperationStore(store.Db).FindAsync("year"))!;
    }
}
