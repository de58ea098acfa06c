using AccessTracker.Data.Accounts;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using Hangfire;
using MimeKit;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>What a run of the delivery came to.</summary>
/// <param name="Queued">Mails that were made.</param>
/// <param name="Ended">Mails that failed for good, or are not sent on purpose.</param>
/// <param name="Postponed">Mails that are tried again later.</param>
public sealed record DeliveryRun(int Queued, int Accepted, int Ended, int Postponed);

/// <summary>
/// Sees to it that everybody who asked for it gets each published revision and the alerts of a day by e-mail, and that managers are
/// reminded of late reports: makes the mails that are missing and sends those that are due. Start-up, the schedule, a publication, a button and
/// the command line all call this one; running it twice, late, or on two nodes at once sends nothing twice, for the store keeps one
/// row for a person and a revision, and who sends it holds its lease.
/// </summary>
public sealed class DeliverReports(
    SituationCache situations,
    ReportStore reports,
    OutboxStore outbox,
    AccountStore accounts,
    MailWriter writer,
    MailServer server,
    LateReports late,
    AlertDigest digests,
    TimeProvider clock,
    ILogger<DeliverReports> log)
{
    // Before the second try, the third, and so on: what a mail server that is being mended, or a full mailbox, may need.
    private static readonly TimeSpan[] _pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    // A server that is away is asked again so often, with one mail at a time, for as long as it is away.
    private static readonly TimeSpan _away = TimeSpan.FromMinutes(5);

    /// <summary>After so many tries a mail has failed for good.</summary>
    public static int MostTries => _pauses.Length + 1;

    /// <summary>What failed stands with its mail; the next run goes on.</summary>
    [AutomaticRetry(Attempts = 0)]
    [Queue(JobApplicationExtensions.Mail)]
    public Task RunAsync(CancellationToken cancellation) => DeliverAsync(cancellation);

    /// <summary>The same, telling what it did.</summary>
    public async Task<DeliveryRun> DeliverAsync(CancellationToken cancellation)
    {
        var queued = await outbox.QueueReportsAsync(clock.GetUtcNow(), cancellation);
        if (!server.IsOn)
        {
            return new DeliveryRun(queued, 0, 0, 0);
        }

        queued += await RemindAsync(cancellation);
        queued += await digests.QueueAsync(cancellation);
        var lease = Id<OutboxMail>.New(clock.GetUtcNow()).ToString();
        var (accepted, ended, postponed) = (0, 0, 0);
        await using var connection = server.Open();
        foreach (var id in await outbox.DueAsync(clock.GetUtcNow(), cancellation))
        {
            if (await outbox.ClaimAsync(id, lease, clock.GetUtcNow(), cancellation) is not { } mail)
            {
                continue;
            }

            var handing = await SendAsync(mail, lease, connection, cancellation);
            accepted += handing == SendStatus.Accepted ? 1 : 0;
            ended += handing == SendStatus.Refused ? 1 : 0;
            postponed += handing is SendStatus.Postponed or SendStatus.Away ? 1 : 0;
            if (handing == SendStatus.Away)
            {
                break;
            }
        }

        return new DeliveryRun(queued, accepted, ended, postponed);
    }

    private async Task<int> RemindAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reminders = new List<Reminder>();
        IReadOnlyList<Account>? all = null;
        foreach (var operation in await situations.OperationsAsync(cancellation))
        {
            if (await situations.FindAsync(operation.Code, cancellation) is not { } state)
            {
                continue;
            }

            var overdue =
                late.Of(state, await reports.ListAsync(state.Id, cancellation), now).Where(p => late.IsToBeReminded(p, operation, now)).ToList();
            if (overdue.Count > 0)
            {
                all ??= await accounts.ListAsync(cancellation);
                reminders.AddRange(
                    all.Where(a => MailWriter.MayBeReminded(a, operation, now))
                    .SelectMany(a => overdue.Select(p => new Reminder(a.Id, state.Id, p.Report))));
            }
        }

        return await outbox.QueueRemindersAsync(reminders, now, cancellation);
    }

    private async Task<SendStatus> SendAsync(OutboxMail mail, string lease, MailConnection connection, CancellationToken cancellation)
    {
        try
        {
            var (message, reason, told) = await writer.WriteAsync(mail, cancellation);
            if (message is null)
            {
                await outbox.EndAsync(mail.Id, lease, MailState.Dropped, reason!, null, clock.GetUtcNow());
                return SendStatus.Refused;
            }

            var to = ((MailboxAddress)message.To[0]).Address;
            var result = await connection.SendAsync(message, cancellation);
            switch (result.SendStatus)
            {
                case SendStatus.Accepted:
                    // Nothing may come in between: until this is stored, a crash would send the mail again.
                    await outbox.AcceptAsync(mail.Id, to, clock.GetUtcNow(), told);
                    return SendStatus.Accepted;
                case SendStatus.Refused:
                    await outbox.EndAsync(mail.Id, lease, MailState.Failed, result.Reason!, to, clock.GetUtcNow());
                    return SendStatus.Refused;
                case SendStatus.Away:
                    await outbox.PostponeAsync(mail.Id, lease, result.Reason!, clock.GetUtcNow() + _away, isTried: false);
                    return SendStatus.Away;
                default:
                    await PostponeAsync(mail, lease, result.Reason!, to);
                    return SendStatus.Postponed;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Mail {Mail} could not be sent", mail.Id);
            await PostponeAsync(mail, lease, MailText.OneLine($"{Texts.MailFailedInProgram} {e.Message}"), null);
            return SendStatus.Postponed;
        }
    }

    private Task PostponeAsync(OutboxMail mail, string lease, string reason, string? sentTo) => mail.Attempts >= MostTries
        ? outbox.EndAsync(mail.Id, lease, MailState.Failed, Format.With(Texts.MailTriedTooOften, mail.Attempts, reason), sentTo, clock.GetUtcNow())
        : outbox.PostponeAsync(mail.Id, lease, reason, clock.GetUtcNow() + _pauses[mail.Attempts - 1]);
}
