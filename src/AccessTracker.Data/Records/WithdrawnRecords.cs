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

/// <summary>A record that is withdrawn, with what stands in it.</summary>
/// <param name="Record">The record; severe texts are sealed.</param>
/// <param name="At">When it was withdrawn.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawnContent(StoredRecord Record, DateTimeOffset At, string Reason)
{
    /// <summary>What stands in its columns as the bundle has it; what is empty or sealed is left out.</summary>
    public IEnumerable<(RecordColumn Column, string Text)> Texts => Record.Table.Columns
        .Where(c => !c.Severe)
        .Select(c => (c, Record.Text(c.Name)))
        .Where(p => p.Item2.Length > 0);
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

    /// <summary>
    /// All of them with what stands in them, the last withdrawn last. Parts that were withdrawn with their whole are among them. What they
    /// name is left out where the audience may not read it.
    /// </summary>
    public Task<IReadOnlyList<WithdrawnContent>> AllAsync(
        StoredOperation operation, Audience audience, CancellationToken cancellation = default) => db.ReadAsync(async session =>
        {
            var visibility = new Visibility(rules, audience);
            var found = new List<WithdrawnContent>();
            foreach (var kind in session.Kinds.Records)
            {
                await using var command = session.Command(Sql.All(kind, visibility))
                    .With("operation", operation.Id.ToString())
                    .With(Visibility.OpenBefore, visibility.ParameterValue);
                await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                var after = RecordSql.FirstColumn + kind.Columns.Count;
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    var withdrawnAt = Dialect.Instant(reader, after);
                    found.Add(new WithdrawnContent(StoredRecord.Read(kind, reader), withdrawnAt, reader.GetString(after + 1)));
                }
            }

            return (IReadOnlyList<WithdrawnContent>)[.. found.OrderBy(w => w.At)];
        }, cancellation);

    private static class Sql
    {
        public static string All(RecordKind kind, Visibility visibility) => $"""
            {RecordSql.Readable(kind, visibility, ", t.withdrawn_at, t.withdrawn_reason")}
            where t.operation_id = @operation and t.withdrawn_at is not null and {visibility.Of(kind)}
            """;

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
