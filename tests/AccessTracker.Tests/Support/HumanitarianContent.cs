using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Tests.Support;

/// <summary>What a report of the humanitarian task force says.</summary>
internal static class HumanitarianContent
{
    public static ReportContent Said(this IReportContent content) => (ReportContent)content;

    public static ReportContent Said(this ReportView report) => report.Content.Said();

    public static ReportContent Said(this ReportDocument document) => document.Content.Said();

    public static ReportContent Said(this IReport report) => report.Content.Said();
}
