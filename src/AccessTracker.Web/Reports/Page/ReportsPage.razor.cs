using AccessTracker.Data.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Page;

public sealed partial class ReportsPage
{
    private ListPage<LedgerRow> _page = ListPage<LedgerRow>.Empty;
    private IReadOnlyList<Row> _reports = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    protected override async Task ReadAsync(Situation situation)
    {
        _page = await PageAsync();

        // What there is not yet is made first. What drafts say by the records of today is counted side by side, and waits for none of them.
        await Reports.EnsureAsync(
            Held!, [.. _page.Rows.Where(r => r.State is ReportLedgerState.Missing or ReportLedgerState.Failed).Select(r => r.Period.Number)]);
        _page = await PageAsync();
        var meetings = _page.Rows.Count == 0 ? [] : Held!.Meetings(_page.Rows[0].Period.End, _page.Rows.Count).ToDictionary(m => m.Period.Number);
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in _page.Rows)
        {
            var number = row.Period.Number;
            rows.Add(new Row(
                row,
                row.State == ReportLedgerState.Draft && meetings.TryGetValue(number, out var meeting) ? ReportRowFigures.Of(meeting)
                : await Reports.SumsAsync(Held!, number) is (var content, var sums) ? ReportRowFigures.Of(content, sums) : null,
                [.. revisions[number]]));
        }

        _reports = rows;
    }

    private async Task<ListPage<LedgerRow>> PageAsync() => LedgerRow.LatestFirst.Page([.. (await Reports.LedgerAsync(Held!)).Reverse()], At);

    /// <summary>A report of the list; <paramref name="Figures"/> is null when it was never computed.</summary>
    private sealed record Row(LedgerRow Ledger, ReportRowFigures? Figures, IReadOnlyList<ReportHeader> Revisions);
}
