using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Records;

/// <summary>Records that cannot be without each other are not withdrawn under each other, nor restored without.</summary>
public sealed class RecordNeedsTests
{
    [Theory, EveryStore]
    public async Task What_others_cannot_be_without_is_not_withdrawn_and_they_are_named(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await store.ExecuteAsync("update target set locations = 'DUM;MAD' where code = 'T870'");

        var place = await store.Records.WithdrawAsync(operation, "location", "MAD", 1, "entered twice", TestStore.Actor, TestStore.Now);
        var meeting = await store.Records.WithdrawAsync(operation, "meeting", "20", 1, "did not take place", TestStore.Actor, TestStore.Now);

        Assert.Equal(RefusalCode.NeededBy, place?.Code);
        Assert.StartsWith("Other records depend on this one: status MAD ", place!.Message, StringComparison.Ordinal);
        Assert.Contains("; and more.", place.Message, StringComparison.Ordinal);
        Assert.Contains("stated figure 20 ", meeting!.Message, StringComparison.Ordinal);
        Assert.False((await store.ShowAsync(operation, "location", "MAD")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_place_goes_once_nothing_is_about_it_and_a_target_that_names_it_counts(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await AddPlaceAsync(store);
        await store.ExecuteAsync("update target set locations = 'DUM;NEW1' where code = 'T870'");

        var refusal = await store.Records.WithdrawAsync(operation, "location", "NEW1", 1, "entered twice", TestStore.Actor, TestStore.Now);
        Assert.StartsWith("Other records depend on this one: target T870.", refusal!.Message, StringComparison.Ordinal);

        await store.ExecuteAsync("update target set locations = 'DUM' where code = 'T870'");
        Assert.Null(await store.Records.WithdrawAsync(operation, "location", "NEW1", 1, "entered twice", TestStore.Actor, TestStore.Now));
    }

    [Theory, EveryStore]
    public async Task A_part_is_not_restored_before_its_whole(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var line = RecordKey.Of("UN-2016-04", "BLO");
        var clearance = (await store.ScalarAsync<string>("select t.record_key from clearance t join location l on l.id = t.location_id where "
            + "l.record_key = 'BLO' order by t.recorded limit 1"))!;
        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "x", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.WithdrawAsync(operation, "convoy", "D002", 1, "x", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.WithdrawAsync(operation, "clearance", clearance, 1, "x", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.WithdrawAsync(operation, "line", line, 1, "x", TestStore.Actor, TestStore.Now));

        var stop = await store.Records.RestoreAsync(operation, "delivery", "D002-MAD", 2, "y", TestStore.Actor, TestStore.Now);
        var letter = await store.Records.RestoreAsync(operation, "clearance", clearance, 2, "y", TestStore.Actor, TestStore.Now);

        Assert.Equal(new Refusal(RefusalCode.CannotBeWithout, "convoy", "D002"), stop);
        Assert.Equal(new Refusal(RefusalCode.CannotBeWithout, "line", $"UN-2016-04{RecordKey.Separator}BLO"), letter);
        Assert.Null(await store.Records.RestoreAsync(operation, "convoy", "D002", 2, "y", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.RestoreAsync(operation, "delivery", "D002-MAD", 2, "y", TestStore.Actor, TestStore.Now));
    }

    [Theory, EveryStore]
    public async Task Restoring_a_whole_is_undone_unless_a_part_has_changed_since(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var undo = new ChangeUndo(store.Db, new Domain.Access.SensitivityRules());
        Assert.Null(await store.Records.WithdrawAsync(operation, "convoy", "D002", 1, "x", TestStore.Actor, TestStore.Now));
        Assert.Null(await store.Records.RestoreAsync(operation, "convoy", "D002", 2, "y", TestStore.Actor, TestStore.Now));

        Assert.True(await undo.CanOfferAsync(operation, 3, TestStore.Actor, TestStore.Now));
        await AddAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D002-X", "D002", "MAD", "2016-01-12", "delivered"]);
        Assert.False(await undo.CanOfferAsync(operation, 3, TestStore.Actor, TestStore.Now));
    }

    [Theory, EveryStore]
    public async Task Undoing_is_offered_for_what_is_small_ones_own_and_not_built_on(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var undo = new ChangeUndo(store.Db, new Domain.Access.SensitivityRules());
        await AddPlaceAsync(store);

        Assert.False(await undo.CanOfferAsync(operation, 1, TestStore.Actor, TestStore.Now));
        Assert.True(await undo.CanOfferAsync(operation, 2, TestStore.Actor, TestStore.Now));
        await AddAsync(store, RecordKinds.Statuses, ["location", "status", "from"], ["NEW1", "besieged", "2016-06-01"]);
        Assert.False(await undo.CanOfferAsync(operation, 2, TestStore.Actor, TestStore.Now));
        Assert.True(await undo.CanOfferAsync(operation, 3, TestStore.Actor, TestStore.Now));
        Assert.False(
            await undo.CanOfferAsync(
                operation, 3, Actor.Of(new("other@example.org", [new(Domain.Access.Role.Coordinator, null, [])]), "issg-2016"), TestStore.Now));
    }

    private static Task AddPlaceAsync(TestStore store) => AddAsync(store, RecordKinds.Locations, ["code", "name"], ["NEW1", "A place"]);

    private static async Task AddAsync(TestStore store, RecordKind table, params IReadOnlyList<string>[] rows) => Assert.True(
        (await new BundleImport(store.Db, new Domain.Access.SensitivityRules())
            .ImportAsync(BundleSource.Of(table, rows), "issg-2016", new ImportOptions(), TestStore.Actor, TestStore.Now)).IsStored);
}
