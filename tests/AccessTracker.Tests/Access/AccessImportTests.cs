using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Access;

/// <summary>The import is a way to write as any other: row by row, it stores what its sender may write.</summary>
public sealed class AccessImportTests
{
    [Theory, EveryStore]
    public async Task A_changed_row_is_stored_for_whom_the_table_says(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        foreach (var (person, n) in AccessMatrixTests.People.Select((p, n) => (p, n + 1)))
        {
            var actor = Actor.Of(person, AccessWorld.Operation);
            foreach (var records in world.Records.GroupBy(r => r.Kind))
            {
                var rows = records.Select(r => (Record: r, Changed: Changed(world, r, n))).ToList();
                var expected = rows.Where(r => AccessMatrixTests.May(person, Verb.Import) && AccessMatrixTests.MayWrite(person, r.Record)).ToList();
                var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
                    BundleSource.Of(RecordKinds.Standard.Of(records.Key), [world.RowOf(rows[0].Record).Header, .. rows.Select(r => r.Changed.Row)]),
                    AccessWorld.Operation, new ImportOptions { KeepGoodRows = true }, actor, AccessWorld.Now);

                foreach (var (record, changed) in rows)
                {
                    var stored = (await store.ShowAsync(operation, record.Kind, record.Key)).Record.Text(changed.Column) == changed.Text;
                    Assert.True(expected.Exists(e => e.Record == record) == stored, $"{person.Name}, {record}: "
                        + $"{(stored ? "stored" : string.Join(" ", result.Refused.Select(r => r.Refusal.Message).Distinct()))}");
                }

                Assert.Equal(expected.Count < rows.Count, result.Refused.Count > 0);

                // The refusal names what its sender sent, and no record that he may not read.
                Assert.DoesNotContain(result.Refused.SelectMany(r => r.Candidates), c =>
                    world.Records.Any(r => r.Key == c && !AccessMatrixTests.MayRead(person, r.Level)));
            }
        }
    }

    [Theory, EveryStore]
    public async Task A_coordinator_of_the_north_is_refused_the_south_by_name_and_loses_nothing_else(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        var actor = Actor.Of(AccessMatrixTests.People.Single(p => p.Grants[0].Areas.Count > 0), AccessWorld.Operation);
        var (north, south) = (world.Records.Single(r => r.Key == "D-North-moderate"), world.Records.Single(r => r.Key == "D-South-moderate"));

        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Deliveries, [world.RowOf(south).Header, Changed(world, south, 1).Row, Changed(world, north, 1).Row]),
            AccessWorld.Operation, new ImportOptions { KeepGoodRows = true }, actor, AccessWorld.Now);

        var refused = Assert.Single(result.Refused);
        Assert.Equal((2, RefusalCode.NotAllowed), (refused.Row, refused.Refusal.Code));
        Assert.Equal((1, 1), (result.Files[0].Changed, result.Files[0].Refused));
        Assert.Equal(south.Token, (await store.ShowAsync(operation, "delivery", south.Key)).Record.Text("note"));
        Assert.Equal($"{north.Token} 1", (await store.ShowAsync(operation, "delivery", north.Key)).Record.Text("note"));
    }

    [Theory, EveryStore]
    public async Task What_a_file_has_no_column_for_stays_though_its_sender_may_not_read_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "request", "UN-2016-02", 1, Sensitivity.Severe, "for the test", TestStore.Actor, TestStore.Now));
        var coordinator = Actor.Of(new Person("c@example.org", [new Grant(Role.Coordinator, null, [])]), operation.Operation.Code);
        string[] header = ["ref", "mode", "note"];

        var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Convoys, header, ["D007", "road", "Changed."]), null, new ImportOptions(), coordinator, TestStore.Now);
        var named = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Convoys, [.. header, "request"], ["D009", "road", "Changed.", "UN-2016-02"]), null, new ImportOptions(),
            coordinator, TestStore.Now);

        Assert.Empty(result.Refused);
        var record = (await store.ShowAsync(operation, "convoy", "D007")).Record;
        Assert.Equal(("Changed.", "UN-2016-02"), (record.Text("note"), record.Text("request")));
        Assert.Equal(RefusalCode.UnknownReference, Assert.Single(named.Refused).Refusal.Code);
    }

    // The same row but for its own text, which is another one for each sender.
    private static (string[] Row, string Column, string Text) Changed(AccessWorld world, WorldRecord record, int n)
    {
        var (header, row, own) = world.RowOf(record);
        var text = int.TryParse(row[own], out var number) ? $"{number + (n * 100_000)}" : $"{row[own]} {n}";
        var changed = (string[])row.Clone();
        changed[own] = text;
        return (changed, header[own], text);
    }
}
