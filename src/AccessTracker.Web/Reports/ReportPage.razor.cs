using AccessTracker.Data.Reports;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports;

public sealed partial class ReportPage
{
    private ReportView? _report;
    private ReportFailure? _failure;
    private ReportMovement? _movement;
    private IReadOnlyList<RecordChange> _revised = [];
    private bool _isDue;
    private int _last;
    private bool _mayPublish;
    private IReadOnlyList<Narrative> _narratives = [];

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required PublishedReports Published { get; init; }

    [Inject]
    public required NarrativeStore Narratives { get; init; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>The published revision, from the address; null: the latest, or the draft.</summary>
    [Parameter]
    public int? Revision { get; set; }

    private string Heading => Revision is { } revision ? Show.With(Texts.RevisionTitle, Number, revision) : Show.With(Texts.ReportTitle, Number);

    protected override async Task ReadAsync(Situation situation)
    {
        var due = situation.Calendar.Due(Today);
        if (due.All(p => p.Number != Number))
        {
            Missing();
            return;
        }

        // The meeting was held: that there is nothing to show is a failure of ours, and not a page that is not there.
        _report = await Reports.FindAsync(Held!, Number, Revision);
        if (_report is null && Revision is not null)
        {
            Missing();
            return;
        }

        _failure = _report is null ? await Reports.FailureAsync(Held!, Number) : null;
        await CompareAsync();
        _last = due[^1].Number;
        _isDue = true;
        _mayPublish = AccessPolicy.May(Person, Verb.Publish, new Subject(Operation));
        _narratives = await NarrativesAsync();
    }

    // Records go on; an earlier revision is compared with what took its place, and not with them.
    private async Task CompareAsync()
    {
        if (_report is null)
        {
            return;
        }

        _revised = await Published.RevisedAsync(Held!, Person, _report);
        _movement = _report is { Header: StoredReport { State: ReportState.Published } published, SupersededBy: null }
            ? await Published.SinceAsync(Held!, Person, published)
            : null;
    }

    // What the chair has not published is for those who publish.
    private async Task<IReadOnlyList<Narrative>> NarrativesAsync() => _report switch
    {
        { Annex: { } annex } => annex.Narratives,
        { IsPublished: false } when _mayPublish => [.. (await Narratives.LatestAsync(Held!.Stored, Number)).Where(n => !string.IsNullOrWhiteSpace(n.Markdown)).Select(n => new Narrative(n.Language, n.Markdown))],
        _ => [],
    };
}
