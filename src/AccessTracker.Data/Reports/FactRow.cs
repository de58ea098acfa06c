using System.Data.Common;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Reports;

/// <summary>The row under a reader, by the bundle's column names, without a box for every figure. Texts that recur are held once.</summary>
internal sealed class FactRow(BundleTable table, DbDataReader reader, Dictionary<string, string> words)
{
    public string? Text(string column)
    {
        var at = At(column);
        return reader.IsDBNull(at) ? null : reader.GetString(at);
    }

    /// <summary>A text that stands in many rows, such as a location's code; or, <paramref name="isOnce"/>, in one.</summary>
    public string Word(string column, bool isOnce = false)
    {
        var text = reader.GetString(At(column));
        if (isOnce)
        {
            return text;
        }

        if (!words.TryGetValue(text, out var held))
        {
            words.Add(text, held = text);
        }

        return held;
    }

    public string? WordOrNull(string column) => reader.IsDBNull(At(column)) ? null : Word(column);

    public T Enum<T>(string column) where T : struct, Enum => Domain.Shared.Word.Parse<T>(reader.GetString(At(column)));

    public DateOnly Day(string column) => reader.GetFieldValue<DateOnly>(At(column));

    public DateOnly? DayOrNull(string column) => reader.IsDBNull(At(column)) ? null : Day(column);

    public long? Long(string column)
    {
        var at = At(column);
        return reader.IsDBNull(at) ? null : reader.GetInt64(at);
    }

    public int Int(string column) => (int)reader.GetInt64(At(column));

    public int? IntOrNull(string column) => (int?)Long(column);

    public decimal? Tonnes(string column) => (decimal?)RecordSql.FromStored(table.Find(column)!, reader, At(column));

    public double? Degrees(string column)
    {
        var at = At(column);
        return reader.IsDBNull(at) ? null : reader.GetDouble(at);
    }

    private int At(string column) => RecordSql.FirstColumn + table.Position(column);
}
