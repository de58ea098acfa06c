using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>One column that a change changed. Null: it held nothing.</summary>
public sealed record ColumnChange(string Column, string? Before, string? After);

/// <summary>Records of any kind in the reader's words, by the bundle's catalogue.</summary>
public static partial class RecordText
{
    private const int MostOfLine = 4;

    public static string Kind(string kind) => EnumText.Find($"Kind_{kind}") ?? Format.Capital(EnumText.OfFree(kind));

    /// <summary>Records of the kind, as the title of a list.</summary>
    public static string Kinds(RecordKind kind) =>
        EnumText.Find($"Kinds_{kind.Name}") ?? EnumText.Find($"SheetKind_{kind.Sheet}") ?? Format.Capital(EnumText.OfFree(kind.Sheet));

    /// <summary>A record in one line, by the first columns that hold something.</summary>
    public static string Line(StoredRecord record) => Format.Beside(record.Table.Columns
        .Where(c => c is { Severe: false, IsLong: false } && record.Text(c.Name).Length > 0).Take(MostOfLine)
            .Select(c => Value(record.Table, c.Name, record.Text(c.Name))));

    public static string Column(string column) => EnumText.Find($"Column_{column}") ?? Format.Capital(EnumText.OfFree(column));

    /// <summary>A record as people name it: its kind, and what tells it from others of the kind.</summary>
    /// <param name="kind">One of the store's.</param>
    /// <param name="key">As the store has it.</param>
    /// <param name="placeName">The name of a place by its code; null, or where it knows none: the code.</param>
    public static string Name(RecordKind kind, string key, Func<string, string?>? placeName = null) =>
        $"{Kind(kind.Name)} {Key(kind, key, placeName)}";

    /// <summary>The same of a record that the rules count with, whose kind is one of the program's, as the bundle names it.</summary>
    public static string Name(string kind, string key, Func<string, string?>? placeName = null) =>
        $"{Kind(kind)} {Key(RecordKinds.Standard.Find(kind), key, placeName)}";

    /// <summary>The same with the names of the places that <paramref name="situation"/> tells of.</summary>
    public static string Name(string kind, string key, Situation? situation) => Name(kind, key, PlaceName(situation));

    /// <summary>The parts of a key in one line: days and words as people write them, places by name, sources by who published them.</summary>
    /// <param name="kind">One of the store's; null: it has none of that name, or has it no more.</param>
    /// <param name="key">As the store has it.</param>
    /// <param name="placeName">The name of a place by its code; null, or where it knows none: the code.</param>
    public static string Key(RecordKind? kind, string key, Func<string, string?>? placeName = null)
    {
        return Format.Beside(key.Split(RecordKey.Separator).Where(p => p.Length > 0).Select((part, at) => PartOf(at, part)));

        string PartOf(int at, string part) => kind?.Key.ElementAtOrDefault(at) is not { } column
            ? Format.DayOf(part) ?? Spoken(part)
            : kind == RecordKinds.Meetings || column == "report" ? Meeting(part)
            : column == "source" ? SourceText.Short(part) : Value(kind, column, part, placeName);
    }

    /// <summary>How places are named in <paramref name="situation"/>.</summary>
    public static Func<string, string?> PlaceName(Situation? situation) => code => ShownName.Of(situation?.Locations.GetValueOrDefault(code));

    // The number alone is the humanitarian task force's.
    private static string Meeting(string key) => ReportId.Parse(key) is { TaskForce: TaskForce.Ceasefire } meeting
        ? Format.With(Texts.NumberOfCeasefire, meeting.Number)
        : Digits.In(CultureInfo.CurrentCulture, key);

    /// <summary>What a column holds, as people write it.</summary>
    public static string Value(RecordKind? table, string column, string? value, Func<string, string?>? placeName = null) =>
        value is not { Length: > 0 }
        ? Texts.NothingThere
        : table?.Find(column) switch
        {
            { Type: CellType.Day } => Format.DayOf(value) ?? value,
            { Type: CellType.Number } when column is "number" => value,
            { Refers: { } kind } when kind == RecordKinds.Meetings => Meeting(value),
            { Type: CellType.Number or CellType.Tonnes } when decimal.TryParse(
                value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Format.Number(number),
            { Type: CellType.Word or CellType.Words } words => Format.List(Cell.Items(value).Select(w => EnumText.OfWordIn(words, w))),
            { Type: CellType.Places } or { Refers.Name: "location" } =>
                Format.List(Cell.Items(value).Select(code => placeName?.Invoke(code) ?? code)),
            { Name: "sectors" } => EnumText.OfSectors(value),
            { Type: CellType.Text } => Spoken(value),
            null when column == "sensitivity" => EnumText.OfWord<Sensitivity>(value),
            _ => value,
        };

    /// <summary>
    /// A free word of the records that is written as a code (<c>facilitation_letter</c>, <c>plan</c>), in the reader's words;
    /// any other text as it stands.
    /// </summary>
    public static string Spoken(string text) => CodeLike().IsMatch(text) ? EnumText.OfFree(text) : text;

    /// <summary>
    /// The same in a field, where it is the record's own word in every language: else a form that is opened and saved would write a translation.
    /// </summary>
    public static string Written(string text) => CodeLike().IsMatch(text) ? text.Replace('_', ' ') : text;

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

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex CodeLike();
}
