using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// How columns and words are called in a template and in the questions about a sheet: as the texts of the reader's language have it. What a template
/// says is read back in every language that there are texts in.
/// </summary>
internal static class SheetTexts
{
    /// <summary>The heading of a field in a language.</summary>
    public static string Heading(SheetField field, CultureInfo language) => Find(KeysOf(field), language) ?? Plain(field.Column.Name);

    /// <summary>The same in all languages.</summary>
    public static IEnumerable<string> Headings(string field, string column) =>
        TextLanguages.All.Select(language => Find(HeadingKeys(field, column), language)).OfType<string>();

    /// <summary>The texts that may head a field, the first that is there.</summary>
    public static IReadOnlyList<string> KeysOf(SheetField field) => HeadingKeys(field.Name, field.Column.Name);

    /// <summary>How <paramref name="word"/> of <paramref name="column"/> is offered in a language.</summary>
    public static string Word(RecordColumn column, string word, CultureInfo language) => Find(WordKeys(column, word), language) ?? Plain(word);

    /// <summary>All that <paramref name="word"/> is called, in any language.</summary>
    public static IEnumerable<string> Words(RecordColumn column, string word) => WordKeys(column, word).SelectMany(TextLanguages.TextsOf);

    /// <summary>What has no text in any language is said by its name.</summary>
    public static string Plain(string name) => name.Replace('_', ' ');

    // A column of a sheet has a heading of its own where its name alone could mean another one of the same sheet.
    private static string[] HeadingKeys(string field, string column) =>
        [$"Heading_{field.Replace('.', '_')}", $"Heading_{column}", $"Column_{column}"];

    private static string[] WordKeys(RecordColumn column, string word) => column.Of is { } values
        ? [$"SheetWord_{word}", $"{values.Name}_{Enum.GetNames(values)[EnumCode.All(values).ToList().IndexOf(word)]}"]
        : [$"SheetWord_{word}"];

    private static string? Find(IEnumerable<string> keys, CultureInfo language) =>
        keys.Select(key => Texts.ResourceManager.GetString(key, language)).FirstOrDefault(text => text is not null);
}
