using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Review;

namespace AccessTracker.Web.Alerts;

/// <summary>What a digest tells one person.</summary>
/// <param name="Situation">That person's own.</param>
/// <param name="New">Alerts that no digest to this person has named since they fired.</param>
/// <param name="Others">The rest of those that stand and are not snoozed.</param>
public sealed record DigestContent(Situation Situation, IReadOnlyList<Alert> New, IReadOnlyList<Alert> Others)
{
    /// <summary>Their own records about which somebody has asked something, without an answer yet.</summary>
    public int Asked { get; init; }

    public IReadOnlyList<string> Keys => [.. New.Concat(Others).Select(a => a.Key)];
}

/// <summary>
/// The alerts of a day, to who asked for them: at most one mail a person, operation and day, none without anything new, and in it
/// what this person may see when it is sent.
/// </summary>
public sealed class AlertDigest(
    SituationCache situations, AlertReader reader, AlertStore alerts, AlertSubscriptionStore subscriptions, OutboxStore outbox, AccountStore accounts,
    AlertDefaults defaults, TimeProvider clock)
{
    /// <summary>Makes the mails of today that are missing, from the hour on that is configured. Returns how many.</summary>
    public async Task<int> QueueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var digests = new List<DayDigest>();
        foreach (var operation in await situations.OperationsAsync(cancellation))
        {
            if (TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(operation.TimeZone)).Hour < defaults.DigestHour
                || await situations.FindAsync(operation.Code, cancellation) is not { } whole)
            {
                continue;
            }

            var day = operation.DayOf(now);
            var made = await outbox.DigestsOfAsync(whole.Id, day, cancellation);
            foreach (var id in (await subscriptions.AccountsAsync(whole.Id, cancellation)).Where(id => !made.Contains(id)))
            {
                if (await accounts.FindAsync(id, cancellation) is { } account
                    && await OfAsync(account, operation, cancellation) is { New.Count: > 0 })
                {
                    digests.Add(new DayDigest(id, whole.Id, day));
                }
            }
        }

        return await outbox.QueueDigestsAsync(digests, now, cancellation);
    }

    /// <summary>Whether somebody still wants it.</summary>
    public async Task<bool> IsWantedAsync(OutboxMail mail, CancellationToken cancellation) =>
        (await subscriptions.OfAsync(mail.AccountId, cancellation)).Contains(mail.OperationId);

    /// <summary>What somebody would be told now; null: nothing of the operation is for them.</summary>
    public async Task<DigestContent?> OfAsync(Account account, Operation operation, CancellationToken cancellation)
    {
        var person = account.ToPersonWithoutSession(clock.GetUtcNow());
        if (account.DisabledAt is not null || await situations.FindAsync(operation.Code, person, cancellation) is not { } state)
        {
            return null;
        }

        var standing = (await reader.ReadAsync(state, person, cancellation)).Awake.ToList();
        var last = await outbox.LastDigestAsync(account.Id, state.Id, cancellation);

        // That an alert was gone for a while is known of all records together, and so only told to who may read them.
        var fired = state.IsWhole ? await alerts.FiredAsync(state.Id, cancellation) : new Dictionary<string, DateTimeOffset>();
        var known = standing.ToLookup(a => last is not null && last.Keys.Contains(a.Key) && !(fired.TryGetValue(a.Key, out var at) && at > last.At));
        return new DigestContent(state.Situation, [.. known[false]], [.. known[true]])
        {
            Asked = ReviewCounts.AskedOf(state.Situation.Facts.Review, person),
        };
    }
}
