using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Search;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Search;

/// <summary>What does not count any more is found as well, and is told from what counts.</summary>
public sealed class WithdrawnSearchTests
{
    private static readonly SensitivityRules _rules = new();

    [Theory, EveryStore]
    public async Task A_withdrawn_record_is_found_by_what_stands_in_it_by_those_who_may_read_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var situations = new SituationCache(
            new OperationStore(store.Db), new Data.Situations.FactsStore(store.Db, _rules), _rules, new FakeTimeProvider(TestStore.Now));
        var indexes = new SiteIndexes(situations);
        var index = new WithdrawnIndex(new WithdrawnRecords(store.Db, _rules), situations);
        Assert.Empty(await FindAsync("madaya delivery", Role.Manager));

        await MarkAsync(store.Records.WithdrawAsync, "Counted twice.");
        foreach (var text in new[] { "madaya delivery", "مضايا", "d002-mad", "counted madaya", "delivery 2016" })
        {
            var hit = Assert.Single(await FindAsync(text, Role.Manager));
            Assert.EndsWith("/record/delivery/D002-MAD", hit.Url, StringComparison.Ordinal);
            Assert.Contains("Counted twice.", hit.Detail, StringComparison.Ordinal);
        }

        Assert.Empty(await FindAsync("duma counted", Role.Manager));
        Assert.Single(await FindAsync("counted", Role.Coordinator));
        var version = (await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.Version;
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "delivery", "D002-MAD", version, Sensitivity.Severe, "Names a driver.", TestStore.Actor, TestStore.Now));
        Assert.Empty(await FindAsync("counted", Role.Coordinator));
        Assert.Single(await FindAsync("counted", Role.Manager));

        await MarkAsync(store.Records.RestoreAsync, "It was another.");
        Assert.Empty(await FindAsync("counted", Role.Manager));

        async Task<IReadOnlyList<SearchHit>> FindAsync(string text, Role role)
        {
            var person = new Person("x", [new Grant(role, null, [])]);
            var held = (await situations.FindAsync("issg-2016", person))!;
            var search = new SiteSearch(held, indexes.Of(held, person), person, text, await index.FindAsync(held, person));
            var found = search.Find(DateOnly.FromDateTime(TestStore.Now.UtcDateTime));
            return found.SingleOrDefault(g => g.Title == Texts.WithdrawnRecords)?.Hits ?? [];
        }

        async Task MarkAsync(
            Func<StoredOperation, string, string, long, string, Actor, DateTimeOffset, CancellationToken, Task<Refusal?>> mark, string reason)
        {
            var version = (await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.Version;
            Assert.Null(await mark(operation, "delivery", "D002-MAD", version, reason, TestStore.Actor, TestStore.Now, default));
        }
    }
}
