using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Review;

/// <summary>How an operation is to review its records.</summary>
/// <param name="IsOn">Records are reviewed.</param>
/// <param name="OwnAllowed">Authors may check their own.</param>
/// <param name="OnlyChecked">Only checked records count.</param>
/// <param name="CountsFrom">From the reports on whose period ends on this day or later; needed where <paramref name="OnlyChecked"/> changes.</param>
/// <param name="WithEarlier">When the review begins, the records that are there become new too; else they count as checked.</param>
public sealed record ReviewRule(bool IsOn, bool OwnAllowed, bool OnlyChecked, DateOnly? CountsFrom, bool WithEarlier);

/// <summary>What became of a rule that was to be set.</summary>
public enum RuleResult
{
    Set,
    NotAllowed,

    /// <summary>Without a review nothing is ever checked, and so nothing would count.</summary>
    NothingWouldCount,

    /// <summary>From which day on is not said.</summary>
    DayNeeded,

    /// <summary>A report that is published covers the day: what is published stays as it was counted.</summary>
    DayPublished,
}

/// <summary>
/// How operations review, kept as a history: the rule that was set last holds, and for what counts the last one whose day has come. Each is in the
/// operation's history and in the audit.
/// </summary>
public sealed class ReviewRules(Db db)
{
    /// <summary>Every rule of the operation, oldest first; empty: it has never reviewed.</summary>
    public Task<IReadOnlyList<ReviewRuleRow>> ListAsync(StoredOperation operation, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlyList<ReviewRuleRow>>(async session =>
        {
            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            return [.. (await ReviewReader.RulesAsync(session, operation.Id.ToString()).ConfigureAwait(false))
                .Select(r => r with { SetBy = names.Of(r.SetBy) })];
        }, cancellation);

    /// <summary>The last day that a published report of either task force covers; null: none is published.</summary>
    public Task<DateOnly?> PublishedToAsync(StoredOperation operation, CancellationToken cancellation = default) =>
        db.ReadAsync(session => PublishedToAsync(session, operation.Id.ToString()), cancellation);

    /// <summary>Sets how the operation reviews from now on.</summary>
    public Task<RuleResult> SetAsync(
        StoredOperation operation, ReviewRule rule, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            var id = operation.Id.ToString();
            using var writer = await ChangeWriter.BeginAsync(session, id, actor, now).ConfigureAwait(false);
            if (!AccessPolicy.May(actor.Person, Verb.Write, new Subject(operation.Operation.Code, RecordKinds.Operations.Subject)))
            {
                await AuditStore.RecordAsync(session, About(AuditAction.Refused, operation), actor, now).ConfigureAwait(false);
                return RuleResult.NotAllowed;
            }

            if (rule is { OnlyChecked: true, IsOn: false })
            {
                return RuleResult.NothingWouldCount;
            }

            var before = await ReviewReader.RuleAsync(session, id).ConfigureAwait(false);
            if (rule.OnlyChecked == (before?.OnlyChecked ?? false))
            {
                rule = rule with { CountsFrom = before?.CountsFrom };
            }
            else if (rule.CountsFrom is null)
            {
                return RuleResult.DayNeeded;
            }
            else if (rule.CountsFrom <= await PublishedToAsync(session, id).ConfigureAwait(false))
            {
                return RuleResult.DayPublished;
            }

            await KeepAsync(writer, rule with { WithEarlier = before is null && rule.WithEarlier }, (before?.Number ?? 0) + 1, actor, now)
                .ConfigureAwait(false);
            var entry = About(AuditAction.ReviewRulesChanged, operation) with { After = ReviewEntries.Write(Of(rule)) };
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return RuleResult.Set;
        }, cancellation);

    private static async Task KeepAsync(ChangeWriter writer, ReviewRule rule, long number, Actor actor, DateTimeOffset now)
    {
        var (session, id) = (writer.Session, writer.OperationId);
        var last = await session.FirstOrDefaultAsync<string>(Sql.Last, new { id = ReviewEntries.RuleIdOf(id), version = number - 1 })
            .ConfigureAwait(false);
        writer.Reviewed(ReviewEntries.Rule, ReviewEntries.RuleIdOf(id), "", number, last, ReviewEntries.Write(Of(rule)));
        await session.ExecuteAsync(
            Sql.Add, new { operation = id, number, rule.IsOn, rule.OwnAllowed, rule.OnlyChecked, rule.CountsFrom, now, by = actor.Name })
            .ConfigureAwait(false);
        if (rule.WithEarlier)
        {
            await ReviewTracking.BeginWithEarlierAsync(session, id).ConfigureAwait(false);
        }
    }

    private static ReviewRuleEntry Of(ReviewRule rule) =>
        new(rule.IsOn, rule.OwnAllowed, rule.OnlyChecked, rule.CountsFrom, rule.WithEarlier);

    private static AuditEvent About(AuditAction action, StoredOperation operation) =>
        new(action) { Operation = operation.Operation.Code, Kind = RecordKinds.Operations.Name, Key = operation.Operation.Code };

    private static async Task<DateOnly?> PublishedToAsync(DbSession session, string operation) =>
        (await session.FirstOrDefaultAsync<EndRow>(Sql.Published, new { operation }).ConfigureAwait(false))?.PeriodEnd;

    private sealed class EndRow
    {
        public DateOnly PeriodEnd { get; init; }
    }

    private static class Sql
    {
        public const string Published = """
            select period_end from report where operation_id = @operation and state = 'published' order by period_end desc limit 1
            """;

        public const string Last = "select after_json from history where record_id = @id and version = @version";

        public const string Add = """
            insert into review_rule (operation_id, number, in_force, own_allowed, only_checked, counts_from, set_at, set_by)
            values (@operation, @number, @IsOn, @OwnAllowed, @OnlyChecked, @CountsFrom, @now, @by)
            """;
    }
}
