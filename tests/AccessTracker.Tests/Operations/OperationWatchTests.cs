using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Operations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Operations;

/// <summary>An open page is told of a change, whichever node it was made on, once, and again should it not have been able to show it.</summary>
public sealed class OperationWatchTests
{
    private static readonly SensitivityRules _rules = new();

    [Theory, EveryStore]
    public async Task A_change_on_another_node_is_told_within_two_seconds(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        await using var otherNode = new Db(store.Options, TestStore.Severe);
        var cache = Cache(otherNode);
        using var watch = new OperationWatch(new OperationStore(otherNode), TimeProvider.System, NullLogger<OperationWatch>.Instance);
        var told = new TaskCompletionSource<OperationState>();
        var seen = await FindAsync(cache);
        using var watching = watch.Watch(
            seen, seen.Situation.Operation.Today(TimeProvider.System.GetUtcNow()), async () => told.SetResult(await FindAsync(cache)));

        await watch.StartAsync(CancellationToken.None);
        await ChangeAsync(store, "a note");
        var after = await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await watch.StopAsync(CancellationToken.None);

        Assert.Equal("a note", after.Situation.Convoys["D002"].Note);
        Assert.True(OperationWatch.Interval <= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Each_change_and_each_new_day_is_told_once_while_somebody_watches()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var cache = Cache(store.Db);
        var clock = new FakeTimeProvider(new DateTimeOffset(2016, 6, 1, 9, 0, 0, TimeSpan.Zero));
        using var watch = new OperationWatch(new OperationStore(store.Db), clock, NullLogger<OperationWatch>.Instance);
        var seen = await FindAsync(cache);
        var told = 0;
        var fails = false;
        var watching = watch.Watch(seen, seen.Situation.Operation.Today(clock.GetUtcNow()), () =>
        {
            told++;
            return fails ? throw new InvalidOperationException("not now") : Task.CompletedTask;
        });

        Assert.Equal(0, await LookAsync());
        await ChangeAsync(store, "one");
        await ChangeAsync(store, "two");
        Assert.Equal(1, await LookAsync());
        Assert.Equal(0, await LookAsync());

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await LookAsync());

        // What it could not show it is told of again.
        fails = true;
        await ChangeAsync(store, "three");
        Assert.Equal(1, await LookAsync());
        fails = false;
        Assert.Equal(1, await LookAsync());
        Assert.Equal(0, await LookAsync());

        watching.Dispose();
        await ChangeAsync(store, "four");
        Assert.Equal(0, await LookAsync());

        async Task<int> LookAsync()
        {
            var before = told;
            await Task.WhenAll(await watch.LookAsync());
            return told - before;
        }
    }

    // The look has a thread of its own, and pages in several languages may watch at once.
    [Fact]
    public async Task Each_page_is_told_in_the_language_it_is_read_in()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        using var watch = new OperationWatch(new OperationStore(store.Db), TimeProvider.System, NullLogger<OperationWatch>.Instance);
        var seen = await FindAsync(Cache(store.Db));
        var told = new List<string>();
        foreach (var language in new[] { "ar", "fr" })
        {
            Speech.In(CultureInfo.GetCultureInfo(language), () => watch.Watch(seen, default, async () =>
            {
                await Task.Yield();
                told.Add($"{language} {CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name}");
            }));
        }

        foreach (var telling in await watch.LookAsync())
        {
            await telling;
        }

        Assert.Equal(["ar ar ar", "fr fr fr"], told.Order());
    }

    private static SituationCache Cache(Db db) => new(new OperationStore(db), new FactsStore(db, _rules), _rules, TimeProvider.System);

    private static async Task<OperationState> FindAsync(SituationCache cache) => (await cache.FindAsync("issg-2016", Sensitivity.Severe))!;

    private static Task ChangeAsync(TestStore store, string note) =>
        store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "note"], ["D002", "road", note]);
}
