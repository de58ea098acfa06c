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
    private bool _mayPublish;
    private IReadOnlyList<Narrative> _narratives = [];
    private FigureBook? _figures;
    private IReadOnlyList<ReportPoint> _series = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required NarrativeStore Narratives { get; init; }

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
            _series = (await Documents.OfAsync(Held!, _report)).Annex.Series;
        }

        _last = due[^1].Number;
        _isDue = true;
        _mayPublish = AccessPolicy.May(Person, Verb.Publish, new Subject(Operation));
        _narratives = await NarrativesAsync();
    }

    // What the chair has not published is for those who publish.
    private async Task<IReadOnlyList<Narrative>> NarrativesAsync() => _report switch
    {
        { Annex: { } annex } => annex.Narratives,
        { IsPublished: false } when _mayPublish => [.. (await Narratives.LatestAsync(Held!.Stored, Number)).Where(n => !string.IsNullOrWhiteSpace(n.Markdown)).Select(n => new Narrative(n.Language, n.Markdown))],
        _ => [],
    };
}
