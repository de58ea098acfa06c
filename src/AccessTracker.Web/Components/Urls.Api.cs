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

    /// <summary>The figures of a published revision.</summary>
    public static string ApiFigures(string operation, ReportId report, int revision) => Query(
        string.Create(CultureInfo.InvariantCulture, $"{ApiOperation(operation)}/reports/{report.Number}/revisions/{revision}/figures"),
        ("taskForce", WordOf(report.TaskForce)));

    /// <summary>The records of a kind, by the kind's name in the API.</summary>
    public static string ApiRecords(string operation, string kind) => ApiAnswer(operation, kind);

    /// <summary>An answer, by its last step.</summary>
    public static string ApiAnswer(string operation, string answer) => $"{ApiOperation(operation)}/{Segment(answer)}";

    private static string ApiOperation(string operation) => $"{ApiV1}/operations/{Segment(operation)}";

    private static string? WordOf(TaskForce taskForce) => taskForce == TaskForce.Humanitarian ? null : EnumCode.Of(taskForce);
}
