using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Makes the files of a report. The same document gives the same bytes.</summary>
public sealed class ReportFiles(PdfPrinter printer)
{
    private const string Pdf = ".pdf";

    /// <summary>
    /// What follows the base of a file's name, in the order in which files are offered. Without a Chromium there is no PDF among them.
    /// </summary>
    public IReadOnlyList<string> Endings { get; } = printer.Chromium is null
        ? ReportFormats.Endings
        : [ReportFormats.Endings[0], Pdf, .. ReportFormats.Endings.Skip(1)];

    /// <summary>Every file, in the order in which they are offered.</summary>
    /// <exception cref="PdfFailedException">There is a Chromium, and it made none.</exception>
    public async Task<IReadOnlyList<ReportFile>> MakeAsync(ReportDocument document, CancellationToken cancellation = default)
    {
        var files = new List<ReportFile>(ReportFormats.All(document));
        if (await PdfAsync(document, cancellation) is { } pdf)
        {
            files.Insert(1, pdf);
        }

        return files;
    }

    /// <summary>One file; null when the report has none of that name.</summary>
    /// <exception cref="PdfFailedException">There is a Chromium, and it made none.</exception>
    public async Task<ReportFile?> MakeAsync(ReportDocument document, string name, CancellationToken cancellation = default) =>
        name == ReportFormats.NameOf(document.Header, Pdf) ? await PdfAsync(document, cancellation) : ReportFormats.Find(document, name);

    private async Task<ReportFile?> PdfAsync(ReportDocument document, CancellationToken cancellation) =>
        await printer.PrintAsync(document, cancellation) is { } pdf
            ? new ReportFile(ReportFormats.NameOf(document.Header, Pdf), "application/pdf", pdf)
            : null;
}
