using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Mail;

public sealed partial class MailPage
{
    // A digest a day: those of before are as they were.
    private const int MostDays = 14;

    private IReadOnlyList<MailTally> _tallies = [];
    private IReadOnlyList<OutboxMail> _mails = [];
    private ReportId _listed;

    [Inject]
    public required OutboxStore Outbox { get; init; }

    [Inject]
    public required MailServer Server { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [Inject]
    public required AuditStore Audit { get; init; }

    [Inject]
    public required SiteSettings Site { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The report (<see cref="ReportId"/>) whose mails are listed; without it the latest.</summary>
    [SupplyParameterFromQuery]
    public string? Report { get; set; }

    /// <summary>Something has just been queued again.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        var tallies = await Outbox.TalliesAsync(Held!.Id, Context.RequestAborted);
        _tallies = [.. tallies.Where(t => t.Kind != MailKind.Alerts), .. tallies.Where(t => t.Kind == MailKind.Alerts).Take(MostDays)];
        _listed = ReportId.Parse(Report) ?? _tallies.Select(t => t.Report).FirstOrDefault();
        _mails = await Outbox.ListAsync(Held.Id, _listed, Context.RequestAborted);
    }

    private async Task RetryAsync(Id<OutboxMail>? id, int revision)
    {
        await Outbox.RetryAsync(
            Held!.Id, Operation, id, _listed, revision, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(),
            Context.RequestAborted);
        Runner.RunNow(JobSchedule.DeliverReportsId);
        Navigation.NavigateTo(Urls.Mail(Operation, _listed, done: true));
    }

    private async Task SendNow()
    {
        await Audit.RecordAsync(
            new AuditEvent(AuditAction.JobStarted) { Operation = Operation, Kind = "job", Key = JobSchedule.DeliverReportsId },
            Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow());
        Runner.RunNow(JobSchedule.DeliverReportsId);
        Navigation.NavigateTo(Urls.Mail(Operation, _listed));
    }

    private static string NameOf(MailKind kind, ReportId report, int revision) => kind switch
    {
        MailKind.Report => ReportDigest.Name(report, revision),
        MailKind.Reminder => Format.With(Texts.MailReminderOf, ReportName.InSentence(report)),
        MailKind.Alerts => Format.With(Texts.MailAlertsOf, Format.Day(DayDigest.DayOf(report.Number))),

        // Of no operation, and so on no operation's page.
        MailKind.Account => Texts.YourAccount,
    };

    private string Listed =>
        _mails.FirstOrDefault(m => m.Kind == MailKind.Alerts) is { } digest
        ? NameOf(digest.Kind, digest.Report, 0)
        : Format.With(Texts.MailOfReport, ReportName.InSentence(_listed));

    private string When(OutboxMail mail) => mail.State == MailState.Queued
        ? Format.With(mail.Attempts == 0 ? Texts.MailQueuedSince : Texts.MailNextTry, Instant(mail.Attempts == 0 ? mail.QueuedAt : mail.NextTryAt))
        : Instant(mail.EndedAt!.Value);

    private string Instant(DateTimeOffset at) => Format.Instant(at, Situation!.Operation.TimeZone);
}
