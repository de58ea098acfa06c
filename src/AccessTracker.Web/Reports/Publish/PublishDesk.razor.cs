using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports.Mail;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>
/// What <see cref="PublishPage"/> does, in a circuit: the draft is brought up to date whenever records changed. What is published is what was shown
/// when the publisher asked to.
/// </summary>
public sealed partial class PublishDesk
{
    private readonly HashSet<CheckItem> _open = [];
    private NarrativeDesk? _narrative;
    private PublishSeen? _seen;
    private PublishSeen? _asked;
    private ReportFailure? _failure;
    private IReadOnlyList<CheckItem> _checks = [];
    private IReadOnlyList<CheckItem> _mended = [];
    private IReadOnlyList<ReportRecipients> _recipients = [];
    private string _at = "";
    private string? _message;
    private bool _isRead;
    private bool _isGone;
    private bool _isAsking;
    private bool _isBusy;

    [Inject]
    public required PublishReader Reader { get; init; }

    [Inject]
    public required ReportPublisher Publisher { get; init; }

    [Inject]
    public required ReportStore Reports { get; init; }

    [Inject]
    public required NarrativeStore Narratives { get; init; }

    [Inject]
    public required ReportAudience Audience { get; init; }

    [Inject]
    public required PublishSettings Settings { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The report, as it is written.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The draft of the narrative that the address asks for.</summary>
    [Parameter]
    public string? DraftId { get; set; }

    private ReportId Report => ReportId.Parse(Id)!.Value;

    private string Address => Urls.Publish(Operation, Report);

    // What readers will ask about, in one sentence: the list is behind the dialog.
    private IReadOnlyList<string> Left => _checks.Count(i => i.State == CheckState.Look) is > 0 and var left
        ? [Format.With(Texts.CheckStillLeft, left)]
        : [];

    protected override async Task ReadAsync(Situation situation)
    {
        if (!AccessPolicy.May(Person, Verb.Publish, new Subject(Operation)) || !Held!.IsWhole
            || situation.CalendarOf(Report.TaskForce).ToPublish(Report.Number, Today) is not { } period)
        {
            _isGone = true;
            return;
        }

        if (await Reader.FindAsync(Held, period, Actor) is { } view)
        {
            _recipients = await Audience.FindAsync(Held, Report.TaskForce);
            Show(new PublishSeen(view, await Narratives.LatestAsync(Held.Stored, Report)), situation);
        }
        else
        {
            _seen = null;
            _failure = (await Reports.FailuresAsync(Held.Id)).FirstOrDefault(f => f.Report == Report);
        }

        _isRead = true;
    }

    private void Show(PublishSeen seen, Situation situation)
    {
        (_seen, _failure) = (seen, null);
        _checks = CheckItem.Of(seen.View, seen.Stored, Settings, Actor, situation, Address);
        _at = Format.Instant(Clock.GetUtcNow(), situation.Operation.TimeZone);
        var left = _checks.Where(i => i.State != CheckState.Good).ToHashSet();
        _mended = [.. _open.Where(i => !left.Contains(i))];
        _open.UnionWith(left);
    }

    private async Task WordsChangedAsync()
    {
        if (_seen is not null && await AskAsync() is var (state, _))
        {
            Show(_seen with { Stored = await Narratives.LatestAsync(state.Stored, Report) }, state.Situation);
        }
    }

    private async Task AskToPublishAsync()
    {
        await WordsChangedAsync();
        (_asked, _isAsking, _message) = (_seen, _seen is not null, null);
    }

    private void CloseDialog() => (_isAsking, _message) = (false, null);

    private async Task PublishAsync(string reason)
    {
        if (_isBusy || _asked is null)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await PublishAsync(_asked, reason);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task PublishAsync(PublishSeen seen, string reason)
    {
        if (await AskAsync() is not var (state, actor) || !state.IsWhole)
        {
            _message = Texts.PublishNotAllowed;
            return;
        }

        if (reason.Length > PublishPage.LongestReason || seen.View.Failure is not null)
        {
            _message = seen.View.Failure is null ? Texts.ReasonNeeded : Texts.PublishStale;
            return;
        }

        var result = await Publisher.PublishAsync(state, Report, seen.ToDraft(reason), actor);
        if (result.Report is { } report)
        {
            Runner.RunNow(JobSchedule.DeliverReportsId);
            Navigation.NavigateTo(Urls.Publish(Operation, Report, done: report.Revision), forceLoad: true);
            return;
        }

        _message = PublishPage.Why(result.Refusal);
    }
}
