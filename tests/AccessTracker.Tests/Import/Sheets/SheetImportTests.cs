using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Import.Sheets;

public sealed class SheetImportTests
{
    private const string Small = """
        Distribution report;;;;
        Date;Town;Beneficiaries;Trucks;Status;Convoy
        25/03/2016;Madaya;1,200;5;done;C9
        26/03/2016;Daraya;800;3;partial;C9

        """;

    [Theory, EveryStore]
    public async Task A_messy_Arabic_sheet_goes_in_mended_and_out_again(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var (deliveries, convoys) = (await desk.KeysAsync("delivery"), await desk.KeysAsync("convoy"));
        var batch = await desk.UploadAsync("آذار.xlsx", MessySheet.Of("مضايا", "داريّا").ToBytes());

        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));
        Assert.Equal((MessySheet.HeaderRow, "deliveries"), (mapping.HeaderRow, mapping.Kind));
        Assert.Equal(
            [null, "deliveries.day", "place.governorate", "deliveries.location", "convoys.agencies", "deliveries.trucks", "deliveries.tonnes",
                "deliveries.people_reached", "deliveries.outcome", null, "deliveries.note"],
            mapping.Columns.Select(c => c.Field));
        Assert.Empty(mapping.Missing());

        var scan = await desk.ScanAsync(batch, mapping);
        Assert.Equal(MessySheet.Rows, scan.Rows);
        Assert.Equal(DayOrder.DayFirst, scan.Mapping.Columns[1].Order);
        Assert.Equal(
            [(QuestionAbout.Word, MessySheet.OddWord, 5), (QuestionAbout.Name, MessySheet.NearName, 5)],
            scan.Open.Select(q => (q.About, q.Text.Split('\u201C', '\u201D')[1], q.Rows.Count)));

        var done = await desk.BringAsync(batch, mapping, false, (MessySheet.NearName, "MAD"));

        Assert.Equal(BatchState.Done, done.State);
        Assert.Equal(MessySheet.BadRows - 5, done.Result!.RefusedRows);
        Assert.Equal(
            [(LeftOutWhy.Asked, 5), (LeftOutWhy.Total, 1)],
            done.Result.LeftOutRows.GroupBy(r => r.Why).Select(g => (g.Key, g.Count())));
        Assert.Equal(MessySheet.Rows - MessySheet.BadRows, done.Result.Files.Single(f => f.Kind == "delivery").Added);
        Assert.True(done.Result.MakesHeads);

        // What comes back says in each row what is wrong; mended it goes in as it is, and nothing is asked again.
        var refused = SheetDesk.Cells(await desk.RefusedAsync(done));
        Assert.Equal(MessySheet.BadRows + 1, refused.Count);
        Assert.All(refused.Skip(1), r => Assert.NotEmpty(r[0]));
        var mended =
            refused.Skip(1)
            .Select((r, i) => (object?[])[r[0], r[1], $"2016-04-{i + 1:00}", .. r.Skip(3).Take(5), "900", "تم التسليم", .. r.Skip(10)]);
        var second = await desk.UploadAsync("mended.xlsx", new TestWorkbook().With("s", [[.. refused[0]], .. mended]).ToBytes());
        var again = await desk.ProposeAsync(second, null, ("convoys.mode", "road"));
        Assert.Equal(mapping.Columns.Select(c => c.Field).Prepend(null), again.Columns.Select(c => c.Field));
        Assert.Empty((await desk.ScanAsync(second, again)).Open);
        var finished = await desk.BringAsync(second, again);
        Assert.Equal((BatchState.Done, 0), (finished.State, finished.Result!.RefusedRows));
        Assert.Equal(deliveries.Count + MessySheet.Rows, (await desk.KeysAsync("delivery")).Count);

        Assert.Empty(await desk.UndoAsync(finished));
        Assert.Empty(await desk.UndoAsync(done));
        Assert.Equal((BatchState.Undone, BatchState.Undone), ((await desk.FindAsync(finished.Id)).State, (await desk.FindAsync(done.Id)).State));
        Assert.Equal(deliveries, await desk.KeysAsync("delivery"));
        Assert.Equal(convoys, await desk.KeysAsync("convoy"));
    }

    [Theory, EveryStore]
    public async Task The_same_sheet_again_changes_nothing_and_a_changed_cell_one_record(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var first = await desk.UploadAsync("a.csv", Small);
        var mapping = await desk.ProposeAsync(first, null, ("convoys.mode", "road"));
        Assert.Equal(BatchState.Done, (await desk.BringAsync(first, mapping)).State);

        var same = await desk.BringAsync(await desk.UploadAsync("a.csv", Small), mapping);
        Assert.Equal([("delivery", 0, 0, 2)], same.Result!.Files.Where(f => f.Kind == "delivery").Select(f => (f.Kind, f.Added, f.Changed, f.Same)));
        Assert.Null(same.ChangeNumber);

        var changed =
            await desk.BringAsync(
                await desk.UploadAsync("a.csv", Small.Replace("1,200", "1,300", StringComparison.Ordinal)), mapping, checkOnly: true);
        Assert.Equal([(0, 1, 1)], changed.Result!.Files.Where(f => f.Kind == "delivery").Select(f => (f.Added, f.Changed, f.Same)));
        Assert.Contains("people_reached,1200,1300", await ChangesAsync(desk, changed), StringComparison.Ordinal);
        Assert.Equal(1_200, await store.ScalarAsync<long>("select people_reached from delivery where record_key like 'C9-MAD%'"));
    }

    [Theory, EveryStore]
    public async Task A_stop_that_is_known_by_a_ref_of_its_own_is_not_added_a_second_time(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", "Convoy,Date,Place,People reached,Outcome\nC1,11 March 2016,Madaya,39000,delivered\n");

        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road")));

        Assert.Equal([("delivery", 0, 1)], done.Result!.Files.Where(f => f.Added + f.Changed > 0).Select(f => (f.Kind, f.Added, f.Changed)));
        Assert.Equal(["D1"], await desk.KeysAsync("delivery"));
    }

    [Theory, EveryStore]
    public async Task An_import_is_not_undone_once_something_was_built_on_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var first = await desk.UploadAsync("a.csv", Small);
        var mapping = await desk.ProposeAsync(first, null, ("convoys.mode", "road"));
        var done = await desk.BringAsync(first, mapping);
        await desk.BringAsync(await desk.UploadAsync("b.csv", Small.Replace("800", "850", StringComparison.Ordinal)), mapping);

        Assert.NotEmpty(await desk.UndoAsync(done));
        Assert.Equal(BatchState.Done, (await desk.FindAsync(done.Id)).State);
        Assert.Equal(3, (await desk.KeysAsync("delivery")).Count);
    }

    [Theory, EveryStore]
    public async Task Requests_come_with_their_lines_and_a_convoy_without_a_good_row_is_not_made(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var requests = await desk.UploadAsync("r.csv", "Request number,Submitted to,Submission date,Place,People "
            + "requested\nR9,Government,2016-04-01,Madaya,100\nR9,Government,2016-04-01,Duma,200\n");
        var done = await desk.BringAsync(requests, await desk.ProposeAsync(requests));
        Assert.Equal([("request", 1), ("line", 2)], done.Result!.Files.Select(f => (f.Kind, f.Added)));

        var convoys = await desk.UploadAsync("c.csv", "Convoy,Date,Place,Outcome\nC8,2016-04-02,Nowhere,delivered\nC9,2016-04-02,Duma,delivered\n");
        done = await desk.BringAsync(convoys, await desk.ProposeAsync(convoys, null, ("convoys.mode", "road")));
        Assert.Equal([("convoy", 1), ("delivery", 1)], done.Result!.Files.Select(f => (f.Kind, f.Added)));
        Assert.Equal(["C1", "C9"], await desk.KeysAsync("convoy"));
    }

    [Theory, EveryStore]
    public async Task A_coordinator_of_the_north_may_not_bring_in_the_south(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var north = new Domain.Access.Person("north@example.org", [new Domain.Access.Grant(Domain.Access.Role.Coordinator, "SYR", ["Aleppo"])]);
        var batch = await desk.UploadAsync("a.csv", Small);
        await desk.Batches.SaveMappingAsync(
            batch, await desk.ScanAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road"))), TestStore.Now);
        Assert.True(await desk.Batches.AskAsync(await desk.FindAsync(batch.Id), BatchState.Running, north, TestStore.Now));

        await desk.Import.RunAsync(await desk.FindAsync(batch.Id), north, TestStore.Now, null, CancellationToken.None);

        Assert.Equal(2, (await desk.FindAsync(batch.Id)).Result!.RefusedRows);
        Assert.All(await desk.Import.RefusalsAsync(batch), r =>
            Assert.StartsWith("You may not write this record: it is about", r.Message, StringComparison.Ordinal));

        // Batches of others are theirs: a coordinator does not even find them.
        Assert.Null(await desk.Batches.FindAsync(desk.Operation, batch.Id, north));
        Assert.Empty(await desk.Batches.ListAsync(desk.Operation, north));
        Assert.Single(await desk.Batches.ListAsync(desk.Operation, SheetDesk.Manager));
    }

    [Theory, EveryStore]
    public async Task What_a_sheet_holds_is_readable_in_no_table(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync(
            "i.csv", "Incident,Date,Type,Place,Source\nI1,2016-04-01,looting,Madaya,Abu Secret\nI2,soon,looting,Madaya,Abu Secret\n");
        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch, SheetKinds.Of(RecordKinds.Standard).Find("incidents")));

        Assert.Equal((BatchState.Done, 1), (done.State, done.Result!.RefusedRows));
        Assert.DoesNotContain("Abu Secret", await ChangesAsync(desk, done), StringComparison.Ordinal);
        var texts = await store.Db.ReadAsync(s => s.QueryAsync<string>("select content from import_file_chunk"));
        Assert.All(texts, t => Assert.StartsWith("sealed/2:", t, StringComparison.Ordinal));
        Assert.DoesNotContain(
            "Secret", await store.ScalarAsync<string>(
                "select coalesce(mapping_json, '') || coalesce(questions_json, '') || coalesce(result_json, '') from import_batch"),
                StringComparison.Ordinal);
    }

    [Theory, EveryStore]
    public async Task A_batch_is_worked_on_by_one_job_at_a_time(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", Small);
        await desk.Batches.SaveMappingAsync(
            batch, await desk.ScanAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road"))), TestStore.Now);
        batch = await desk.FindAsync(batch.Id);
        Assert.True(await desk.Batches.AskAsync(batch, BatchState.Checking, SheetDesk.Manager, TestStore.Now));
        Assert.False(await desk.Batches.AskAsync(batch, BatchState.Checking, SheetDesk.Manager, TestStore.Now));

        var silence = TestStore.Now.AddMinutes(-2);
        Assert.Equal([batch.Id], await desk.Batches.WaitingAsync(silence));
        Assert.True(await desk.Batches.ClaimAsync(batch.Id, TestStore.Now, silence));
        Assert.False(await desk.Batches.ClaimAsync(batch.Id, TestStore.Now, silence));
        Assert.Empty(await desk.Batches.WaitingAsync(silence));

        // Its node has been silent for too long: another begins again.
        Assert.True(await desk.Batches.ClaimAsync(batch.Id, TestStore.Now.AddMinutes(10), TestStore.Now.AddMinutes(8)));
    }

    private static async Task<string> ChangesAsync(SheetDesk desk, ImportBatch batch)
    {
        using var stream = new MemoryStream();
        Assert.True(await desk.Batches.CopyAsync(batch.Id, BatchFile.Changes, stream));
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
