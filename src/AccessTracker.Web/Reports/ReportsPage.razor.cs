using AccessTracker.Domain.Reports;
using AccessTracker.Web.Jobs;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportsPage
{
    private IReadOnlyList<LedgerRow> _reports = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    // The latest is what a reader comes for.
    protected override async Task ReadAsync(Situation situation) => _reports = [.. (await Reports.LedgerAsync(situation)).Reverse()];
}
