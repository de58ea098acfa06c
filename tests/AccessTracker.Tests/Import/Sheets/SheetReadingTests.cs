using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>What partners do to their sheets, and what is found in them all the same.</summary>
public sealed class SheetReadingTests
{
    [Theory]
    [InlineData("Date,Place,People reached\n2016-03-10,Madaya,\"1,200\"\n", 3)]
    [InlineData("Date;Place;People reached\n2016-03-10;Madaya;1,200\n2016-03-11;Duma;1,300\n", 3)]
    [InlineData("Date\tPlace\tPeople reached\n2016-03-10\tMadaya\t1200\n", 3)]
    [InlineData("sep=;\nDate;Place;People reached\n2016-03-10;Madaya;1200\n", 3)]
    [InlineData("\uFEFFDate;Place;People reached\n2016-03-10;Madaya;1200\n", 3)]
    public void Columns_are_told_apart_whatever_stands_between_them(string text, int columns)
    {
        using var folder = new TestFolder();
        var path = folder.Path("a.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        using var book = SheetBook.Open(path, "a.csv");
        var layout = SheetLayout.Find(book, 0, SheetKinds.Of(RecordKinds.Standard).All);
        Assert.Equal(columns, layout.Headings.Count);
        Assert.Equal("Date", layout.Headings[0]);
    }

    [Fact]
    public void Headings_are_found_below_titles_and_in_two_rows_and_merged_cells_say_the_same_of_each_row()
    {
        using var folder = new TestFolder();
        var path = new TestWorkbook { CountsFrom1904 = true }.With("March",
        [
            ["Monthly report", null, null, null, null], null,
            ["Date", "Place", "People", null, "Outcome"],
            [null, null, "Targeted", "Reached", null],
            [new DateOnly(2016, 3, 10), "Madaya", 500, 1e6, "delivered"],
            [null, "Duma", 600, 0.1, "delivered"],
        ], false, "A1:E1", "C3:D3", "A3:A4", "B3:B4", "E3:E4", "A5:A6").Save(folder.Path("a.xlsx"));
        using var book = SheetBook.Open(path, "a.xlsx");

        var layout = SheetLayout.Find(book, 0, SheetKinds.Of(RecordKinds.Standard).All);

        Assert.Equal((4, SheetKind.Deliveries), (layout.HeaderRow, layout.Kind));
        Assert.Equal(["Date", "Place", "People \u2013 Targeted", "People \u2013 Reached", "Outcome"], layout.Headings);
        var rows = book.Rows(0).Where(r => r.Number > 4).ToList();
        Assert.All(rows, r => Assert.Equal(new SheetCell("2016-03-10", CellKind.Day), r[0]));
        Assert.Equal(["1000000", "0.1"], rows.Select(r => r[3].Text));
    }

    [Fact]
    public void Hidden_sheets_are_not_read()
    {
        using var folder = new TestFolder();
        var path = new TestWorkbook().With("lists", [["x"]], isHidden: true).With("data", [["Date", "Place"]]).Save(folder.Path("a.xlsx"));
        using var book = SheetBook.Open(path, "a.xlsx");
        Assert.Equal(["data"], book.Sheets);
    }

    [Fact]
    public void A_heading_that_is_only_like_a_known_one_is_proposed_and_not_taken()
    {
        var matches =
            ColumnMatch.Propose(
                SheetKind.Deliveries, ["Dat", "Plase", "Total beneficiaries reached in March", "Colour", "Trucks", "trucks"],
                new Dictionary<string, RememberedColumn>());
        Assert.Equal(
            [MatchStrength.None, MatchStrength.Weak, MatchStrength.Weak, MatchStrength.None, MatchStrength.Disputed,
                MatchStrength.Disputed],
            matches.Select(m => m.Strength));
        Assert.Equal(["deliveries.trucks", "deliveries.trucks"], matches.Skip(4).Select(m => m.Field!.Name));
    }

    [Fact]
    public void No_place_is_guessed_and_a_governorate_tells_namesakes_apart()
    {
        Location[] locations =
        [
            new() { Code = "A", Name = "Kafr Nabl", Governorate = "Idleb" }, new() { Code = "B", Name = "Kafr Nabl", Governorate = "Aleppo" },
                new() { Code = "C", Name = "Madaya", NameAr = "مضايا", Governorate = "Rural Damascus" },
        ];
        var places = new SheetLocations(locations, new Dictionary<string, string> { [SheetLocations.Key("Old name", "")] = "C" });
        Assert.Null(places.Resolve("Kafr Nabl", ""));
        Assert.Equal("B", places.Resolve("Kafr Nabl", "aleppo"));
        Assert.Equal("C", places.Resolve("مَضايا", "ريف دمشق"));
        Assert.Equal("C", places.Resolve("old NAME", ""));
        Assert.Null(places.Resolve("Madayya x", ""));

        // The only Madaya lies elsewhere than the sheet says.
        Assert.Null(places.Resolve("Madaya", "Idleb"));
        Assert.Equal(["B", "A"], places.Candidates("Kafr Nabl", "Aleppo").Select(l => l.Code));
    }

    [Fact]
    public async Task A_column_of_days_that_can_be_read_both_ways_is_asked_about_once_and_remembered()
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        const string text = "Date,Place,Convoy,Outcome\n04/05/2016,Madaya,C9,delivered\n05/05/2016,Duma,C9,delivered\n";
        var batch = await desk.UploadAsync("a.csv", text);
        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));

        var question = Assert.Single((await desk.ScanAsync(batch, mapping)).Open);
        Assert.StartsWith("“04/05/2016” in column “Date”: 4 May 2016 or 5 April 2016?", question.Text, StringComparison.Ordinal);
        Assert.Equal((QuestionAbout.Days, 2), (question.About, Assert.Single(question.Rows)));

        Assert.Equal(BatchState.Done, (await desk.BringAsync(batch, mapping, false, ("04/05/2016", "month_first"))).State);
        Assert.Contains("C9-MAD-2016-04-05", await desk.KeysAsync("delivery"));

        var next = await desk.UploadAsync("b.csv", text);
        var scan = await desk.ScanAsync(next, await desk.ProposeAsync(next, null, ("convoys.mode", "road")));
        Assert.Empty(scan.Open);
        Assert.Equal(DayOrder.MonthFirst, scan.Mapping.Columns[0].Order);
    }

    /// <summary>Broken sheets: each names the cell, what stands there, and what would be right.</summary>
    [Theory]
    [InlineData("Date", "soon", RefusalCode.NotADay)]
    [InlineData("Date", "30/02/2016", RefusalCode.NotADay)]
    [InlineData("Date", "", RefusalCode.Missing)]
    [InlineData("Date", "1 March 1815", RefusalCode.NotADay)]
    [InlineData("Place", "", RefusalCode.Missing)]
    [InlineData("Beneficiaries", "many", RefusalCode.NotANumber)]
    [InlineData("Beneficiaries", "-5", RefusalCode.Negative)]
    [InlineData("Beneficiaries", "1.5", RefusalCode.NotANumber)]
    [InlineData("Beneficiaries", "99999999999999", RefusalCode.NumberOutOfRange)]
    [InlineData("Trucks", "five", RefusalCode.NotANumber)]
    [InlineData("Tonnes", "heavy", RefusalCode.NotADecimal)]
    [InlineData("Tonnes", "1.23456789", RefusalCode.TooPrecise)]
    [InlineData("Outcome", "", RefusalCode.Missing)]
    [InlineData("Convoy", "..", RefusalCode.KeyOfDots)]
    [InlineData("Notes", "\u0007", RefusalCode.ControlCharacter)]
    public async Task A_bad_cell_is_named_with_its_row_and_heading(string heading, string bad, RefusalCode code)
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        string[] headings = ["Convoy", "Date", "Place", "Beneficiaries", "Trucks", "Tonnes", "Outcome", "Notes"];
        string[] good = ["C9", "2016-04-01", "Madaya", "100", "5", "12.5", "delivered", "fine"];
        var row = good.Select((cell, i) => headings[i] == heading ? bad : cell);
        var batch = await desk.UploadAsync(
            "a.csv", $"A title\n\n{string.Join(',', headings)}\n{string.Join(',', row)}\nC9,2016-04-02,Duma,100,5,12.5,delivered,fine\n");

        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road")));

        Assert.Equal((BatchState.Done, 1), (done.State, done.Result!.RefusedRows));
        var refusal = (await desk.Import.RefusalsAsync(done)).First(r => r.Heading == heading);
        Assert.Equal((4, bad), (refusal.Row, refusal.Value));
        var words = RefusalPhrases.OfSheet(new RefusedRow { File = "", Refusal = new Refusal(code, "", "", "") }).ToString()[..12];
        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);

        // In words of a coordinator, not of a program.
        Assert.DoesNotMatch("yyyy|csv|UTF|_", refusal.Message);
        Assert.Contains(refusal.Message[..12], SheetDesk.Cells(await desk.RefusedAsync(done))[1][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Place", "Nowhere", "Which place is “Nowhere”?")]
    [InlineData("Place", "Madya", "Which place is “Madya”?")]
    [InlineData("Outcome", "perhaps", "What does “perhaps” mean in column “Outcome”?")]
    public async Task What_is_not_certain_is_asked_and_the_rows_that_are_left_out_come_back(string heading, string text, string question)
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var row = heading == "Place" ? $"{text},delivered" : $"Madaya,{text}";
        var batch = await desk.UploadAsync("a.csv", $"Convoy,Date,Place,Outcome\nC9,2016-04-01,{row}\nC9,2016-04-02,Duma,delivered\n");
        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));

        var open = Assert.Single((await desk.ScanAsync(batch, mapping)).Open);
        Assert.Equal((question, 2), (open.Text, Assert.Single(open.Rows)));

        // Nothing is read through before it is answered, and the next sheet asks again: rows are left out of one sheet.
        await desk.Batches.SaveMappingAsync(batch, await desk.ScanAsync(batch, mapping), TestStore.Now);
        Assert.False(await desk.Batches.AskAsync(await desk.FindAsync(batch.Id), BatchState.Checking, SheetDesk.Manager, TestStore.Now));
        var done = await desk.BringAsync(batch, mapping);
        Assert.Equal((BatchState.Done, 0), (done.State, done.Result!.RefusedRows));
        Assert.Equal([new LeftOutRow(2, LeftOutWhy.Asked)], done.Result.LeftOutRows);
        Assert.StartsWith("Left out as answered.", SheetDesk.Cells(await desk.RefusedAsync(done))[1][0], StringComparison.Ordinal);
        Assert.Equal(open.Id, Assert.Single((await desk.ScanAsync(batch = await desk.UploadAsync("b.csv", $"Convoy,Date,Place,Outcome\nC7,2016-05-01,"
            + $"{row}\n"), await desk.ProposeAsync(batch, null, ("convoys.mode", "road")))).Open).Id);
    }

    [Theory]
    [InlineData("a.xlsx", "this is no workbook")]
    [InlineData("a.csv", "")]
    [InlineData("a.csv", "one column\n1\n2\n")]
    [InlineData("a.csv", "PK\u0003\u0004")]
    public async Task What_is_no_sheet_is_refused_with_a_reason(string name, string text)
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync(name, Encoding.UTF8.GetBytes(text + " "));
        var (view, refused) = await desk.Import.LookAsync(batch);
        Assert.Null(view);
        Assert.NotEmpty(refused!.Refusal.Message);
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_unpacked()
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", System.IO.Compression.CompressionLevel.SmallestSize).Open();
            await entry.WriteAsync(new byte[64 * 1024 * 1024]);
        }

        var (_, refused) = await desk.Import.LookAsync(await desk.UploadAsync("bomb.xlsx", stream.ToArray()));

        Assert.Equal(RefusalCode.TooLarge, refused!.Refusal.Code);
    }

    [Fact]
    public async Task An_upload_comes_back_byte_by_byte_and_a_sheet_of_which_nothing_was_stored_can_be_removed()
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var bytes = new byte[3 * 1024 * 1024 + 17];
        new Random(1).NextBytes(bytes);
        var batch = await desk.UploadAsync("a.csv", bytes);
        using var copy = new MemoryStream();
        Assert.True(await desk.Batches.CopyAsync(batch.Id, BatchFile.Upload, copy));
        Assert.Equal(bytes, copy.ToArray());

        Assert.True(await desk.Batches.RemoveAsync(batch));
        Assert.Null(await desk.Batches.FindAsync(batch.Id));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from import_file_chunk"));
    }
}
