using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Entries;

public sealed class SubmissionTests
{
    private static readonly IReadOnlyList<string> _convoyColumns = ["ref", "mode", "trucks"];
    private static readonly IReadOnlyList<string> _stopColumns = ["ref", "convoy", "location", "day", "outcome", "people_reached"];

    [Theory, EveryStore]
    public async Task A_convoy_and_its_stops_are_saved_together_once_however_often_they_are_sent(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var first = await SendAsync(store, "s1", "C1", "MAD");
        var again = await SendAsync(store, "s1", "C1", "MAD");

        Assert.True(first.IsStored && again.IsStored);
        Assert.NotNull(first.ChangeNumber);
        Assert.Equal(first.ChangeNumber, again.ChangeNumber);
        Assert.Equal(1, await store.ScalarAsync<long>("select count(*) from convoy where ref = 'C1'"));
    }

    [Theory, EveryStore]
    public async Task One_that_is_refused_saves_nothing_and_can_be_sent_again(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var refused = await SendAsync(store, "s1", "C1", "Nowhere at all");

        Assert.False(refused.IsStored);
        Assert.Equal(("deliveries.csv", "location"), (refused.Refused[0].File, refused.Refused[0].Column));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from convoy where ref = 'C1'"));
        Assert.True((await SendAsync(store, "s1", "C1", "MAD")).IsStored);
    }

    [Theory, EveryStore]
    public async Task An_id_of_somebody_else_is_refused(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        await SendAsync(store, "s1", "C1", "MAD");

        var other = await SendAsync(store, "s1", "C2", "MAD", "other@example.org");

        Assert.False(other.IsStored);
        Assert.Equal(RefusalCode.NotAllowed, Assert.Single(other.Refused).Refusal.Code);
    }

    [Theory, EveryStore]
    public async Task Sent_again_with_other_words_it_is_not_taken_for_the_same(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await SendAsync(store, "s1", "C1", "MAD", content: "one");

        Assert.True((await SendAsync(store, "s1", "C1", "MAD", content: "one")).IsStored);
        var other = await SendAsync(store, "s1", "C1", "MAD", people: "700", content: "another");

        Assert.Equal(RefusalCode.SavedBefore, Assert.Single(other.Refused).Refusal.Code);
        Assert.Equal(100, await store.ScalarAsync<long>("select people_reached from delivery where record_key = 'C1-1'"));
        var saved = await new DraftStore(store.Db).FindSavedAsync(operation, TestStore.Actor.Name, "s1");
        Assert.Equal(("/page", TestStore.Now), (saved!.Target, saved.SubmittedAt));
        Assert.Null(await new DraftStore(store.Db).FindSavedAsync(operation, "other@example.org", "s1"));
    }

    internal static Task<ImportResult> SendAsync(
        TestStore store, string id, string convoy, string place, string? person = null, string people = "100", long version = 0,
        string? content = null, long revision = 0, string window = "") =>
        new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(new Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>>
            {
                [RecordKinds.Convoys] = [_convoyColumns, [convoy, "road", "4"]],
                [RecordKinds.Deliveries] = [_stopColumns, [$"{convoy}-1", convoy, place, "2016-06-01", "delivered", people]],
            }),
            "issg-2016",
            new ImportOptions
            {
                Submission =
                    new Submission(id, person ?? TestStore.Actor.Name) { Content = content, Target = "/page", Revision = revision, Window = window },
                ExpectedVersions = new Dictionary<(string, string), long> { [("delivery", $"{convoy}-1")] = version },
            },
            TestStore.Actor with { Name = person ?? TestStore.Actor.Name },
            TestStore.Now);
}
