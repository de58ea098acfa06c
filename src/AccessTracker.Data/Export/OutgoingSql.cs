using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Export;

/// <summary>The statements that read records of a kind as they go out to a reader.</summary>
internal sealed class OutgoingSql(RecordKind kind, Visibility visibility, ListedPlaces places)
{
    private readonly bool _isOperation = kind == RecordKinds.Operations;

    /// <summary>Column that holds a record's key.</summary>
    public string Key => _isOperation ? "t.code" : "t.record_key";

    /// <summary>Records in an order, from a place in it.</summary>
    /// <param name="level">The expression of the level; null: neither level nor change number is wanted.</param>
    /// <param name="condition">Which.</param>
    public string Rows(OutgoingQuery query, string? level, string condition) => $"""
        select t.id, {Key}, t.version, {(_isOperation ? "null, null" : "t.withdrawn_at, t.sensitivity")}, {string.Join(", ", Columns())},
            case when {RecordSql.Counts(kind)} then 1 else 0 end, {(_isOperation ? "0" : "t.recorded")},
            {(level is null ? "null, null"
                : $"{level}, (select h.change_number from history h where h.record_id = t.id and h.version = t.version)")}
        {RecordSql.From(kind)}
        where {condition} {After(query)}
        order by {(query.Order == OutgoingOrder.Key || _isOperation ? Key : query.Order == OutgoingOrder.Newest ? "t.recorded desc" : "t.recorded")}
        limit @most
        """;

    /// <summary>How many fulfil the condition.</summary>
    public string Count(string condition) => $"select count(*) {RecordSql.FromFor(kind, condition)} where {condition}";

    /// <summary>Records of the operation that the reader may read, which count unless others are asked for, and for which all filters hold.</summary>
    /// <param name="isCounted">All of them are read.</param>
    public string Where(OutgoingQuery query, Dialect dialect, bool isCounted = false)
    {
        var readsAll = isCounted && !query.Filters.Any(f => f.Column.Refers is not null);
        var conditions = new List<string>
        {
            _isOperation ? "t.id = @operation" : readsAll ? dialect.OfOperation("t.operation_id") : "t.operation_id = @operation",
        };
        if (!query.WithWithdrawn)
        {
            conditions.Add(RecordSql.Counts(kind));
        }

        conditions.AddRange(query.Filters.Select((f, i) => Holds(f, $"f{i}")));
        conditions.Add(visibility.Of(kind));
        if (query.Text is { } text)
        {
            var isOne = Digits(text) == LikePattern.Containing(text);
            conditions.Add(isOne ? RecordWords.HoldText(kind, visibility, dialect) : RecordWords.Hold(kind, visibility, dialect));
        }

        if (places.LeftOf(kind).Count > 0)
        {
            conditions.Add($"not ({dialect.AnyOf(Key, "left")})");
        }

        return string.Join(" and ", conditions.Where(c => c != "1 = 1"));
    }

    /// <summary>Binds what <see cref="Where"/> and <see cref="Rows"/> name.</summary>
    public DbCommand Bind(DbCommand command, OutgoingQuery query, string operation, DateOnly openBefore, Dialect dialect)
    {
        command.With("operation", operation).With(Visibility.OpenBefore, openBefore).With("most", query.Most);
        for (var i = 0; i < query.Filters.Count; i++)
        {
            command.With($"f{i}", Value(query.Filters[i]));
        }

        if (query.Text is { } text)
        {
            command.With("text", LikePattern.Containing(text)).With("digits", Digits(text));
        }

        if (places.LeftOf(kind) is { Count: > 0 } left)
        {
            command.With("left", dialect.Texts(left));
        }

        if (query.After is { } after)
        {
            command.With("after", query.Order == OutgoingOrder.Key || _isOperation ? after : long.Parse(after, CultureInfo.InvariantCulture));
        }

        return command;
    }

    /// <summary>The record under <paramref name="reader"/>, without what it names and does not go out.</summary>
    public OutgoingRecord Read(DbDataReader reader, OutgoingOrder order)
    {
        var values = RecordSql.Values(kind, reader);
        places.TakeOut(kind, values);
        var (key, after) = (reader.GetString(1), RecordSql.FirstColumn + values.Length);
        return new OutgoingRecord
        {
            Kind = kind,
            Key = key,
            Version = reader.GetInt64(2),
            IsWithdrawn = reader.GetInt64(after) == 0,
            Place = order == OutgoingOrder.Key || _isOperation ? key : reader.GetInt64(after + 1).ToString(CultureInfo.InvariantCulture),
            Level = reader.IsDBNull(after + 2) ? null : (Sensitivity)reader.GetInt64(after + 2),
            ChangeNumber = !visibility.IsAll ? null : reader.IsDBNull(after + 3) ? 0 : reader.GetInt64(after + 3),
            Values = values,
        };
    }

    // What is sealed does not leave the database, nor the name of what may not be named.
    private IEnumerable<string> Columns() => kind.Columns.Select((c, i) => c switch
    {
        { Severe: true } => "null",
        { Refers: null } => $"t.{c.Stored}",
        { Required: true } => $"r{i}.record_key",
        _ => $"case when {RecordSql.Names(kind, i, visibility)} then r{i}.record_key end",
    });

    private string After(OutgoingQuery query) => query.After is null ? ""
        : query.Order == OutgoingOrder.Key || _isOperation ? $"and {Key} > @after"
        : $"and t.recorded {(query.Order == OutgoingOrder.Newest ? "<" : ">")} @after";

    private string Holds(OutgoingFilter filter, string name)
    {
        var column = filter.Column;
        return column switch
        {
            // Whoever asks for what they may not read is told of nothing that names it.
            { Refers: { } refers } => $"""
                t.{column.Stored} in (select q.id from {refers.Table} q where q.operation_id = @operation and q.record_key = @{name}
                    {(column.Required ? "" : $"and q.withdrawn_at is null and {visibility.OfReferredByFew(refers, "q")}")})
                """,
            { Type: CellType.Places } when !places.Names((string)filter.Value) => $"@{name} is null",
            { Type: CellType.List or CellType.Words or CellType.Places } =>
                $"replace(';' || t.{column.Stored} || ';', @{name}, '') <> ';' || t.{column.Stored} || ';'",
            _ => $"t.{column.Stored} {(filter.Test switch { OutgoingTest.From => ">=", OutgoingTest.To => "<=", _ => "=" })} @{name}",
        };
    }

    private static object Value(OutgoingFilter filter) => filter.Column.Type is CellType.List or CellType.Words or CellType.Places
        ? $";{filter.Value};"
        : filter.Column.Refers is null ? RecordSql.ToStored(filter.Column, filter.Value, (_, key) => key)! : filter.Value;

    private static string Digits(string text) => LikePattern.Containing(string.Concat(text.Select(Domain.Common.Numeral.ToAscii)));
}
