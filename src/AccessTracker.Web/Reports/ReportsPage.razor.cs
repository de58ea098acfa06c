using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportsPage
{
    private Slice<Row> _reports = Slice<Row>.Of([], 1);

    [Inject]
    public required ReportReader Reports { get; init; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        await Reports.EnsureAsync(Held!);

        // The latest is what a reader comes for.
        var page = Slice<Row>.Of([.. (await Reports.LedgerAsync(Held!)).Reverse().Select(r => new Row(r, null, []))], Page);
        var revisions = await Reports.RevisionsAsync(Held!);
        var rows = new List<Row>();
        foreach (var row in page.Rows)
        {
            var number = row.Ledger.Period.Number;
            rows.Add(row with { Content = await Reports.ContentAsync(Held!, number), Revisions = [.. revisions[number]] });
        }

        _reports = page with { Rows = rows };
    }

    /// <summary>A report of the list; <paramref name="Content"/> is null when it was never computed.</summary>
    private sealed record Row(LedgerRow Ledger, ReportContent? Content, IReadOnlyList<ReportHeader> Revisions);
}
