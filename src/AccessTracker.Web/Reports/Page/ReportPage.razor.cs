using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Page;

public sealed partial class ReportPage
{
    private ReportView? _report;
    private ReportFailure? _failure;
    private ReportMovement? _movement;
    private IReadOnlyList<RecordChange> _revised = [];
    private ReportId _id;
    private bool _isDue;
    private ReportPeriod? _otherDays;
    private ReportId? _before;
    private ReportId? _after;
    private FigureIndex? _figures;
    private ReportDocument? _document;
    private IReadOnlyList<ReportTable> _tables = [];
    private bool _mayPublish;

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required PublishedReports Published { get; init; }

    [Inject]
    public required ReportDocuments Documents { get; init; }

    [Inject]
    public required PdfPrinter Printer { get; init; }

    /// <summary>The word of the task force, from the address; null: the humanitarian one.</summary>
    [Parameter]
    public string? Force { get; set; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>The published revision, from the address; null: the latest, or the draft.</summary>
    [Parameter]
    public int? Revision { get; set; }

    // Its name and its zone as the report has them, whatever the settings of today are.
    private Operation? _then;

    private string Heading => ReportName.Of(_id, Revision);

    private string PublishedNote(string timeZone)
    {
        var header = _report!.Header;
        return $"{Format.With(Texts.PublishedDone, header.Revision, header.PublishedBy, Format.Instant(header.PublishedAt!.Value, timeZone))} "
            + $"{Texts.PublishedNote}";
    }

    protected override async Task ReadAsync(Situation situation)
    {
        if (ReportName.OfAddress(Force, Number) is not { } id || situation.Reports(Today).All(p => p.Report != id))
        {
            Missing();
            return;
        }

        _id = id;

        // The meeting was held: that there is nothing to show is a failure of ours, and not a page that is not there.
        _report = await Reports.FindAsync(Held!, _id, Revision);
        if (_report is null && Revision is not null)
        {
            Missing();
            return;
        }

        _failure = _report is null ? await Reports.FailureAsync(Held!, _id) : null;
        if (_report is not null)
        {
            _then = situation.Operation with { Name = _report.Content.Operation.Name, TimeZone = _report.Content.Operation.TimeZone };
            _figures = _report.Figures;
            _document = await Documents.OfAsync(Held!, _report, Person);
            await CompareAsync(_report);
            _tables = ReaderTables.Of(_document, situation, _report.Records, _revised.Count > 0);
        }

        var calendar = situation.CalendarOf(_id.TaskForce);
        _otherDays = calendar.ToPublish(Number, Today) is { } days && _report is { IsPublished: true, SupersededBy: null } published
            && (days.Start, days.End) != (published.Content.PeriodStart, published.Content.PeriodEnd) ? days : null;
        (_before, _after) = (calendar.Before(Number)?.Report, calendar.After(Number, Today)?.Report);
        _isDue = true;
        _mayPublish = AccessPolicy.May(Person, Verb.Publish, new Subject(Operation));
    }

    // Records go on; an earlier revision is compared with what took its place, and not with them.
    private async Task CompareAsync(ReportView report)
    {
        _revised = await Published.RevisedAsync(Held!, Person, report);
        _movement = report is { Header: StoredReport { State: ReportState.Published } published, SupersededBy: null }
            ? await Published.SinceAsync(Held!, Person, published)
            : null;
    }
}
