using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Identity;
using AccessTracker.Tests.Stores;

namespace AccessTracker.Tests.Entries;

public sealed class SubmissionTests
{
    private static readonly IReadOnlyList<string> _convoyColumns = ["ref", "mode", "trucks"];
    private static readonly IReadOnlyList<string> _stopColumns = ["ref", "convoy", "location", "day", "outcome", "people_reached"];

    [Theory, EveryStore]
    public async Task A_convoy_and_its_stops_are_saved_together_once_however_often_they_are_sent(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.SeedAsync();

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
        await using var store = await TestStore.CreateAsync(provider);
        await store.SeedAsync();

        var refused = await SendAsync(store, "s1", "C1", "Nowhere at all");

        Assert.False(refused.IsStored);
        Assert.Equal(("deliveries.csv", "location"), (refused.Refused[0].File, refused.Refused[0].Column));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from convoy where ref = 'C1'"));
        Assert.True((await SendAsync(store, "s1", "C1", "MAD")).IsStored);
    }

    [Theory, EveryStore]
    public async Task An_id_of_somebody_else_is_refused(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.SeedAsync();
        await SendAsync(store, "s1", "C1", "MAD");

        var other = await SendAsync(store, "s1", "C2", "MAD", "other@example.org");

        Assert.False(other.IsStored);
        Assert.Equal(RefusalCode.NotAllowed, Assert.Single(other.Refused).Refusal.Code);
    }

    [Theory, EveryStore]
    public async Task A_draft_comes_back_as_typed_to_its_own_person_until_it_is_saved(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await store.SeedAsync();
        var drafts = new DraftStore(store.Db);
        var typed = new Dictionary<string, string> { ["ref"] = "C1", ["stops.1.location"] = "مضايا", ["stops.1.people"] = "about ٢٠٠" };

        Assert.Equal(1, await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 0, typed, TestStore.Now));
        Assert.Equal(2, await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 1, typed, TestStore.Now));

        var draft = await drafts.FindAsync(operation, TestStore.Actor.Name, "s1");
        Assert.Equal(typed, draft!.Fields);
        Assert.Equal(("convoy", null, 2L, TestStore.Now), (draft.Form, draft.RecordKey, draft.Revision, draft.SavedAt));
        Assert.Null(await drafts.FindAsync(operation, "other@example.org", "s1"));
        Assert.Empty(await drafts.ListAsync(operation, "other@example.org"));
        Assert.DoesNotContain("C1", await store.ScalarAsync<string>("select content from draft"), StringComparison.Ordinal);

        await SendAsync(store, "s1", "C1", "MAD");

        Assert.Empty(await drafts.ListAsync(operation, TestStore.Actor.Name));
        Assert.Null(await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 0, typed, TestStore.Now));
    }

    [Theory, EveryStore]
    public async Task A_draft_that_was_saved_elsewhere_meanwhile_is_not_overwritten(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await store.SeedAsync();
        var drafts = new DraftStore(store.Db);
        await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 0, Typed("phone"), TestStore.Now);
        await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 1, Typed("laptop"), TestStore.Now);

        Assert.Null(await drafts.SaveAsync(operation, TestStore.Actor.Name, "s1", "convoy", null, 1, Typed("phone again"), TestStore.Now));
        Assert.Null(await drafts.SaveAsync(operation, "other@example.org", "s1", "convoy", null, 2, Typed("stranger"), TestStore.Now));

        Assert.Equal(Typed("laptop"), (await drafts.FindAsync(operation, TestStore.Actor.Name, "s1"))!.Fields);

        static Dictionary<string, string> Typed(string note) => new() { ["note"] = note };
    }

    internal static Task<ImportResult> SendAsync(TestStore store, string id, string convoy, string place, string? person = null, string people = "100", long version = 0) =>
        new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(new Dictionary<BundleTable, IReadOnlyList<IReadOnlyList<string>>>
            {
                [BundleSchema.Convoys] = [_convoyColumns, [convoy, "road", "4"]],
                [BundleSchema.Deliveries] = [_stopColumns, [$"{convoy}-1", convoy, place, "2016-06-01", "delivered", people]],
            }),
            "issg-2016",
            new ImportOptions
            {
                Submission = new Submission(id, person ?? TestStore.Actor.Name),
                ExpectedVersions = new Dictionary<(string, string), long> { [("delivery", $"{convoy}-1")] = version },
            },
            TestStore.Actor with { Name = person ?? TestStore.Actor.Name },
            TestStore.Now);
}
