using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Common;
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
    private int _number;

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

    /// <summary>Number of the report whose mails are listed; without it the latest.</summary>
    [SupplyParameterFromQuery]
    public string? Report { get; set; }

    /// <summary>Something has just been queued again.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        var tallies = await Outbox.TalliesAsync(Held!.Id, Context.RequestAborted);
        _tallies = [.. tallies.Where(t => t.Kind != MailKind.Alerts), .. tallies.Where(t => t.Kind == MailKind.Alerts).Take(MostDays)];
        _number = int.TryParse(Report, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : _tallies.Select(t => t.Number).FirstOrDefault();
        _mails = await Outbox.ListAsync(Held.Id, _number, Context.RequestAborted);
    }

    private async Task RetryAsync(Id<OutboxMail>? id, int revision)
    {
        await Outbox.RetryAsync(
            Held!.Id, Operation, id, _number, revision, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(),
            Context.RequestAborted);
        Runner.RunNow(JobSchedule.DeliverReportsId);
        Navigation.NavigateTo(Urls.Mail(Operation, _number, done: true));
    }

    private async Task SendNow()
    {
        await Audit.RecordAsync(
            new AuditEvent(AuditAction.JobStarted) { Operation = Operation, Kind = "job", Key = JobSchedule.DeliverReportsId },
            Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow());
        Runner.RunNow(JobSchedule.DeliverReportsId);
        Navigation.NavigateTo(Urls.Mail(Operation, _number));
    }

    private static string NameOf(MailKind kind, int number, int revision) => kind switch
    {
        MailKind.Report => ReportDigest.Name(number, revision),
        MailKind.Reminder => Format.With(Texts.MailReminderOf, number),
        MailKind.Alerts => Format.With(Texts.MailAlertsOf, Format.Day(DayDigest.DayOf(number))),

        // Of no operation, and so on no operation's page.
        MailKind.Account => Texts.YourAccount,
    };

    private string Listed =>
        _mails.FirstOrDefault(m => m.Kind == MailKind.Alerts) is { } digest
        ? NameOf(digest.Kind, digest.Number, 0)
        : Format.With(Texts.MailOfReport, _number);

    private string When(OutboxMail mail) => mail.State == MailState.Queued
        ? Format.With(mail.Attempts == 0 ? Texts.MailQueuedSince : Texts.MailNextTry, Instant(mail.Attempts == 0 ? mail.QueuedAt : mail.NextTryAt))
        : Instant(mail.EndedAt!.Value);

    private string Instant(DateTimeOffset at) => Format.Instant(at, Situation!.Operation.TimeZone);
}
