using System.Globalization;
using System.Text.Json;
using AccessTracker.Tests.Reports.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UglyToad.PdfPig;

namespace AccessTracker.EndToEnd;

/// <summary>Opens the files of a report as their readers do: each is sound, and all say the same.</summary>
internal static class ReportFilesCheck
{
    private const string Figure = "people.period.total.distinct";

    /// <param name="files">By their endings.</param>
    /// <param name="revision">Which they are of.</param>
    /// <param name="people">The people reached in the period, in digits.</param>
    public static void Sound(Dictionary<string, byte[]> files, int revision, string people)
    {
        var shown = int.Parse(people, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        var json = JsonDocument.Parse(files[".json"]).RootElement;
        Assert.Equal(("published", revision), (json.GetProperty("state").GetString(), json.GetProperty("revision").GetInt32()));
        Assert.Equal(
            people, json.GetProperty("content").GetProperty("people").GetProperty("period").GetProperty("total").GetProperty("distinct")
            .GetRawText());

        foreach (var (ending, hasMark) in new[] { ("-csv.zip", false), ("-excel-csv.zip", true) })
        {
            var bytes = FileReader.Unzip(files[ending])["figures.csv"];
            Assert.Equal(hasMark, bytes is [0xEF, 0xBB, 0xBF, ..]);
            var rows = FileReader.Csv(bytes);
            Assert.All(rows[1], tag => Assert.StartsWith("#", tag, StringComparison.Ordinal));
            var row = Assert.Single(rows, r => r[Array.IndexOf(rows[0], "path")] == Figure);
            Assert.Equal(people, row[Array.IndexOf(rows[0], "value")]);
        }

        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(files[".xlsx"]), isEditable: false);
        Assert.Empty(validator.Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var numbers =
            workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellValue>())
            .Select(v => v.InnerText);
        Assert.Contains(people, numbers);

        using var text = WordprocessingDocument.Open(new MemoryStream(files[".docx"]), isEditable: false);
        Assert.Empty(validator.Validate(text).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var words = text.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains(shown, words, StringComparison.Ordinal);
        Assert.Contains("الوعر", words, StringComparison.Ordinal);

        using var pdf = PdfDocument.Open(files[".pdf"]);
        var printed = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains(shown, printed, StringComparison.Ordinal);
        Assert.Contains("Al Waer was reached in part", printed, StringComparison.Ordinal);
        Assert.Contains(json.GetProperty("contentHash").GetString()!, printed, StringComparison.Ordinal);
    }
}
