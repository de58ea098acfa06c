using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>A record as somebody is about to save it, for questions about it. A column that is not said is null, like one that is unknown.</summary>
public sealed class DoubtRow
{
    private readonly object?[] _values;

    internal DoubtRow(RecordKind table, object?[] values, int number = 0)
    {
        (Table, _values, RowNumber) = (table, values, number);
        Key = RecordKey.Of(table, values);
    }

    public RecordKind Table { get; }

    /// <summary>See <see cref="RecordKey"/>.</summary>
    public string Key { get; }

    /// <summary>The number of the row in its file; 0: it is of none.</summary>
    public int RowNumber { get; }

    /// <summary>Makes a row of cells as the bundle writes them; what cannot be read there is left out. A key is never without its default.</summary>
    public static DoubtRow Of(RecordKind table, IReadOnlyDictionary<string, string> cells) =>
        new(table, [.. table.Columns.Select(c => cells.GetValueOrDefault(c.Name) is { Length: > 0 } text ? Cell.Parse(c, text).Value
            : c.Default is not null && table.Key.Contains(c.Name) ? Cell.Parse(c, "").Value
            : null)]);

    public DateOnly? Day(string column) => Value(column) as DateOnly?;

    public long? Number(string column) => Value(column) as long?;

    public decimal? Quantity(string column) => Value(column) as decimal?;

    public string? Text(string column) => Value(column) as string;

    /// <summary>Returns a cell as the bundle writes it; empty when it is unknown, or severe, for severe columns are not for questions.</summary>
    public string Written(string column) => Table.Find(column) is { Severe: false } ? Cell.Write(Value(column)) : "";

    private object? Value(string column) => Table.Find(column) is null ? null : _values[Table.Position(column)];
}
