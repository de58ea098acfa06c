using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records;

/// <summary>
/// Takes back all that one change did, however many records it touched: what it added is withdrawn, what it changed is as
/// before. That is a change of its own, which can be undone in turn. Nothing is taken back of which something else depends.
/// </summary>
public sealed class ChangeUndo(Db db, SensitivityRules rules)
{
    private const int MostRefusals = 20;
    private const int PageSize = 1_000;

    // Who looks at one record does not mean to take back an import of thousands.
    private const int MostOffered = 200;

    /// <summary>There is such a change, and the person may take it back: their own, or any as a manager.</summary>
    public Task<bool> MayUndoAsync(StoredOperation operation, long changeNumber, Actor actor, CancellationToken cancellation = default) =>
        db.ReadAsync(session => MayUndoAsync(session, operation, changeNumber, actor), cancellation);

    /// <summary>
    /// Whether it can be offered where one of its records is shown: the person may, it touched few records, and nothing is built on it.
    /// </summary>
    /// <remarks>What the person may not read stands against it only when it is tried: a link that is gone would tell of it.</remarks>
    public Task<bool> CanOfferAsync(
        StoredOperation operation, long changeNumber, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
        async session => await MayUndoAsync(session, operation, changeNumber, actor).ConfigureAwait(false)
            && await session.FirstOrDefaultAsync<long>(
                Sql.Size, new { operation = operation.Id.ToString(), change = changeNumber,
                    most = MostOffered + 1 }).ConfigureAwait(false) <= MostOffered
            && (await BuiltOnAsync(session, operation.Id.ToString(), changeNumber, VisibilityFor(operation, actor, now)).ConfigureAwait(false))
                .All(r => r.Code == RefusalCode.BuiltOnHidden),
        cancellation);

    /// <summary>Records that the change added or restored, the first of many: once it is undone, they do not count any more.</summary>
    public Task<IReadOnlyList<ChangedRecord>> BroughtAsync(StoredOperation operation, long changeNumber, CancellationToken cancellation = default) =>
        db.ReadAsync(
        session => session.QueryAsync<ChangedRecord>(
            Sql.Brought, new { operation = operation.Id.ToString(), change = changeNumber, most = MostOffered }), cancellation);

    /// <summary>Every record that the change touched, the first of many, with the version that it made of it.</summary>
    public Task<IReadOnlyList<TouchedRecord>> TouchedAsync(StoredOperation operation, long changeNumber, CancellationToken cancellation = default) =>
        db.ReadAsync(
        session => session.QueryAsync<TouchedRecord>(
            Sql.Touched, new { operation = operation.Id.ToString(), change = changeNumber, most = MostOffered }), cancellation);

    /// <summary>Undoes the change. Returns why not, each with the record that stands against it; empty when it is done.</summary>
    /// <param name="operation">Whose.</param>
    /// <param name="changeNumber">See <see cref="HistoryEntry.ChangeNumber"/>.</param>
    /// <param name="reason">Goes into the history of each record.</param>
    public async Task<IReadOnlyList<Refusal>> UndoAsync(
        StoredOperation operation, long changeNumber, string reason, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await RunAsync(operation, changeNumber, reason, isTrial: false, actor, now, cancellation).ConfigureAwait(false)).Refused;

    /// <summary>The periods are of the reports that would cover other days once the change is undone; it is not undone here.</summary>
    public async Task<IReadOnlyList<MovedPeriod>> MovesAsync(
        StoredOperation operation, long changeNumber, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        await db.ReadAsync(s =>
            s.FirstOrDefaultAsync<string>(Sql.OfMeetings, new { operation = operation.Id.ToString(), change = changeNumber }),
            cancellation).ConfigureAwait(false) is null
            ? []
            : (await RunAsync(operation, changeNumber, "", isTrial: true, actor, now, cancellation).ConfigureAwait(false)).Moves;

    private Task<(IReadOnlyList<Refusal> Refused, IReadOnlyList<MovedPeriod> Moves)> RunAsync(
        StoredOperation operation, long changeNumber, string reason, bool isTrial, Actor actor, DateTimeOffset now, CancellationToken cancellation) =>
        db.WriteAsync<(IReadOnlyList<Refusal>, IReadOnlyList<MovedPeriod>)>(async session =>
        {
            var id = operation.Id.ToString();
            var calendar =
                await session.FirstOrDefaultAsync<string>(Sql.OfMeetings, new { operation = id, change = changeNumber }).ConfigureAwait(false) is null
                ? null
                : await CalendarWatch.BeginAsync(session, id, now, cancellation).ConfigureAwait(false);
            using var writer = await ChangeWriter.BeginAsync(session, id, actor, now).ConfigureAwait(false);
            if (!await MayUndoAsync(session, operation, changeNumber, actor).ConfigureAwait(false))
            {
                return ([new Refusal(RefusalCode.NothingToUndo)], []);
            }

            var visibility = VisibilityFor(operation, actor, now);
            var refused = await BuiltOnAsync(session, id, changeNumber, visibility).ConfigureAwait(false);
            var guard = new WriteGuard(session, id, operation.Operation.Code, actor, visibility);
            var between = new StoredRules(session, id);
            foreach (var table in session.Kinds.Records.Reverse())
            {
                if (refused.Count == 0)
                {
                    refused = await UndoAsync(table, operation, changeNumber, reason.Trim(), guard, writer, between, actor, now, cancellation)
                        .ConfigureAwait(false);
                }
            }

            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            await ImportBatchStore.UndoneAsync(session, id, changeNumber).ConfigureAwait(false);
            if (refused.Count == 0 && await between.FirstBrokenAsync().ConfigureAwait(false) is { } broken)
            {
                refused = [broken];
            }

            var (moves, conflict, _) = refused.Count == 0 && calendar is not null
                ? await calendar.EndAsync().ConfigureAwait(false)
                : ([], null, default);
            refused = conflict is null ? refused : [conflict];

            if (refused.Count > 0 || isTrial)
            {
                session.Discard();
            }

            return (refused, moves);
        }, cancellation);

    private Visibility VisibilityFor(StoredOperation operation, Actor actor, DateTimeOffset now) => new(
        rules, actor.Person.IsOperator
            ? Audience.Everything
            : rules.AudienceOf(AccessPolicy.Ceiling(actor.Person, operation.Operation.Code)!.Value, operation.Operation, now));

    private static async Task<bool> MayUndoAsync(DbSession session, StoredOperation operation, long changeNumber, Actor actor)
    {
        var parameters = new { operation = operation.Id.ToString(), change = changeNumber };
        return await session.FirstOrDefaultAsync<string>(Sql.Maker, parameters).ConfigureAwait(false) is { } maker
            && await session.FirstOrDefaultAsync<string>(Sql.OfOperation, parameters).ConfigureAwait(false) is null
            && (actor.Person.IsOperator || maker == actor.Name
                || AccessPolicy.May(actor.Person, Verb.Classify, new Subject(operation.Operation.Code)));
    }

    private async Task<IReadOnlyList<Refusal>> UndoAsync(
        RecordKind table, StoredOperation operation, long changeNumber, string reason, WriteGuard guard, ChangeWriter writer, StoredRules between,
        Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var references = new RecordReferences(writer.Session, writer.OperationId, new Visibility(rules, Audience.Everything));
        var after = 0L;
        while (await PageAsync(table, operation, changeNumber, after, now, writer.Session, cancellation).ConfigureAwait(false) is { Count: > 0 } page)
        {
            await references.KeepAsync(table, page.Select(d => d.Before).OfType<object?[]>(), cancellation).ConfigureAwait(false);
            foreach (var done in page)
            {
                // Who was allowed to add a record may take that back, even where it could not be changed by them afterwards.
                var stored = done.Action == HistoryAction.Changed ? done.Record : null;
                if (await guard.CheckAsync(table, done.Record.Values, stored, done.Level).ConfigureAwait(false) is { } refusal)
                {
                    return [refusal];
                }

                await UndoAsync(done, reason, references, writer, actor, now).ConfigureAwait(false);
                between.Add(table, done.Record.Key, done.Record.Values);
                between.Add(table, done.Record.Key, done.Before ?? done.Record.Values);
            }

            after = page[^1].Number;
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }

        return [];
    }

    private static async Task UndoAsync(Done done, string reason, RecordReferences references, ChangeWriter writer, Actor actor, DateTimeOffset now)
    {
        var (record, session) = (done.Record, writer.Session);
        if (done.Action == HistoryAction.Withdrawn)
        {
            await session.ExecuteAsync(RecordSql.Restore(record.Table), new { id = record.Id }).ConfigureAwait(false);
            await UndoneRecords.EndAsync(session, record.Id).ConfigureAwait(false);
            writer.Marked(record, "restored", reason);
            return;
        }

        if (done.Action is HistoryAction.Added or HistoryAction.Restored)
        {
            await session.ExecuteAsync(RecordSql.Withdraw(record.Table), new { id = record.Id, now, by = actor.Name, reason }).ConfigureAwait(false);
            await UndoneRecords.AddAsync(session, record.Id).ConfigureAwait(false);
            writer.Marked(record, "withdrawn", reason);
            return;
        }

        var (values, level) = (done.Before!, done.LevelBefore);
        for (var i = 0; i < values.Length; i++)
        {
            // The history says how an older program sealed it, for no place in particular.
            if (record.Table.Columns[i].Severe && values[i] is string text)
            {
                values[i] = session.Severe.Renew(SealedPlace.Of(record.Table, writer.OperationId, record.Key, record.Table.Columns[i].Name), text);
            }
        }

        await using var update = session.Command(RecordSql.Update(record.Table)).With("id", record.Id);
        for (var i = 0; i < values.Length; i++)
        {
            update.With($"p{i}", RecordSql.ToStored(record.Table.Columns[i], values[i], references.IdOf));
        }

        await update.ExecuteNonQueryAsync().ConfigureAwait(false);
        await session.ExecuteAsync(RecordSql.SetLevel(record.Table), new { id = record.Id, level = level is { } given ? EnumCode.Of(given) : null })
            .ConfigureAwait(false);
        writer.TakenBack(record, values, level, reason);
    }

    // What was changed again since, and what refers to what would go. What may not be read is not named.
    private static async Task<IReadOnlyList<Refusal>> BuiltOnAsync(DbSession session, string operation, long changeNumber, Visibility visibility)
    {
        var refusals = new List<Refusal>();
        foreach (var table in session.Kinds.Records)
        {
            foreach (var sql in new[] { Sql.ChangedSince(table, visibility) }.Concat(Sql.Dependents(table, visibility)))
            {
                var parameters =
                    new { operation, change = changeNumber, kind = table.Name, most = MostRefusals, openBefore = visibility.ParameterValue };
                refusals.AddRange((await session.QueryAsync<Against>(sql, parameters).ConfigureAwait(false)).Select(r => r.MayBeRead
                    ? new Refusal(RefusalCode.BuiltOn, table.Name, r.RecordKey)
                    : new Refusal(RefusalCode.BuiltOnHidden)));
            }
        }

        return [.. refusals.Distinct().Take(MostRefusals)];
    }

    private async Task<List<Done>> PageAsync(
        RecordKind table, StoredOperation operation, long changeNumber, long after, DateTimeOffset now, DbSession session,
        CancellationToken cancellation)
    {
        var more = RecordSql.FirstColumn + table.Columns.Count;
        await using var command = session.Command(Sql.Page(table, RecordLevel.Sql(table, rules, operation, now)))
            .With("operation", operation.Id.ToString())
            .With("change", changeNumber)
            .With("kind", table.Name)
            .With("after", after)
            .With("most", PageSize)
            .With(Visibility.OpenBefore, RecordLevel.OpenBefore(rules, operation, now));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var page = new List<Done>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            page.Add(Read(table, reader, more));
        }

        return page;
    }

    private static Done Read(RecordKind table, DbDataReader reader, int more)
    {
        var (before, level) = reader.IsDBNull(more + 3) ? default : RecordJson.Read(table, reader.GetString(more + 3));
        return new Done(
            StoredRecord.Read(table, reader), (Sensitivity)reader.GetInt32(more), reader.GetInt64(more + 1),
            EnumCode.Parse<HistoryAction>(reader.GetString(more + 2)), before, level);
    }

    /// <summary>What the change did to one record, which stands as it left it.</summary>
    private sealed record Done(
        StoredRecord Record, Sensitivity Level, long Number, HistoryAction Action, object?[]? Before, Sensitivity? LevelBefore);

    /// <summary>A record that stands against undoing.</summary>
    private sealed class Against
    {
        public string RecordKey { get; init; } = "";

        public bool MayBeRead { get; init; }
    }

    private static class Sql
    {
        public const string Maker = "select changed_by from history where operation_id = @operation and change_number = @change limit 1";

        public const string Size =
            "select count(*) from (select 1 as one from history where operation_id = @operation and change_number = @change limit @most) few";

        public const string Brought = """
            select kind, record_key, action, changed_at, changed_by
            from history
            where operation_id = @operation and change_number = @change and action in ('added', 'restored')
            order by number
            limit @most
            """;

        public const string Touched = """
            select kind, record_key, version from history where operation_id = @operation and change_number = @change order by number limit @most
            """;

        // The operation's own row is no record of it, and is changed back by hand; so is what happened to a record's files, and what its review did.
        public const string OfOperation = $"""
            select record_key
            from history h
            where operation_id = @operation and change_number = @change
                and (kind in ('operation', '{HistoryEntry.OfFiles}') or not {ReviewEntries.IsOfRecord})
            limit 1
            """;

        public const string OfMeetings =
            "select record_key from history where operation_id = @operation and change_number = @change and kind = 'meeting' limit 1";

        public static string ChangedSince(RecordKind table, Visibility visibility) => $"""
            select x.record_key, {MayBeRead(table, visibility)}
            from history h
            join {table.Table} x on x.id = h.record_id
            where h.operation_id = @operation and h.change_number = @change and h.kind = @kind and x.version <> h.version
            limit @most
            """;

        /// <summary>
        /// Records that count, that this change did not touch, and that refer to one that it brought. What it touched is as before it; so
        /// is what referred to a record before that was restored, and has not changed since.
        /// </summary>
        public static IEnumerable<string> Dependents(RecordKind table, Visibility visibility)
        {
            foreach (var column in table.Columns.Where(c => c.Refers is not null))
            {
                yield return Dependent(table, visibility, $"h.record_id = x.{column.Stored}");
            }

            if (table.BelongsToLine)
            {
                yield return Dependent(
                    table, visibility,
                    "h.record_id in (select l.id from request_line l where l.request_id = x.request_id and l.location_id = x.location_id)");
            }
        }

        public static string Page(RecordKind table, string level) => $"""
            {RecordSql.Stored(
                table, $", {level}, h.number, h.action, h.before_json", "join history h on h.record_id = t.id and h.version = t.version")}
            where h.operation_id = @operation and h.change_number = @change and h.kind = @kind and h.number > @after
            order by h.number
            limit @most
            """;

        private static string Dependent(RecordKind table, Visibility visibility, string refers) => $"""
            select x.record_key, {MayBeRead(table, visibility)}
            from history h
            join {table.Table} x on {refers}
            where h.operation_id = @operation and h.change_number = @change and h.action in ('added', 'restored')
                and x.withdrawn_at is null
                and not exists (select 1 from history own where own.record_id = x.id and own.change_number = @change)
                and (h.action = 'added' or exists (select 1 from history later where later.record_id = x.id and later.change_number > @change))
            limit @most
            """;

        private static string MayBeRead(RecordKind table, Visibility visibility) => visibility.IsAll
            ? "true as may_be_read"
            : $"exists (select 1 {RecordSql.From(table)} where t.id = x.id and {visibility.Of(table)}) as may_be_read";
    }
}
