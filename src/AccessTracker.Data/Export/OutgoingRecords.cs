using System.Runtime.CompilerServices;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Export;

/// <summary>
/// Reads records one list at a time for other programs, by the rules that a bundle is written by (<see cref="BundleExport"/>): those that count and
/// somebody may read, without names of what they may not, and without severe fields.
/// </summary>
public sealed class OutgoingRecords(Db db, SensitivityRules rules)
{
    // So many are held at once of a list that is read to its end.
    private const int Turn = 4_000;

    /// <summary>Part of a list.</summary>
    public Task<OutgoingPage> PageAsync(
        StoredOperation operation, RecordKind kind, OutgoingQuery query, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(session => PageAsync(session, operation, kind, query, actor.Person, now, cancellation), cancellation);

    /// <summary>A part of a list and how many the whole list has, as they stand at one moment.</summary>
    public Task<(OutgoingPage Page, long Count)> CountedAsync(
        StoredOperation operation, RecordKind kind, OutgoingQuery query, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(async session =>
        {
            var page = await PageAsync(session, operation, kind, query, actor.Person, now, cancellation).ConfigureAwait(false);
            if (query.After is null && page.Next is null)
            {
                return (page, page.Records.Count);
            }

            var (sql, visibility) = await SqlAsync(session, operation, kind, actor.Person, now).ConfigureAwait(false);
            await using var command = sql.Bind(
                session.Command(sql.Count(sql.Where(query, session.Dialect, isCounted: true))), query with { After = null }, operation.Id.ToString(),
                visibility.ParameterValue, session.Dialect);
            return (page, (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!);
        }, cancellation);

    /// <summary>
    /// The list to its end, part after part: none of them waits for who reads, and one alone is held. That it was taken out is put down in the audit
    /// before the first.
    /// </summary>
    public async IAsyncEnumerable<OutgoingPage> AllAsync(
        StoredOperation operation, RecordKind kind, OutgoingQuery query, Actor actor, DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await PutDownAsync(operation, kind, actor, now, cancellation).ConfigureAwait(false);
        var part = query with { Most = Turn };
        do
        {
            var page = await PageAsync(operation, kind, part, actor, now, cancellation).ConfigureAwait(false);
            yield return page;
            part = part with { After = page.Next };
        }
        while (part.After is not null);
    }

    /// <summary>Puts down in the audit that records are taken out as a whole.</summary>
    /// <param name="kind">Those of one kind; null: of all.</param>
    public Task PutDownAsync(
        StoredOperation operation, RecordKind? kind, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            var entry = new AuditEvent(AuditAction.Exported)
            {
                Operation = operation.Operation.Code,
                Level = Sensitivity.Moderate,
                Kind = kind?.Name,
                Details = $"{kind?.Sheet ?? "all kinds"} by the API",
            };
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <summary>The record, even one that is withdrawn; null: there is none that the actor may read.</summary>
    /// <param name="key">See <see cref="RecordKey"/>.</param>
    public Task<OutgoingRecord?> FindAsync(
        StoredOperation operation, RecordKind kind, string key, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(async session =>
        {
            var query = new OutgoingQuery { WithWithdrawn = true, Most = 1 };
            var (sql, _) = await SqlAsync(session, operation, kind, actor.Person, now).ConfigureAwait(false);
            var rows = await RowsAsync(
                session, sql, operation, kind, query, now, $"{sql.Where(query, session.Dialect)} and {sql.Key} = @key", cancellation, key)
                .ConfigureAwait(false);
            return rows.Count == 0 ? null : rows[0];
        }, cancellation);

    /// <summary>Whether nothing of the operation's records is hidden from a person.</summary>
    public bool MayReadAll(StoredOperation operation, Person person, DateTimeOffset now) => VisibilityOf(person, operation, now).IsAll;

    /// <summary>
    /// A text that is another one whenever a list may be another: for another audience, after another change, in another store, and when a day passes
    /// by which records open.
    /// </summary>
    public string StateFor(StoredOperation operation, Person person, DateTimeOffset now) =>
        $"{operation.Id} {operation.At.ChangeNumber} {operation.At.Hash} {operation.At.Epoch} "
            + $"{AccessPolicy.Ceiling(person, operation.Operation.Code)} {VisibilityOf(person, operation, now).ParameterValue:O} "
            + $"{RecordLevel.OpenBefore(rules, operation, now):O}";

    /// <summary>What of the operation's records a person may read; severe levels for the operator.</summary>
    internal Visibility VisibilityOf(Person person, StoredOperation operation, DateTimeOffset now) => new(
        rules, person.IsOperator
            ? Audience.Everything
            : rules.AudienceOf(
                AccessPolicy.Ceiling(person, operation.Operation.Code)
                    ?? throw new UnauthorizedAccessException($"{person.Name} may not read {operation.Operation.Code}."),
                operation.Operation, now));

    internal async Task<List<OutgoingRecord>> RowsAsync(
        DbSession session, OutgoingSql sql, StoredOperation operation, RecordKind kind, OutgoingQuery query, DateTimeOffset now, string condition,
        CancellationToken cancellation, string? key = null, Action<System.Data.Common.DbCommand>? bind = null)
    {
        var level = !query.WithLevel ? null
            : kind == RecordKinds.Operations ? $"{(int)rules.DefaultOf(kind.Name, kind.Level)}"
            : RecordLevel.Sql(kind, rules, operation, now);
        var rows = new List<OutgoingRecord>();
        var command = sql.Bind(
            session.Command(sql.Rows(query, level, condition)), query, operation.Id.ToString(), RecordLevel.OpenBefore(rules, operation, now),
            session.Dialect);
        if (key is not null)
        {
            command.With("key", key);
        }

        bind?.Invoke(command);
        await command.EachAsync(reader => rows.Add(sql.Read(reader, query.Order)), cancellation).ConfigureAwait(false);
        return rows;
    }

    private async Task<OutgoingPage> PageAsync(
        DbSession session, StoredOperation operation, RecordKind kind, OutgoingQuery query, Person person, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (sql, _) = await SqlAsync(session, operation, kind, person, now).ConfigureAwait(false);

        // One more than asked for tells whether others follow.
        var rows = await RowsAsync(
            session, sql, operation, kind, query with { Most = query.Most + 1 }, now, sql.Where(query, session.Dialect), cancellation)
            .ConfigureAwait(false);
        if (rows.Count <= query.Most)
        {
            return new OutgoingPage(rows, null);
        }

        rows.RemoveAt(query.Most);
        return new OutgoingPage(rows, rows[^1].Place);
    }

    private async Task<(OutgoingSql Sql, Visibility Visibility)> SqlAsync(
        DbSession session, StoredOperation operation, RecordKind kind, Person person, DateTimeOffset now)
    {
        var visibility = VisibilityOf(person, operation, now);
        var places = await ListedPlaces.ReadAsync(session, operation.Id, visibility, [kind]).ConfigureAwait(false);
        return (new OutgoingSql(kind, visibility, places), visibility);
    }
}
