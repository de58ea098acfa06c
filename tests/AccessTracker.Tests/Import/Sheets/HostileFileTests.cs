using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Files made to do harm, by each way a file comes in: refused in words, or read, and never held in memory.</summary>
public sealed class HostileFileTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Far more than a small workbook takes, and far less than what each of these once took.
    private const long MostBytes = 192 * 1024 * 1024;

    /// <summary>Each with what it is refused for; null: it is read, as the harm in it is left alone.</summary>
    public static TheoryData<string, RefusalCode?> Workbooks => new()
    {
        { "a cell as far as letters go", RefusalCode.FarCell },
        { "a cell as far as letters go, outside the usual folder", RefusalCode.FarCell },
        { "a cell as far as numbers go", RefusalCode.NotABundle },
        { "a row as far as numbers go", RefusalCode.FarCell },
        { "rows far apart", RefusalCode.FarCell },
        { "cells without end in a row", RefusalCode.FarCell },
        { "a dimension as far as letters go", null },
        { "merged as far as numbers go", null },
        { "a shared text that is not there", RefusalCode.NotABundle },
        { "a shared text with a number of nonsense", RefusalCode.NotABundle },
        { "shared texts without end", RefusalCode.TooLarge },
        { "a long shared text in every row", RefusalCode.TooLarge },
        { "a cell without end", RefusalCode.RowTooLong },
        { "a cell in pieces without end", RefusalCode.RowTooLong },
        { "an attribute without end", RefusalCode.RowTooLong },
        { "deep XML", RefusalCode.NotABundle },
        { "a document type", RefusalCode.NotABundle },
        { "many sheets of one part", RefusalCode.NotABundle },
        { "a target outside the archive", RefusalCode.NotABundle },
        { "no workbook", RefusalCode.NotABundle },
        { "blanks without end", RefusalCode.TooLarge },
        { "an entry that unpacks to more than it says", RefusalCode.NotABundle },
        { "entries without end", RefusalCode.TooManyFiles },
    };

    [Theory, MemberData(nameof(Workbooks))]
    public void A_workbook_made_to_do_harm_does_none_to_who_reads_it(string harm, RefusalCode? code)
    {
        using var folder = new TestFolder();
        var path = Make(harm, folder.Path("in.xlsx"));
        foreach (var isExact in new[] { false, true })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var refused = Refused(() =>
            {
                using var book = new WorkbookBook(path, "in.xlsx", isExact);
                return book.Rows(0).Count();
            });

            Assert.Equal(code, refused);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < (Allocates(harm) ? 16L : 1L) * MostBytes,
                $"{GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        }
    }

    [Theory, MemberData(nameof(Workbooks))]
    public async Task It_is_refused_as_a_bundle_and_as_a_sheet(string harm, RefusalCode? code)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var path = Make(harm, store.Folder.Path("in.xlsx"));

        var bundle = await store.ImportAsync(path);

        Assert.False(bundle.IsStored);
        // Its first row may be refused before the harm is met.
        Assert.NotEmpty(bundle.Refused);

        var batch = await desk.UploadAsync("in.xlsx", await File.ReadAllBytesAsync(path));
        var (view, refused) = await desk.Import.LookAsync(batch);
        Assert.True(view is not null || refused is not null);

        // A sheet is first looked at for its headings: where the harm stands after rows without any, that there are none is what is said.
        Assert.True(code is null || refused is null || refused.Refusal.Code == code || refused.Refusal.Code == RefusalCode.NoHeadings,
            $"{refused?.Refusal.Code}");
    }

    [Fact]
    public void A_csv_file_of_cells_without_end_is_refused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.Path("in.csv"), $"a,b\n{new string(',', 900_000)}x\n");
        File.WriteAllText(folder.Path("wide.csv"), $"a,b{string.Concat(Enumerable.Repeat(",x", 300))}\n");
        File.WriteAllText(folder.Path("blank.csv"), $"a,b{new string(',', 10_000)}\n1,2\n");
        File.WriteAllText(folder.Path("sep.csv"), "sep=\"\na,b\n1,2\n");

        Assert.Equal(RefusalCode.FarCell, Refused(() => Count("in.csv")));
        Assert.Equal(RefusalCode.FarCell, Refused(() => Count("wide.csv")));
        Assert.Equal(2, Count("blank.csv"));
        Assert.Null(Refused(() => Count("sep.csv")) is { } code and not RefusalCode.UnclosedQuote ? code : null);

        int Count(string name)
        {
            using var book = SheetBook.Open(folder.Path(name), name);
            return book.Rows(0).Count();
        }
    }

    [Fact]
    public async Task Files_are_read_a_few_at_a_time()
    {
        var first = await ReadingTurn.TakeAsync(default);
        var second = await ReadingTurn.TakeAsync(default);
        var third = ReadingTurn.TakeAsync(default);

        Assert.False(third.IsCompleted);

        first.Dispose();
        first.Dispose();
        (await third).Dispose();
        second.Dispose();
    }

    // What is worked through in pieces, and not held.
    private static bool Allocates(string harm) => harm is "a long shared text in every row" or "shared texts without end";

    private static RefusalCode? Refused(Func<int> read)
    {
        try
        {
            read();
            return null;
        }
        catch (BundleRefusedException refused)
        {
            return refused.Refused[0].Refusal.Code;
        }
    }

    private static string Make(string harm, string path)
    {
        switch (harm)
        {
            case "a cell as far as letters go":
                return Write(path, "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>");
            case "a cell as far as letters go, outside the usual folder":
                return Write(path, "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>", sheet: "other/of.bin");
            case "a cell as far as numbers go":
                return Write(path, "<row r=\"1\"><c r=\"A99999999999999999999\"><v>1</v></c></row>");
            case "a row as far as numbers go":
                return Write(path, "<row r=\"99999999999999999999\"><c><v>1</v></c></row>");
            case "rows far apart":
                return Write(path, string.Concat(Enumerable.Range(1, 110).Select(n => $"<row r=\"{n * 9_999}\"/>")));
            case "cells without end in a row":
                return Write(path, a =>
                    Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData><row>", "<c><v>1</v></c>", 500_000, end: "</row></sheetData></worksheet>"));
            case "a dimension as far as letters go":
                return Write(path, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", before: "<dimension ref=\"A1:ZZZZZZZZZ99999999\"/>");
            case "merged as far as numbers go":
                return Write(path, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", after: "<mergeCells><mergeCell "
                    + "ref=\"A1:ZZZZZZZ99999999999\"/><mergeCell ref=\"ZZZZZZ1:ZZZZZZ9999\"/><mergeCell ref=\":\"/></mergeCells>");
            case "a shared text that is not there":
                return Write(path, "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", texts: "<si><t>x</t></si>");
            case "a shared text with a number of nonsense":
                return Write(path, "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999999999999999</v></c></row>", texts: "<si><t>x</t></si>");
            case "shared texts without end":
                return Write(path, "<row r=\"1\"/>", textsOf: a =>
                    Fill(a, $"<sst xmlns=\"{Main}\">", $"<si><t>{new string('x', 1_000)}</t></si>", 110_000, noise: true));
            case "a long shared text in every row":
                return Write(path, a =>
                    Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData>", "<row><c t=\"s\"><v>0</v></c></row>", 2_000, end: "</sheetData></worksheet>"),
                    texts: $"<si><t>{new string('x', 900_000)}</t></si>");
            case "a cell without end":
                return Write(path, a =>
                    Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"str\"><v>", "a long text ", 900_000, noise: true));
            case "a cell in pieces without end":
                return Write(path, a =>
                    Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"inlineStr\"><is>", "<r><t>a long text </t></r>", 300_000,
                        end: "</is></c></row></sheetData></worksheet>"));
            case "an attribute without end":
                return Write(path, a => Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"", "1111111111111111", 900_000, noise: true));
            case "deep XML":
                return Write(path, a => Fill(a, $"<worksheet xmlns=\"{Main}\">", "<a>", 1_000_000));
            case "a document type":
                return Write(path, a =>
                    Fill(a, "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                        $"<worksheet xmlns=\"{Main}\"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>", 1));
            case "many sheets of one part":
                return Write(path, "<row r=\"1\"/>", sheets: 2_000);
            case "a target outside the archive":
                return Write(path, "<row r=\"1\"/>", sheet: "xl/sheet.xml", target: "../../../../../../../../etc/passwd");
            case "no workbook":
                using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
                {
                    Add(archive, "readme.txt", "x");
                }

                return path;
            case "blanks without end":
                return Write(path, "<row r=\"1\"/>", more: archive =>
                    Fill(archive.CreateEntry("xl/media/bomb.bin", CompressionLevel.SmallestSize), "", new string(' ', 1024), 64 * 1024));
            case "an entry that unpacks to more than it says":
                return Lie(Write(path, a =>
                    Fill(a, $"<worksheet xmlns=\"{Main}\"><sheetData>", "<row><c><v>1</v></c></row>", 100_000, end: "</sheetData></worksheet>")));
            case "entries without end":
                using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
                {
                    for (var i = 0; i < 30_000; i++)
                    {
                        archive.CreateEntry($"{i}");
                    }
                }

                return path;
            default:
                throw new ArgumentOutOfRangeException(nameof(harm), harm, null);
        }
    }

    private static string Write(
        string path, string rows, string before = "", string after = "", string? texts = null, Action<ZipArchiveEntry>? textsOf = null,
        string sheet = "xl/worksheets/sheet1.xml", string? target = null, int sheets = 1, Action<ZipArchive>? more = null) =>
        Write(path, a =>
            Fill(a, $"<worksheet xmlns=\"{Main}\">{before}<sheetData>", $"{rows}</sheetData>{after}</worksheet>", 1), texts, textsOf, sheet, target,
            sheets, more);

    private static string Write(
        string path, Action<ZipArchiveEntry> rows, string? texts = null, Action<ZipArchiveEntry>? textsOf = null,
        string sheet = "xl/worksheets/sheet1.xml", string? target = null, int sheets = 1, Action<ZipArchive>? more = null)
    {
        const string relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "_rels/.rels", $"<Relationships xmlns=\"{relationships}\"><Relationship Id=\"b\" Type=\"{Rel}/officeDocument\" "
            + $"Target=\"xl/workbook.xml\"/></Relationships>");
        Add(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{relationships}\"><Relationship Id=\"r\" Type=\"{Rel}/worksheet\" "
            + $"Target=\"{target ?? "/" + sheet}\"/><Relationship Id=\"t\" Type=\"{Rel}/sharedStrings\" Target=\"texts.xml\"/></Relationships>");
        var listed = string.Concat(Enumerable.Range(1, sheets).Select(n => $"<sheet name=\"convoys\" sheetId=\"{n}\" r:id=\"r\"/>"));
        Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets>{listed}</sheets></workbook>");
        rows(archive.CreateEntry(sheet));
        if (texts is not null)
        {
            Add(archive, "xl/texts.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>");
        }

        textsOf?.Invoke(archive.CreateEntry("xl/texts.xml"));
        more?.Invoke(archive);
        return path;
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    // With noise it packs as the text of people does, and passes for it.
    private static void Fill(ZipArchiveEntry entry, string start, string again, int times, bool noise = false, string end = "")
    {
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write(start);
        var random = new Random(1);
        for (var i = 0; i < times; i++)
        {
            writer.Write(again);
            if (noise && again.Length > 100)
            {
                writer.Write($"<!--{random.Next()}{random.Next()}-->");
            }
            else if (noise)
            {
                writer.Write(random.Next(100_000));
            }
        }

        writer.Write(end);
    }

    // The sizes in the list of entries, of the largest one.
    private static string Lie(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var name = "xl/worksheets/sheet1.xml"u8;
        for (var at = 0; at < bytes.Length - 46 - name.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == 0x02014b50 && bytes.AsSpan(at + 46).StartsWith(name))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), 1_000);
            }
        }

        File.WriteAllBytes(path, bytes);
        return path;
    }
}
