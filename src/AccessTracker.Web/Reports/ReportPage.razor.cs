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
        _report = await Reports.FindAsync(situation, Number);
        if (_report is null)
        {
            await MissingAsync();
            return;
        }

        _last = situation.Calendar.Due(Today)[^1].Number;
    }
}
