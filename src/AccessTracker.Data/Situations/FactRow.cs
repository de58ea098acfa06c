using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Situations;

/// <summary>
/// A record by the positions of its kind's columns, without a box for every figure. <see cref="RecordMapper{T}"/> makes a record of it.
/// </summary>
internal abstract class FactRow(Dictionary<string, string> words)
{
    public abstract string? Text(int column);

    /// <summary>A text that stands in many rows, such as a location's code; held once.</summary>
    public string? Shared(int column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (!words.TryGetValue(text, out var held))
        {
            words.Add(text, held = text);
        }

        return held;
    }

    public T Enum<T>(int column) where T : struct, Enum => EnumCode.Parse<T>(Text(column)!);

    public T? EnumOrNull<T>(int column) where T : struct, Enum => Text(column) is { } word ? EnumCode.Parse<T>(word) : null;

    public DateOnly Day(int column) => DayOrNull(column)!.Value;

    public abstract DateOnly? DayOrNull(int column);

    public abstract long? Long(int column);

    /// <summary>A number that is the key of another record.</summary>
    public ReportId Meeting(int column) =>
        ReportId.Parse(Text(column)) ?? throw new FormatException($"'{Text(column)}' is the key of no meeting.");

    public abstract decimal? Tonnes(int column);

    public abstract double? Degrees(int column);

    public IReadOnlyList<string> Items(int column) => Cell.Items(Text(column));
}

/// <summary>The row under a reader.</summary>
internal sealed class StoredRow(RecordKind kind, DbDataReader reader, Dictionary<string, string> words) : FactRow(words)
{
    public override string? Text(int column) => reader.IsDBNull(At(column)) ? null : reader.GetString(At(column));

    public override DateOnly? DayOrNull(int column) => reader.IsDBNull(At(column)) ? null : reader.GetFieldValue<DateOnly>(At(column));

    public override long? Long(int column) => reader.IsDBNull(At(column)) ? null : reader.GetInt64(At(column));

    public override decimal? Tonnes(int column) => (decimal?)RecordSql.FromStored(kind.Columns[column], reader, At(column));

    public override double? Degrees(int column) => reader.IsDBNull(At(column)) ? null : reader.GetDouble(At(column));

    private static int At(int column) => RecordSql.FirstColumn + column;
}

/// <summary>A record as its history keeps it.</summary>
internal sealed class KeptRow(RecordKind kind, string json, Dictionary<string, string> words) : FactRow(words)
{
    private readonly object?[] _values = RecordJson.Read(kind, json).Values;

    public override string? Text(int column) => (string?)_values[column];

    public override DateOnly? DayOrNull(int column) => (DateOnly?)_values[column];

    public override long? Long(int column) => (long?)_values[column];

    public override decimal? Tonnes(int column) => (decimal?)_values[column];

    public override double? Degrees(int column) => (double?)(decimal?)_values[column];
}
