using System.Globalization;
using System.Text;
using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Makes the files of a report that is about to be published. The same document gives the same bytes.</summary>
public sealed class ReportFiles(PdfPrinter printer)
{
    /// <summary>Every file, in the order in which they are offered. Without a Chromium there is no PDF among them.</summary>
    /// <exception cref="PdfFailedException">There is a Chromium, and it made none.</exception>
    public async Task<IReadOnlyList<ReportFile>> MakeAsync(ReportDocument document, CancellationToken cancellation = default)
    {
        List<ReportFile> files = [];
        if (await printer.PrintAsync(document, cancellation) is { } pdf)
        {
            files.Add(new ReportFile(NameOf(document, "pdf"), "application/pdf", pdf));
        }

        files.Add(new ReportFile(NameOf(document, "json"), "application/json", Encoding.UTF8.GetBytes(ReportObject.Write(document.Header, document.Content))));
        return files;
    }

    /// <summary>What a file of the report is saved as: <c>report-5-r1.json</c>.</summary>
    internal static string NameOf(ReportDocument document, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"report-{document.Header.Number}-r{document.Header.Revision}.{ending}");
}
