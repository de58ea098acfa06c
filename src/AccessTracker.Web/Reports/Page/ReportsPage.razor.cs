using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
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
        var meetings = _page.Rows.Count == 0 ? [] : Held!.Meetings(_page.Rows[0].Period.End, _page.Rows.Count).ToDictionary(m => m.Period.Report);
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in _page.Rows)
        {
            var report = row.Period.Report;
            rows.Add(new Row(
                row,
                row.State == ReportLedgerState.Draft && meetings.TryGetValue(report, out var meeting) ? ReportRowFigures.Of(meeting)
                : await Reports.SumsAsync(Held!, report) is (var content, var sums) ? ReportRowFigures.Of(content, sums) : null,
                [.. revisions[report]]));
        }

        _reports = rows;
    }

    private async Task<ListPage<LedgerRow>> PageAsync()
    {
        var ledger = await Reports.LedgerAsync(Held!);
        _counts = [.. ledger.GroupBy(r => r.Period.TaskForce).Select(g => (g.Key, g.Count()))];
        return LedgerRow.LatestFirst.Page(LedgerRow.Sorted(ledger.Where(r => r.Period.TaskForce == _taskForce)), At);
    }

    /// <summary>A report of the list; <paramref name="Figures"/> is null when it was never computed.</summary>
    private sealed record Row(LedgerRow Ledger, ReportRowFigures? Figures, IReadOnlyList<ReportHeader> Revisions);
}
