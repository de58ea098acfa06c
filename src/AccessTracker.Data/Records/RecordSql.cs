using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>The statements that every record table needs alike, made from the bundle's catalogue; and a row's way in and out.</summary>
internal static class RecordSql
{
    private const decimal GramsInTonne = 1_000_000;

    /// <summary>The position of the first of the bundle's columns in a row of <see cref="Stored"/> or <see cref="Counting"/>.</summary>
    public const int FirstColumn = 5;

    /// <summary>
    /// Every record of the table; the caller adds a condition on <c>t</c>, and whatever more it wants to know. An operation is
    /// its own key, and cannot be withdrawn.
    /// </summary>
    public static string Stored(RecordKind table, string more = "", string join = "") => $"""
        select t.id, {(table == RecordKinds.Operations
            ? "t.code, t.version, null as withdrawn_at, null as sensitivity"
            : "t.record_key, t.version, t.withdrawn_at, t.sensitivity")},
            {string.Join(", ", table.Columns.Select((c, i) => c.Refers is null ? $"t.{c.Stored}" : $"r{i}.record_key"))}{more}
        {From(table)}
        {join}
        """;

    /// <summary>
    /// The same without the names of records that the audience may not read and that a record can be without. Lists of places are left whole.
    /// </summary>
    public static string Readable(RecordKind table, Visibility visibility, string more = "") => $"""
        select t.id, t.record_key, t.version, t.withdrawn_at, t.sensitivity, {string.Join(", ", table.Columns.Select((c, i) => c switch
        {
            { Refers: null } => $"t.{c.Stored}",
            { Required: true } => $"r{i}.record_key",
            { Refers: var refers } => $"case when {visibility.OfReferred(refers, $"r{i}")} then r{i}.record_key end",
        }))}{more}
        {From(table)}
        """;

    /// <summary>The table as <c>t</c>, and what column number i of it refers to as <c>r{i}</c>.</summary>
    public static string From(RecordKind table) => $"""
        from {table.Table} t
        {string.Join('\n', Joins(table))}
        """;

    /// <summary>The same without what <paramref name="condition"/> does not name: each record refers to one of a kind, and is counted once.</summary>
    public static string FromFor(RecordKind table, string condition) => $"""
        from {table.Table} t
        {string.Join('\n', Joins(table).Where((_, i) => condition.Contains($"r{Referring(table)[i]}.", StringComparison.Ordinal)))}
        """;

    /// <summary>
    /// The records that count, in order of recording: not withdrawn, and nothing withdrawn that they cannot be without. A
    /// withdrawn record they can be without is left out of them. Of all that only what the audience may read.
    /// </summary>
    /// <param name="table">Whose.</param>
    /// <param name="visibility">What may be read.</param>
    /// <param name="of">Of which records, a condition on <c>t</c> that few fulfil; null: of the whole operation.</param>
    public static string Counting(RecordKind table, Visibility visibility, string? of = null)
    {
        var columns = table.Columns.Select((c, i) => c switch
        {
            { Refers: null } => $"t.{c.Stored}",
            { Required: true } => $"r{i}.record_key",
            _ => $"case when r{i}.withdrawn_at is null and "
                + $"{(of is null ? visibility.OfReferred(c.Refers, $"r{i}") : visibility.OfReferredByFew(c.Refers, $"r{i}"))} then "
                + $"r{i}.record_key end",
        });
        var conditions =
            table.Columns.Select((c, i) => (c, i)).Where(p => p.c is { Refers: not null, Required: true })
            .Select(p => $"and r{p.i}.withdrawn_at is null");
        var line = table.BelongsToLine
            ? "join request_line rl on rl.request_id = t.request_id and rl.location_id = t.location_id and rl.withdrawn_at is null"
            : "";
        return $"""
            select t.id, t.record_key, t.version, t.withdrawn_at, t.sensitivity, {string.Join(", ", columns)}
            {From(table)}
            {line}
            where {of ?? "t.operation_id = @operation"} and t.withdrawn_at is null {string.Join(' ', conditions)}
                and {visibility.Of(table)}
            order by t.recorded
            """;
    }

    /// <summary>
    /// A condition: the record counts, which <see cref="Counting"/> asks of all that it gives. Not whether it may be read.
    /// </summary>
    public static string Counts(RecordKind table) => table == RecordKinds.Operations
        ? "1 = 1"
        : string.Join(" and ", table.Columns.Select((c, i) => (c, i)).Where(p => p.c is { Refers: not null, Required: true })
            .Select(p => $"r{p.i}.withdrawn_at is null")
            .Prepend("t.withdrawn_at is null")
            .Concat(table.BelongsToLine
                ? ["exists (select 1 from request_line cl where cl.request_id = t.request_id and cl.location_id = t.location_id "
                    + "and cl.withdrawn_at is null)"]
                : Array.Empty<string>()));

    /// <summary>A condition: what column <paramref name="i"/> refers to, and the record can be without, may be named by it.</summary>
    public static string Names(RecordKind table, int i, Visibility visibility) =>
        $"r{i}.withdrawn_at is null and {visibility.OfReferredByFew(table.Columns[i].Refers!, $"r{i}")}";

    /// <summary>The record that the change <c>h</c> is of may be read, as it is now.</summary>
    public static string ChangeMayBeRead(RecordKinds kinds, Visibility visibility, bool withOperation) => visibility.IsAll
        ? $"h.kind <> '{HistoryEntry.OfFiles}'"
        : $"({string.Join("\n or ", kinds.Records
            .Select(t => $"(h.kind = '{t.Name}' and exists (select 1 {From(t)} where t.id = h.record_id and {visibility.Of(t)}))")
            .Append(withOperation ? $"h.kind = '{RecordKinds.Operations.Name}'" : "1 = 0"))})";

    /// <summary>Keys and ids of records, with the day <paramref name="day"/> that their kind is known by; conditions are added to it.</summary>
    public static string References(RecordKind table, string day = "null", string isNamed = "", string isReadable = "") =>
        $"select t.record_key, t.id, {day} {From(table)} where t.operation_id = @operation {isNamed} {isReadable}";

    /// <summary>The keys of records that count and may be read.</summary>
    public static string Keys(RecordKind table, Visibility visibility) =>
        $"select t.record_key {From(table)} where t.operation_id = @operation and t.withdrawn_at is null and {visibility.Of(table)}";

    /// <summary>One record of the operation, if it has any.</summary>
    public static string Any(RecordKind table) => $"select id from {table.Table} where operation_id = @operation limit 1";

    /// <summary>The statement reads what the expression <paramref name="level"/> over <see cref="From"/> comes to for one record.</summary>
    public static string LevelOfOne(RecordKind table, string level) => $"select {level} {From(table)} where t.id = @id";

    public static string Update(RecordKind table) => $"""
        update {table.Table} set version = version + 1, {string.Join(", ", table.Columns.Select((c, i) => $"{c.Stored} = @p{i}"))}
        where id = @id
        """;

    public static string Withdraw(RecordKind table) =>
        $"update {table.Table} set version = version + 1, withdrawn_at = @now, withdrawn_by = @by, withdrawn_reason = @reason where id = @id";

    public static string Restore(RecordKind table) =>
        $"update {table.Table} set version = version + 1, withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where id = @id";

    /// <summary>The same for a record that <see cref="Update"/> has given its version already.</summary>
    public static string ComeBack(RecordKind table) =>
        $"update {table.Table} set withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where id = @id";

    public static string SetLevel(RecordKind table) => $"update {table.Table} set sensitivity = @level where id = @id";

    /// <summary>Columns of an insert: id, operation, key, place in the order of recording, version, then the bundle's.</summary>
    public static IReadOnlyList<string> InsertColumns(RecordKind table) =>
        ["id", "operation_id", "record_key", "recorded", "version", .. table.Columns.Select(c => c.Stored)];

    /// <summary>A value as the table keeps it; <paramref name="idOf"/> gives the id for a referred key.</summary>
    public static object? ToStored(RecordColumn column, object? value, Func<RecordKind, string, string> idOf) => (column.Type, value) switch
    {
        (_, null) => null,
        (CellType.Reference, string key) => idOf(column.Refers!, key),
        (CellType.Tonnes, decimal tonnes) => (long)(tonnes * GramsInTonne),
        (CellType.Degrees, decimal degrees) => (double)degrees,
        _ => value,
    };

    /// <summary>The bundle's values of the row under <paramref name="reader"/>, which stands in a statement of this class.</summary>
    public static object?[] Values(RecordKind table, DbDataReader reader)
    {
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = FromStored(table.Columns[i], reader, FirstColumn + i);
        }

        return values;
    }

    public static object? FromStored(RecordColumn column, DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : column.Type switch
    {
        CellType.Day => reader.GetFieldValue<DateOnly>(ordinal),
        CellType.Number => reader.GetInt64(ordinal),
        CellType.Tonnes => Cell.Normal(reader.GetInt64(ordinal) / GramsInTonne),
        CellType.Degrees =>
            decimal.Parse(reader.GetDouble(ordinal).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        CellType.Text or CellType.Key or CellType.Word or CellType.Words or CellType.TimeZone or CellType.List or CellType.Reference
            or CellType.Places =>
            reader.GetString(ordinal),
    };

    private static int[] Referring(RecordKind table) =>
        [.. Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Refers is not null)];

    private static IEnumerable<string> Joins(RecordKind table) => table.Columns
        .Select((c, i) => (c, i))
        .Where(p => p.c.Refers is not null)
        .Select(p => $"{(p.c.Required ? "join" : "left join")} {p.c.Refers!.Table} r{p.i} on r{p.i}.id = t.{p.c.Stored}");
}
