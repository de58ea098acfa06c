using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Records;

/// <summary>A seed and the outlines beside it: all of it is there after a start, or nothing, and then the next start brings it.</summary>
public sealed class SeedImportStoreTests
{
    private static readonly string _seed = Repository.Path("tests", "seeds", "issg-2016-06");

    [Theory, EveryStore]
    public async Task A_start_that_ends_before_the_outlines_are_stored_leaves_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var seeds = new SeedImport(new BundleImport(store.Db, new SensitivityRules()));
        await store.ExecuteAsync("alter table operation_outline rename to away");

        await Assert.ThrowsAnyAsync<DbException>(() => seeds.ImportAsync(_seed, TestStore.Actor, TestStore.Now));
        Assert.Empty(await new OperationStore(store.Db).ListAsync());

        await store.ExecuteAsync("alter table away rename to operation_outline");
        Assert.True((await seeds.ImportAsync(_seed, TestStore.Actor, TestStore.Now)).IsStored);
        var operation = Assert.Single(await new OperationStore(store.Db).ListAsync());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_seed, "outlines.geojson")), await new OutlineStore(store.Db).FindAsync(operation));
    }

    [Fact]
    public async Task What_stands_beside_a_seed_is_for_its_operation_alone()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = (await store.SeedAsync()).Operation;

        Assert.True(SeedImport.IsOf(_seed, operation));
        Assert.False(SeedImport.IsOf(_seed, operation with { Code = "ours-2016" }));
        Assert.False(SeedImport.IsOf(store.Folder.Path("nothing"), operation));
    }
}
