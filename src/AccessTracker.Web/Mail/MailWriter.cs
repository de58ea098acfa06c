using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Mail;
using MimeKit;

namespace AccessTracker.Web.Mail;

/// <summary>Decides, when a mail is about to be sent, whether it still is to be, to which address and with what; and has it written.</summary>
public sealed class MailWriter(
    SituationCache situations, AccountStore accounts, AuditStore audit, SubscriptionStore subscriptions, PublicationStore published,
        ReportStore reports, MailFiles files, ReportMail mails, AlertDigest digests, MailServer server, MailLanguage languages,
    TimeProvider clock)
{
    private static readonly TimeSpan _newsForDays = TimeSpan.FromDays(3);

    /// <summary>Whether somebody could publish the report, and so is reminded of it.</summary>
    public static bool MayBeReminded(Account account, Operation operation, DateTimeOffset now) =>
        account.DisabledAt is null && AccessPolicy.May(account.ToPerson(now), Verb.Publish, new Subject(operation.Code));

    /// <summary>
    /// Whether somebody may have an operation's reports. By the roles given: a published report is for everybody who has one,
    /// and a mail has no session that a second factor could be shown in.
    /// </summary>
    public static bool MayHave(Account account, Operation operation, DateTimeOffset now) =>
        account.DisabledAt is null && AccessPolicy.May(account.ToPerson(now), Verb.Read, new Subject(operation.Code));

    /// <summary>The message, or why there is none; and of a digest the keys of the alerts that it names.</summary>
    public async Task<(MimeMessage? Message, string? Reason, IReadOnlyList<string>? Told)> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var state = await StateAsync(mail, cancellation);
        var account = await accounts.FindAsync(mail.AccountId, cancellation);
        if ((state is null && mail.Kind != MailKind.Account) || account is null)
        {
            return (null, Texts.MailNoOperation, null);
        }

        // Who is disabled is told of that, and of nothing else.
        if (account.DisabledAt is not null && mail.Kind != MailKind.Account)
        {
            return (null, Texts.MailAccountDisabled, null);
        }

        if (!MailboxAddress.TryParse(account.Email, out var to) || to.Address != account.Email)
        {
            return (null, Texts.MailNoAddress, null);
        }

        to.Name = MailText.OneLine(account.Name);
        if (mail.Kind == MailKind.Account || state is null)
        {
            return await AccountAsync(mail, to, cancellation);
        }

        if (mail.Kind == MailKind.Alerts)
        {
            return await AlertsAsync(mail, to, account, state.Situation.Operation, cancellation);
        }

        var (message, reason) = mail.Kind == MailKind.Report
            ? await ReportAsync(mail, to, account, state.Situation.Operation, cancellation)
            : await ReminderAsync(mail, to, account, state, cancellation);
        return (message, reason, null);
    }

    private async Task<(MimeMessage?, string?, IReadOnlyList<string>?)> AccountAsync(
        OutboxMail mail, MailboxAddress to, CancellationToken cancellation)
    {
        // There was no mail server for days: nobody is helped by what was long ago.
        if (clock.GetUtcNow() > mail.QueuedAt + _newsForDays || await audit.FindAsync(mail.Number, cancellation) is not { } entry)
        {
            return (null, Texts.MailTooLate, null);
        }

        return (mails.OfAccount(mail, to, await languages.OfAsync(mail.AccountId, null, cancellation), entry, clock.GetUtcNow()), null, null);
    }

    private async Task<(MimeMessage?, string?, IReadOnlyList<string>?)> AlertsAsync(
        OutboxMail mail, MailboxAddress to, Account account, Operation operation, CancellationToken cancellation)
    {
        // Tried again on another day it would be that day's second.
        if (DayDigest.DayOf(mail.Number) != operation.DayOf(clock.GetUtcNow()))
        {
            return (null, Texts.MailDayOver, null);
        }

        if (!await digests.IsWantedAsync(mail, cancellation))
        {
            return (null, Texts.MailUnsubscribed, null);
        }

        var language = await languages.OfAsync(account.Id, null, cancellation);
        return await digests.OfAsync(account, operation, cancellation) switch
        {
            null => (null, Texts.MailNoRole, null),
            { New.Count: 0 } => (null, Texts.MailNothingNew, null),
            var content => (mails.OfAlerts(mail, to, language, content, clock.GetUtcNow()), null, content.Keys),
        };
    }

    private async Task<(MimeMessage?, string?)> ReportAsync(
        OutboxMail mail, MailboxAddress to, Account account, Operation operation, CancellationToken cancellation)
    {
        if (!MayHave(account, operation, clock.GetUtcNow()))
        {
            return (null, Texts.MailNoRole);
        }

        if (await subscriptions.FindAsync(mail.AccountId, mail.OperationId, mail.TaskForce, cancellation) is not { } subscription)
        {
            return (null, Texts.MailUnsubscribed);
        }

        if (await published.FindAsync(mail.ReportId!.Value, cancellation) is not { } report)
        {
            return (null, Texts.MailNotPublished);
        }

        var language = await languages.OfAsync(account.Id, subscription.Language, cancellation);
        var (attached, tooLarge) =
            await files.ChooseAsync(report.Id, subscription, language.Name, server.Settings!.MostAttachedBytes, cancellation);
        return (mails.OfReport(mail, to, language, operation, report, attached, tooLarge, clock.GetUtcNow()), null);
    }

    private async Task<(MimeMessage?, string?)> ReminderAsync(
        OutboxMail mail, MailboxAddress to, Account account, OperationState state, CancellationToken cancellation)
    {
        var operation = state.Situation.Operation;
        if (!MayBeReminded(account, operation, clock.GetUtcNow()))
        {
            return (null, Texts.MailNoRole);
        }

        var now = clock.GetUtcNow();
        var period = state.Situation.CalendarOf(mail.TaskForce).Due(operation.Today(now)).FirstOrDefault(p => p.Report == mail.Report);
        var isPublished = (await reports.ListAsync(state.Id, cancellation)).Any(r => r.Report == mail.Report && r.State == ReportState.Published);
        return isPublished ? (null, Texts.MailPublishedMeanwhile)
            : period.Number == 0 ? (null, Texts.MailMeetingMoved)
            : (mails.OfReminder(mail, to, await languages.OfAsync(account.Id, null, cancellation), operation, period, now), null);
    }

    private async Task<OperationState?> StateAsync(OutboxMail mail, CancellationToken cancellation)
    {
        foreach (var operation in await situations.OperationsAsync(cancellation))
        {
            if (await situations.FindAsync(operation.Code, cancellation) is { } state && state.Id == mail.OperationId)
            {
                return state;
            }
        }

        return null;
    }
}
