using AccessTracker.Data.Common;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Import.Bundles;

public sealed class SeedImportTests
{
    [Theory, EveryStore]
    public async Task The_demonstration_operation_is_imported_without_a_refusal(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var operation = store.Seeded;

        var (facts, at) = await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything);
        Assert.Equal(1, at.ChangeNumber);
        Assert.Equal(operation.Operation, facts.Operation);
        Assert.Equal(20, facts.Meetings.Count);
        Assert.Equal(40, facts.Locations.Count);
        Assert.Equal(62, facts.Deliveries.Count);
        Assert.Equal(65, facts.StatedFigures.Count);
    }

    [Theory, EveryStore]
    public async Task The_same_bundle_twice_changes_nothing(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var second = await store.ImportAsync(Repository.Path("tests", "seeds", "issg-2016-06"));

        Assert.True(second.IsStored);
        Assert.Equal(29, second.Files.Count);
        Assert.All(second.Files, f => Assert.Equal((0, 0, 0), (f.Added, f.Changed, f.Refused)));
        Assert.Equal(401, second.Files.Sum(f => f.Same));
        Assert.Equal(1, await store.ScalarAsync<long>("select change_number from operation"));
        Assert.Equal(401, await store.ScalarAsync<long>("select count(*) from history"));
    }
}
