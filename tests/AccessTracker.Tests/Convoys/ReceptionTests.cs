using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Convoys;

/// <summary>Who received at a stop, and what of the load arrived: what is refused, what goes with what, and that no figure hangs on it.</summary>
public sealed class ReceptionTests
{
    private static readonly SensitivityRules _rules = new();

    // 40,000 people at Madaya on 11 January; of D003's stops nobody knows the people.
    private const string Convoy = "D002";
    private const string Stop = "D002-MAD";

    [Theory, EveryStore]
    public async Task Parts_are_held_against_the_people_reached_whichever_of_the_two_is_changed(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        (string Cells, string? Refused)[] tries =
        [
            ("female=20001;male=20000", "female The people by sex at stop D002-MAD add up to 40,001, more than the 40,000 reached there. "
                + "Correct a part, or the people reached."),
            ("age_0_17=20000;age_18_59=20000;age_60_over=1", "age_0_17 The people by age at stop D002-MAD add up to 40,001, more than the "
                + "40,000 reached there. Correct a part, or the people reached."),
            ("with_disability=40001", "with_disability The people with and without disabilities at stop D002-MAD add up to 40,001, more than "
                + "the 40,000 reached there. Correct a part, or the people reached."),
            ("age_0_4=60;age_5_17=50;age_0_17=100", "age_0_17 Those aged 0–4 and 5–17 add up to 110, more than the 100 aged 0–17. Correct one "
                + "of the three, or leave “Aged 0–17” empty."),
            ("convoy=D003;female=1", "delivery Stop D002-MAD is a stop of convoy D002. Name that convoy, or a stop of the one that is named."),
            ("female=20000;male=20000;age_0_17=30000;age_0_4=10000;with_disability=5000", null),
            ("delivery=D003-FOA;convoy=D003;female=999999", null),
        ];
        foreach (var (cells, expected) in tries)
        {
            var result = await ImportAsync(store, RecordKinds.Disaggregations, $"convoy={Convoy};delivery={Stop};{cells}");
            Assert.Equal((cells, expected), (cells, result.Refused.Select(r => $"{r.Column} {r.Refusal.Message}").SingleOrDefault()));
        }

        // The stop is changed: what is told of it stands against that, until it is withdrawn.
        const string fewer = $"ref={Stop};convoy={Convoy};location=MAD;day=2016-01-11;outcome=delivered;people_reached=39999";
        var row = Assert.Single((await ImportAsync(store, RecordKinds.Deliveries, fewer)).Refused);
        Assert.Equal(("people_reached", RefusalCode.PartsAboveTotal), (row.Column, row.Refusal.Code));
        Assert.Null(await store.Records.WithdrawAsync(operation, "disaggregation", Stop, 1, "counted anew", TestStore.Actor, TestStore.Now));
        Assert.Empty((await ImportAsync(store, RecordKinds.Deliveries, fewer)).Refused);
        Assert.Equal(
            RefusalCode.PartsAboveTotal,
            (await store.Records.RestoreAsync(operation, "disaggregation", Stop, 2, "after all", TestStore.Actor, TestStore.Now))?.Code);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_stop_goes_and_comes_with_what_is_told_of_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        await TellAsync(store);
        var told = await ExportAsync(store, operation);
        Assert.Equal((1, 2), (Lines(told, "disaggregations.csv"), Lines(told, "convoy_items.csv")));

        Assert.Null(await store.Records.WithdrawAsync(operation, "delivery", Stop, 1, "entered twice", TestStore.Actor, TestStore.Now));
        var without = await ExportAsync(store, operation);
        Assert.Equal((-1, 2), (Lines(without, "disaggregations.csv"), Lines(without, "convoy_items.csv")));
        Assert.Null(await store.Records.RestoreAsync(operation, "delivery", Stop, 2, "after all", TestStore.Actor, TestStore.Now));
        Assert.Equal(1, Lines(await ExportAsync(store, operation), "disaggregations.csv"));

        Assert.Null(await store.Records.WithdrawAsync(operation, "convoy", Convoy, 1, "entered twice", TestStore.Actor, TestStore.Now));
        without = await ExportAsync(store, operation);
        Assert.Equal((-1, -1), (Lines(without, "disaggregations.csv"), Lines(without, "convoy_items.csv")));
    }

    [Theory, EveryStore]
    public async Task A_stop_or_a_convoy_that_was_undone_comes_back_with_what_was_told_of_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        foreach (var (whole, convoy, stop) in new[] { ("delivery", Convoy, "NEW"), ("convoy", "OTHER", "OTHER-1") })
        {
            var told = await new BundleImport(store.Db, _rules).ImportAsync(
                BundleSource.Of(new Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>>
                {
                    [RecordKinds.Convoys] = [["ref", "mode"], [convoy, "road"]],
                    [RecordKinds.Deliveries] = [["ref", "convoy", "location", "day", "outcome"], [stop, convoy, "ZAB", "2016-01-12", "delivered"]],
                    [RecordKinds.Disaggregations] = [["convoy", "delivery", "male"], [convoy, stop, "5"]],
                    [RecordKinds.Items] = [["convoy", "delivery", "item", "unit"], [convoy, stop, "kits", "boxes"]],
                }), "issg-2016", new ImportOptions(), TestStore.Actor, TestStore.Now);
            Assert.Empty(
                await new ChangeUndo(store.Db, _rules).UndoAsync(operation, told.ChangeNumber!.Value, "by mistake", TestStore.Actor, TestStore.Now));
            Assert.True((await store.ShowAsync(operation, "disaggregation", stop)).Record.IsWithdrawn);

            var key = whole == "convoy" ? convoy : stop;
            Assert.Null(await store.Records.RestoreAsync(operation, whole, key, 2, "after all", TestStore.Actor, TestStore.Now));

            Assert.False((await store.ShowAsync(operation, "disaggregation", stop)).Record.IsWithdrawn);
            Assert.False((await store.ShowAsync(operation, "convoy_item", RecordKey.Of(convoy, stop, "kits", "boxes"))).Record.IsWithdrawn);
        }
    }

    [Theory, EveryStore]
    public async Task An_export_has_the_two_files_where_there_are_records_and_comes_back_the_same(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        await using var other = await TestStore.CreateAsync(provider);
        var operation = store.Seeded;
        await TellAsync(store);
        var told = await ExportAsync(store, operation);

        Assert.Empty((await other.ImportAsync(told)).Refused);

        var copy = await ExportAsync(other, (await new OperationStore(other.Db).FindAsync("issg-2016"))!);
        foreach (var file in Directory.GetFiles(told).Select(Path.GetFileName))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(told, file!)), File.ReadAllText(Path.Combine(copy, file!)));
        }

        // An older export in the same folder leaves nothing behind.
        Assert.Null(await store.Records.WithdrawAsync(operation, "disaggregation", Stop, 1, "counted anew", TestStore.Actor, TestStore.Now));
        await new BundleExport(store.Db, _rules).WriteAsync(operation, told, TestStore.Actor, TestStore.Now);
        Assert.False(File.Exists(Path.Combine(told, "disaggregations.csv")));
    }

    [Theory, EveryStore]
    public async Task No_figure_and_no_section_of_a_report_is_another_one_for_it(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var before = await ReportsAsync(store, operation);
        var random = new Random(9);
        for (var i = 0; i < 5; i++)
        {
            foreach (var (convoy, stop, people) in await StopsAsync(store))
            {
                int Part() => random.Next(0, (int)Math.Min(people, int.MaxValue) / 4);
                Assert.Empty((await ImportAsync(
                    store, RecordKinds.Disaggregations,
                    $"convoy={convoy};delivery={stop};female={Part()};age_5_17={Part()};age_60_over={Part()};with_disability={Part()}")).Refused);
                Assert.Empty((await ImportAsync(
                    store, RecordKinds.Items,
                    $"convoy={convoy};delivery={stop};item=kits;unit=boxes;sent={Part()};received={Part()};reason=removed")).Refused);
            }

            Assert.Equal(before, await ReportsAsync(store, operation));
        }

        Assert.Null(await store.Records.WithdrawAsync(operation, "disaggregation", Stop, 5, "counted anew", TestStore.Actor, TestStore.Now));
        Assert.Equal(before, await ReportsAsync(store, operation));
    }

    [Fact]
    public async Task Another_reason_needs_words_and_an_item_of_a_stop_its_own_convoy()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        (string Cells, string? Refused)[] tries =
        [
            ("item=kits;unit=boxes;sent=5;received=3;reason=other", "note NeededWhen"),
            ("item=kits;unit=boxes;sent=5;received=3;reason=stolen", "reason UnknownWord"),
            ("item=kits;unit=boxes;sent=-5", "sent Negative"),
            ("item=kits;unit=;sent=5", "unit Missing"),
            ("delivery=D003-FOA;item=kits;unit=boxes;sent=5", "delivery StopOfAnotherConvoy"),
            ("item=kits;unit=boxes;sent=5;received=3;reason=other;note=eaten by mice", null),
            ("item=kits;unit=pieces;received=7;sent=5", null),
        ];
        foreach (var (cells, expected) in tries)
        {
            var result = await ImportAsync(store, RecordKinds.Items, $"convoy={Convoy};{cells}");
            Assert.Equal((cells, expected), (cells, result.Refused.Select(r => $"{r.Column} {r.Refusal.Code}").SingleOrDefault()));
        }
    }

    private static async Task TellAsync(TestStore store)
    {
        Assert.Empty((await ImportAsync(
            store, RecordKinds.Disaggregations, $"convoy={Convoy};delivery={Stop};female=20000;male=20000;age_0_17=18000;source=register")).Refused);
        Assert.Empty((await ImportAsync(
            store, RecordKinds.Items,
            $"convoy={Convoy};delivery={Stop};item=surgical kits;unit=boxes;sent=30;received=0;reason=removed;spot=last checkpoint")).Refused);
        Assert.Empty((await ImportAsync(store, RecordKinds.Items, $"convoy={Convoy};item=flour;unit=bags;sent=500")).Refused);
    }

    private static async Task<ImportResult> ImportAsync(TestStore store, RecordKind kind, string cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cell in cells.Split(';').Select(c => c.Split('=')))
        {
            row[cell[0]] = cell[1];
        }

        return await new BundleImport(store.Db, _rules).ImportAsync(
            BundleSource.Of(kind, [[.. row.Keys], [.. row.Values]]), "issg-2016", new ImportOptions(), TestStore.Actor, TestStore.Now);
    }

    private static async Task<string> ExportAsync(TestStore store, StoredOperation operation)
    {
        var folder = store.Folder.Path($"out-{Guid.CreateVersion7():N}");
        await new BundleExport(store.Db, _rules).WriteAsync(operation, folder, TestStore.Actor, TestStore.Now);
        return folder;
    }

    // Of records, without the two rows of headings; -1: there is no file.
    private static int Lines(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? File.ReadLines(Path.Combine(folder, file)).Count() - 2 : -1;

    private static Task<IReadOnlyList<(string, string, long)>> StopsAsync(TestStore store) =>
        store.Db.ReadAsync(s => s.QueryAsync<(string, string, long)>("""
            select c.record_key, d.record_key, d.people_reached
            from delivery d join convoy c on c.id = d.convoy_id
            where d.people_reached > 0
            order by d.recorded limit 6
            """));

    private static async Task<IReadOnlyList<string>> ReportsAsync(TestStore store, StoredOperation operation)
    {
        var (facts, _) = await new FactsStore(store.Db, _rules).LoadAsync(operation.Id, Audience.Everything);
        var situation = new Situation(facts);
        return [.. situation.Calendar.Due(A.Day("2016-06-30")).Select(p => WeeklyReport.Compute(situation, p)).Select(r =>
            $"{ReportJson.Serialize(r.Content)} {string.Join(' ', r.Records.SelectMany(x => x.Value))}")];
    }
}
