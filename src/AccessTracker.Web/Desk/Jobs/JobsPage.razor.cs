using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.Jobs;

public sealed partial class JobsPage
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    private ListPage<LedgerRow> _ledger = ListPage<LedgerRow>.Empty;
    private readonly CancellationTokenSource _gone = new();
    private DeskGrid<JobRun>? _grid;
    private IReadOnlyList<JobRun> _jobs = [];

    // Of the jobs that stand open, as they were at the last look: the scheduler looks through thousands for them.
    private readonly Dictionary<string, IReadOnlyList<PastRun>> _runs = new(StringComparer.Ordinal);
    private string? _asked;
    private bool _isAsking;
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

    [Inject]
    public required CircuitPerson Sitting { get; init; }

    public void Dispose()
    {
        _gone.Cancel();
        Progress.Changed -= OnProgress;
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _readIn = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            Progress.Changed += OnProgress;
            _ = FollowAsync();
        }
    }

    protected override async Task ReadAsync(Situation situation)
    {
        _jobs = Runner.Runs();
        _runs.Clear();
        _mayDeliver = AccessPolicy.May(Person, Verb.RunJobs, new Subject(Operation));
        _day = (situation.Operation with { Until = null }).Today(Clock.GetUtcNow());
        _published = (await Stored.ListAsync(Held!.Id)).Where(r => r.State == ReportState.Published).ToLookup(r => r.Report);
        _mails = (await Outbox.TalliesAsync(Held.Id)).ToLookup(t => t.Report);
        _ledger = LedgerRow.LatestFirst.Page(LedgerRow.Sorted(await Reports.LedgerAsync(Held!)), At);
    }

    // The reports are a matter of the operation; every other job only of who may open the scheduler, and start it there.
    private bool MayRun(Person person, string job) => job == JobSchedule.EnsureReportsId
        ? AccessPolicy.May(person, Verb.RunJobs, new Subject(Operation))
        : AccessPolicy.May(person, Verb.SeeScheduler, new Subject(null));

    private IReadOnlyList<PastRun> RunsOf(string job) => _runs.TryGetValue(job, out var runs) ? runs : _runs[job] = Runner.RunsOf(job);

    private void AskToRun(string job) => (_asked, _isAsking) = (job, true);

    // The button is there for those who may; what a circuit sends is asked about again.
    private async Task RunNowAsync()
    {
        if (_asked is not { } job || !_isAsking)
        {
            return;
        }

        _isAsking = false;
        if (await AskAsync() is not { } person)
        {
            return;
        }

        var actor = Actor.Of(person, Operation);
        var may = MayRun(person, job);
        await Audit.RecordAsync(
            new AuditEvent(may ? AuditAction.JobStarted : AuditAction.Refused) { Operation = Operation, Kind = "job", Key = job }, actor,
            Clock.GetUtcNow());
        if (!may)
        {
            _progress = Texts.DeniedText;
            return;
        }

        // Of the others nothing is told while they work but what the list says.
        _running = job == JobSchedule.EnsureReportsId;
        _progress = Texts.JobStarted;
        Runner.RunNow(job);
    }

    private Task<DeskRows<JobRun>> RunsAsync(DeskAsk ask) => Task.FromResult(new DeskRows<JobRun>(_jobs, _jobs.Count));

    // Whose session has ended is shown nothing more: the page is asked for anew, and the door answers.
    private async Task<Person?> AskAsync()
    {
        if (await Sitting.FindAsync(_gone.Token) is { } user && PersonClaims.Of(user) is var person
            && await Situations.FindAsync(Operation, person) is not null)
        {
            return person;
        }

        Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        return null;
    }

    private async Task FollowAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(_interval, Clock);
            while (await timer.WaitForNextTickAsync(_gone.Token) && await AskAsync() is not null)
            {
                var jobs = Runner.Runs();
                if (!jobs.SequenceEqual(_jobs))
                {
                    _jobs = jobs;
                    _runs.Clear();
                    await (_grid?.RefreshAsync() ?? Task.CompletedTask);
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
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
            await (_grid?.RefreshAsync() ?? Task.CompletedTask);
        }

        StateHasChanged();
    });

    private string Instant(DateTimeOffset? at, string missing) =>
        at is { } instant ? Format.Instant(instant, Situation!.Operation.TimeZone) : missing;
}
