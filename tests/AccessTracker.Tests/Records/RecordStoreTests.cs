using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Records;

public sealed class RecordStoreTests
{
    [Theory, EveryStore]
    public async Task A_withdrawn_record_stops_counting_and_stays(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;

        Assert.Null(await records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "entered twice", TestStore.Actor, TestStore.Now));

        var (facts, at) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        Assert.Equal(2, at.ChangeNumber);
        Assert.DoesNotContain(facts.Deliveries, d => d.Ref == "D002-MAD");
        var record = (await store.ShowAsync(operation, "delivery", "D002-MAD")).Record;
        Assert.True(record.IsWithdrawn);
        Assert.Equal("40000", record.Text("people_reached"));
        var history = (await store.ShowAsync(operation, "delivery", "D002-MAD")).History;
        Assert.Equal([HistoryAction.Added, HistoryAction.Withdrawn], history.Select(h => h.Action));
        Assert.Equal(("entered twice", TestStore.Actor.Name, TestStore.Actor.Role), (history[1].Reason, history[1].ChangedBy, history[1].ChangedAs));
        Assert.Equal(history[0].After, history[1].After);
    }

    [Theory, EveryStore]
    public async Task What_belongs_to_a_withdrawn_record_does_not_count_either(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;
        var before = (await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts;

        Assert.Null(await records.WithdrawAsync(operation, "convoy", "D002", 1, "entered twice", TestStore.Actor, TestStore.Now));
        Assert.Null(await records.WithdrawAsync(
            operation, "line", RecordKey.Of("UN-2016-04", "BLO"), 1, "never asked", TestStore.Actor, TestStore.Now));
        Assert.Null(await records.WithdrawAsync(operation, "request", "UN-2016-02", 1, "never sent", TestStore.Actor, TestStore.Now));

        var facts = (await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts;
        Assert.DoesNotContain(facts.Deliveries, d => d.Convoy == "D002");
        Assert.Contains(before.Clearances, c => (c.Request, c.Location) == ("UN-2016-04", "BLO"));
        Assert.DoesNotContain(facts.Clearances, c => (c.Request, c.Location) == ("UN-2016-04", "BLO"));
        Assert.DoesNotContain(facts.Lines, l => l.Request == "UN-2016-02");
        Assert.DoesNotContain(facts.Decisions, d => d.Request == "UN-2016-02");
    }

    [Theory, EveryStore]
    public async Task A_restored_record_counts_again(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;
        await records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "entered twice", TestStore.Actor, TestStore.Now);

        Assert.Null(await records.RestoreAsync(operation, "delivery", "D002-MAD", 2, "it was not", TestStore.Actor, TestStore.Now));

        Assert.Contains((await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts.Deliveries, d =>
            d.Ref == "D002-MAD");
        Assert.Equal(3, (await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.Version);
    }

    [Theory, EveryStore]
    public async Task A_withdrawal_is_refused_without_reason_for_an_old_version_twice_or_of_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;

        Assert.Equal(RefusalCode.Missing, await WithdrawAsync("D002-MAD", 1, " "));
        Assert.Equal(RefusalCode.SeveralVersions, await WithdrawAsync("D002-MAD", 7, "x"));
        Assert.Equal(RefusalCode.UnknownReference, await WithdrawAsync("nothing", 1, "x"));
        Assert.Null(await WithdrawAsync("D002-MAD", 1, "x"));
        Assert.Equal(RefusalCode.AlreadyWithdrawn, await WithdrawAsync("D002-MAD", 2, "x"));
        Assert.Equal(402, await store.ScalarAsync<long>("select count(*) from history"));

        async Task<RefusalCode?> WithdrawAsync(string key, long version, string reason) =>
            (await records.WithdrawAsync(operation, "delivery", key, version, reason, TestStore.Actor, TestStore.Now))?.Code;
    }

    [Theory, EveryStore]
    public async Task A_delivery_is_not_restored_before_its_convoys_new_departure(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();
        await store.ImportAsync(bundle.Path);
        var operation = await OperationAsync(store);
        var records = store.Records;
        await records.WithdrawAsync(operation, "delivery", "D1", 1, "doubtful", TestStore.Actor, TestStore.Now);
        var moved = new TestBundle(store.Folder.Path("moved")).With("convoys.csv", "ref,mode,departed_on", "C1,road,2016-03-20");
        Assert.True((await store.ImportAsync(moved.Path)).IsStored);

        var refusal = await records.RestoreAsync(operation, "delivery", "D1", 2, "it was there", TestStore.Actor, TestStore.Now);

        Assert.Equal(RefusalCode.DeliveryBeforeDeparture, refusal?.Code);
        Assert.True((await store.ShowAsync(operation, "delivery", "D1")).Record.IsWithdrawn);
    }

    [Theory, EveryStore]
    public async Task A_form_sends_one_row_with_the_version_it_read(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;

        Assert.True((await SendAsync(1, "41000")).IsStored);
        var second = await SendAsync(1, "42000");

        Assert.Equal(RefusalCode.SeveralVersions, Assert.Single(second.Refused).Refusal.Code);
        Assert.Equal(RefusalCode.AlreadyThere, Assert.Single((await SendAsync(0, "42000")).Refused).Refusal.Code);
        var record = (await store.ShowAsync(operation, "delivery", "D002-MAD")).Record;
        Assert.Equal(("41000", 2), (record.Text("people_reached"), record.Version));
        Assert.Equal("FSC", record.Text("sectors"));

        Task<ImportResult> SendAsync(long version, string people) => new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(
                RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
                ["D002-MAD", "D002", "MAD", "2016-01-11", "delivered", people]),
            "issg-2016", new ImportOptions { ExpectedVersions = new Dictionary<(string, string), long> { [("delivery", "D002-MAD")] = version } },
            TestStore.Actor, TestStore.Now);
    }

    private static async Task<Data.Operations.StoredOperation> OperationAsync(TestStore store) =>
        (await new Data.Operations.OperationStore(store.Db).ListAsync())[0];
}
