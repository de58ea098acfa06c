using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Components;

/// <summary>What a report is called: that of the humanitarian task force by its number alone, that of the other one by its name too.</summary>
public static class ReportName
{
    /// <summary>"Report 5", "Ceasefire report 5".</summary>
    public static string Of(ReportId report) => Number(report, Texts.ReportNumber, Texts.CeasefireReportNumber);

    /// <summary>The same with its revision; without one where that is null or 0.</summary>
    public static string Of(ReportId report, int? revision) => revision > 0 ? Format.With(Texts.RevisionTitle, Of(report), revision) : Of(report);

    /// <summary>Within a sentence: "report 5", "ceasefire report 5".</summary>
    public static string InSentence(ReportId report) => Number(report, Texts.ReportInSentence, Texts.CeasefireReportInSentence);

    /// <summary>What the meeting is called that the report is of: "Meeting 5", "Ceasefire meeting 5".</summary>
    public static string OfMeeting(ReportId meeting) => Number(meeting, Texts.MeetingNumber, Texts.CeasefireMeetingNumber);

    /// <summary>The report that an address names; null: it names no task force.</summary>
    /// <param name="taskForce">Its word; null: the humanitarian one.</param>
    /// <param name="number">The report's.</param>
    public static ReportId? OfAddress(string? taskForce, int number) =>
        taskForce is null ? new ReportId(TaskForce.Humanitarian, number)
        : EnumCode.TryParse<TaskForce>(taskForce, out var named) ? new ReportId(named, number)
        : null;

    private static string Number(ReportId report, string humanitarian, string ceasefire) => Format.With(
        report.TaskForce switch { TaskForce.Humanitarian => humanitarian, TaskForce.Ceasefire => ceasefire }, report.Number);
}
