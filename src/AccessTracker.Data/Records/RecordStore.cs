using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>
/// Single records: shown, withdrawn, restored, given a level, their severe fields read one by one. They are added and changed
/// by importing a bundle, if only of one row (<see cref="BundleSource.Of"/>), so that every way in has the same rules. A
/// record that somebody may not read is not there for them.
/// </summary>
public sealed class RecordStore(Db db, SensitivityRules rules)
{
    /// <summary>
    /// The record with its history; null when there is none that the actor may read. Neither names a record that they may not.
    /// </summary>
    /// <param name="key">See <see cref="RecordKey"/>.</param>
    public Task<RecordView?> ShowAsync(
        StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.ReadAsync(async session =>
        {
            if (await FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level))
            {
                return null;
            }

            var maySeeSevere = AccessPolicy.May(actor.Person, Verb.ReadSevere, new Subject(operation.Operation.Code, record.Table.Subject, level));
            string[] severe =
                [.. record.Table.Columns.Where(c => c.Severe && maySeeSevere && record.Values[record.Table.Position(c.Name)] is not null)
                    .Select(c => c.Name)];
            var hidden = new HiddenReferences(session, operation, VisibilityFor(actor.Person, operation, now));
            var history = new List<HistoryEntry>();
            foreach (var entry in await HistoryReader.OfAsync(session, record.Table, record.Id).ConfigureAwait(false))
            {
                history.Add(entry with
                {
                    Before = await hidden.TakeOutAsync(record.Table, entry.Before).ConfigureAwait(false),
                    After = (await hidden.TakeOutAsync(record.Table, entry.After).ConfigureAwait(false))!,
                });
            }

            var guard = GuardOf(session, operation, actor, now);
            var refusal = await guard.CheckAsync(record.Table, record.Values, record, level).ConfigureAwait(false);
            await hidden.TakeOutAsync(record).ConfigureAwait(false);
            return new RecordView(record, level, severe, history) { NotWritable = refusal };
        }, cancellation);

    /// <summary>
    /// Whether the actor may read the record, and do one thing to it at least: change it, give it a level, read a severe field of it.
    /// </summary>
    public Task<bool> MayActAsync(
        StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.ReadAsync(async session =>
        {
            if (await FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level))
            {
                return false;
            }

            var subject = new Subject(operation.Operation.Code, record.Table.Subject, level);
            return AccessPolicy.May(actor.Person, Verb.Classify, subject)
                || AccessPolicy.May(actor.Person, Verb.ReadSevere, subject)
                || await GuardOf(session, operation, actor, now).CheckAsync(record.Table, record.Values, record, level).ConfigureAwait(false) is null;
        }, cancellation);

    /// <summary>
    /// The records of a kind that refer to <paramref name="key"/> in <paramref name="column"/>, count, and may be read by the actor: the stops
    /// of a convoy, the lines of a request. In order of recording.
    /// </summary>
    public Task<IReadOnlyList<StoredRecord>> ListAsync(
        StoredOperation operation, string kind, string column, string key, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.ReadAsync<IReadOnlyList<StoredRecord>>(async session =>
        {
            var table = session.Kinds.RecordOf(kind);
            var visibility = VisibilityFor(actor.Person, operation, now);

            // The operation is asked of what they refer to, so that SQLite goes by that one and not by all records of the operation.
            var named = $"r{table.Position(column)}";
            await using var command = session.Command($"""
                {RecordSql.Stored(table)}
                where {named}.operation_id = @operation and {named}.record_key = @key and t.withdrawn_at is null
                    and {visibility.Of(table)}
                order by t.recorded
                """).With("operation", operation.Id.ToString()).With("key", key).With(Visibility.OpenBefore, visibility.ParameterValue);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var records = new List<StoredRecord>();
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                records.Add(StoredRecord.Read(table, reader));
            }

            return records;
        }, cancellation);

    /// <summary>
    /// The record stops counting and stays, and its parts with it: the lines of a request, the stops and the log of a convoy. Returns
    /// why not, or null when it is done. Nothing is withdrawn that records which are no parts of it cannot be without.
    /// </summary>
    public Task<Refusal?> WithdrawAsync(
        StoredOperation operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: true, actor, now, null, cancellation);

    /// <summary>The same for a program, once for each submission; one that was stored before changes nothing and is no refusal.</summary>
    public Task<Refusal?> WithdrawAsync(
        StoredOperation operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now,
        Submission sent, CancellationToken cancellation) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: true, actor, now, sent, cancellation);

    /// <summary>
    /// A withdrawn record counts again, and what was withdrawn with it (<see cref="WithdrawnTogether"/>); not before what it cannot be
    /// without. Returns why not, or null when it is done.
    /// </summary>
    public Task<Refusal?> RestoreAsync(
        StoredOperation operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: false, actor, now, null, cancellation);

    /// <summary>The same for a program, once for each submission; one that was stored before changes nothing and is no refusal.</summary>
    public Task<Refusal?> RestoreAsync(
        StoredOperation operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now,
        Submission sent, CancellationToken cancellation) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: false, actor, now, sent, cancellation);

    /// <summary>Gives the record a level; null: back to the one it has of itself. Returns why not, or null when it is done.</summary>
    public Task<Refusal?> ClassifyAsync(
        StoredOperation operation, string kind, string key, long version, Sensitivity? level, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            var (record, current) = await FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) ?? default;
            if (Refused(record, session.Kinds.RecordOf(kind), version, reason) is { } refusal)
            {
                return refusal;
            }

            var highest = current > level ? current : level ?? current;
            if (!AccessPolicy.May(actor.Person, Verb.Classify, new Subject(operation.Operation.Code, record!.Table.Subject, highest)))
            {
                return await RefusedAsync(session, Refusal.NotAllowed(), About(AuditAction.Refused, operation, kind, key, current), actor, now)
                    .ConfigureAwait(false);
            }

            if (record!.GivenLevel == level)
            {
                return null;
            }

            await session.ExecuteAsync(Sql.Classify(record.Table), new { id = record.Id, level = level is { } given ? EnumCode.Of(given) : null })
                .ConfigureAwait(false);
            writer.Classified(record, level, reason.Trim());
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return null;
        }, cancellation);

    /// <summary>
    /// The text of a severe field, put down as read with <paramref name="reason"/> in the same transaction. Null when there is no
    /// such record, field or right.
    /// </summary>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public Task<string?> ReadSevereAsync(
        StoredOperation operation, string kind, string key, string field, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return db.WriteAsync(async session =>
        {
            if (await FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level))
            {
                return null;
            }

            if (!AccessPolicy.May(actor.Person, Verb.ReadSevere, new Subject(operation.Operation.Code, record.Table.Subject, level)))
            {
                await RefusedAsync(session, Refusal.NotAllowed(), About(AuditAction.Refused, operation, kind, key, level), actor, now)
                    .ConfigureAwait(false);
                return null;
            }

            if (record.Table.Find(field) is not { Severe: true } || record.Values[record.Table.Position(field)] is not string text)
            {
                return null;
            }

            var opened = session.Severe.Open(SealedPlace.Of(record.Table, operation.Id.ToString(), record.Key, field), text);
            await AuditStore.RecordAsync(
                session, About(AuditAction.SevereRead, operation, kind, key, level) with { Reason = reason.Trim(), Details = field }, actor,
                now).ConfigureAwait(false);
            return opened;
        }, cancellation);
    }

    internal Visibility VisibilityFor(Person person, StoredOperation operation, DateTimeOffset now) => new(
        rules, person.IsOperator
            ? Audience.Everything
            : rules.AudienceOf(AccessPolicy.Ceiling(person, operation.Operation.Code)!.Value, operation.Operation, now));

    /// <summary>Asks the policy what the actor may write.</summary>
    internal WriteGuard GuardOf(DbSession session, StoredOperation operation, Actor actor, DateTimeOffset now) =>
        new(session, operation.Id.ToString(), operation.Operation.Code, actor, VisibilityFor(actor.Person, operation, now));

    private Task<Refusal?> MarkAsync(
        StoredOperation operation, string kind, string key, long version, string reason, bool isWithdrawn, Actor actor, DateTimeOffset now,
        Submission? sent, CancellationToken cancellation) =>
        db.WriteAsync(async session =>
        {
            var table = session.Kinds.RecordOf(kind);
            var calendar = table == RecordKinds.Meetings
                ? await CalendarWatch.BeginAsync(session, operation.Id.ToString(), now, cancellation).ConfigureAwait(false)
                : null;
            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            if (sent is not null && await Submissions.FindAsync(session, sent).ConfigureAwait(false) is { } before)
            {
                return before.Person == sent.Person && before.Content == sent.Content ? null : new Refusal(RefusalCode.SavedBefore);
            }

            var (record, level) = await FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) ?? default;
            if (Refused(record, table, version, reason) is { } refusal)
            {
                return refusal;
            }

            var guard = GuardOf(session, operation, actor, now);
            if (await guard.CheckAsync(table, record!.Values, record, level).ConfigureAwait(false) is { } notAllowed)
            {
                return await RefusedAsync(session, notAllowed, About(AuditAction.Refused, operation, kind, key, level), actor, now)
                    .ConfigureAwait(false);
            }

            if (record.IsWithdrawn == isWithdrawn)
            {
                return new Refusal(isWithdrawn ? RefusalCode.AlreadyWithdrawn : RefusalCode.NotWithdrawn);
            }

            var marked = new List<StoredRecord>();
            var needed = isWithdrawn
                ? await WithdrawAsync(record, reason.Trim(), writer, actor, now, marked).ConfigureAwait(false)
                : await new WithdrawnTogether(writer, rules, operation, guard, now).RestoreAsync(record, reason.Trim(), marked).ConfigureAwait(false);
            if (needed is not null)
            {
                return needed.Code == RefusalCode.NotAllowed
                    ? await RefusedAsync(session, needed, About(AuditAction.Refused, operation, kind, key, level), actor, now).ConfigureAwait(false)
                    : needed;
            }

            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            if (sent is not null)
            {
                await Submissions.KeepAsync(session, writer.OperationId, sent, writer.ChangeNumber, now).ConfigureAwait(false);
            }

            return await BrokenAsync(session, operation.Id.ToString(), marked, calendar).ConfigureAwait(false);
        }, cancellation);

    private static async Task<Refusal?> WithdrawAsync(
        StoredRecord record, string reason, ChangeWriter writer, Actor actor, DateTimeOffset now, List<StoredRecord> marked)
    {
        var session = writer.Session;
        if (await new RecordNeeds(session, writer.OperationId).OfOthersAsync(record).ConfigureAwait(false) is { } needed)
        {
            return needed;
        }

        await session.ExecuteAsync(RecordSql.Withdraw(record.Table), new { id = record.Id, now, by = actor.Name, reason }).ConfigureAwait(false);
        await UndoneRecords.EndAsync(session, record.Id).ConfigureAwait(false);
        writer.Marked(record, "withdrawn", reason);
        marked.Add(record);
        return null;
    }

    private static Refusal? Refused(StoredRecord? record, RecordKind table, long version, string reason) => record switch
    {
        null => new Refusal(RefusalCode.UnknownReference, table.Name, table.File),
        _ when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalCode.Missing),
        _ when record.Version != version => new Refusal(RefusalCode.SeveralVersions, version, record.Version),
        _ => null,
    };

    // That it was tried is kept, though nothing else of the transaction has happened.
    private static async Task<Refusal> RefusedAsync(DbSession session, Refusal refusal, AuditEvent attempt, Actor actor, DateTimeOffset now)
    {
        await AuditStore.RecordAsync(session, attempt, actor, now).ConfigureAwait(false);
        return refusal;
    }

    private static AuditEvent About(AuditAction action, StoredOperation operation, string kind, string key, Sensitivity level) =>
        new(action) { Operation = operation.Operation.Code, Kind = kind, Key = key, Level = level };

    // What changed while a record was withdrawn may not go with it; and a gap in the meetings may show two that do not follow.
    private static async Task<Refusal?> BrokenAsync(DbSession session, string operation, IReadOnlyList<StoredRecord> changed, CalendarWatch? calendar)
    {
        var rules = new StoredRules(session, operation);
        foreach (var record in changed)
        {
            rules.Add(record.Table, record.Key, record.Values);
        }

        var broken = await rules.FirstBrokenAsync().ConfigureAwait(false);
        if (broken is null && calendar is not null)
        {
            (_, broken, _) = await calendar.EndAsync().ConfigureAwait(false);
        }

        if (broken is null)
        {
            return null;
        }

        session.Discard();
        return broken;
    }

    /// <summary>The record and the level that it has now; null: there is none that the actor may read.</summary>
    internal async Task<(StoredRecord Record, Sensitivity Level)?> FindAsync(
        DbSession session, StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now)
    {
        var code = operation.Operation.Code;
        if (AccessPolicy.Ceiling(actor.Person, code) is not { } ceiling
            || await StoredAsync(session, operation, session.Kinds.Of(kind), key).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        var level = record.Table == RecordKinds.Operations
            ? rules.DefaultOf(record.Table.Name, record.Table.Level)
            : await RecordLevel.OfAsync(session, record.Table, record.Id, rules, operation, now).ConfigureAwait(false);
        return level <= ceiling ? (record, level) : null;
    }

    private static async Task<StoredRecord?> StoredAsync(DbSession session, StoredOperation operation, RecordKind table, string key)
    {
        var mine = table == RecordKinds.Operations ? "t.id = @operation and t.code = @key" : "t.operation_id = @operation and t.record_key = @key";
        await using var command = session.Command($"{RecordSql.Stored(table)} where {mine}")
            .With("operation", operation.Id.ToString())
            .With("key", key);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false) ? StoredRecord.Read(table, reader) : null;
    }

    private static class Sql
    {
        public static string Classify(RecordKind table) => $"update {table.Table} set version = version + 1, sensitivity = @level where id = @id";
    }
}
