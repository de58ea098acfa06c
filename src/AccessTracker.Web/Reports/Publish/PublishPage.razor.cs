using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>
/// Where a manager looks a draft through, writes the chair's words and publishes. For a report that was published it begins
/// the draft of its next revision. For anybody else it is not there.
/// </summary>
public sealed partial class PublishPage
{
    /// <summary>As the form has it: who sends more has written the form anew.</summary>
    public const int LongestReason = 500;

    private ReportId _id;
    private bool _isReady;
    private bool _isSent;
    private PublishView? _view;
    private NarrativeEditor? _narrative;
    private ReportFailure? _failure;
    private StoredReport? _done;
    private IReadOnlyList<ReportFileHeader> _files = [];
    private string? _message;
    private string _reason = "";
    private IReadOnlyList<ReportRecipients> _recipients = [];

    [Inject]
    public required PublishReader Reader { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [Inject]
    public required ReportPublisher Publisher { get; init; }

    [Inject]
    public required ReportStore Reports { get; init; }

    [Inject]
    public required NarrativeStore Narratives { get; init; }

    [Inject]
    public required DraftStore Drafts { get; init; }

    [Inject]
    public required ReportAudience Audience { get; init; }

    [Inject]
    public required PublishSettings Settings { get; init; }

    [Inject]
    public required RefusalAudit Refusals { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The word of the task force, from the address; null: the humanitarian one.</summary>
    [Parameter]
    public string? Force { get; set; }

    /// <summary>The report's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    [SupplyParameterFromQuery(Name = "draft")]
    private string? DraftId { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private bool IsSaved { get; set; }

    /// <summary>The revision that has just been published.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    private int? Done { get; set; }

    private string Address => Urls.Publish(Operation, _id);

    // What a form answered stays until it was read.
    private bool HasDesk => HttpMethods.IsGet(Context.Request.Method);

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    // Said before it is tried; the store decides, and so what is sent is taken.
    private string? Obstacle => _view switch
    {
        _ when _isSent => null,
        { Failure: not null } => Texts.PublishStale,
        _ when Settings.SecondPerson && _narrative!.Stored.Any(n => n.Markdown.Length > 0 && n.IsBy(Actor)) => Texts.PublishSamePerson,
        _ => null,
    };

    protected override async Task ReadAsync(Situation situation)
    {
        var isPost = HttpMethods.IsPost(Context.Request.Method);
        if (!AccessPolicy.May(Person, Verb.Publish, new Subject(Operation)) || !Held!.IsWhole)
        {
            if (isPost)
            {
                await Refusals.RecordAsync(Person, Context);
            }

            Missing();
            return;
        }

        if (ReportName.OfAddress(Force, Number) is not { } id || situation.CalendarOf(id.TaskForce).ToPublish(Number, Today) is not { } period)
        {
            Missing();
            return;
        }

        _id = id;

        _isReady = true;
        if (!isPost && Done is { } done
            && await Reports.FindAsync(Held.Id, _id, done, Context.RequestAborted) is { State: ReportState.Published } report)
        {
            _done = report;
            _files = await Reports.FilesAsync(Held.Id, _id, done, Context.RequestAborted);
            return;
        }

        await LoadAsync(period, isPost);
    }

    private async Task LoadAsync(ReportPeriod period, bool isPost)
    {
        _isSent = isPost && Context.Request.Form["_handler"] == "publish";
        if (_isSent && await PublishedBeforeAsync() is { } before)
        {
            // What is sent again must not begin another draft.
            _done = before;
            return;
        }

        _narrative = new NarrativeEditor(Drafts, Narratives, Held!, _id, Actor, Clock, Context.RequestAborted);
        if (isPost && Context.Request.Form["_handler"] == "narrative")
        {
            await _narrative.TakeAsync(Settings.Languages, EntryFields.Of(Context.Request.Form));
        }
        else
        {
            await _narrative.OpenAsync(Settings.Languages, DraftId);
        }

        _view = await Reader.FindAsync(Held!, period, Actor, Context.RequestAborted);
        _recipients = await Audience.FindAsync(Held!, _id.TaskForce, Context.RequestAborted);
        _failure = _view is null ? (await Reports.FailuresAsync(Held!.Id, Context.RequestAborted)).FirstOrDefault(f => f.Report == _id) : null;
    }

    private async Task SaveNarrativeAsync()
    {
        switch (Context.Request.Form["entry.action"].ToString())
        {
            case "preview":
                await _narrative!.PreviewAsync();
                break;
            case "discard":
                Navigation.NavigateTo($"{Urls.Publish(Operation, _id, draft: await _narrative!.DiscardAsync())}#narrative");
                break;
            default:
                if (await _narrative!.SaveAsync())
                {
                    Navigation.NavigateTo($"{Urls.Publish(Operation, _id, saved: true)}#narrative");
                }

                break;
        }
    }

    private async Task PublishAsync()
    {
        if (_done is not null)
        {
            Navigation.NavigateTo(Urls.Publish(Operation, _id, done: _done.Revision));
            return;
        }

        _isSent = false;
        _reason = Context.Request.Form["reason"].ToString().Trim();
        if (_view is { Failure: not null } || _reason.Length > LongestReason)
        {
            _message = _reason.Length > LongestReason ? Texts.ReasonNeeded : Texts.PublishStale;
            return;
        }

        var result = await Publisher.PublishAsync(Held!, _id, Seen(), Actor, Context.RequestAborted);
        if (result.Report is { } report)
        {
            Runner.RunNow(JobSchedule.DeliverReportsId);
            Navigation.NavigateTo(Urls.Publish(Operation, _id, done: report.Revision));
            return;
        }

        _message = Why(result.Refusal);
    }

    /// <summary>Why nothing was published, to whoever tried.</summary>
    internal static string Why(PublishRefusal? refusal) => refusal switch
    {
        PublishRefusal.StaleNarrative => Texts.PublishStaleNarrative,
        PublishRefusal.SamePerson => Texts.PublishSamePerson,
        PublishRefusal.NoReason => Texts.ReasonNeeded,
        PublishRefusal.NotAllowed => Texts.PublishNotAllowed,
        _ => Texts.PublishStaleDraft,
    };

    private async Task<StoredReport?> PublishedBeforeAsync()
    {
        var seen = Seen();
        return seen.Revision > 0
            && await Reports.FindAsync(Held!.Id, _id, seen.Revision, Context.RequestAborted) is { } report
            && report.ContentHash == seen.ContentHash && report.PublishedBy == Actor.Name
            ? report
            : null;
    }

    private SeenDraft Seen()
    {
        var form = Context.Request.Form;
        var revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var reason = form["reason"].ToString().Trim();
        return new SeenDraft(
            form["hash"].ToString(), revision, PublishForm.VersionsOf(form["narratives"].ToString()),
            revision > 1 && reason.Length > 0 ? reason : null);
    }
}
