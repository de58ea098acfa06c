using System.Globalization;
using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Headings of several rows, totals under whatever name, and files that are written otherwise.</summary>
public sealed class SheetShapeTests
{
    private static readonly DateOnly _day = new(2016, 6, 26);

    public static TheoryData<string, string[][], string[]> Headings => new()
    {
        {
            "planned and delivered",
            [["Date", "Place", "Status", "Planned", "", "Delivered", ""], ["", "", "", "People", "Trucks", "People", "Trucks"]],
            ["D1:E1", "F1:G1"]
        },
        {
            "nothing merged", [["Date", "Place", "Status", "Planned", "", "Delivered", ""], ["", "", "", "People", "Trucks", "People", "Trucks"]], []
        },
        {
            "target and reached", [["Date", "Place", "Status", "Target", "", "Reached", ""], ["", "", "", "People", "Trucks", "People", "Trucks"]],
            ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]
        },
        {
            "said again over each",
            [["Date", "Place", "Status", "Required", "Required", "Achieved", "Achieved"], ["", "", "", "People", "Trucks", "People", "Trucks"]], []
        },
        {
            "Arabic",
            [["التاريخ", "المكان", "الحالة", "المخطط", "", "المنفذ", ""],
                ["", "", "", "عدد المستفيدين", "عدد الشاحنات", "عدد المستفيدين", "عدد الشاحنات"]],
            ["D1:E1", "F1:G1"]
        },
        {
            "French",
            [["Date", "Place", "Status", "Prévu", "", "Réalisé", ""], ["", "", "", "People", "Trucks", "People", "Trucks"]], ["D1:E1", "F1:G1"]
        },
        {
            "the other way round", [["Date", "Place", "Status", "Planned", "Planned", "", ""], ["", "", "", "People", "Trucks", "People", "Trucks"]],
            ["D1:E1"]
        },
    };

    [Theory]
    [MemberData(nameof(Headings))]
    public async Task What_was_planned_is_not_taken_for_what_was_done(string what, string[][] headings, string[] merged)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var rows = headings.Select(r => r.Select(c => c.Length == 0 ? null : (object?)c).ToArray());
        var book = new TestWorkbook().With("June", [["Report of June"], null, .. rows, [_day, "Madaya", "delivered", 40_000, 65, 12_000, 20]], false,
            [.. merged.Select(m => string.Concat(m.Select(c => char.IsDigit(c) ? (char)(c + 2) : c)))]);

        var done = await BringAsync(desk, "a.xlsx", book.ToBytes());

        Assert.Equal((what, 0), (what, done.Result!.RefusedRows));
        Assert.Equal((12_000, 20), (await FigureAsync(store, "people_reached"), await FigureAsync(store, "trucks")));
        Assert.Equal(40_000, await FigureAsync(store, "people_targeted"));
    }

    [Theory]
    [InlineData("Trucks,trucks", "Trucks")]
    [InlineData("People reached,Beneficiaries", "People reached")]
    [InlineData("Place,P-code", "Place")]
    public async Task Two_columns_for_one_field_are_asked_about(string headings, string first)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", $"Date,Status,{headings}\n2016-06-26,delivered,5,6\n");

        var columns = (await desk.Import.LookAsync(batch, kind: SheetKind.Deliveries)).View!.Columns;

        Assert.Equal(
            [MatchStrength.Known, MatchStrength.Known, MatchStrength.Disputed, MatchStrength.Disputed], columns.Select(c => c.Strength));
        Assert.Equal(first, columns[2].Heading);
        Assert.Same(columns[2].Field, columns[3].Field);
    }

    [Theory]
    [InlineData("Total,,,300,3")]
    [InlineData("Totals,,,300,3")]
    [InlineData("Overall total,,,300,3")]
    [InlineData("GRAND TOTAL:,,,300,3")]
    [InlineData("Sub-total,,,300,3")]
    [InlineData(",Sum,,300,3")]
    [InlineData(",Total,,300,3")]
    [InlineData("Total général,,,300,3")]
    [InlineData("Sous-total,,,300,3")]
    [InlineData("المجموع,,,300,3")]
    [InlineData("المجموع العام,,,300,3")]
    [InlineData(",الإجمالي,,300,3")]
    [InlineData("الإجمالي الكلي,,,300,3")]
    [InlineData("All of June together,,,300,3")]
    [InlineData(",,,300,3")]
    [InlineData("2016-06-30,,,\"300\",3")]
    public async Task A_row_of_totals_is_left_out_whatever_it_is_called(string total)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = $"Date,Place,Status,People reached,Trucks\n2016-06-26,Madaya,delivered,100,1\n2016-06-26,Duma,delivered,200,2\n{total}\n";

        var done = await BringAsync(desk, "a.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal((0, 1), (done.Result!.RefusedRows, done.Result.LeftOutCount));
        Assert.Equal(300, await store.ScalarAsync<long>("select sum(people_reached) from delivery where day = '2016-06-26'"));
    }

    [Theory]

    // Not the sum, and not called so.
    [InlineData("2016-06-27,,delivered,301,3")]

    // A place, whatever its figure is.
    [InlineData("2016-06-27,Darayya,delivered,300,3")]
    public async Task A_row_that_only_looks_like_totals_is_not_left_out(string row)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var text = $"Date,Place,Status,People reached,Trucks\n2016-06-26,Madaya,delivered,100,1\n2016-06-26,Duma,delivered,200,2\n{row}\n";

        var done = await BringAsync(desk, "a.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal(0, done.Result!.LeftOutCount);
        Assert.Equal(3, done.Result.RefusedRows + done.Result.Files.Single(f => f.Kind == "delivery").Added);
    }

    [Theory]
    [InlineData(1256, "التاريخ,المكان,الحالة,ملاحظات\n2016-06-26,مضايا,تم التسليم,وصلت القافلة و لم تتأخر\n", "وصلت القافلة و لم تتأخر")]
    [InlineData(1252, "Date,Place,Status,Notes\n2016-06-26,Madaya,delivered,Arrivée à l’école de Damas\n", "Arrivée à l’école de Damas")]
    [InlineData(1200, "Date,Place,Status,Notes\n2016-06-26,مضايا,تم التسليم,قافلة\n", "قافلة")]
    [InlineData(1201, "Date,Place,Status,Notes\n2016-06-26,مضايا,تم التسليم,قافلة\n", "قافلة")]
    [InlineData(65001, "Date,Place,Status,Notes\n2016-06-26,مضايا,تم التسليم,قافلة é\n", "قافلة é")]
    public async Task Letters_are_read_as_they_were_written(int page, string text, string note)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
        byte[] mark = page is 1200 or 1201 ? encoding.GetPreamble() : [];

        var done = await BringAsync(desk, "a.csv", [.. mark, .. encoding.GetBytes(text)]);

        Assert.Equal(0, done.Result!.RefusedRows);
        Assert.Equal(note, await store.ScalarAsync<string>("select note from delivery where record_key <> 'D1'"));
    }

    [Fact]
    public async Task Letters_that_can_be_read_in_two_ways_are_shown_in_both()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        byte[] content = [.. "Date,Place,Notes\n2016-06-26,Madaya,"u8, 0xC7, 0xE1, (byte)' ', 0xE9, (byte)'t', 0xE9, (byte)'\n'];

        var (view, refused) = await desk.Import.LookAsync(await desk.UploadAsync("a.csv", content));

        Assert.Null(view);
        Assert.StartsWith("The letters of this file can be read as", refused!.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.tsv", "Date\tPlace\tStatus\n2016-06-26\tMadaya\tdelivered\n")]
    [InlineData("a.txt", "Date;Place;Status\n2016-06-26;Madaya;delivered\n")]
    public async Task Texts_by_other_names_are_read(string name, string text)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Assert.Equal(0, (await BringAsync(await SheetDesk.OpenAsync(store), name, Encoding.UTF8.GetBytes(text))).Result!.RefusedRows);
    }

    public static TheoryData<string, byte[], string> Others => new()
    {
        { "a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "This is an .xls workbook" },
        { "a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[5_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "This workbook is protected" },
        { "a.xls", "\uFEFF<html><body><table><tr><td>1</td></tr></table>"u8.ToArray(), "This is a web page" },
        { "a.csv", "<!DOCTYPE html>\n<html>"u8.ToArray(), "This is a web page" },
        { "a.xls", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"u8.ToArray(), "This is a web page" },
        { "a.ods", Archive("mimetype", "content.xml"), "This is an OpenDocument" },
        { "a.xlsx", Archive("mimetype", "content.xml"), "This is an OpenDocument" },
        { "a.xlsb", Archive("[Content_Types].xml", "xl/workbook.bin"), "This is a binary workbook" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_file_of_another_kind_is_refused_with_the_way_out(string name, byte[] content, string message)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var (view, refused) = await desk.Import.LookAsync(await desk.UploadAsync(name, content));
        Assert.Null(view);
        Assert.StartsWith(message, refused!.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_a_workbook_escapes_is_that_character()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With(
            "June", [["Date", "Place_x000D_", "Status", "Notes"], [_day, "Madaya_x000D_\n", "delivered", "one_x000D_\ntwo _x005F_x"]]);

        Assert.Equal(0, (await BringAsync(desk, "a.xlsx", book.ToBytes())).Result!.RefusedRows);
        Assert.Equal("one\ntwo _x", await store.ScalarAsync<string>("select note from delivery where record_key <> 'D1'"));
    }

    private static byte[] Archive(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("x"u8);
            }
        }

        return stream.ToArray();
    }

    private static async Task<ImportBatch> BringAsync(SheetDesk desk, string name, byte[] content)
    {
        var batch = await desk.UploadAsync(name, content);
        return await desk.BringAsync(batch, await desk.ProposeAsync(batch, SheetKind.Deliveries, ("convoys.mode", "road")));
    }

    private static Task<long?> FigureAsync(TestStore store, string column) => store.ScalarAsync<long?>(
        string.Create(CultureInfo.InvariantCulture, $"select max({column}) from delivery where record_key like '2016-06-26%-MAD-%'"));
}
