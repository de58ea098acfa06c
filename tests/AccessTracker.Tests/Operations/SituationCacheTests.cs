using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Operations;

public sealed class SituationCacheTests
{
    private static readonly SensitivityRules _rules = new();

    [Theory, EveryStore]
    public async Task Readers_who_come_at_once_share_one_state(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var cache = Cache(store);

        var first = await ManyAsync(cache);
        await ChangeAsync(store, "a note");
        var second = await ManyAsync(cache);

        Assert.Equal(operation.ChangeNumber, first.ChangeNumber);
        Assert.Equal(operation.ChangeNumber + 1, second.ChangeNumber);
        Assert.Equal(second.ChangeNumber, second.Stored.ChangeNumber);
    }

    [Theory, EveryStore]
    public async Task A_change_is_followed_and_what_it_does_not_touch_is_held_on_to(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var cache = Cache(store);
        var before = await FindAsync(cache, Sensitivity.Severe);

        await ChangeAsync(store, "a note");
        var after = await FindAsync(cache, Sensitivity.Severe);

        Assert.Equal("a note", after.Situation.Convoys["D002"].Note);
        Assert.NotEqual("a note", before.Situation.Convoys["D002"].Note);
        Assert.Same(before.Situation.Convoys["D003"], after.Situation.Convoys["D003"]);
        Assert.Same(before.Situation.Facts.Statuses, after.Situation.Facts.Statuses);
    }

    [Theory, EveryStore]
    public async Task What_several_audiences_may_read_is_held_once(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        Assert.Null(await store.Records.ClassifyAsync(operation, "convoy", "D003", 1, Sensitivity.High, "x", TestStore.Actor, TestStore.Now));
        var cache = Cache(store);

        var everything = await FindAsync(cache, Sensitivity.Severe);
        var coordinators = await FindAsync(cache, Sensitivity.High);
        var members = await FindAsync(cache, Sensitivity.Moderate);
        await ChangeAsync(store, "a note");
        var later = await FindAsync(cache, Sensitivity.Moderate);

        Assert.Same(everything.Situation, coordinators.Situation);
        Assert.NotSame(everything.Situation, members.Situation);
        Assert.False(members.Situation.Convoys.ContainsKey("D003"));
        Assert.Same(everything.Situation.StopsOf("D002"), members.Situation.StopsOf("D002"));
        Assert.False(later.Situation.Convoys.ContainsKey("D003"));
        Assert.Same((await FindAsync(cache, Sensitivity.Severe)).Situation.StopsOf("D002"), later.Situation.StopsOf("D002"));
    }

    [Fact]
    public async Task A_store_that_was_put_back_is_read_anew()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var operation = store.Seeded;
        var cache = Cache(store);
        await ChangeAsync(store, "a note");
        var before = await FindAsync(cache, Sensitivity.Severe);

        await store.ExecuteAsync("update convoy set note = 'put back' where ref = 'D002'");
        await store.ExecuteAsync($"update operation set change_number = {operation.ChangeNumber}");
        var after = await FindAsync(cache, Sensitivity.Severe);

        Assert.Equal(before.ChangeNumber - 1, after.ChangeNumber);
        Assert.Equal("put back", after.Situation.Convoys["D002"].Note);
    }

    private static SituationCache Cache(TestStore store) =>
        new(new OperationStore(store.Db), new FactsStore(store.Db, _rules), _rules, new FakeTimeProvider(TestStore.Now.AddYears(2)));

    private static async Task<OperationState> ManyAsync(SituationCache cache)
    {
        var states = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FindAsync(cache, Sensitivity.Severe)));
        Assert.All(states, s => Assert.Same(states[0], s));
        return states[0];
    }

    private static async Task<OperationState> FindAsync(SituationCache cache, Sensitivity ceiling) => (await cache.FindAsync("issg-2016", ceiling))!;

    private static Task ChangeAsync(TestStore store, string note) =>
        store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "note"], ["D002", "road", note]);
}
