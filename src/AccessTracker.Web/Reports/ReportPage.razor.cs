using AccessTracker.Domain.Reports;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportPage
{
    private ReportView? _report;
    private int _last;

    [Inject]
    public required ReportReader Reports { get; init; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _report = await Reports.FindAsync(Held!, Number);
        if (_report is null)
        {
            Missing();
            return;
        }

        _last = situation.Calendar.Due(Today)[^1].Number;
    }
}
