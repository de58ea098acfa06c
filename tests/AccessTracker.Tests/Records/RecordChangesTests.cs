using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Records;

public sealed class RecordChangesTests
{
    [Theory, EveryStore]
    public async Task Records_changed_since_an_instant_are_found_once_each(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var changes = new RecordChanges(store.Db, new SensitivityRules());
        var noon = TestStore.Now.AddHours(3);
        await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "entered twice", TestStore.Actor, noon);
        await store.Records.RestoreAsync(operation, "delivery", "D002-MAD", 2, "it was not", APublication.Publisher, noon.AddMinutes(5));
        await store.Records.WithdrawAsync(operation, "incident", "I001", 1, "entered twice", TestStore.Actor, noon.AddMinutes(1));

        var since = await changes.SinceAsync(operation, noon, 10, APublication.Publisher, noon.AddHours(1));
        Assert.Equal(2, since.Count);
        Assert.Equal(
            [("delivery", "D002-MAD", HistoryAction.Restored, "manager@example.org"),
                ("incident", "I001", HistoryAction.Withdrawn, "editor@example.org")],
            since.Latest.Select(c => (c.Kind, c.RecordKey, c.Action, c.ChangedBy)));
        var first = await changes.SinceAsync(operation, noon.AddMinutes(2), 10, APublication.Publisher, noon.AddHours(1));
        Assert.Equal("D002-MAD", Assert.Single(first.Latest).RecordKey);
        Assert.Equal(
            (2, 1), (await changes.SinceAsync(operation, noon, 1, APublication.Publisher, noon)) is var cut
            ? (cut.Count, cut.Latest.Count)
            : default);

        // How records are reviewed is no entry of them.
        Assert.Equal(
            RuleResult.Set,
            await new ReviewRules(store.Db).SetAsync(
                operation, new ReviewRule(true, false, false, null, false), APublication.Publisher, noon.AddHours(1)));
        Assert.Equal(noon.AddMinutes(5), await changes.LastAsync(operation, Audience.Everything));
    }

    [Theory, EveryStore]
    public async Task Nobody_finds_changes_of_what_is_not_for_them(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var changes = new RecordChanges(store.Db, new SensitivityRules());
        await store.Records.ClassifyAsync(
            operation, "location", "MAD", 1, Sensitivity.Severe, "for the test", TestStore.Actor, TestStore.Now.AddHours(1));

        Assert.Equal(1, await CountAsync(APublication.Publisher));
        Assert.Equal(0, await CountAsync(APublication.ActorOf("member@example.org", Role.Member)));
        Assert.Equal(0, await CountAsync(new Actor("nobody@example.org") { Person = new Person("nobody@example.org", []) }));

        async Task<long> CountAsync(Actor actor) =>
            (await changes.SinceAsync(operation, TestStore.Now.AddHours(1), 10, actor, TestStore.Now.AddHours(2))).Count;
    }
}
