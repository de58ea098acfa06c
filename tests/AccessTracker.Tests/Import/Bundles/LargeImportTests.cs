using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Import.Bundles;

public sealed class LargeImportTests
{
    private const int Deliveries = 100_000;

    [Theory, EveryStore]
    public async Task A_hundred_thousand_deliveries_go_in_chunk_by_chunk(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();
        await File.WriteAllLinesAsync(store.Folder.Path("in", "deliveries.csv"), Rows());
        var seen = new Seen();

        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.At(bundle.Path), null, new ImportOptions(), TestStore.Actor, TestStore.Now, seen);

        Assert.True(result.IsStored);
        Assert.Equal(Deliveries, result.Files.Single(f => f.File == "deliveries.csv").Added);
        Assert.Equal(Deliveries / 1_000 + 1, seen.Chunks);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var (facts, _) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        Assert.Equal(Deliveries, facts.Deliveries.Count);
        Assert.Equal(("D0", $"D{Deliveries - 1}"), (facts.Deliveries[0].Ref, facts.Deliveries[^1].Ref));
    }

    private static IEnumerable<string> Rows() =>
        Enumerable.Range(0, Deliveries).Select(i => $"D{i},C1,{(i % 2 == 0 ? "MAD" : "DAR")},2016-03-{(i % 20) + 11:00},delivered,{i % 5_000}")
            .Prepend("ref,convoy,location,day,outcome,people_reached");

    private sealed class Seen : IProgress<ImportProgress>
    {
        public int Chunks { get; private set; }

        public void Report(ImportProgress value) => Chunks += value.File == "deliveries.csv" ? 1 : 0;
    }
}
