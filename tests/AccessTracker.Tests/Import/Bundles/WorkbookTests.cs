using System.IO.Compression;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using CsvHelper;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Tests.Import.Bundles;

public sealed class WorkbookTests
{
    [Theory, EveryStore]
    public async Task A_workbook_with_a_sheet_a_file_is_the_same_bundle(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        await using var other = await TestStore.CreateAsync(provider);
        var operation = store.Seeded;
        Write(store.Folder.Path("in.xlsx"),
            RecordKinds.Standard.All.Where(t => !t.IsInBundleOnlyWithRecords).ToDictionary(
                t => t.Sheet, t => Cells(Repository.Path("tests", "seeds", "issg-2016-06", t.File))));

        var result = await other.ImportAsync(store.Folder.Path("in.xlsx"));

        Assert.Empty(result.Refused);
        var copy = (await new OperationStore(other.Db).FindAsync("issg-2016"))!;
        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("a.zip"), TestStore.Actor, TestStore.Now);
        await new BundleExport(other.Db, new SensitivityRules()).WriteAsync(copy, store.Folder.Path("b.zip"), TestStore.Actor, TestStore.Now);
        Assert.Equal(File.ReadAllBytes(store.Folder.Path("a.zip")), File.ReadAllBytes(store.Folder.Path("b.zip")));
    }

    [Fact]
    public async Task Dates_and_numbers_of_a_spreadsheet_are_days_and_digits()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var sheets = Sheets();
        sheets["populations"] =
            [["location", "as_of", "people"], ["MAD", new DateTime(2016, 1, 18), 1_000_000d], ["DAR", new DateTime(2016, 1, 18), "٤٠٠٠"]];
        sheets["convoys"] = [["ref", "mode", "departed_on", "tonnes"], [1001d, "road", new DateTime(2016, 3, 10), 12.5]];
        Write(store.Folder.Path("in.xlsx"), sheets);

        Assert.Empty((await store.ImportAsync(store.Folder.Path("in.xlsx"))).Refused);

        var facts = await FactsAsync(store);
        Assert.Equal(
            [(new DateOnly(2016, 1, 18), 1_000_000L), (new DateOnly(2016, 1, 18), 4_000L)], facts.Populations.Select(p => (p.AsOf, p.People)));
        Assert.Equal(
            ("1001", new DateOnly(2016, 3, 10), 12.5m), (facts.Convoys[0].Ref, facts.Convoys[0].DepartedOn!.Value, facts.Convoys[0].Tonnes!.Value));
    }

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"XFD1048576\"/></row>", "A1048576")]
    [InlineData("<row r=\"3\"><c r=\"XFD3\"/></row>", "XFD3")]
    [InlineData("<row r=\"2000000000\"/>", "A2000000000")]
    public async Task A_cell_far_from_the_table_is_refused_before_the_gap_is_filled(string row, string cell)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var path = store.Folder.Path("in.xlsx");
        Write(path, Sheets());
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            var sheet = archive.GetEntry("xl/worksheets/sheet3.xml")!;
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
            {
                xml = await reader.ReadToEndAsync();
            }

            sheet.Delete();
            await using var writer = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet3.xml").Open());
            var prefix = xml.Contains("</x:sheetData>", StringComparison.Ordinal) ? "x:" : "";
            await writer.WriteAsync(
                xml.Replace($"</{prefix}sheetData>",
                    row.Replace("<row", $"<{prefix}row", StringComparison.Ordinal).Replace("</row", $"</{prefix}row", StringComparison.Ordinal)
                    .Replace("<c ", $"<{prefix}c ", StringComparison.Ordinal) + $"</{prefix}sheetData>", StringComparison.Ordinal));
        }

        var refused = Assert.Single((await store.ImportAsync(path)).Refused);

        Assert.Equal(RefusalCode.FarCell, refused.Refusal.Code);
        Assert.Contains(cell, refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_cell_is_told_with_the_row_of_the_sheet()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var sheets = Sheets();
        sheets["populations"] =
            [["location", "as_of", "people"], ["MAD", new DateTime(2016, 1, 18), 1d], [null, null, null],
                ["DAR", new DateTime(2016, 1, 18, 6, 0, 0), -2d]];
        Write(store.Folder.Path("in.xlsx"), sheets);

        var result = await store.ImportAsync(store.Folder.Path("in.xlsx"));

        Assert.Equal(
            [("populations.csv", 4, "as_of", "2016-01-18 06:00:00"), ("populations.csv", 4, "people", "-2")],
            result.Refused.Select(r => (r.File, r.Row!.Value, r.Column!, r.Value!)));
        Assert.False(result.IsStored);
    }

    [Fact]
    public async Task An_unknown_sheet_is_refused_by_name()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var sheets = Sheets();
        sheets["convoy"] = [["ref", "mode"]];
        Write(store.Folder.Path("in.xlsx"), sheets);

        var refused = Assert.Single((await store.ImportAsync(store.Folder.Path("in.xlsx"))).Refused);

        Assert.Equal(("convoy", RefusalCode.UnknownFile), (refused.File, refused.Refusal.Code));
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_measure_is_refused()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Write(store.Folder.Path("in.xlsx"), Sheets());
        using (var archive = ZipFile.Open(store.Folder.Path("in.xlsx"), ZipArchiveMode.Update))
        {
            using var entry = archive.CreateEntry("xl/media/bomb.bin", CompressionLevel.SmallestSize).Open();
            var blanks = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
            {
                entry.Write(blanks);
            }
        }

        Assert.Equal(RefusalCode.TooLarge, Assert.Single((await store.ImportAsync(store.Folder.Path("in.xlsx"))).Refused).Refusal.Code);
    }

    private static Dictionary<string, object?[][]> Sheets() => new()
    {
        ["README"] = [["Anything may stand here."]],
        ["operation"] = [["code", "name", "since"], ["SYR", "Syria", new DateTime(2016, 2, 12)]],
        ["locations"] = [["code", "name"], ["MAD", "Madaya"], ["DAR", "Darayya"]],
    };

    // Sheets of texts, numbers and days.
    private static void Write(string path, Dictionary<string, object?[][]> sheets)
    {
        using var file = File.Create(path);
        using var writer = new WorkbookWriter(file, SheetStyles.All());
        foreach (var (name, rows) in sheets)
        {
            writer.Add(name, [], rows.Select((row, i) => WorkbookWriter.Row((uint)i + 1, [.. row.Select(Cell)])), []);
        }
    }

    private static X.Cell Cell(object? value) => value switch
    {
        null => new X.Cell(),
        DateTime day => WorkbookWriter.Number((decimal)day.ToOADate(), SheetStyles.Day),
        string text => WorkbookWriter.Text(text, SheetStyles.Plain),
        _ => WorkbookWriter.Number(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture), SheetStyles.Plain),
    };

    private static object?[][] Cells(string path)
    {
        using var csv = new CsvParser(new StreamReader(path), System.Globalization.CultureInfo.InvariantCulture);
        var rows = new List<object?[]>();
        while (csv.Read())
        {
            rows.Add([.. csv.Record!]);
        }

        return [.. rows];
    }

    private static async Task<Domain.Situations.ReportFacts> FactsAsync(TestStore store)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        return (await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts;
    }
}
