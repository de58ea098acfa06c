using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>A report of the ceasefire task force: what it says, and the records behind each figure.</summary>
/// <param name="Period">The meeting it is for and the days it covers.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">By the figure's path in the content, the records it was counted from, as in <see cref="WeeklyReport"/>.</param>
public sealed record CeasefireReport(ReportPeriod Period, CeasefireContent Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records)
    : IReport
{
    IReportContent IReport.Content => Content;

    /// <summary>The word that stands for the task force.</summary>
    public const string TaskForce = "ceasefire";

    /// <summary>The way of counting, as <see cref="WeeklyReport.Method"/> is.</summary>
    public const int Method = 2;

    /// <summary>
    /// The report of one meeting, by the ceasefire rules. A pure function: the same records give the same report, in whatever order they are,
    /// but for two steps of one day of one allegation, and two decisions of one day on one line.
    /// </summary>
    /// <param name="situation">The records.</param>
    /// <param name="period">The meeting and the days the report is about.</param>
    public static CeasefireReport Compute(Situation situation, ReportPeriod period)
    {
        var draft = new ReportDraft(situation.CountedOn(period.End), period);
        var (allegations, patterns, routes, access) =
            (AllegationCount.Count(draft), PatternList.List(draft), RouteCount.Count(draft), AccessCount.Count(draft));
        var stated = StatedComparison.Compare(situation.Facts.StatedFigures, period.Report, allegations, patterns, routes, access);
        var content = new CeasefireContent(
            ReportOperation.Of(situation.Operation),
            TaskForce,
            period.End,
            period.Start,
            period.End,
            CalmCount.Count(draft),
            allegations,
            patterns,
            ControlCount.Count(draft),
            routes,
            CentreCount.Count(draft),
            CommitmentCount.Count(draft),
            access,
            Events(draft),
            stated.Count == 0 ? null : stated,
            ReviewCount.Count(draft, situation));
        return new CeasefireReport(period, content, draft.Records);
    }

    private static List<ReportEvent> Events(ReportDraft draft)
    {
        var events = draft.Situation.Facts.Ceasefire.Events
            .Where(e => draft.Period.Contains(e.Day))
            .OrderBy(e => e.Day)
            .ThenBy(e => e.Ref, StringComparer.Ordinal)
            .ToList();
        draft.Note("events", events.Select(RecordRef.Of));
        return [.. events.Select(e => new ReportEvent(e.Ref, e.Day, EnumCode.Of(e.Kind), e.Title))];
    }
}
