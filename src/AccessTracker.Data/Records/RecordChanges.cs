using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Review;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Records;

/// <summary>A record that was changed, as its latest change left it.</summary>
public sealed record ChangedRecord
{
    public string Kind { get; init; } = "";

    /// <summary>See <see cref="Records.RecordKey"/>.</summary>
    public string RecordKey { get; init; } = "";

    public HistoryAction Action { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string ChangedBy { get; init; } = "";
}

/// <summary>A record as one change left it.</summary>
public sealed record TouchedRecord
{
    public string Kind { get; init; } = "";

    /// <summary>See <see cref="Records.RecordKey"/>.</summary>
    public string RecordKey { get; init; } = "";

    public long Version { get; init; }
}

/// <summary>It counts the records that were changed, and holds the latest of them.</summary>
public sealed record ChangedRecords(long Count, IReadOnlyList<ChangedRecord> Latest);

/// <summary>Finds the records of an operation that were changed since an instant, as far as somebody may read them.</summary>
public sealed class RecordChanges(Db db, SensitivityRules rules)
{
    /// <summary>Each record once, by its latest change, the latest first; of those at most <paramref name="most"/>.</summary>
    public Task<ChangedRecords> SinceAsync(
        StoredOperation operation, DateTimeOffset since, int most, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.ReadAsync(async session =>
        {
            if (!actor.Person.IsOperator && AccessPolicy.Ceiling(actor.Person, operation.Operation.Code) is null)
            {
                return new ChangedRecords(0, []);
            }

            var audience = actor.Person.IsOperator
                ? Audience.Everything
                : rules.AudienceOf(AccessPolicy.Ceiling(actor.Person, operation.Operation.Code)!.Value, operation.Operation, now);
            var visibility = new Visibility(rules, audience);
            var condition =
                RecordSql.ChangeMayBeRead(session.Kinds, visibility, withOperation: visibility.LevelOf(RecordKinds.Operations) <= audience.Ceiling);
            var parameters = new { operation = operation.Id.ToString(), since, most, openBefore = visibility.ParameterValue };
            var count = await session.FirstOrDefaultAsync<long>(Sql.Count(condition), parameters).ConfigureAwait(false);
            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            var latest = await session.QueryAsync<ChangedRecord>(Sql.Latest(condition), parameters).ConfigureAwait(false);
            return new ChangedRecords(count, [.. latest.Select(r => r with { ChangedBy = names.Of(r.ChangedBy) })]);
        }, cancellation);

    /// <summary>When a record that the audience may read was last changed; null: none was.</summary>
    public Task<DateTimeOffset?> LastAsync(StoredOperation operation, Audience audience, CancellationToken cancellation = default) =>
        db.ReadAsync(
            session =>
            {
                var visibility = new Visibility(rules, audience);
                var condition = RecordSql.ChangeMayBeRead(session.Kinds, visibility, withOperation: true);
                return session.FirstOrDefaultAsync<DateTimeOffset?>(
                    Sql.Last(condition), new { operation = operation.Id.ToString(), openBefore = visibility.ParameterValue });
            },
            cancellation);

    private static class Sql
    {
        public static string Last(string condition) => $"""
            select h.changed_at
            from history h
            where h.operation_id = @operation and {ReviewEntries.IsOfRecord} and {condition}
            order by h.changed_at desc, h.number desc
            limit 1
            """;

        public static string Count(string condition) => $"""
            select count(distinct h.record_id)
            from history h
            where h.operation_id = @operation and h.changed_at >= @since and {ReviewEntries.IsOfRecord} and {condition}
            """;

        public static string Latest(string condition) => $"""
            select h.kind, h.record_key, h.action, h.changed_at, h.changed_by
            from history h
            where h.operation_id = @operation and h.changed_at >= @since and {ReviewEntries.IsOfRecord} and {condition}
                and not exists (select 1 from history later where later.record_id = h.record_id and later.version > h.version)
            order by h.changed_at desc, h.number desc
            limit @most
            """;
    }
}
