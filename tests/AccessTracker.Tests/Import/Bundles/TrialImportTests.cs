using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>A file is looked at as if it were imported, up to the last rule, and nobody who saves meanwhile waits for that.</summary>
public sealed class TrialImportTests
{
    [Theory, EveryStore]
    public async Task Others_save_while_a_file_is_checked(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ImportAsync(new TestBundle(store.Folder.Path("in")).WithAnOperation().Path);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var sheet = new TestBundle(store.Folder.Path("sheet"))
            .With("convoys.csv", "ref,mode,departed_on", "C1,road,2016-03-11", "C2,road,2016-03-12")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "D1,C1,MAD,2016-03-11,delivered", "D2,C2,DAR,2016-03-12,delivered",
                "D3,C9,DAR,2016-03-12,delivered", "D4,C2,DAR,2016-03-11,delivered");
        var saves = new SavesMeanwhile(() => store.Records.ClassifyAsync(
            operation, "location", "MAD", 1, Sensitivity.High, "Meanwhile.", TestStore.Actor, TestStore.Now).WaitAsync(TimeSpan.FromSeconds(20)));

        // In two readings: good rows are looked at again without the refused ones.
        var found = await store.ImportAsync(sheet.Path, new ImportOptions { DryRun = true, KeepGoodRows = true, Records = saves });

        Assert.True(saves.HasSaved);
        Assert.False(found.IsStored);
        Assert.Equal([("convoys.csv", 1, 1), ("deliveries.csv", 1, 1)], found.Files.Select(f => (f.File, f.Added, f.Changed + f.Same)));
        Assert.Equal([3, 4], found.Refused.Select(r => r.Row - 1));
        Assert.Equal((1, 1, operation.ChangeNumber + 1), await CountsAsync(store));
        Assert.Equal("high", await store.ScalarAsync<string>("select sensitivity from location where code = 'MAD'"));

        // And what was found is what an import does.
        var stored = await store.ImportAsync(sheet.Path, new ImportOptions { KeepGoodRows = true });
        Assert.Equal(
            found.Files.Select(f => (f.File, f.Added, f.Changed, f.Refused)), stored.Files.Select(f => (f.File, f.Added, f.Changed, f.Refused)));
        Assert.Equal((2, 2, operation.ChangeNumber + 2), await CountsAsync(store));
    }

    private static async Task<(long Convoys, long Deliveries, long Change)> CountsAsync(TestStore store) => (
        await store.ScalarAsync<long>("select count(*) from convoy"), await store.ScalarAsync<long>("select count(*) from delivery"),
        await store.ScalarAsync<long>("select change_number from operation"));

    private sealed class SavesMeanwhile(Func<Task<Refusal?>> save) : IRecordLog
    {
        public bool HasSaved { get; private set; }

        public void Begin()
        {
        }

        public void Seen(SeenRecord record)
        {
            if (!HasSaved)
            {
                Assert.Null(Task.Run(save).GetAwaiter().GetResult());
                HasSaved = true;
            }
        }
    }
}
