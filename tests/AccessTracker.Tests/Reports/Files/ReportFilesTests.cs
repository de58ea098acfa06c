using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Tests.Reports.Files;

/// <summary>The same figures in every file, read back by others than those who wrote them; and the same bytes whenever they are made.</summary>
public sealed class ReportFilesTests
{
    public ReportFilesTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string> Reports => ["5", "20", "awkward", "draft"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_number_of_the_content_is_one_row_of_the_figures(string report)
    {
        var files = Files(report);
        foreach (var (ending, isExact) in new[] { ("-csv.zip", true), ("-excel-csv.zip", false) })
        {
            var bytes = FileReader.Unzip(files[ending])["figures.csv"];
            Assert.Equal(!isExact, bytes is [0xEF, 0xBB, 0xBF, ..]);
            var rows = FileReader.Csv(bytes);
            Assert.All(rows[1], tag => Assert.Matches("^#[a-z]", tag));
            Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
            var (path, value) = (Array.IndexOf(rows[0], "path"), Array.IndexOf(rows[0], "value"));
            Assert.Equal(
                FileReader.Numbers(files[".json"]).OrderBy(n => n.Key, StringComparer.Ordinal),
                rows.Skip(2).Select(r =>
                    KeyValuePair.Create(
                        r[path], r[value].Length == 0 ? (decimal?)null : decimal.Parse(r[value], CultureInfo.InvariantCulture))).OrderBy(n =>
                            n.Key, StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Workbook_and_CSV_say_the_same_in_every_cell(string report)
    {
        var files = Files(report);
        var csv = FileReader.Unzip(files["-csv.zip"]);
        foreach (var (name, content) in csv.Where(f => f.Key is not "figures.csv" and not "report.csv"))
        {
            var rows = FileReader.Csv(content);

            // What a format says in the workbook stands in a column of its own in CSV.
            int[] columns = [.. rows[0].Index().Where(c => !c.Item.EndsWith("_note", StringComparison.Ordinal)).Select(c => c.Index)];
            rows = [.. rows.Select(r => columns.Select(c => r[c]).ToArray())];
            var sheet = FileReader.Sheet(files[".xlsx"], SheetOf(name));
            Assert.Equal(rows.Count - 1, sheet.Count);
            for (var row = 2; row < rows.Count; row++)
            {
                for (var column = 0; column < rows[0].Length; column++)
                {
                    Compare($"{name}, {row}, {rows[0][column]}", rows[row][column], sheet[row - 1][column], rows[1][column]);
                }
            }
        }

        var figures = FileReader.Csv(csv["figures.csv"]);
        Assert.All(figures.Where(f => f[^1] == "unknown"), f => Assert.Equal("", f[^3]));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_value_of_the_content_stands_in_one_cell_of_the_tables(string report)
    {
        var document = Document(report);
        var paths = ReportTables.Of(document).SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Path).OfType<string>().ToList();
        var content = FileReader.Values(Files(report)[".json"]);
        Assert.Empty(content.Except(paths));
        Assert.Empty(paths.Except(content).Except(FileReader.Numbers(Files(report)[".json"]).Keys));
        Assert.Empty(paths.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_writer_writes_every_table_that_is_for_its_readers(string report)
    {
        var (document, files) = (Document(report), Files(report));
        var tables = ReportTables.Of(document);
        var text = ReportText.Of(document, tables);
        var docx = FileReader.Text(files[".docx"]);
        var csv = FileReader.Unzip(files["-csv.zip"]);
        var sheets = Workbooks.Names(files[".xlsx"]);
        Assert.Equal(tables.Where(t => !t.IsRepeated).Select(t => $"{t.Id}.csv").Order(), csv.Keys.Where(k => k != "figures.csv").Order());
        Assert.Equal(tables.Where(t => t.Id != "report").Select(t => SheetOf($"{t.Id}.csv")), sheets.Skip(1));
        foreach (var table in tables.Where(t => t.Form != TableForm.LeftOut))
        {
            var read = Reading.Of(table);
            Assert.All(read.Rows, row => Assert.Equal(read.Columns.Count, row.Count));
            Assert.All(read.Rows.SelectMany(r => r), cell => Assert.Contains(Clean(OneLine(cell.Whole)), docx, StringComparison.Ordinal));
            if (ReportTables.Sections(tables).Any(s => s.Contains(table)))
            {
                Assert.All(read.Rows.SelectMany(r => r), cell => Assert.Contains(OneLine(cell.Whole), text, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void What_people_read_are_the_numbers_of_the_cells(string report)
    {
        foreach (var table in ReportTables.Of(Document(report)).Where(t => t.Form is not TableForm.LeftOut and not TableForm.Line))
        {
            var shown = table.Shown?.SelectMany(s => s.Names).ToHashSet();
            var read = Reading.Of(table).Rows.SelectMany(r => r).Select(c => c.Whole).ToList();
            foreach (var (cell, column) in table.Rows.SelectMany(r => r.Cells.Zip(table.Columns))
                .Where(c => shown?.Contains(c.Second.Name) ?? !c.Second.IsDetail))
            {
                if (column.Name == Cells.WindowName)
                {
                    continue;
                }

                var text = Cells.Read(cell, column);
                Assert.Contains(read, r =>
                    r.Contains(text, StringComparison.Ordinal) || (cell.Aside is { } aside && r.Contains(aside, StringComparison.Ordinal))
                    || cell.Note == CellNote.NotApplicable);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_word_of_the_format_is_left_where_people_read(string report)
    {
        var words = FileReader.Text(Files(report)[".docx"]);
        Assert.DoesNotMatch(
            @"\b(hard_to_reach|permit_pending|not_dispatched|awaiting_clearance|no_request|cross_line|inter_agency|people_reached|as_of|UTC)\b",
            words);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Office_finds_nothing_wrong_with_either(string report)
    {
        var files = Files(report);
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        using var text = WordprocessingDocument.Open(new MemoryStream(files[".docx"]), isEditable: false);
        Assert.Empty(validator.Validate(text).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(files[".xlsx"]), isEditable: false);
        Assert.Empty(validator.Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Made_again_elsewhere_they_are_the_same_bytes(string report)
    {
        var document = Document(report);
        var files = ReportFormats.All(document);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-EG");
        try
        {
            Assert.Equal(files.Select(f => f.Sha256), ReportFormats.All(document).Select(f => f.Sha256));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void JSON_is_the_whole_object_with_the_content_that_was_hashed()
    {
        var document = AReport.Of(5);
        var json = JsonDocument.Parse(Files("5")[".json"]).RootElement;
        Assert.Equal(
            ["number", "state", "revision", "computedAt", "publishedAt", "publishedBy", "contentHash", "content"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            document.Header.ContentHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.GetProperty("content").GetRawText()))));
    }

    [Fact]
    public void No_text_is_taken_for_a_formula()
    {
        var files = Files("awkward");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(files[".xlsx"]), isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Cell>()).ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Contains(cells, c => c.InnerText == "=1+1" && c.DataType! == X.CellValues.InlineString);

        var exact = FileReader.Csv(FileReader.Unzip(files["-csv.zip"])["reached.csv"]);
        var safe = FileReader.Csv(FileReader.Unzip(files["-excel-csv.zip"])["reached.csv"]);
        Assert.Equal(["=1+1", "@x"], exact.Skip(2).Select(r => r[0]));
        Assert.Equal(["'=1+1", "'@x"], safe.Skip(2).Select(r => r[0]));
        var targets = FileReader.Csv(FileReader.Unzip(files["-excel-csv.zip"])["targets.csv"]);
        Assert.Equal("-3", targets[2][Array.IndexOf(targets[0], "days_left")]);
    }

    [Fact]
    public void Arabic_stands_in_runs_of_its_own_direction_whole_and_in_order()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Files("awkward")[".docx"]), isEditable: false);
        var body = package.MainDocumentPart!.Document!.Body!;
        var name = body.Descendants<W.Paragraph>().First(p => p.InnerText == AReport.Arabic);
        Assert.NotNull(name.ParagraphProperties!.BiDi);
        Assert.NotNull(Assert.Single(name.Elements<W.Run>()).RunProperties!.RightToLeftText);

        var mixed = body.Descendants<W.Paragraph>().First(p => p.InnerText == "Darayya (داريا), south");
        Assert.Null(mixed.ParagraphProperties!.BiDi);
        Assert.Equal(["Darayya (", "داريا", "), south"], mixed.Elements<W.Run>().Select(r => r.InnerText));
        Assert.Equal([false, true, false], mixed.Elements<W.Run>().Select(r => r.RunProperties?.RightToLeftText is not null));

        var bold = body.Descendants<W.Run>().First(r => r.InnerText == "أربع");
        Assert.NotNull(bold.RunProperties!.BoldComplexScript);
    }

    [Fact]
    public void The_narrative_keeps_its_form_and_nothing_in_it_runs()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Files("awkward")[".docx"]), isEditable: false);
        var main = package.MainDocumentPart!;
        Assert.Equal("https://example.org/a", Assert.Single(main.HyperlinkRelationships).Uri.ToString());
        var paragraphs = main.Document!.Body!.Elements<W.Paragraph>().ToList();
        Assert.Contains(paragraphs, p => p.InnerText == "ملخص" && p.ParagraphProperties!.ParagraphStyleId!.Val == "Heading2");
        Assert.Contains(paragraphs, p => p.InnerText == "four <b>not markup</b>" && p.ParagraphProperties!.NumberingProperties is not null);
        Assert.Contains(paragraphs, p => p.InnerText.Contains("and none", StringComparison.Ordinal));
        var table = main.Document.Body.Elements<W.Table>().First();
        Assert.Equal(["Place", "People", "Foah", "800"], table.Descendants<W.TableCell>().Select(c => c.InnerText));
    }

    [Fact]
    public void The_charts_are_drawn_by_the_word_processor_and_say_what_they_show()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Files("20")[".docx"]), isEditable: false);
        var main = package.MainDocumentPart!;
        var charts = ReportCharts.All(AReport.Of(20).Annex.Series);
        Assert.Equal(
            charts.Select(c => (c.Title, c.Description)),
            main.Document!.Body!.Descendants<D.DocProperties>().Select(p => (p.Name!.Value!, p.Description!.Value!)));
        var values =
            main.ChartParts.Select(p =>
                p.ChartSpace!.Descendants<C.Values>().First().Descendants<C.NumericPoint>().Select(n => n.NumericValue!.InnerText).ToList()).ToList();
        Assert.Equal(charts.Count, values.Count);
        Assert.All(charts.Zip(values), c => Assert.Equal(
            c.First.Bars!.Groups.Select(g => g.Bars[0].Value).OfType<long>().Select(v => v.ToString(CultureInfo.InvariantCulture)), c.Second));
    }

    [Fact]
    public void Units_that_the_heading_says_are_not_said_again() => Assert.All(
        ReportTables.Of(AReport.Of(20)).SelectMany(t => t.Columns),
        column => Assert.DoesNotMatch(@"(?i)\b(\w+)\b.*\(\1\)", column.HeadingAndUnit));

    [Fact]
    public void A_draft_says_so_everywhere()
    {
        var files = Files("draft");
        using var package = WordprocessingDocument.Open(new MemoryStream(files[".docx"]), isEditable: false);
        Assert.Contains("DRAFT", package.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains("DRAFT", package.MainDocumentPart.HeaderParts.Single().Header!.InnerText, StringComparison.Ordinal);
        Assert.Contains(FileReader.Sheet(files[".xlsx"], "Contents"), r => r[0] as string == "State" && r[1] as string == "Draft");
        Assert.All(FileReader.Csv(FileReader.Unzip(files["-csv.zip"])["figures.csv"]).Skip(2), r => Assert.Equal("draft", r[2]));
        Assert.All(ReportFormats.All(AReport.Draft()), f => Assert.StartsWith("report-5-draft", f.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_contents_count_the_rows_of_each_sheet_and_name_the_hash()
    {
        var (document, workbook) = (AReport.Of(5), Files("5")[".xlsx"]);
        var contents = FileReader.Sheet(workbook, "Contents");
        var sheets = contents.Skip(1).TakeWhile(r => r[0] is not null).ToList();
        Assert.Equal(Workbooks.Names(workbook).Skip(1), sheets.Select(r => (string)r[0]!));
        Assert.All(sheets, r => Assert.Equal((double)r[3]!, FileReader.Sheet(workbook, (string)r[0]!).Count - 1));
        Assert.Contains(contents, r => r[1] as string == document.Header.ContentHash);
        Assert.Equal(document.Annex.Definitions.Count, FileReader.Sheet(workbook, "Definitions").Count - 1);
    }

    private static Dictionary<string, byte[]> Files(string report)
    {
        var document = Document(report);
        return ReportFormats.Endings.ToDictionary(e => e, e => ReportFormats.Find(document, ReportFormats.NameOf(document.Header, e))!.Content);
    }

    private static ReportDocument Document(string report) =>
        report switch { "awkward" => AReport.Awkward(), "draft" => AReport.Draft(), _ =>
            AReport.Of(int.Parse(report, CultureInfo.InvariantCulture)) };

    private static void Compare(string where, string csv, object? sheet, string hxl)
    {
        switch (sheet)
        {
            case double number:
                Assert.True((decimal)number == decimal.Parse(csv, CultureInfo.InvariantCulture), where);
                break;
            case DateTime day:
                Assert.True(csv == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), where);
                break;
            case bool flag:
                Assert.True(csv == (flag ? "true" : "false"), where);
                break;
            case "no number set":
                Assert.True(csv is "0" or "", where);
                break;
            case "unknown":
                Assert.True(csv.Length == 0, where);
                break;
            default:
                // A number or a day is never written as a text, but for rules, which are sections.
                Assert.False(hxl != "#meta+rule" && decimal.TryParse(csv, CultureInfo.InvariantCulture, out _), where);
                Assert.False(DateOnly.TryParseExact(csv, "yyyy-MM-dd", out _), where);
                break;
        }
    }

    private static string SheetOf(string file) => char.ToUpperInvariant(file[0]) + Path.GetFileNameWithoutExtension(file)[1..].Replace('_', ' ');

    // What XML cannot hold is replaced.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value < ' ' ? "\uFFFD" : r.ToString()));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
