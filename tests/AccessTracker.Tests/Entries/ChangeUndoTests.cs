using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Entries;

public sealed class ChangeUndoTests
{
    private static readonly Actor _coordinator =
        new("field@example.org", "coordinator") { Person = new Person("field@example.org", [new Grant(Role.Coordinator, null, [])]) };

    [Theory, EveryStore]
    public async Task What_a_change_added_is_withdrawn_and_can_be_sent_again(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await SubmissionTests.SendAsync(store, "s1", "C1", "MAD");

        Assert.Empty(await UndoAsync(store, operation, sent.ChangeNumber!.Value));

        var stop = await store.ShowAsync(operation, "delivery", "C1-1");
        Assert.True(stop.Record.IsWithdrawn);
        Assert.Equal("pressed too soon", stop.History[^1].Reason);

        var again = await SubmissionTests.SendAsync(store, "s2", "C1", "MAD", people: "120", version: 2);
        Assert.True(again.IsStored, string.Join('\n', again.Refused));
        stop = await store.ShowAsync(operation, "delivery", "C1-1");
        Assert.False(stop.Record.IsWithdrawn);
        Assert.Equal("120", stop.Record.Text("people_reached"));
        Assert.Equal([HistoryAction.Added, HistoryAction.Withdrawn, HistoryAction.Restored], stop.History.Select(h => h.Action));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task What_a_change_changed_is_as_before_and_undoing_that_brings_the_change_back(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await SubmissionTests.SendAsync(store, "s1", "C1", "MAD");
        var changed = await SubmissionTests.SendAsync(store, "s2", "C1", "MAD", people: "250", version: 1);

        Assert.Empty(await UndoAsync(store, operation, changed.ChangeNumber!.Value));

        var stop = await store.ShowAsync(operation, "delivery", "C1-1");
        Assert.Equal(("100", 3L), (stop.Record.Text("people_reached"), stop.Record.Version));

        Assert.Empty(await UndoAsync(store, operation, stop.History[^1].ChangeNumber));

        Assert.Equal("250", (await store.ShowAsync(operation, "delivery", "C1-1")).Record.Text("people_reached"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_withdrawal_is_undone_by_restoring(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "entered twice", TestStore.Actor, TestStore.Now);

        Assert.Empty(await UndoAsync(store, operation, (await store.ShowAsync(operation, "delivery", "D002-MAD")).History[^1].ChangeNumber));

        Assert.False((await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task Nothing_is_undone_that_was_changed_since_or_that_something_depends_on(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await SubmissionTests.SendAsync(store, "s1", "C1", "MAD");
        await SubmissionTests.SendAsync(store, "s2", "C1", "MAD", people: "250", version: 1);

        var changed = await UndoAsync(store, operation, sent.ChangeNumber!.Value);
        var whole = await UndoAsync(store, operation, 1);

        Assert.Equal(new Refusal(RefusalCode.BuiltOn, "delivery", "C1-1"), Assert.Single(changed));
        Assert.Contains(whole, r => r.Code == RefusalCode.NothingToUndo);
        Assert.False((await store.ShowAsync(operation, "convoy", "C1")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_place_that_a_later_delivery_names_stays(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var added = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name"], ["NEWTOWN", "New Town"]), "issg-2016", new ImportOptions(), TestStore.Actor,
            TestStore.Now);
        await SubmissionTests.SendAsync(store, "s1", "C1", "NEWTOWN");

        var refused = await UndoAsync(store, operation, added.ChangeNumber!.Value);

        Assert.Contains(new Refusal(RefusalCode.BuiltOn, "delivery", "C1-1"), refused);
        Assert.False((await store.ShowAsync(operation, "location", "NEWTOWN")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task Others_than_its_maker_and_managers_cannot_undo_a_change(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await SubmissionTests.SendAsync(store, "s1", "C1", "MAD");
        var undo = new ChangeUndo(store.Db, new SensitivityRules());

        Assert.False(await undo.MayUndoAsync(operation, sent.ChangeNumber!.Value, _coordinator));
        Assert.Equal(
            RefusalCode.NothingToUndo,
            Assert.Single(await undo.UndoAsync(operation, sent.ChangeNumber.Value, "not mine", _coordinator, TestStore.Now)).Code);
        Assert.False((await store.ShowAsync(operation, "convoy", "C1")).Record.IsWithdrawn);
    }

    private static Task<IReadOnlyList<Refusal>> UndoAsync(TestStore store, StoredOperation operation, long change) =>
        new ChangeUndo(store.Db, new SensitivityRules()).UndoAsync(operation, change, "pressed too soon", TestStore.Actor, TestStore.Now);
}
