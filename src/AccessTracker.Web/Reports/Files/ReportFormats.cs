using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Export;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The files of a report that are made of its document alone, without a browser. The same document gives the same bytes.</summary>
public static partial class ReportFormats
{
    /// <summary>Media type of a text document.</summary>
    internal const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Media type of a workbook.</summary>
    internal const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>
    /// The language of what there is once, for programs, and of files whose names say none: they are older than files in others.
    /// </summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>What follows the base of a file's name, in the order in which files are offered.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".docx", ".xlsx", "-csv.zip", "-excel-csv.zip", ".json"];

    /// <summary>Whether files with that <paramref name="ending"/> are read by people, and so come in each language.</summary>
    public static bool IsWorded(string ending) => ending is not "-csv.zip" and not ".json";

    /// <summary>All of them in one language, English where none is named, in the order of <see cref="Endings"/>.</summary>
    public static IReadOnlyList<ReportFile> All(ReportDocument document, CultureInfo? language = null) =>
        Make(document, Endings, language ?? English);

    /// <summary>Those that people read, in one language.</summary>
    public static IReadOnlyList<ReportFile> Worded(ReportDocument document, CultureInfo language) =>
        Make(document, Endings.Where(IsWorded), language);

    /// <summary>One of them; null when there is none of that <paramref name="name"/>.</summary>
    public static ReportFile? Find(ReportDocument document, string name, CultureInfo? language = null) =>
        Make(document, Endings.Where(e => NameOf(document.Header, e, language) == name), language ?? English).FirstOrDefault();

    /// <summary>A report as a part of a name: <c>5</c>, <c>ceasefire-5</c>.</summary>
    public static string Slug(ReportId report) => report.ToString().Replace('/', '-');

    /// <summary>
    /// What a file is saved as: <c>report-5-r1.docx</c>, of a draft <c>report-5-draft.docx</c>, of the other task force
    /// <c>report-ceasefire-5-r1.docx</c>; in another language than English <c>report-5-r1.ar.docx</c>.
    /// </summary>
    public static string NameOf(ReportHeader header, string ending, CultureInfo? language = null)
    {
        var mark = language is null || language.Name == English.Name || !IsWorded(ending) ? "" : $".{language.Name}";
        return header.State == ReportState.Draft
            ? string.Create(CultureInfo.InvariantCulture, $"report-{Slug(header.Report)}-draft{mark}{ending}")
            : string.Create(CultureInfo.InvariantCulture, $"report-{Slug(header.Report)}-r{header.Revision}{mark}{ending}");
    }

    /// <summary>The language of a file by its name, <c>ar</c>; null: it is for programs, and in none.</summary>
    public static string? LanguageOf(string name) => Marked().Match(name) is { Success: true } match
        ? match.Groups["language"].Value
        : name.EndsWith(".json", StringComparison.Ordinal) || (name.EndsWith("-csv.zip", StringComparison.Ordinal) && !name.EndsWith(
            "-excel-csv.zip", StringComparison.Ordinal)) ? null : English.Name;

    /// <summary>The name of the same file in another language; one for programs has the name that it has.</summary>
    public static string Named(string name, string language) => LanguageOf(name) is null
        ? name
        : Base().Replace(name, match => match.Groups["base"].Value + (language == English.Name ? "" : $".{language}"), 1);

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

    // In the language of the file, whoever asks, job and command included; what is for programs is the same in all.
    private static List<ReportFile> Make(ReportDocument document, IEnumerable<string> endings, CultureInfo language)
    {
        var all = endings.ToList();
        var made = In(language, all.Where(IsWorded)).Concat(In(English, all.Where(e => !IsWorded(e)))).ToDictionary(f => f.Ending, f => f.File);
        return [.. all.Select(e => made[e])];

        IReadOnlyList<(string Ending, ReportFile File)> In(CultureInfo culture, IEnumerable<string> some) => ReaderLanguages.In(culture, () =>
        {
            var (wanted, worded) = (some.ToList(), document.Worded());
            var tables = wanted.Count == 0 ? [] : ReportTables.Of(worded);
            return wanted.ConvertAll(ending => (ending, Make(worded, tables, ending, culture)));
        });
    }

    private static ReportFile Make(ReportDocument document, IReadOnlyList<ReportTable> tables, string ending, CultureInfo language)
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
        return new ReportFile(NameOf(document.Header, ending, language), type, content);
    }

    // report-5-r1.ar.docx, report-ceasefire-5-draft.fr-excel-csv.zip
    [GeneratedRegex(@"^report-(?:[a-z]+-)?\d+-(?:draft|r\d+)\.(?<language>[a-z]{2,3})(?=[.-])", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<base>report-(?:[a-z]+-)?\d+-(?:draft|r\d+))(?:\.[a-z]{2,3}(?=[.-]))?", RegexOptions.CultureInvariant)]
    private static partial Regex Base();
}
