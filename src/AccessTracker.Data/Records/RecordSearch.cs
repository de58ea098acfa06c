using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>A page of records of one kind; <paramref name="HasMore"/>: others follow.</summary>
public sealed record RecordPageRows(IReadOnlyList<StoredRecord> Rows, bool HasMore);

/// <summary>Finds records of any kind that count and that somebody may read, by what stands in their columns.</summary>
public sealed class RecordSearch(Db db, SensitivityRules rules)
{
    /// <summary>A page holds this many.</summary>
    public const int PageSize = 50;

    /// <summary>The latest recorded first.</summary>
    /// <param name="operation">Whose.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="text">What stands in a text, a key or a reference, or in the name of a place, in either case; null: anything.</param>
    /// <param name="skip">How many stand on the pages before.</param>
    public Task<RecordPageRows> ListAsync(
        StoredOperation operation, RecordKind kind, string? text, int skip, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.ReadAsync(async session =>
        {
            var rows = await ReadAsync(session, operation, kind, text, (skip, PageSize + 1), actor, now, cancellation).ConfigureAwait(false);
            return new RecordPageRows([.. rows.Take(PageSize)], rows.Count > PageSize);
        }, cancellation);

    /// <summary>All of them, for a file; the latest recorded first.</summary>
    /// <param name="operation">Whose.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="text">As <see cref="ListAsync"/> takes it.</param>
    public Task<IReadOnlyList<StoredRecord>> AllAsync(
        StoredOperation operation, RecordKind kind, string? text, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(async session => (IReadOnlyList<StoredRecord>)await ReadAsync(
            session, operation, kind, text, (0, int.MaxValue), actor, now, cancellation).ConfigureAwait(false), cancellation);

    private async Task<List<StoredRecord>> ReadAsync(
        DbSession session, StoredOperation operation, RecordKind kind, string? text, (int Skip, int Most) part, Actor actor, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var ceiling = AccessPolicy.Ceiling(actor.Person, operation.Operation.Code);
        if (!actor.Person.IsOperator && ceiling is null)
        {
            return [];
        }

        var audience = actor.Person.IsOperator ? Audience.Everything : rules.AudienceOf(ceiling!.Value, operation.Operation, now);
        var visibility = new Visibility(rules, audience);
        await using var command = session.Command(Sql.List(kind, visibility, session.Dialect, text is not null))
            .With("operation", operation.Id.ToString())
            .With(Visibility.OpenBefore, visibility.ParameterValue)
            .With("text", LikePattern.Containing(text))
            .With("digits", LikePattern.Containing(string.Concat((text ?? "").Select(Numeral.ToAscii))))
            .With("most", part.Most)
            .With("skip", part.Skip);
        var rows = await RowsAsync(command, kind, cancellation).ConfigureAwait(false);
        var hidden = new HiddenReferences(session, operation, visibility);
        foreach (var row in rows)
        {
            await hidden.TakeOutAsync(row).ConfigureAwait(false);
        }

        return rows;
    }

    private static async Task<List<StoredRecord>> RowsAsync(DbCommand command, RecordKind kind, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<StoredRecord>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(StoredRecord.Read(kind, reader));
        }

        return rows;
    }

    private static class Sql
    {
        public static string List(RecordKind kind, Visibility visibility, Dialect dialect, bool isFiltered) => $"""
            {RecordSql.Stored(kind)}
            where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(kind)}
                {(isFiltered ? $"and {RecordWords.Hold(kind, visibility, dialect)}" : "")}
            order by t.recorded desc
            limit @most offset @skip
            """;
    }
}
