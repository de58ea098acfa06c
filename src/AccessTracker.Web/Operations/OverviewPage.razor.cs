using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

public sealed partial class OverviewPage
{
    /// <summary>Rows of each short list; the whole lists have pages of their own.</summary>
    private const int Shown = 8;

    private ReportContent? _content;
    private ReportPoint? _previous;
    private ReportSums? _sums;
    private ReadTable? _unreached;
    private int? _previousNumber;
    private ReportPeriod? _next;
    private ReportPeriod? _last;
    private ReportPeriod? _waiting;
    private bool _mayPublish;
    private IReadOnlyList<PendingLine> _pending = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required LateReports Late { get; init; }

    // Of an operation that lists no place it would be untrue to say that each was reached.
    private bool HasListed => _content!.Coverage.Besieged.Locations + _content.Coverage.HardToReach.Locations > 0;

    // A late one is told of as late, once.
    private bool IsLate(ReportPeriod report) =>
        report.End.AddDays(Late.AfterDays) <= (Situation!.Operation with { Until = null }).Today(Clock.GetUtcNow());

    protected override async Task ReadAsync(Situation situation)
    {
        if (!HasBegun)
        {
            return;
        }

        var today = TodaysFigures();
        _content = today.Content;
        _sums = new ReportSums(_content, UnknownParts.Count(today.Records));
        var arabic = ArabicNames.Of(_content, new Dictionary<string, string>(), situation);
        _unreached = Reading.Of(LocationTables.Unreached(TableSource.Of(_content, new FigureIndex([]), _sums, arabic)));
        _pending = PendingLine.OldestFirst(situation.Lines, Today);
        _next = situation.Calendar.Next(Today);
        var due = situation.Calendar.Due(Today);
        _last = due.Count > 0 ? due[^1] : null;
        _waiting = _last is { } last
            && (await Reports.LedgerAsync(Held!)).Any(r => r.Period.Report == last.Report && r.State != ReportLedgerState.Published) ? last : null;
        _mayPublish = AccessPolicy.May(Person, Verb.Publish, new Subject(Operation));

        // On the day of a meeting the period shown is that meeting's own.
        _previousNumber = situation.Calendar.Before(situation.Calendar.Current(Today).Number)?.Number;
        _previous = await Reports.BeforeAsync(Held!, Today);
    }
}
