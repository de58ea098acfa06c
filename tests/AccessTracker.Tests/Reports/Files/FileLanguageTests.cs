using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.Options;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Wordprocessing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Tests.Reports.Files;

/// <summary>
/// A report's files in the languages of its readers: the same figures, worded otherwise, and in Arabic read from the right throughout.
/// </summary>
public sealed partial class FileLanguageTests
{
    private static readonly ReaderLanguages _languages = new(Options.Create(new LanguageSettings()));

    public FileLanguageTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string> Reports => ["20", "awkward", "draft"];

    [Theory]
    [InlineData("report-5-r1.docx", "en", "report-5-r1.ar.docx")]
    [InlineData("report-5-r1-excel-csv.zip", "en", "report-5-r1.ar-excel-csv.zip")]
    [InlineData("report-ceasefire-5-draft.pdf", "en", "report-ceasefire-5-draft.ar.pdf")]
    [InlineData("report-5-r12.fr.xlsx", "fr", "report-5-r12.ar.xlsx")]
    [InlineData("report-5-r1.json", null, "report-5-r1.json")]
    [InlineData("report-5-r1-csv.zip", null, "report-5-r1-csv.zip")]
    public void A_name_says_the_language_and_English_keeps_the_name_that_it_had(string name, string? language, string inArabic)
    {
        Assert.Equal(language, ReportFormats.LanguageOf(name));
        Assert.Equal(inArabic, ReportFormats.Named(name, "ar"));
        Assert.Equal(language is null ? name : name.Replace($".{language}.", ".", StringComparison.Ordinal), ReportFormats.Named(inArabic, "en"));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void What_is_for_programs_is_the_same_bytes_in_every_language(string report)
    {
        var (english, arabic) = (Files(report, "en"), Files(report, "ar"));
        foreach (var ending in ReportFormats.Endings)
        {
            Assert.Equal(ReportFormats.IsWorded(ending), !english[ending].SequenceEqual(arabic[ending]));
        }

        // Whoever asks in whatever language gets the same file.
        var document = Document(report);
        var again = ReaderLanguages.In(_languages.Of("fr"), () => Files(document, "ar"));
        Assert.All(ReportFormats.Endings, e => Assert.Equal(arabic[e], again[e]));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void An_Arabic_text_document_is_read_from_the_right_throughout(string report)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Files(report, "ar")[".docx"]), isEditable: false);
        var main = package.MainDocumentPart!;
        var body = main.Document!.Body!;
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"));

        Assert.NotNull(body.Elements<W.SectionProperties>().Single().GetFirstChild<W.BiDi>());
        Assert.NotNull(main.StyleDefinitionsPart!.Styles!.DocDefaults!.ParagraphPropertiesDefault!.ParagraphPropertiesBaseStyle!.BiDi);
        Assert.All(body.Descendants<W.Table>(), t => Assert.NotNull(t.GetFirstChild<W.TableProperties>()!.BiDiVisual));

        // The chair's English words are read from the left, as they were written.
        var chair = ReaderLanguages.In(_languages.Of("ar"), () => Paragraphs(Document(report)));
        var paragraphs = body.Descendants<W.Paragraph>().Where(p => p.InnerText.Length > 0 && !chair.Contains(p.InnerText)).ToList();
        Assert.All(
            paragraphs.Concat(main.HeaderParts.Single().Header!.Elements<W.Paragraph>())
                .Concat(main.FooterParts.Single().Footer!.Elements<W.Paragraph>()),
            p => Assert.True(p.ParagraphProperties?.BiDi is not null, p.InnerText));

        var runs = body.Descendants<W.Run>().ToList();
        Assert.All(runs.Where(r => ArabicLetter().IsMatch(r.InnerText)), r => Assert.NotNull(r.RunProperties!.RightToLeftText));
        Assert.All(runs.Where(r => LatinLetter().IsMatch(r.InnerText)), r => Assert.Null(r.RunProperties?.RightToLeftText));
        Assert.DoesNotContain(runs, r => r.InnerText.Contains('\u2068', StringComparison.Ordinal));

        var words = FileReader.Text(Files(report, "ar")[".docx"]);
        Assert.All(
            ReaderLanguages.In(_languages.Of("ar"), () => new[] { Texts.Headline, Texts.HowCounted, Texts.Definitions }),
            heading => Assert.Contains(heading, words, StringComparison.Ordinal));
        Assert.DoesNotContain("What each figure counts", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_say_in_Arabic_what_they_show_and_keep_their_axes()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(Files("20", "ar")[".docx"]), isEditable: false);
        var charts = package.MainDocumentPart!.ChartParts.Select(p => p.ChartSpace!).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, chart =>
        {
            Assert.Matches(ArabicLetter(), chart.Descendants<C.Title>().First().InnerText);
            Assert.All(chart.Descendants<C.Orientation>(), o => Assert.Equal(C.OrientationValues.MinMax, o.Val!.Value));
            Assert.Equal(C.AxisPositionValues.Left, chart.Descendants<C.ValueAxis>().Single().GetFirstChild<C.AxisPosition>()!.Val!.Value);
        });
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void An_Arabic_workbook_runs_from_the_right_on_each_sheet_with_the_same_numbers(string report)
    {
        var (english, arabic) = (Files(report, "en")[".xlsx"], Files(report, "ar")[".xlsx"]);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(arabic), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.All(
            workbook.WorkbookPart!.WorksheetParts,
            p => Assert.True(Assert.Single(p.Worksheet!.GetFirstChild<X.SheetViews>()!.Elements<X.SheetView>()).RightToLeft!.Value));

        var (names, before) = (Workbooks.Names(arabic), Workbooks.Names(english));
        Assert.Equal(before.Count, names.Count);
        Assert.All(names, name => Assert.True(name.Length <= 31 && ArabicLetter().IsMatch(name), name));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var (name, then) in names.Zip(before).Skip(1))
        {
            Assert.Equal(Numbers(FileReader.Sheet(english, then)), Numbers(FileReader.Sheet(arabic, name)));
        }

        IEnumerable<object> Numbers(List<object?[]> rows) => rows.SelectMany(r => r).Where(c => c is double)!;
    }

    [Fact]
    public void A_French_document_is_in_French_and_read_from_the_left()
    {
        var file = Files("20", "fr")[".docx"];
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(package.MainDocumentPart!.Document!.Body!.Descendants<W.BiDiVisual>());
        Assert.Equal("fr-FR", package.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<W.Languages>().First().Val!.Value);
        Assert.Contains(
            ReaderLanguages.In(_languages.Of("fr"), () => Texts.HowCounted), FileReader.Text(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    public void No_English_sentence_is_left(string language)
    {
        var words = FileReader.Text(Files("20", language)[".docx"]);
        var english = ReportTables.Of(Document("20"));
        var sentences =
            english.SelectMany(t => t.Lead.Concat(t.Notes).Append(t.Title).Concat(t.Columns.Where(c => !c.IsDetail).Select(c => c.Heading)))
            .Concat(Document("20").Annex.Definitions.SelectMany(d => new[] { d.Name, d.Definition }))
            .Where(s => s.Length > 8 && s.Contains(' ', StringComparison.Ordinal));
        Assert.All(sentences, s => Assert.DoesNotContain(s, words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_definition_that_was_worded_otherwise_when_it_was_published_stays_as_it_was()
    {
        var document = Document("20");
        var frozen = document.Annex.Definitions[0] with { Definition = "As it was counted then." };
        var older = document with { Annex = document.Annex with { Definitions = [frozen, .. document.Annex.Definitions.Skip(1)] } };
        var read = ReaderLanguages.In(_languages.Of("ar"), () => older.Worded().Annex.Definitions);
        Assert.Equal("As it was counted then.", read[0].Definition);
        Assert.Matches(ArabicLetter(), read[0].Name);
        Assert.All(read.Skip(1), d => Assert.Matches(ArabicLetter(), d.Definition));
        Assert.Same(older.Annex.Definitions, older.Worded().Annex.Definitions);
    }

    [Fact]
    public void In_Arabic_a_place_is_called_by_its_Arabic_name_with_the_other_beside_it_and_programs_read_the_one_they_always_did()
    {
        var document = Document("20");
        var place = document.Said().Reached[0];
        document = document with
        {
            Annex = document.Annex with
            {
                Names = new Dictionary<string, string> { ["delivery:D-1"] = $"{place.Name}, 17 Mar 2016" },
                NamesAr = new Dictionary<string, string> { [place.Location] = "عربين", ["delivery:D-1"] = "عربين" },
            },
            Content = document.Said() with { DataQuality = document.Said().DataQuality with { AbovePopulation = ["D-1"] } },
        };
        var (english, arabic) = (Files(document, "en"), Files(document, "ar"));
        var words = FileReader.Text(arabic[".docx"]);
        Assert.Contains($"عربين ({place.Name})", words, StringComparison.Ordinal);
        Assert.Contains("عربين، 17 آذار 2016", words, StringComparison.Ordinal);
        Assert.DoesNotContain("عربين", FileReader.Text(english[".docx"]), StringComparison.Ordinal);
        Assert.Contains($"{place.Name}, 17 Mar 2016", FileReader.Text(english[".docx"]), StringComparison.Ordinal);
        Assert.Equal(english["-csv.zip"], arabic["-csv.zip"]);
    }

    [Theory]
    [InlineData("عدد الأماكن: 5", "عدد الأماكن: |5")]
    [InlineData("5 من 18", "5| من |18")]
    [InlineData("مضايا (Madaya)، ريف دمشق", "مضايا (|Madaya|)، ريف دمشق")]
    [InlineData("+5.2%", "\u200E+5.2%")]
    [InlineData("39 armed groups: two", "39 armed groups: two")]
    [InlineData("1,234,567", "1,234,567")]
    [InlineData("Foah and Kafraya (FK)", "Foah and Kafraya (FK)")]
    [InlineData("قافلة \u2068report-5-r1.docx\u2069 سابقة", "قافلة |report-5-r1.docx| سابقة")]
    [InlineData("3، 4", "3|، |4")]
    public void Runs_of_a_document_from_the_right_are_parted_where_direction_turns(string text, string parts) =>
        Assert.Equal(parts, string.Join('|', DocxText.Parts(text, isAllRight: true).Select(p => p.Text)));

    private static Dictionary<string, byte[]> Files(string report, string language) => Files(Document(report), language);

    private static Dictionary<string, byte[]> Files(ReportDocument document, string language) =>
        ReportFormats.Endings.Zip(ReportFormats.All(document, _languages.Of(language))).ToDictionary(p => p.First, p => p.Second.Content);

    private static HashSet<string> Paragraphs(ReportDocument document) =>
        [.. document.Annex.Narratives.SelectMany(n => n.Markdown.Split('\n')).Select(l => l.Trim()),
            "one item", "two", "three", "four <b>not markup</b>", "a link and none", "Place", "People", "Foah", "800"];

    private static ReportDocument Document(string report) =>
        report switch { "awkward" => AReport.Awkward(), "draft" => AReport.Draft(), _ =>
            AReport.Of(int.Parse(report, CultureInfo.InvariantCulture)) };

    [GeneratedRegex(@"[\u0621-\u064A]")]
    private static partial Regex ArabicLetter();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex LatinLetter();
}
