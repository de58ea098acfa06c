using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>What stands against withdrawing a record, and against restoring one: records that cannot be without each other.</summary>
internal sealed class RecordNeeds(DbSession session, string operationId)
{
    private const int MostNamed = 10;

    /// <summary>Records that are not withdrawn and cannot be without <paramref name="record"/>, and are no parts of it; null: none.</summary>
    public async Task<Refusal?> OfOthersAsync(StoredRecord record)
    {
        var names = new List<string>();
        foreach (var (table, column) in session.Kinds.Records.SelectMany(
            t => t.Columns.Where(c => c.Required && c.Refers == record.Table && !IsPart(c)).Select(c => (t, c))))
        {
            var keys = await session.QueryAsync<string>(
                Sql.Referring(table, column), new { id = record.Id, most = MostNamed + 1 }).ConfigureAwait(false);
            names.AddRange(keys.Select(k => RecordPhrases.Reference(table, k)));
        }

        if (record.Table == RecordKinds.Locations)
        {
            foreach (var (table, column) in session.Kinds.Records.SelectMany(
                t => t.Columns.Where(c => c.Type == CellType.Places).Select(c => (t, c))))
            {
                var lists = await session.QueryAsync<Listing>(Sql.Listing(table, column), new { operation = operationId }).ConfigureAwait(false);
                names.AddRange(lists.Where(l => Cell.Items(l.Places).Contains(record.Key)).Select(l => RecordPhrases.Reference(table, l.RecordKey)));
            }
        }

        return names.Count == 0
            ? null
            : new Refusal(RefusalCode.NeededBy, RecordPhrases.References(names, MostNamed));
    }

    /// <summary>A withdrawn record that <paramref name="record"/> cannot be without; null: none.</summary>
    public async Task<Refusal?> OfItsOwnAsync(StoredRecord record)
    {
        foreach (var column in record.Table.Columns.Where(c => c is { Required: true, Refers: not null }))
        {
            if (await session.FirstOrDefaultAsync<string>(Sql.Withdrawn(record.Table, column), new { id = record.Id })
                .ConfigureAwait(false) is { } key)
            {
                return new Refusal(RefusalCode.CannotBeWithout, column.Refers!.Name, key);
            }
        }

        return record.Table.BelongsToLine
            && await session.FirstOrDefaultAsync<string>(Sql.WithdrawnLine(record.Table), new { id = record.Id }).ConfigureAwait(false) is { } line
            ? new Refusal(RefusalCode.CannotBeWithout, RecordKinds.RequestLines.Name, line)
            : null;
    }

    // What belongs to a request, a convoy, one of its stops or an allegation goes and comes with it.
    private static bool IsPart(RecordColumn column) =>
        column.Refers == RecordKinds.Requests || column.Refers == RecordKinds.Convoys || column.Refers == RecordKinds.Deliveries
        || column.Refers == RecordKinds.Allegations;

    private sealed class Listing
    {
        public string RecordKey { get; init; } = "";

        public string? Places { get; init; }
    }

    private static class Sql
    {
        public static string Listing(RecordKind table, RecordColumn column) => $"""
            select record_key, {column.Stored} as places
            from {table.Table}
            where operation_id = @operation and withdrawn_at is null and {column.Stored} is not null
            """;

        // An id is of one operation: asked for that too, SQLite would go through all its records in their order.
        public static string Referring(RecordKind table, RecordColumn column) => $"""
            select t.record_key
            from {table.Table} t
            where t.{column.Stored} = @id and t.withdrawn_at is null
            order by t.recorded
            limit @most
            """;

        public static string Withdrawn(RecordKind table, RecordColumn column) => $"""
            select r.record_key
            from {table.Table} t
            join {column.Refers!.Table} r on r.id = t.{column.Stored}
            where t.id = @id and r.withdrawn_at is not null
            """;

        public static string WithdrawnLine(RecordKind table) => $"""
            select l.record_key
            from {table.Table} t
            join request_line l on l.request_id = t.request_id and l.location_id = t.location_id
            where t.id = @id and l.withdrawn_at is not null
            """;
    }
}
