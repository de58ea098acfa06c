using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;

namespace AccessTracker.Data.Review;

/// <summary>
/// The review of single records: how it stands, and its steps. Each step is in the operation's history and in the audit. A record that somebody may
/// not read has no review for them.
/// </summary>
public sealed class ReviewStore(Db db, RecordStore records)
{
    /// <summary>No question and no answer has more characters.</summary>
    public const int LongestText = 2_000;

    // A page of a queue, or a whole import.
    private const int Batch = 500;

    /// <summary>How the review of a record stands for the actor; null: there is no such record for them, or none that is reviewed.</summary>
    public Task<RecordReview?> ShowAsync(
        StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync<RecordReview?>(async session =>
        {
            var rules = await ReviewReader.RulesAsync(session, operation.Id.ToString()).ConfigureAwait(false);
            if (rules is not [.., { IsOn: true } rule] || session.Kinds.Find(kind) is not { IsReviewed: true } table
                || await records.FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level))
            {
                return null;
            }

            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            var row = await session.FirstOrDefaultAsync<ReviewRow>(Sql.Row, new { id = record.Id.ToString() }).ConfigureAwait(false);
            var steps = await session.QueryAsync<StepRow>(Sql.Steps, new { id = ReviewEntries.IdOf(record.Id.ToString()) }).ConfigureAwait(false);
            var mayWrite = await records.GuardOf(session, operation, actor, now).CheckAsync(table, record.Values, record, level)
                .ConfigureAwait(false) is null;

            // The guard has asked about all that it refers to; a reader is told of what they may read.
            await new HiddenReferences(session, operation, records.VisibilityFor(actor.Person, operation, now)).TakeOutAsync(record)
                .ConfigureAwait(false);
            var isReviewer = AccessPolicy.May(actor.Person, Verb.Review, new Subject(operation.Operation.Code, table.Subject, level));
            var standing = row?.Standing;
            return new RecordReview(
                record, standing?.State ?? ReviewState.Checked, names.Of(row?.Author ?? ""), row?.WrittenAt, row?.ChangeNumber,
                [.. steps.Select(s => s.ToStep(names))])
            {
                IsFromBefore = row is null,
                MayAsk = isReviewer && !record.IsWithdrawn,
                MayCheck = isReviewer && !record.IsWithdrawn && standing is { State: not ReviewState.Checked }
                    && standing.MayBeCheckedBy(actor.Name, rule.OwnAllowed),
                IsOwn = row?.Author == actor.Name,
                MayAnswer = standing?.State == ReviewState.Questioned && !record.IsWithdrawn && (mayWrite || row!.Author == actor.Name),
            };
        }, cancellation);

    /// <summary>
    /// Checks records as they stood when somebody looked at them. What was changed since, is the checker's own, or is not there for them, is left as
    /// it is, and counted.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="looked">The records, each with the version that was looked at.</param>
    /// <param name="actor">Who checks.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">To stop it.</param>
    public Task<CheckOutcome> CheckAsync(
        StoredOperation operation, IReadOnlyCollection<LookedAt> looked, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
        {
            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            var outcome = new CheckOutcome();
            if (await RuleAsync(session, operation).ConfigureAwait(false) is not { IsOn: true } rule)
            {
                return outcome with { Gone = looked.Count };
            }

            foreach (var group in looked.DistinctBy(l => (l.Kind, l.Key)).GroupBy(l => l.Kind, StringComparer.Ordinal))
            {
                if (session.Kinds.Find(group.Key) is not { IsReviewed: true } kind)
                {
                    outcome = outcome with { Gone = outcome.Gone + group.Count() };
                    continue;
                }

                foreach (var batch in group.Chunk(Batch))
                {
                    outcome += await CheckAsync(writer, operation, kind, batch, rule, actor, now, cancellation).ConfigureAwait(false);
                }
            }

            if (outcome.Checked > 0)
            {
                // Of one record the audit tells which, at the level that it has.
                var one = looked.Count == 1 ? looked.First() : null;
                Sensitivity? level = one is not null
                    && await records.FindAsync(session, operation, one.Kind, one.Key, actor, now).ConfigureAwait(false) is var (_, its) ? its : null;
                await AuditStore.RecordAsync(
                    session, new AuditEvent(AuditAction.RecordsChecked)
                    {
                        Operation = operation.Operation.Code,
                        Kind = one?.Kind,
                        Key = one?.Key,
                        Level = one is null ? Sensitivity.Low : level ?? Sensitivity.Severe,
                        Details = FormattableString.Invariant($"{outcome.Checked}"),
                    }, actor, now).ConfigureAwait(false);
            }

            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return outcome;
        }, cancellation);

    /// <summary>Asks the author of a record something. It is questioned from then on, also where it was checked.</summary>
    public Task<ReviewResult> QuestionAsync(
        StoredOperation operation, LookedAt record, string text, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        StepAsync(operation, record, ReviewStep.Questioned, text, actor, now, cancellation);

    /// <summary>Answers what was asked about a record: its author, or whoever may change it.</summary>
    public Task<ReviewResult> AnswerAsync(
        StoredOperation operation, LookedAt record, string text, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        StepAsync(operation, record, ReviewStep.Answered, text, actor, now, cancellation);

    private async Task<CheckOutcome> CheckAsync(
        ChangeWriter writer, StoredOperation operation, RecordKind kind, LookedAt[] looked, ReviewRuleRow rule, Actor actor, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var session = writer.Session;
        var visibility = records.VisibilityFor(actor.Person, operation, now);
        var versions = looked.ToDictionary(l => l.Key, l => l.Version, StringComparer.Ordinal);
        await using var command = session.Command(Sql.ToCheck(kind, visibility, session.Dialect))
            .With("operation", operation.Id.ToString())
            .With("keys", session.Dialect.Texts(versions.Keys))
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        var rows = new List<ReviewRow>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                rows.Add(ReviewRow.Read(kind.Name, reader));
            }
        }

        // One refusal of the policy is one of all: it goes by the role.
        if (!AccessPolicy.May(actor.Person, Verb.Review, new Subject(operation.Operation.Code, kind.Subject)))
        {
            return new CheckOutcome { Gone = looked.Length };
        }

        var current = rows.Where(r => r.Version == versions[r.RecordKey] && r.State != "checked").ToList();
        var mine = current.Where(r => r.Standing.MayBeCheckedBy(actor.Name, rule.OwnAllowed)).ToList();
        foreach (var row in mine)
        {
            Step(writer, row, ReviewStep.Checked, null);
        }

        if (mine.Count > 0)
        {
            await session.ExecuteAsync(
                Sql.Check(session.Dialect), new { ids = session.Dialect.Texts([.. mine.Select(r => r.RecordId)]) }).ConfigureAwait(false);
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }

        return new CheckOutcome
        {
            Checked = mine.Count,
            Own = current.Count - mine.Count,
            Already = rows.Count(r => r.Version == versions[r.RecordKey] && r.State == "checked"),
            Changed = rows.Count(r => r.Version != versions[r.RecordKey]),
            Gone = looked.Length - rows.Count,
        };
    }

    private Task<ReviewResult> StepAsync(
        StoredOperation operation, LookedAt looked, ReviewStep step, string text, Actor actor, DateTimeOffset now,
        CancellationToken cancellation) => db.WriteAsync(async session =>
        {
            if (text.Trim().Length is 0 or > LongestText)
            {
                return ReviewResult.TextNeeded;
            }

            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            if (await RuleAsync(session, operation).ConfigureAwait(false) is not { IsOn: true }
                || session.Kinds.Find(looked.Kind) is not { IsReviewed: true } kind
                || await records.FindAsync(session, operation, looked.Kind, looked.Key, actor, now).ConfigureAwait(false) is not var (record, level)
                || record.IsWithdrawn)
            {
                return ReviewResult.Gone;
            }

            var row = await session.FirstOrDefaultAsync<ReviewRow>(Sql.Row, new { id = record.Id.ToString() }).ConfigureAwait(false)
                ?? await FirstAsync(session, record).ConfigureAwait(false);
            var subject = new Subject(operation.Operation.Code, kind.Subject, level);
            var isAllowed = step == ReviewStep.Questioned
                ? AccessPolicy.May(actor.Person, Verb.Review, subject)
                : row.Author == actor.Name || await records.GuardOf(session, operation, actor, now)
                    .CheckAsync(kind, record.Values, record, level).ConfigureAwait(false) is null;
            if (!isAllowed)
            {
                await AuditStore.RecordAsync(session, About(AuditAction.Refused, operation, looked, level), actor, now).ConfigureAwait(false);
                return ReviewResult.NotAllowed;
            }

            // A question is about what somebody saw; an answer may come after a change, and often does.
            if (step == ReviewStep.Questioned ? record.Version != looked.Version : row.State != "questioned")
            {
                return step == ReviewStep.Questioned ? ReviewResult.Changed : ReviewResult.NothingAsked;
            }

            Step(writer, row, step, text.Trim());
            await session.ExecuteAsync(
                Sql.Keep,
                new
                {
                    id = row.RecordId, operation = operation.Id.ToString(), row.Kind, key = row.RecordKey,
                    state = EnumCode.Of(row.Standing.After(new ReviewEntry(step, actor.Name, row.ChangeNumber)).State), row.Version,
                    row.ChangeNumber, row.Author, row.WrittenAt, steps = row.Steps + 1,
                }).ConfigureAwait(false);
            await AuditStore.RecordAsync(
                session,
                About(step == ReviewStep.Questioned ? AuditAction.RecordQuestioned : AuditAction.QuestionAnswered, operation, looked, level),
                actor, now).ConfigureAwait(false);
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return ReviewResult.Done;
        }, cancellation);

    private static AuditEvent About(AuditAction action, StoredOperation operation, LookedAt record, Sensitivity level) =>
        new(action) { Operation = operation.Operation.Code, Kind = record.Kind, Key = record.Key, Level = level };

    private static void Step(ChangeWriter writer, ReviewRow row, ReviewStep step, string? text) => writer.Reviewed(
        ReviewEntries.Review, ReviewEntries.IdOf(row.RecordId), row.RecordKey, row.Steps + 1, row.LastStep,
        ReviewEntries.Write(new ReviewStepEntry(row.Kind, row.RecordKey, EnumCode.Of(step), row.Version, row.ChangeNumber, text)));

    // A record from before the review began, of which nothing is kept yet.
    private static async Task<ReviewRow> FirstAsync(DbSession session, StoredRecord record) =>
        (await session.FirstOrDefaultAsync<ReviewRow>(Sql.First, new { id = record.Id.ToString(), version = record.Version }).ConfigureAwait(false))!;

    private static Task<ReviewRuleRow?> RuleAsync(DbSession session, StoredOperation operation) =>
        ReviewReader.RuleAsync(session, operation.Id.ToString());

    private static class Sql
    {
        public const string Row = """
            select rv.record_id, rv.kind, rv.record_key, rv.state, rv.version, rv.change_number, rv.author, rv.written_at, rv.steps, l.after_json as
                last_step
            from review rv
            left join history l on l.record_id = 'review:' || rv.record_id and l.version = rv.steps
            where rv.record_id = @id
            """;

        public const string First = """
            select h.record_id, h.kind, h.record_key, 'checked' as state, h.version, h.change_number, h.changed_by as author, h.changed_at as
                written_at, 0 as steps, null as last_step
            from history h
            where h.record_id = @id and h.version = @version
            """;

        public const string Steps = """
            select h.after_json, h.changed_at, h.changed_by, h.changed_as, h.change_number
            from history h
            where h.record_id = @id
            order by h.version
            """;

        public const string Keep = """
            insert into review (record_id, operation_id, kind, record_key, state, version, change_number, author, written_at, steps)
            values (@id, @operation, @Kind, @key, @state, @Version, @ChangeNumber, @Author, @WrittenAt, @steps)
            on conflict (record_id) do update set state = excluded.state, steps = excluded.steps
            """;

        public static string ToCheck(RecordKind kind, Visibility visibility, Dialect dialect) => $"""
            select t.id, t.record_key, rv.state, t.version, rv.change_number, rv.author, rv.written_at, rv.steps, l.after_json
            {RecordSql.From(kind)}
            join review rv on rv.record_id = t.id
            left join history l on l.record_id = 'review:' || t.id and l.version = rv.steps
            where t.operation_id = @operation and t.withdrawn_at is null and {dialect.AnyOf("t.record_key", "keys")} and {visibility.Of(kind)}
            """;

        public static string Check(Dialect dialect) =>
            $"update review set state = 'checked', steps = steps + 1 where {dialect.AnyOf("record_id", "ids")}";
    }
}
