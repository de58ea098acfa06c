using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Page;

public sealed partial class ReportsPage
{
    private ListPage<LedgerRow> _page = ListPage<LedgerRow>.Empty;
    private IReadOnlyList<Row> _reports = [];
    private IReadOnlyList<(TaskForce TaskForce, int Count)> _counts = [];
    private TaskForce _taskForce;

    [Inject]
    public required ReportReader Reports { get; init; }

    /// <summary>The word of the task force whose reports are listed; without it the humanitarian one.</summary>
    [SupplyParameterFromQuery(Name = "force")]
    public string? Force { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _taskForce = EnumCode.TryParse<TaskForce>(Force ?? "", out var named) ? named : TaskForce.Humanitarian;
        _page = await PageAsync();

        // What there is not yet is made first. What drafts say by the records of today is counted side by side, and waits for none of them.
        await Reports.EnsureAsync(
            Held!, [.. _page.Rows.Where(r => r.State is ReportLedgerState.Missing or ReportLedgerState.Failed).Select(r => r.Period.Report)]);
        _page = await PageAsync();
        var meetings = _page.Rows.Count == 0 || _taskForce != TaskForce.Humanitarian ? []
            : Held!.Meetings(_page.Rows[0].Period.End, _page.Rows.Count).ToDictionary(m => m.Period.Report);
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in _page.Rows)
        {
            var report = row.Period.Report;
            rows.Add(row.State == ReportLedgerState.Draft && meetings.TryGetValue(report, out var meeting)
                ? new Row(row, ReportRowFigures.Of(meeting), [], [.. revisions[report]])
                : await Reports.SumsAsync(Held!, report) switch
                {
                    (ReportContent content, var sums) => new Row(row, ReportRowFigures.Of(content, sums), [], [.. revisions[report]]),
                    (var content, var sums) => new Row(row, null, Headline.Of(content, sums), [.. revisions[report]]),
                    null => new Row(row, null, [], [.. revisions[report]]),
                });
        }

        _reports = rows;
    }

    private async Task<ListPage<LedgerRow>> PageAsync()
    {
        var ledger = await Reports.LedgerAsync(Held!);
        _counts = [.. ledger.GroupBy(r => r.Period.TaskForce).Select(g => (g.Key, g.Count()))];
        return LedgerRow.LatestFirst.Page(LedgerRow.Sorted(ledger.Where(r => r.Period.TaskForce == _taskForce)), At);
    }

    // What heads the columns of figures that are not the humanitarian task force's: their names, from the first report that has any.
    private IReadOnlyList<string> Headings => [.. _reports.Select(r => r.Headline).FirstOrDefault(h => h.Count > 0)?.Select(h => h.Label) ?? []];

    /// <summary>A report of the list.</summary>
    /// <param name="Figures">The humanitarian task force's; null: it was never computed, or is another's.</param>
    /// <param name="Headline">Another task force's; empty: it was never computed, or is the humanitarian one's.</param>
    private sealed record Row(
        LedgerRow Ledger, ReportRowFigures? Figures, IReadOnlyList<HeadlineText> Headline, IReadOnlyList<ReportHeader> Revisions);
}
