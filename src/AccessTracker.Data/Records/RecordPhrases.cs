using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>Kinds of record, columns, words and keys as a sentence says them, in the reader's language.</summary>
internal static class RecordPhrases
{
    /// <summary>The last item of a list that is cut off.</summary>
    public const string More = "+";

    /// <summary>A kind by its name: convoy.</summary>
    public static Phrase Kind(string kind) => Phrase.FirstOf([$"Kind_{kind}"], kind.Replace('_', ' '), isWithin: true);

    /// <summary>A column by its name in the bundle, as a label.</summary>
    public static Phrase Column(string column) =>
        Phrase.FirstOf([$"Column_{column}"], column.Length == 0 ? column : char.ToUpperInvariant(column[0]) + column[1..].Replace('_', ' '));

    /// <summary>The same within a sentence.</summary>
    public static Phrase Within(string column) => Phrase.FirstOf([$"Column_{column}"], column.Replace('_', ' '), isWithin: true);

    /// <summary>One of the words that columns hold, as people write it.</summary>
    public static Phrase Word(string word) => Phrase.FirstOf([$"SheetWord_{word}"], word.Replace('_', ' '));

    /// <summary>A word of <paramref name="column"/>, by the enum that it is of where people who make sheets have none for it.</summary>
    public static Phrase Word(RecordColumn column, string word) => column.Of is { } values
        ? Phrase.FirstOf([$"SheetWord_{word}", EnumKey(values, word)], word.Replace('_', ' '), isWithin: true)
        : Word(word);

    /// <summary>A key in the words of a sentence: its parts with blanks between them, days and words as people write them.</summary>
    public static Phrase Key(string kind, string key)
    {
        var table = RecordKinds.Standard.Find(kind);
        return Phrase.Sentences(key.Split(RecordKey.Separator).Select((part, at) => Part(table, at, part)).Where(part => part != ""));
    }

    /// <summary>Says how a record is named in a list of <see cref="Several"/>.</summary>
    public static string Reference(RecordKind kind, string key) => $"{kind.Name}{RecordKey.Separator}{key}";

    /// <summary>The references of a list that names no more than <paramref name="most"/>.</summary>
    public static object[] References(IReadOnlyList<string> references, int most) =>
        [.. references.Take(most).Concat(references.Count > most ? [More] : [])];

    /// <summary>Records by their kinds and keys.</summary>
    /// <param name="references">See <see cref="References"/>.</param>
    public static Phrase Several(IReadOnlyList<string> references)
    {
        var named = Phrase.LongList(references.Where(r => r != More).Select(r => r.Split(RecordKey.Separator, 2) is [var kind, var key]
            ? Phrase.Sentences(Kind(kind), Key(kind, key)) : r));
        return references.Contains(More) ? Phrase.Of(nameof(Texts.ListAndMore), named) : named;
    }

    private static Phrase Part(RecordKind? table, int at, string part) =>
        table is { KeyText: null } && table.Key.ElementAtOrDefault(at) is { } name && table.Find(name) is { } column
        ? column.Type switch
        {
            CellType.Day when DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                Phrase.Day(day, Phrase.DayForm.Brief),
            CellType.Word => Word(column, part),
            _ => part,
        }
        : part;

    private static string EnumKey(Type values, string word) =>
        $"{values.Name}_{string.Concat(word.Split('_').Select(p => p.Length == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]))}";
}
