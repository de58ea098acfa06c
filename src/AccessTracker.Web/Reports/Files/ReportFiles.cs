using System.Globalization;
using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Makes the files of a report. The same document gives the same bytes.</summary>
public sealed class ReportFiles(PdfPrinter printer, FileLanguages languages)
{
    private const string Pdf = ".pdf";

    /// <summary>
    /// What follows the base of a file's name, in the order in which files are offered. Without a Chromium there is no PDF among them.
    /// </summary>
    public IReadOnlyList<string> Endings { get; } = printer.Chromium is null
        ? ReportFormats.Endings
        : [ReportFormats.Endings[0], Pdf, .. ReportFormats.Endings.Skip(1)];

    /// <summary>
    /// Every file: those of the first language with the ones for programs among them, in the order in which they are offered, then those of each
    /// other language.
    /// </summary>
    /// <exception cref="PdfFailedException">There is a Chromium, and it made none.</exception>
    public async Task<IReadOnlyList<ReportFile>> MakeAsync(ReportDocument document, CancellationToken cancellation = default)
    {
        var files = new List<ReportFile>();
        foreach (var language in languages.All)
        {
            var made = files.Count == 0 ? ReportFormats.All(document, language) : ReportFormats.Worded(document, language);
            files.Add(made[0]);
            files.AddRange(await PdfAsync(document, language, cancellation) is { } pdf ? [pdf] : []);
            files.AddRange(made.Skip(1));
        }

        return files;
    }

    /// <summary>One file, in the language that its name says; null when the report has none of that name.</summary>
    /// <exception cref="PdfFailedException">There is a Chromium, and it made none.</exception>
    public async Task<ReportFile?> MakeAsync(ReportDocument document, string name, CancellationToken cancellation = default)
    {
        var code = ReportFormats.LanguageOf(name);
        if ((code is null || code == ReportFormats.English.Name ? ReportFormats.English : languages.Find(code)) is not { } language)
        {
            return null;
        }

        return name == ReportFormats.NameOf(document.Header, Pdf, language)
            ? await PdfAsync(document, language, cancellation)
            : ReportFormats.Find(document, name, language);
    }

    private async Task<ReportFile?> PdfAsync(ReportDocument document, CultureInfo language, CancellationToken cancellation) =>
        await printer.PrintAsync(document, language, cancellation) is { } pdf
            ? new ReportFile(ReportFormats.NameOf(document.Header, Pdf, language), "application/pdf", pdf)
            : null;
}
