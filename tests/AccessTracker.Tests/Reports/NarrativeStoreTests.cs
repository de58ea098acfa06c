using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;

namespace AccessTracker.Tests.Reports;

public sealed class NarrativeStoreTests
{
    [Theory, EveryStore]
    public async Task The_latest_of_each_language_is_kept_with_who_wrote_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var narratives = new NarrativeStore(store.Db);

        Assert.Equal(1, (await narratives.SaveAsync(operation, 5, "en", 0, "One\r\ntwo", APublication.Publisher, TestStore.Now))!.Version);
        Assert.Equal(2, (await narratives.SaveAsync(operation, 5, "en", 1, "Three", APublication.Other, TestStore.Now.AddMinutes(1)))!.Version);
        await narratives.SaveAsync(operation, 5, "ar", 0, "كلمة", APublication.Publisher, TestStore.Now);
        await narratives.SaveAsync(operation, 6, "en", 0, "Another report", APublication.Publisher, TestStore.Now);

        var latest = await narratives.LatestAsync(operation, 5);
        Assert.Equal(
            [("ar", "كلمة", "manager@example.org"), ("en", "Three", "second@example.org")], latest.Select(n => (n.Language, n.Markdown, n.EditedBy)));
        Assert.Equal(TestStore.Now.AddMinutes(1), latest[1].EditedAt);
        Assert.Equal(
            "One\ntwo", await store.ScalarAsync<string>(
                "select markdown from report_narrative where version = 1 and language = 'en' and number = 5"));
    }

    [Theory, EveryStore]
    public async Task What_somebody_else_saved_meanwhile_is_not_written_over(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var narratives = new NarrativeStore(store.Db);
        await narratives.SaveAsync(operation, 5, "en", 0, "One", APublication.Publisher, TestStore.Now);
        await narratives.SaveAsync(operation, 5, "en", 1, "Two", APublication.Other, TestStore.Now);

        Assert.Null(await narratives.SaveAsync(operation, 5, "en", 1, "Mine", APublication.Publisher, TestStore.Now));
        Assert.Null(await narratives.SaveAsync(operation, 5, "en", 0, "Mine", APublication.Publisher, TestStore.Now));

        // Who changed nothing loses nothing, and undoes nothing; who sends twice has sent once.
        Assert.Equal("Two", (await narratives.SaveAsync(operation, 5, "en", 1, "One", APublication.Publisher, TestStore.Now))!.Markdown);
        Assert.Equal(
            ("Two", "second@example.org"),
            (await narratives.SaveAsync(operation, 5, "en", 1, "Two", APublication.Publisher, TestStore.Now)) is var n
            ? (n!.Markdown, n.EditedBy)
            : default);
        Assert.Equal(0, (await narratives.SaveAsync(operation, 5, "ar", 0, "", APublication.Publisher, TestStore.Now))!.Version);
        Assert.Equal(2, await store.ScalarAsync<long>("select count(*) from report_narrative"));
    }

    [Theory, EveryStore]
    public async Task Of_several_who_save_at_once_one_does(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var narratives = new NarrativeStore(store.Db);

        var saved = await Task.WhenAll(
            Enumerable.Range(1, 8)
            .Select(n => Task.Run(() => narratives.SaveAsync(operation, 5, "en", 0, $"{n}", APublication.Publisher, TestStore.Now))));

        Assert.Equal(Assert.Single(saved, s => s is not null), Assert.Single(await narratives.LatestAsync(operation, 5)));
    }

    [Fact]
    public async Task A_narrative_that_is_too_long_is_refused()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var operation = store.Seeded;

        await Assert.ThrowsAsync<ArgumentException>(() => new NarrativeStore(store.Db).SaveAsync(
            operation, 5, "en", 0, new string('x', NarrativeStore.MostCharacters + 1), APublication.Publisher, TestStore.Now));
    }

    [Fact]
    public void An_account_is_known_by_its_id_and_not_by_its_name()
    {
        var actor = APublication.Publisher with { Person = APublication.Publisher.Person with { Account = "a1" } };

        Assert.True(new StoredNarrative { EditedBy = "before@example.org", AccountId = "a1" }.IsBy(actor));
        Assert.False(new StoredNarrative { EditedBy = actor.Name, AccountId = "a2" }.IsBy(actor));
        Assert.True(new StoredNarrative { EditedBy = actor.Name }.IsBy(actor));
    }
}
