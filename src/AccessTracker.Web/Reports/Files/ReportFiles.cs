using System.Globalization;
using System.Text;
using AccessTracker.Data.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Makes the files of a report that is about to be published. The same document gives the same bytes.</summary>
public sealed class ReportFiles
{
    /// <summary>Every file, in the order in which they are offered.</summary>
    public Task<IReadOnlyList<ReportFile>> MakeAsync(ReportDocument document, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ReportFile>>(
        [
            new ReportFile(NameOf(document, "json"), "application/json", Encoding.UTF8.GetBytes(ReportObject.Write(document.Header, document.Content))),
        ]);

    /// <summary>What a file of the report is saved as: <c>report-5-r1.json</c>.</summary>
    internal static string NameOf(ReportDocument document, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"report-{document.Header.Number}-r{document.Header.Revision}.{ending}");
}
