using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportsPage
{
    private ListPage<LedgerRow> _page = ListPage<LedgerRow>.Empty;
    private IReadOnlyList<Row> _reports = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    protected override async Task ReadAsync(Situation situation)
    {
        _page = await PageAsync();
        await Reports.EnsureAsync(Held!, [.. _page.Rows.Select(r => r.Period.Number)]);

        // What they have become.
        _page = await PageAsync();
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in _page.Rows)
        {
            var number = row.Period.Number;
            rows.Add(new Row(row, await Reports.ContentAsync(Held!, number), [.. revisions[number]]));
        }

        _reports = rows;
    }

    private async Task<ListPage<LedgerRow>> PageAsync() => LedgerRow.LatestFirst.Page([.. (await Reports.LedgerAsync(Held!)).Reverse()], At);

    /// <summary>A report of the list; <paramref name="Content"/> is null when it was never computed.</summary>
    private sealed record Row(LedgerRow Ledger, ReportContent? Content, IReadOnlyList<ReportHeader> Revisions);
}
