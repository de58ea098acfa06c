using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Records;

/// <summary>A record that is withdrawn: who withdrew it, when and why.</summary>
public sealed record WithdrawnRecord
{
    public string Kind { get; init; } = "";

    /// <summary>See <see cref="Records.RecordKey"/>.</summary>
    public string RecordKey { get; init; } = "";

    public long Version { get; init; }

    public DateTimeOffset WithdrawnAt { get; init; }

    public string WithdrawnBy { get; init; } = "";

    public string WithdrawnReason { get; init; } = "";
}

/// <summary>A page of the list; <paramref name="HasMore"/>: older ones follow.</summary>
public sealed record WithdrawnPageRows(IReadOnlyList<WithdrawnRecord> Rows, bool HasMore);

/// <summary>Lists what is withdrawn of an operation, as far as somebody may read it.</summary>
public sealed class WithdrawnRecords(Db db, SensitivityRules rules)
{
    /// <summary>A page holds this many.</summary>
    public const int PageSize = 50;

    /// <summary>The latest withdrawn first. A part that was withdrawn with its whole comes back with it, and is not listed.</summary>
    /// <param name="operation">Whose.</param>
    /// <param name="kind">Of one kind alone; null: of all.</param>
    /// <param name="skip">How many stand on the pages before.</param>
    public Task<WithdrawnPageRows> ListAsync(
        StoredOperation operation, string? kind, int skip, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
            async session =>
        {
            if (!actor.Person.IsOperator && AccessPolicy.Ceiling(actor.Person, operation.Operation.Code) is null)
            {
                return new WithdrawnPageRows([], false);
            }

            var audience = actor.Person.IsOperator
                ? Audience.Everything
                : rules.AudienceOf(AccessPolicy.Ceiling(actor.Person, operation.Operation.Code)!.Value, operation.Operation, now);
            var visibility = new Visibility(rules, audience);
            var tables = session.Kinds.Records.Where(t => kind is null || t.Name == kind);
            var rows = await session.QueryAsync<WithdrawnRecord>(
                Sql.List(tables, visibility),
                new { operation = operation.Id.ToString(), openBefore = visibility.ParameterValue, skip, most = PageSize + 1 }).ConfigureAwait(false);
            return new WithdrawnPageRows([.. rows.Take(PageSize)], rows.Count > PageSize);
        }, cancellation);

    private static class Sql
    {
        public static string List(IEnumerable<RecordKind> tables, Visibility visibility) => $"""
            select kind, record_key, version, withdrawn_at, withdrawn_by, withdrawn_reason
            from (
            {string.Join("\nunion all\n", tables.Select(t => Of(t, visibility)))}
            ) listed
            order by withdrawn_at desc, kind, record_key
            limit @most offset @skip
            """;

        private static string Of(RecordKind table, Visibility visibility) => $"""
            select '{table.Name}' as kind, t.record_key, t.version, t.withdrawn_at, t.withdrawn_by, t.withdrawn_reason
            {RecordSql.From(table)}
            where t.operation_id = @operation and t.withdrawn_at is not null and {visibility.Of(table)}
                {(table.Owner is { } owner ? $"and not {IsTogether("t", $"r{table.Position(owner.Name)}")}" : "")}
            """;

        // Withdrawn by one change: the history numbers them.
        private static string IsTogether(string part, string whole) =>
            $"({part}.withdrawn_at is not null and {whole}.withdrawn_at is not null and {Change(part)} = {Change(whole)})";

        private static string Change(string alias) =>
            $"(select max(h.change_number) from history h where h.record_id = {alias}.id and h.action = 'withdrawn')";
    }
}
