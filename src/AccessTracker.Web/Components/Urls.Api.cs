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

    /// <summary>A record, by the name that its kind has in the API and its key as addresses have it.</summary>
    public static string ApiRecord(string operation, string kind, string address) => $"{ApiAnswer(operation, kind)}/{Segment(address)}";

    /// <summary>What becomes of a bundle that was sent.</summary>
    public static string ApiImport(string operation, Guid id) => $"{ApiAnswer(operation, "imports")}/{id}/outcome";

    /// <summary>An answer, or the records of a kind, by its last step.</summary>
    public static string ApiAnswer(string operation, string answer) => $"{ApiOperation(operation)}/{Segment(answer)}";

    private static string ApiOperation(string operation) => $"{ApiV1}/operations/{Segment(operation)}";

    private static string? WordOf(TaskForce taskForce) => taskForce == TaskForce.Humanitarian ? null : EnumCode.Of(taskForce);
}
