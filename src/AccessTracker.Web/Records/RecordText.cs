using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Identity;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Records;

/// <summary>One column that a change changed. Null: it held nothing.</summary>
public sealed record ColumnChange(string Column, string? Before, string? After);

/// <summary>Records of any kind in the reader's words, by the bundle's catalogue.</summary>
public static class RecordText
{
    public static string Kind(string kind) => Wording.Find($"Kind_{kind}") ?? Wording.OfFree(kind);

    public static string Column(string column) => Wording.Find($"Column_{column}") ?? Wording.OfFree(column);

    /// <summary>The parts of a key in one line.</summary>
    public static string Key(string key) => string.Join(" \u00B7 ", key.Split(RecordKey.Separator).Where(p => p.Length > 0));

    public static string Value(RecordKind? table, string column, string? value) => value is not { Length: > 0 }
        ? Texts.NothingThere
        : table?.Find(column)?.Type switch
        {
            CellType.Day when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Show.Day(day),
            CellType.Number or CellType.Tonnes when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Show.Number(number),
            CellType.Word => Wording.OfFree(value),
            null when column == "sensitivity" => Wording.OfWord<Sensitivity>(value),
            _ => value,
        };

    /// <summary>The columns in which two states differ, in the order of the bundle. Null: there was nothing.</summary>
    public static IReadOnlyList<ColumnChange> Between(RecordKind? table, string? before, string? after)
    {
        var (old, now) = (Values(before), Values(after));
        return [.. (table?.Columns.Select(c => c.Name) ?? []).Concat(old.Keys).Concat(now.Keys).Distinct(StringComparer.Ordinal)
            .Select(c => new ColumnChange(c, old.GetValueOrDefault(c), now.GetValueOrDefault(c)))
            .Where(c => c.Before != c.After)];
    }

    /// <summary>A record as its history keeps it, by column. Null: there was nothing.</summary>
    public static IReadOnlyDictionary<string, string> Values(string? json)
    {
        if (json is null)
        {
            return new Dictionary<string, string>();
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [""] = document.RootElement.ToString() };
    }
}
