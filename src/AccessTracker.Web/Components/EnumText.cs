using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>The reader's text for the domain's words. A value without a text is shown as its word, and a test finds it.</summary>
public static class EnumText
{
    public static string Of<T>(T value) where T : struct, Enum => Find(Key(value)) ?? EnumCode.Of(value);

    /// <summary>The same within a sentence, where it does not begin with a capital.</summary>
    public static string Within<T>(T value) where T : struct, Enum => Speech.Within(Of(value));

    /// <summary>The text of <paramref name="word"/>, which stands for a <typeparamref name="T"/>; the word itself when it does not.</summary>
    public static string OfWord<T>(string word) where T : struct, Enum => EnumCode.TryParse<T>(word, out var value) ? Of(value) : word;

    /// <summary>
    /// The text of one of the words that a column may hold: of the enum whose words they are, a day of the week by its name, any other with blanks.
    /// </summary>
    public static string OfWordIn(RecordColumn column, string word) => column.Of is { } values
        ? Find($"{values.Name}_{string.Concat(word.Split('_').Select(Capital))}") ?? OfFree(word)
        : column.Words.Contains("sun") ? CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(RecordKinds.Weekday(word)) : OfFree(word);

    /// <summary>What a convoy carries: the codes of humanitarian clusters by name, other words as they were written.</summary>
    public static string OfSectors(string sectors) => Format.List(Cell.Items(sectors).Select(code => Find($"Sector_{code}") ?? code));

    /// <summary>
    /// Free words of the records (facilitation_letter): those that are usual in the reader's language, any other as it was written, with blanks
    /// for the underscores.
    /// </summary>
    public static string OfFree(string? word) =>
        word is null ? Texts.Unknown : Find($"Free_{word.Trim().Replace(' ', '_').ToLowerInvariant()}") ?? word.Replace('_', ' ');

    /// <summary>The key of the resource that words <paramref name="value"/>.</summary>
    public static string Key<T>(T value) where T : struct, Enum => $"{typeof(T).Name}_{value}";

    /// <summary>The text under <paramref name="key"/>, or null.</summary>
    public static string? Find(string key) => Texts.ResourceManager.GetString(key, Texts.Culture);

    private static string Capital(string part) => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..];
}
