using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Reports;

/// <summary>
/// The row under a reader, by the positions of the kind's columns, without a box for every figure. <see cref="RecordMapper{T}"/> makes a record of it.
/// </summary>
internal sealed class FactRow(RecordKind kind, DbDataReader reader, Dictionary<string, string> words)
{
    public string? Text(int column) => reader.IsDBNull(At(column)) ? null : reader.GetString(At(column));

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

    public T Enum<T>(int column) where T : struct, Enum => Word.Parse<T>(reader.GetString(At(column)));

    public DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(At(column));

    public DateOnly? DayOrNull(int column) => reader.IsDBNull(At(column)) ? null : Day(column);

    public long? Long(int column) => reader.IsDBNull(At(column)) ? null : reader.GetInt64(At(column));

    /// <summary>A number that is the key of another record.</summary>
    public int Numeral(int column) => int.Parse(reader.GetString(At(column)), CultureInfo.InvariantCulture);

    public decimal? Tonnes(int column) => (decimal?)RecordSql.FromStored(kind.Columns[column], reader, At(column));

    public double? Degrees(int column) => reader.IsDBNull(At(column)) ? null : reader.GetDouble(At(column));

    public IReadOnlyList<string> Items(int column) => Cell.Items(Text(column));

    private static int At(int column) => RecordSql.FirstColumn + column;
}
