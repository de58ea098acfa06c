using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Components;

/// <summary>Addresses of the API that its own answers name.</summary>
public static partial class Urls
{
    /// <summary>A report, or what one of its published revisions says.</summary>
    public static string ApiReport(string operation, ReportId report, int? revision = null) => Query(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ApiOperation(operation)}/reports/{report.Number}{(revision is null ? "" : "/revisions/")}{revision}"),
        ("taskForce", WordOf(report.TaskForce)));

    /// <summary>A file of a report.</summary>
    public static string ApiReportFile(string operation, ReportId report, string name) => Query(
        string.Create(CultureInfo.InvariantCulture, $"{ApiOperation(operation)}/reports/{report.Number}/files/{Segment(name)}"),
        ("taskForce", WordOf(report.TaskForce)));

    /// <summary>The figures of a day.</summary>
    public static string ApiFigures(string operation, DateOnly day, TaskForce taskForce) =>
        Query($"{ApiOperation(operation)}/figures", ("day", Format.Iso(day)), ("taskForce", WordOf(taskForce)));

    private static string ApiOperation(string operation) => $"{ApiV1}/operations/{Segment(operation)}";

    private static string? WordOf(TaskForce taskForce) => taskForce == TaskForce.Humanitarian ? null : EnumCode.Of(taskForce);
}
