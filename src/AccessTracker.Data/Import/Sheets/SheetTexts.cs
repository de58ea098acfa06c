using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// How columns and words are called in a template and on the page of a sheet: as the texts of the reader's language have it. What a template says so
/// is read back in every language that there are texts in.
/// </summary>
internal static class SheetTexts
{
    /// <summary>The heading of <paramref name="field"/> in a language.</summary>
    public static string Heading(SheetField field, CultureInfo language) =>
        Keys(field).Select(key => Texts.ResourceManager.GetString(key, language)).FirstOrDefault(text => text is not null)
            ?? field.Column.Headings?.English[0] ?? Plain(field.Column.Name);

    /// <summary>The headings of <paramref name="field"/> in all languages.</summary>
    public static IEnumerable<string> Headings(SheetField field) => TextLanguages.All.Select(language => Heading(field, language));

    /// <summary>How <paramref name="word"/> of <paramref name="column"/> is offered in a language.</summary>
    public static string Word(RecordColumn column, string word, CultureInfo language) =>
        Key(column, word) is { } key && Texts.ResourceManager.GetString(key, language) is { } text ? text : Plain(word);

    /// <summary>The same in all languages.</summary>
    public static IEnumerable<string> Words(RecordColumn column, string word) =>
        Key(column, word) is { } key ? TextLanguages.TextsOf(key) : [];

    // A heading of its own, where the name of the column alone would mean another column of the same sheet.
    private static IEnumerable<string> Keys(SheetField field) =>
        [$"Heading_{field.Name.Replace('.', '_')}", $"Column_{field.Column.Name}"];

    private static string? Key(RecordColumn column, string word) =>
        column.Of is { } values ? $"{values.Name}_{Enum.GetNames(values)[EnumCode.All(values).ToList().IndexOf(word)]}" : null;

    private static string Plain(string name) => name.Replace('_', ' ');
}
