using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Records;

/// <summary>Restoring a whole brings back what was withdrawn with it, and nothing else.</summary>
public sealed class WithdrawnTogetherTests
{
    private static readonly string[] _columns = ["ref", "convoy", "location", "day", "outcome", "people_reached"];

    [Theory, EveryStore]
    public async Task A_convoy_that_was_undone_comes_back_with_its_stops_and_its_log(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await SendAsync(store);
        await UndoAsync(store, operation, sent);

        Assert.Null(await RestoreAsync(store, operation, "convoy", "C1"));

        foreach (var (kind, key) in Parts)
        {
            var part = await store.ShowAsync(operation, kind, key);
            Assert.False(part.Record.IsWithdrawn, key);
            Assert.Equal("it was right after all", part.History[^1].Reason);
        }

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_stop_that_was_withdrawn_on_its_own_before_stays_withdrawn(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await SendAsync(store);
        await WithdrawAsync(store, operation, "delivery", "C1-2");
        await WithdrawAsync(store, operation, "convoy", "C1");

        Assert.Null(await RestoreAsync(store, operation, "convoy", "C1"));

        Assert.False((await store.ShowAsync(operation, "delivery", "C1-1")).Record.IsWithdrawn);
        Assert.True((await store.ShowAsync(operation, "delivery", "C1-2")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_stop_that_was_restored_on_its_own_and_withdrawn_again_stays_withdrawn(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await UndoAsync(store, operation, await SendAsync(store));
        Assert.Null(await RestoreAsync(store, operation, "convoy", "C1"));
        await WithdrawAsync(store, operation, "delivery", "C1-1");
        await WithdrawAsync(store, operation, "convoy", "C1");

        Assert.Null(await RestoreAsync(store, operation, "convoy", "C1"));

        Assert.True((await store.ShowAsync(operation, "delivery", "C1-1")).Record.IsWithdrawn);
        Assert.False((await store.ShowAsync(operation, "delivery", "C1-2")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_request_that_was_undone_comes_back_with_its_places_and_the_place_that_was_proposed_with_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await ImportAsync(store, new()
        {
            [RecordKinds.Locations] = [["code", "name"], ["NEWTOWN", "New Town"]],
            [RecordKinds.Requests] = [["ref", "authority", "submitted_on"], ["R1", "GoS", "2016-06-01"]],
            [RecordKinds.RequestLines] = [["request", "location"], ["R1", "MAD"], ["R1", "NEWTOWN"]],
            [RecordKinds.Decisions] = [["request", "location", "decision", "decided_on"], ["R1", "MAD", "granted", "2016-06-02"]],
        });
        await UndoAsync(store, operation, sent);

        Assert.Equal(RefusalCode.CannotBeWithout, (await RestoreAsync(store, operation, "line", RecordKey.Of("R1", "NEWTOWN")))!.Code);
        Assert.Null(await RestoreAsync(store, operation, "request", "R1"));

        Assert.False((await store.ShowAsync(operation, "line", RecordKey.Of("R1", "MAD"))).Record.IsWithdrawn);
        Assert.False((await store.ShowAsync(operation, "line", RecordKey.Of("R1", "NEWTOWN"))).Record.IsWithdrawn);
        Assert.False((await store.ShowAsync(operation, "location", "NEWTOWN")).Record.IsWithdrawn);
        Assert.False((await store.ShowAsync(operation, "decision", RecordKey.Of("R1", "MAD", "2016-06-02", "granted", "", ""))).Record.IsWithdrawn);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Another_convoy_of_the_same_import_stays_withdrawn(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var sent = await ImportAsync(store, new()
        {
            [RecordKinds.Convoys] = [["ref", "mode"], ["C1", "road"], ["C2", "road"]],
            [RecordKinds.Deliveries] =
                [_columns, ["C1-1", "C1", "MAD", "2016-06-01", "delivered", "1"], ["C2-1", "C2", "MAD", "2016-06-02", "delivered", "2"]],
        });
        await UndoAsync(store, operation, sent);

        Assert.Null(await RestoreAsync(store, operation, "convoy", "C1"));

        Assert.False((await store.ShowAsync(operation, "delivery", "C1-1")).Record.IsWithdrawn);
        Assert.True((await store.ShowAsync(operation, "convoy", "C2")).Record.IsWithdrawn);
        Assert.True((await store.ShowAsync(operation, "delivery", "C2-1")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task Undoing_the_restoration_withdraws_all_of_it_again(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await UndoAsync(store, operation, await SendAsync(store));
        await RestoreAsync(store, operation, "convoy", "C1");

        await UndoAsync(store, operation, (await store.ShowAsync(operation, "convoy", "C1")).History[^1].ChangeNumber);

        foreach (var (kind, key) in Parts)
        {
            Assert.True((await store.ShowAsync(operation, kind, key)).Record.IsWithdrawn, key);
        }
    }

    [Theory, EveryStore]
    public async Task The_list_names_wholes_with_who_when_and_why_and_parts_only_when_they_went_alone(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await WithdrawAsync(store, operation, "delivery", "D002-MAD", "entered twice");
        await UndoAsync(store, operation, await SendAsync(store), TestStore.Now.AddHours(1));
        var list = new WithdrawnRecords(store.Db, new SensitivityRules());

        var page = await list.ListAsync(operation, null, 0, TestStore.Actor, TestStore.Now);

        Assert.False(page.HasMore);
        Assert.Equal(
            [("convoy", "C1", "pressed too soon"), ("delivery", "D002-MAD", "entered twice")],
            page.Rows.Select(r => (r.Kind, r.RecordKey, r.WithdrawnReason)));
        Assert.All(page.Rows, r => Assert.Equal(TestStore.Actor.Name, r.WithdrawnBy));
        Assert.Equal([TestStore.Now.AddHours(1), TestStore.Now], page.Rows.Select(r => r.WithdrawnAt));
        Assert.Equal(["D002-MAD"], (await list.ListAsync(operation, "delivery", 0, TestStore.Actor, TestStore.Now)).Rows.Select(r => r.RecordKey));
        Assert.Empty((await list.ListAsync(operation, null, 50, TestStore.Actor, TestStore.Now)).Rows);

        await RestoreAsync(store, operation, "convoy", "C1");
        Assert.Equal(["D002-MAD"], (await list.ListAsync(operation, null, 0, TestStore.Actor, TestStore.Now)).Rows.Select(r => r.RecordKey));
    }

    private static IEnumerable<(string Kind, string Key)> Parts =>
    [
        ("convoy", "C1"), ("delivery", "C1-1"), ("delivery", "C1-2"), ("convoy_event", RecordKey.Of("C1", "2016-06-01", "departed", "")),
    ];

    private static async Task<long> SendAsync(TestStore store) => await ImportAsync(store, new()
    {
        [RecordKinds.Convoys] = [["ref", "mode"], ["C1", "road"]],
        [RecordKinds.Deliveries] =
            [_columns, ["C1-1", "C1", "MAD", "2016-06-01", "delivered", "100"], ["C1-2", "C1", "DUM", "2016-06-01", "turned_back", ""]],
        [RecordKinds.ConvoyEvents] = [["convoy", "day", "kind"], ["C1", "2016-06-01", "departed"]],
    });

    private static async Task<long> ImportAsync(TestStore store, Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files)
    {
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(files), "issg-2016", new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.True(result.IsStored, string.Join('\n', result.Refused));
        return result.ChangeNumber!.Value;
    }

    private static async Task UndoAsync(TestStore store, StoredOperation operation, long change, DateTimeOffset? at = null) => Assert.Empty(
        await new ChangeUndo(store.Db, new SensitivityRules())
            .UndoAsync(operation, change, "pressed too soon", TestStore.Actor, at ?? TestStore.Now));

    private static async Task WithdrawAsync(TestStore store, StoredOperation operation, string kind, string key, string reason = "no") => Assert.Null(
        await store.Records.WithdrawAsync(
            operation, kind, key, (await store.ShowAsync(operation, kind, key)).Record.Version, reason, TestStore.Actor, TestStore.Now));

    private static async Task<Refusal?> RestoreAsync(TestStore store, StoredOperation operation, string kind, string key) =>
        await store.Records.RestoreAsync(
        operation, kind, key, (await store.ShowAsync(operation, kind, key)).Record.Version, "it was right after all", TestStore.Actor, TestStore.Now);
}
