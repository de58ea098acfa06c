using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>The preview of an import asks what a form asks.</summary>
public sealed class ImportDoubtsTests
{
    [Theory, EveryStore]
    public async Task A_preview_lists_what_can_hardly_be_right_and_an_import_stores_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var preview = await ImportAsync(store, isCheck: true);

        Assert.Empty(preview.Refused);
        Assert.Equal(
            [
                (2, "submitted_on", DoubtCode.LongBefore, "1916-03-05"), (2, "tonnes", DoubtCode.PointOrGroup, "1.200"),
                    (3, "pallets_recovered", DoubtCode.RecoveredAboveDropped, "30"),
                (2, "people_reached", DoubtCode.PeopleWithoutReaching, "500"),
            ],
            preview.Doubts.Select(d => (d.Row, d.Doubt.Column, d.Doubt.Code, d.Value)));

        var stored = await ImportAsync(store, isCheck: false);
        Assert.True(stored.IsStored);
        Assert.Empty(stored.Doubts);
        Assert.Empty((await ImportAsync(store, isCheck: true)).Doubts);
    }

    [Theory, EveryStore]
    public async Task Rows_of_the_same_bundle_are_held_against_each_other(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        var preview = await PreviewAsync(store, new()
        {
            [RecordKinds.Convoys] = [["ref", "mode", "people_reached"], ["C1", "road", "500"]],
            [RecordKinds.Deliveries] =
                [["ref", "convoy", "location", "day", "outcome", "people_reached"], ["C1-1", "C1", "MAD", "2016-06-01", "delivered", "300"],
                    ["C1-2", "C1", "DUM", "2016-06-01", "delivered", "300"]],
        });

        Assert.Equal([("convoys.csv", 2, DoubtCode.StopsAboveTotal)], preview.Doubts.Select(d => (d.File, d.Row, d.Doubt.Code)));
    }

    [Theory, EveryStore]
    public async Task Of_many_doubts_the_first_are_listed_and_the_others_counted(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        IReadOnlyList<string>[] rows =
            [["ref", "mode", "departed_on"], .. Enumerable.Range(1, 600).Select(i => (IReadOnlyList<string>)[$"C{i}", "road", "1999-01-01"])];

        var preview = await PreviewAsync(store, new() { [RecordKinds.Convoys] = rows });

        Assert.Equal((500, 100), (preview.Doubts.Count, preview.DoubtsUnlisted));
    }

    private static Task<ImportResult> ImportAsync(TestStore store, bool isCheck) => RunAsync(store, isCheck, new()
    {
        [RecordKinds.Requests] = [["ref", "authority", "submitted_on"], ["ODD", "Somebody", "1916-03-05"]],
        [RecordKinds.Convoys] =
            [["ref", "mode", "tonnes", "pallets_dropped", "pallets_recovered"], ["C1", "road", "1.200", "", ""], ["C2", "airdrop", "", "26", "30"]],
        [RecordKinds.Deliveries] =
            [["ref", "convoy", "location", "day", "outcome", "people_reached"], ["C1-1", "C1", "MAD", "2016-06-01", "turned_back", "500"]],
    });

    private static Task<ImportResult> PreviewAsync(TestStore store, Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files) =>
        RunAsync(store, true, files);

    private static Task<ImportResult> RunAsync(TestStore store, bool isCheck, Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files) =>
        new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(files), "issg-2016", new ImportOptions { DryRun = isCheck }, TestStore.Actor, TestStore.Now);
}
