using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Cli;

/// <summary>Prints reports: as text for a person, as the object of the report's format for a program.</summary>
internal sealed class ReportPrinter(TextWriter output)
{
    /// <summary>A line for each report; with <paramref name="json"/>, a list of all of them.</summary>
    public async Task PrintAllAsync(IReadOnlyList<ReportView> reports, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync($"[{string.Join(",\n", reports.Select(r => Json(r.Header, r.Content)))}]");
            return;
        }

        foreach (var report in reports)
        {
            await output.WriteLineAsync(Line(report));
        }
    }

    public Task PrintAsync(ReportDocument report, bool json) =>
        output.WriteLineAsync(json ? Json(report.Header, report.Content) : ReportText.Of(report, ReportTables.Of(report)));

    private static string Json(ReportHeader header, IReportContent content) => ReportObject.Write(header, content);

    private static string Line(ReportView report) =>
        $"{report.Header.Number,3}  {Format.Iso(report.Content.ReportDate)}  {EnumCode.Of(report.Header.State),-9}  "
            + $"{string.Join("; ", Headline.Of(report.Content, report.Sums).Select(h => $"{h.Label}: {h.Value}"))}";
}
