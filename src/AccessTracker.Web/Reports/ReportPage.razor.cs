using AccessTracker.Data.Reports;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports.Files;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportPage
{
    private ReportView? _report;
    private ReportFailure? _failure;
    private bool _isDue;
    private int _last;
    private FigureBook? _figures;
    private ReportAnnex? _annex;
    private bool _mayPublish;

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required ReportDocuments Documents { get; init; }

    [Inject]
    public required PdfPrinter Printer { get; init; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        var due = situation.Calendar.Due(Today);
        if (due.All(p => p.Number != Number))
        {
            Missing();
            return;
        }

        // The meeting was held: that there is nothing to show is a failure of ours, and not a page that is not there.
        _report = await Reports.FindAsync(Held!, Number);
        _failure = _report is null ? await Reports.FailureAsync(Held!, Number) : null;
        if (_report is not null)
        {
            _figures = _report.Figures;
            _annex = (await Documents.OfAsync(Held!, _report, Person)).Annex;
        }

        _last = due[^1].Number;
        _isDue = true;
        _mayPublish = AccessPolicy.May(Person, Verb.Publish, new Subject(Operation));
    }
}
