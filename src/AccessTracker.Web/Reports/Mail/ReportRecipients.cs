using AccessTracker.Data.Accounts;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>How many people get a report by e-mail in one language.</summary>
public sealed record ReportRecipients(string Language, int People);

/// <summary>Counts who would get the next published report of a task force.</summary>
public sealed class ReportAudience(SubscriptionStore subscriptions, AccountStore accounts, TimeProvider clock)
{
    /// <summary>By language, the most first. Only those who may have it: a mail to others is not sent.</summary>
    public async Task<IReadOnlyList<ReportRecipients>> FindAsync(OperationState state, TaskForce taskForce, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var welcome = (await accounts.ListAsync(cancellation)).Where(a => MailWriter.MayHave(a, state.Stored.Operation, now))
            .Select(a => a.Id).ToHashSet();
        return
        [
            .. (await subscriptions.ListAsync(state.Id, taskForce, cancellation)).Where(s => welcome.Contains(s.AccountId))
                .GroupBy(s => s.Language, StringComparer.Ordinal)
                .Select(g => new ReportRecipients(g.Key, g.Count()))
                .OrderByDescending(r => r.People).ThenBy(r => r.Language, StringComparer.Ordinal),
        ];
    }
}
