using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>Which earlier reports a report has to name as restated, and in what words.</summary>
public static class RestatedReports
{
    /// <summary>
    /// The revisions of reports before <paramref name="number"/> that were published since the report before it was first published: no
    /// earlier report could name them.
    /// </summary>
    /// <param name="calendar">Tells which reports are before it.</param>
    /// <param name="number">Of the report that is made.</param>
    /// <param name="reports">All reports of the operation.</param>
    public static IReadOnlyList<Restatement> Before(MeetingCalendar calendar, int number, IEnumerable<ReportHeader> reports)
    {
        var earlier = calendar.Earlier(number).Select(p => p.Number).ToList();
        var published =
            reports.Where(r => r.State == ReportState.Published && r.TaskForce == calendar.TaskForce && earlier.Contains(r.Number)).ToList();
        var last = earlier.LastOrDefault(n => published.Any(r => r.Number == n));
        return published.FirstOrDefault(r => r.Number == last && r.Revision == 1) is not { } first
            ? []
            : [.. published.Where(r => r.Revision > 1 && r.PublishedAt >= first.PublishedAt)
                .OrderBy(r => r.PublishedAt)
                .Select(r => new Restatement(r.Number, r.Revision, r.PublishedAt!.Value, r.Reason ?? ""))];
    }

    /// <summary>A sentence for each, with the day in the operation's zone.</summary>
    public static IEnumerable<string> Sentences(IReportContent content, ReportAnnex annex) => annex.Restated.Select(r => Format.With(
        Texts.RestatedReport, r.Report, r.Revision,
        Format.Day((new Operation { Code = "", Name = "", Since = default, TimeZone = content.Operation.TimeZone }).DayOf(r.PublishedAt)), r.Reason));
}
