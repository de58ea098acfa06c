using System.Globalization;
using System.Text;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The files of a report that are made of its document alone, without a browser. The same document gives the same bytes.</summary>
public static class ReportFormats
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What follows the base of a file's name, in the order in which files are offered.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".docx", ".xlsx", "-csv.zip", "-excel-csv.zip", ".json"];

    /// <summary>All of them, in the order of <see cref="Endings"/>.</summary>
    public static IReadOnlyList<ReportFile> All(ReportDocument document)
    {
        var culture = CultureInfo.CurrentCulture;

        // As the pages write numbers and days, whoever asks, job and command included.
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        try
        {
            var tables = ReportTables.Of(document);
            return [.. Endings.Select(ending => Make(document, tables, ending))];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>One of them; null when there is no such <paramref name="ending"/>.</summary>
    public static ReportFile? Find(ReportDocument document, string ending) =>
        Endings.Contains(ending) ? All(document).First(f => f.Name == NameOf(document, ending)) : null;

    /// <summary>What a file is saved as: <c>report-5-r1.docx</c>, of a draft <c>report-5-draft.docx</c>.</summary>
    public static string NameOf(ReportDocument document, string ending) => BaseOf(document.Header.Number, document.Header.Revision) + ending;

    private static string BaseOf(int number, int revision) =>
        revision == 0 ? string.Create(CultureInfo.InvariantCulture, $"report-{number}-draft") : string.Create(CultureInfo.InvariantCulture, $"report-{number}-r{revision}");

    private static ReportFile Make(ReportDocument document, IReadOnlyList<ReportTable> tables, string ending)
    {
        var (type, content) = ending switch
        {
            ".docx" => (Word, DocxFile.Write(document, tables)),
            ".xlsx" => (Excel, XlsxFile.Write(document, tables)),
            "-csv.zip" => ("application/zip", CsvFiles.Write(document, tables, ExportFlavour.Exact)),
            "-excel-csv.zip" => ("application/zip", CsvFiles.Write(document, tables, ExportFlavour.ForSpreadsheets)),
            ".json" => ("application/json", Encoding.UTF8.GetBytes(ReportObject.Write(document.Header, document.Content))),
            _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "There is no such file."),
        };
        return new ReportFile(NameOf(document, ending), type, content);
    }
}
