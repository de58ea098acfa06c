using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Situations;

/// <summary>Which records count otherwise than they did, by their history.</summary>
public sealed class ChangesStoreTests
{
    private static readonly SensitivityRules _rules = new();

    [Theory, EveryStore]
    public async Task What_was_changed_is_found_with_who_and_when(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;

        await DeliverAsync(store, "39000", "");
        await DeliverAsync(store, "39500", "");

        var change = Assert.Single(await SinceAsync(store, operation));
        Assert.Equal(
            ("delivery", "D002-MAD", "delivery:D002-MAD", "D002", "MAD"), (change.Kind, change.Key, change.Ref, change.Convoy, change.Location));
        Assert.Equal(
            [("changed", TestStore.Actor.Name, TestStore.Now), ("changed", TestStore.Actor.Name, TestStore.Now)],
            change.Edits.Select(e => (e.Action, e.By, e.At)));
        Assert.Empty(await SinceAsync(store, operation, after: 3));
        Assert.Single((await new ChangesStore(store.Db, _rules).BetweenAsync(operation.Id, Audience.Everything, 1, 2))[0].Edits);
    }

    [Theory, EveryStore]
    public async Task A_note_counts_nowhere_and_what_is_changed_back_has_not_changed(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;

        await DeliverAsync(store, "40000", "a note");
        await DeliverAsync(store, "39000", "a note");
        await DeliverAsync(store, "40000", "another");
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D003-FOA", 1, "by mistake", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.RestoreAsync(operation, "delivery", "D003-FOA", 2, "it was right", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.ClassifyAsync(operation, "convoy", "D002", 1, Sensitivity.High, "for now", TestStore.Actor, TestStore.Now));

        Assert.Empty(await SinceAsync(store, operation));
    }

    [Theory, EveryStore]
    public async Task What_counts_only_with_a_record_is_told_with_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        Assert.Null(await store.Records.WithdrawAsync(operation, "convoy", "D002", 1, "entered twice", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.WithdrawAsync(operation, "request", "UN-2016-02", 1, "never sent", TestStore.Actor, TestStore.Now));

        var changes = await SinceAsync(store, operation);

        Assert.Equal([("request", "request:UN-2016-02"), ("convoy", "convoy:D002")], changes.Select(c => (c.Kind, c.Ref)));
        Assert.Contains("delivery:D002-MAD", changes[1].Dependents);
        Assert.All(changes[0].Dependents, d => Assert.StartsWith("line:UN-2016-02/", d, StringComparison.Ordinal));
        Assert.NotEmpty(changes[0].Dependents);
        Assert.Equal("entered twice", changes[1].Edits[^1].Reason);
    }

    [Theory, EveryStore]
    public async Task A_convoy_takes_its_stops_along(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        Assert.Null(await store.Records.WithdrawAsync(operation, "convoy", "D002", 1, "entered twice", TestStore.Actor, TestStore.Now));

        var change = Assert.Single(await SinceAsync(store, operation));

        Assert.Equal("convoy:D002", change.Ref);
        Assert.Contains("delivery:D002-MAD", change.Dependents);
    }

    [Theory, EveryStore]
    public async Task An_answer_and_a_clearance_are_told_by_their_line_and_a_status_by_its_own_name(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await store.ImportRowsAsync(
            RecordKinds.Decisions, ["request", "location", "decision", "decided_on"], ["UN-2016-04", "BLO", "denied", "2016-06-20"]);
        await store.ImportRowsAsync(
            RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
            ["UN-2016-04", "BLO", "letter", "army", "pending", "2016-06-20"]);
        await store.ImportRowsAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "accessible", "2016-06-25"]);
        await store.ImportRowsAsync(RecordKinds.Populations, ["location", "as_of", "people"], ["MAD", "2016-06-25", "1"]);

        Assert.Equal(
            ["status:MAD/2016-06-25/UN", "population:MAD/2016-06-25/UN", "line:UN-2016-04/BLO", "line:UN-2016-04/BLO"],
            (await SinceAsync(store, operation)).Select(c => c.Ref));
    }

    [Theory, EveryStore]
    public async Task Only_what_the_audience_may_read_is_told_withdrawn_or_not(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await DeliverAsync(store, "39000", "");
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "delivery", "D002-MAD", 2, Sensitivity.High, "for now", TestStore.Actor, TestStore.Now));
        var members = _rules.AudienceOf(Sensitivity.Moderate, operation.Operation, TestStore.Now.AddYears(1));

        Assert.Empty(await SinceAsync(store, operation, members));
        Assert.Single(await SinceAsync(store, operation, members with { Ceiling = Sensitivity.High }));
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 3, "gone", TestStore.Actor, TestStore.Now));
        Assert.Empty(await SinceAsync(store, operation, members));
        Assert.Single(await SinceAsync(store, operation));
    }

    private static Task<IReadOnlyList<RecordChange>> SinceAsync(
        TestStore store, StoredOperation operation, Audience? audience = null, long after = 1) =>
        new ChangesStore(store.Db, _rules).BetweenAsync(operation.Id, audience ?? Audience.Everything, after, long.MaxValue);

    private static Task DeliverAsync(TestStore store, string people, string note) =>
        store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached", "note"],
            ["D002-MAD", "D002", "MAD", "2016-01-11", "delivered", people, note]);
}
