using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Jobs;

public sealed partial class JobsPage
{
    private ListPage<LedgerRow> _ledger = ListPage<LedgerRow>.Empty;
    private IReadOnlyList<JobRun> _jobs = [];
    private ILookup<ReportId, ReportHeader> _published = Array.Empty<ReportHeader>().ToLookup(r => r.Report);
    private ILookup<ReportId, MailTally> _mails = Array.Empty<MailTally>().ToLookup(t => t.Report);
    private DateOnly _day;
    private bool _mayDeliver;
    private string? _progress;
    private bool _running;
    private (CultureInfo Culture, CultureInfo Texts) _readIn;

    [Inject]
    public required ReportReader Reports { get; init; }

    [Inject]
    public required ReportStore Stored { get; init; }

    [Inject]
    public required OutboxStore Outbox { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [Inject]
    public required AuditStore Audit { get; init; }

    [Inject]
    public required JobProgress Progress { get; init; }

    public void Dispose() => Progress.Changed -= OnProgress;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _readIn = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            Progress.Changed += OnProgress;
        }
    }

    protected override async Task ReadAsync(Situation situation)
    {
        _jobs = Runner.Runs();
        _mayDeliver = AccessPolicy.May(Person, Verb.RunJobs, new Subject(Operation));
        _day = (situation.Operation with { Until = null }).Today(Clock.GetUtcNow());
        _published = (await Stored.ListAsync(Held!.Id)).Where(r => r.State == ReportState.Published).ToLookup(r => r.Report);
        _mails = (await Outbox.TalliesAsync(Held.Id)).ToLookup(t => t.Report);
        _ledger = LedgerRow.LatestFirst.Page(LedgerRow.Sorted(await Reports.LedgerAsync(Held!)), At);
    }

    // The button is there for those who may; what a circuit sends is asked about again.
    private async Task RunNowAsync()
    {
        var person = await Current.FindAsync();
        var actor = Actor.Of(person, Operation);
        if (!AccessPolicy.May(person, Verb.RunJobs, new Subject(Operation)))
        {
            await Audit.RecordAsync(
                new AuditEvent(AuditAction.Refused) { Operation = Operation, Kind = "job", Key = JobSchedule.EnsureReportsId }, actor,
                Clock.GetUtcNow());
            _progress = Texts.DeniedText;
            return;
        }

        await Audit.RecordAsync(
            new AuditEvent(AuditAction.JobStarted) { Operation = Operation, Kind = "job", Key = JobSchedule.EnsureReportsId }, actor,
            Clock.GetUtcNow());
        _running = true;
        _progress = Texts.JobStarted;
        Runner.RunNow(JobSchedule.EnsureReportsId);
    }

    // The job runs on a thread of its own, in a language of its own; the page may have gone meanwhile.
    private void OnProgress(JobStep step) => _ = InvokeAsync(async () =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _readIn;
        _running = !step.IsLast;
        _progress = step.IsLast
            ? Format.With(Texts.JobDone, Format.Number(step.Computed), Format.Number(step.Failed))
            : Format.With(Texts.JobStep, step.Operation, ReportName.InSentence(step.Report));
        if (step.IsLast && Situation is not null)
        {
            await ReadAsync(Situation);
        }

        StateHasChanged();
    });

    private string Instant(DateTimeOffset? at, string missing) =>
        at is { } instant ? Format.Instant(instant, Situation!.Operation.TimeZone) : missing;
}
