using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>What refusals say. A bundle is made by programs and is told of in terms of its files; a sheet in the words of whoever made it.</summary>
internal static class RefusalPhrases
{
    /// <summary>The refusal as it is said of a bundle or a form.</summary>
    public static Phrase Of(Refusal refusal) => Of(refusal, [], isOfSheet: false);

    /// <summary>The refusal of a row of a sheet, and what may have been meant.</summary>
    public static Phrase OfSheet(RefusedRow row) =>
        row.WithCandidates(Of(row.Refusal, [$"SheetRefusal_{row.Refusal.Code}"], isOfSheet: true));

    private static Phrase Of(Refusal refusal, IEnumerable<string> keys, bool isOfSheet)
    {
        var key = $"Refusal_{refusal.Code}";
        return Phrase.FirstOf(
            [.. keys, refusal.Variant.Length > 0 ? $"{key}_{refusal.Variant}" : key], EnumCode.Of(refusal.Code),
            parts: refusal is { Code: RefusalCode.NotAllowed, Variant: "proposal" }
                ? [Phrase.List(nameof(Texts.ListAnd), refusal.Arguments.Select(RecordPhrases.Within))]
                : [.. Parts(refusal.Code, refusal.Arguments, isOfSheet)]);
    }

    /// <summary>Several names as one argument.</summary>
    /// <param name="isCut">There are others.</param>
    public static string Many(IEnumerable<string> names, bool isCut = false) =>
        string.Join(RecordKey.Separator, isCut ? names.Append(RecordPhrases.More) : names);

    private static IEnumerable<Phrase> Parts(RefusalCode code, IReadOnlyList<string> arguments, bool isOfSheet) => (code, arguments) switch
    {
        (RefusalCode.AmbiguousPlace or RefusalCode.NoSuchSheet or RefusalCode.UnknownOperation or RefusalCode.SeveralOperations
            or RefusalCode.NothingToImport or RefusalCode.RowsOfStopDiffer, _) => [Phrase.List(arguments.Select(Phrase.Typed))],
        (RefusalCode.SameTwice, [var row, ..]) => [row, Phrase.List(arguments.Skip(1).Select(Phrase.Typed))],
        (RefusalCode.UnknownWord, _) => [Phrase.List(arguments.Select(w => isOfSheet ? RecordPhrases.Word(w) : w))],
        (RefusalCode.NeededBy, _) => [RecordPhrases.Several(arguments)],
        (RefusalCode.CannotBeWithout or RefusalCode.BuiltOn or RefusalCode.SameAtBothPlaces, [var kind, var key, ..]) =>
            [RecordPhrases.Kind(kind), RecordPhrases.Key(kind, key)],
        (RefusalCode.UnknownReference, [var kind, ..]) => [RecordPhrases.Kind(kind), .. arguments.Skip(1).Select(Phrase.Typed)],
        (RefusalCode.NeededWhen, [var column, var word, ..]) => [RecordPhrases.Column(column), RecordPhrases.Word(word)],
        (RefusalCode.DayBeforeDay, [var day, var column, var from, ..]) =>
            [Part(day, isOfSheet), RecordPhrases.Column(column), Part(from, isOfSheet)],
        (RefusalCode.PartsAboveTotal, _) => [.. arguments.Take(2).Select(Figure), .. arguments.Skip(2).Select(Phrase.Typed)],
        (RefusalCode.StopOfAnotherConvoy, _) => arguments.Select(Phrase.Typed),
        (RefusalCode.NumberOutOfRange or RefusalCode.HighBelowLow or RefusalCode.TooManyFiles or RefusalCode.RowTooLong, _) =>
            arguments.Select(Figure),
        _ => arguments.Select(a => Part(a, isOfSheet)),
    };

    // People who made a sheet read days with their month in words.
    private static Phrase Part(string argument, bool isOfSheet) =>
        DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Phrase.Day(day, isOfSheet ? Phrase.DayForm.Written : Phrase.DayForm.Brief)
            : argument.Split(RecordKey.Separator) is not { Length: > 1 } names ? argument
            : names[^1] == RecordPhrases.More
                ? Phrase.Of(nameof(Texts.ListAndOthers), Phrase.List(names.SkipLast(1).Select(Phrase.Typed)))
            : Phrase.List(nameof(Texts.ListAnd), names.Select(Phrase.Typed));

    private static Phrase Figure(string argument) =>
        decimal.TryParse(argument, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Phrase.Number(number) : argument;
}
