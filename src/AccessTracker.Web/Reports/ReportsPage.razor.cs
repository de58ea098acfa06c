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
        await Reports.EnsureAsync(Held!);

        _page = LedgerRow.LatestFirst.Page([.. (await Reports.LedgerAsync(Held!)).Reverse()], At);
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in _page.Rows)
        {
            var number = row.Period.Number;
            rows.Add(new Row(row, await Reports.ContentAsync(Held!, number), [.. revisions[number]]));
        }

        _reports = rows;
    }

    /// <summary>A report of the list; <paramref name="Content"/> is null when it was never computed.</summary>
    private sealed record Row(LedgerRow Ledger, ReportContent? Content, IReadOnlyList<ReportHeader> Revisions);
}
