using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The files of a report that are made of its document alone, without a browser. The same document gives the same bytes.</summary>
public static class ReportFormats
{
    /// <summary>Media type of a text document.</summary>
    internal const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Media type of a workbook.</summary>
    internal const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What follows the base of a file's name, in the order in which files are offered.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".docx", ".xlsx", "-csv.zip", "-excel-csv.zip", ".json"];

    /// <summary>All of them, in the order of <see cref="Endings"/>.</summary>
    public static IReadOnlyList<ReportFile> All(ReportDocument document) => Make(document, Endings);

    /// <summary>One of them; null when there is none of that <paramref name="name"/>.</summary>
    public static ReportFile? Find(ReportDocument document, string name) =>
        Make(document, Endings.Where(e => NameOf(document.Header, e) == name)).FirstOrDefault();

    /// <summary>A report as a part of a name: <c>5</c>, <c>ceasefire-5</c>.</summary>
    public static string Slug(ReportId report) => report.ToString().Replace('/', '-');

    /// <summary>
    /// What a file is saved as: <c>report-5-r1.docx</c>, of a draft <c>report-5-draft.docx</c>, of the other task force
    /// <c>report-ceasefire-5-r1.docx</c>.
    /// </summary>
    public static string NameOf(ReportHeader header, string ending) => header.State == ReportState.Draft
        ? string.Create(CultureInfo.InvariantCulture, $"report-{Slug(header.Report)}-draft{ending}")
        : string.Create(CultureInfo.InvariantCulture, $"report-{Slug(header.Report)}-r{header.Revision}{ending}");

    /// <summary>What a file is for, by its <paramref name="name"/>.</summary>
    public static string Explain(string name) => name switch
    {
        _ when name.EndsWith(".docx", StringComparison.Ordinal) => Texts.FileDocx,
        _ when name.EndsWith(".pdf", StringComparison.Ordinal) => Texts.FilePdf,
        _ when name.EndsWith(".xlsx", StringComparison.Ordinal) => Texts.FileXlsx,
        _ when name.EndsWith("-excel-csv.zip", StringComparison.Ordinal) => Texts.FileCsvSafe,
        _ when name.EndsWith("-csv.zip", StringComparison.Ordinal) => Texts.FileCsvExact,
        _ when name.EndsWith(".json", StringComparison.Ordinal) => Texts.FileJson,
        _ => "",
    };

    // As the pages write numbers and days, whoever asks, job and command included.
    private static List<ReportFile> Make(ReportDocument document, IEnumerable<string> endings)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        try
        {
            var tables = ReportTables.Of(document);
            return [.. endings.Select(ending => Make(document, tables, ending))];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

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
        return new ReportFile(NameOf(document.Header, ending), type, content);
    }
}
