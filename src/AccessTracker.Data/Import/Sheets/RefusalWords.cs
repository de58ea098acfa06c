using System.Collections.Frozen;
using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What is wrong with a row of a sheet, in words of whoever made the sheet. A bundle is made by programs and is told of in terms of its files;
/// what is not here reads well enough as it does there.
/// </summary>
internal static class RefusalWords
{
    private static readonly FrozenDictionary<RefusalCode, string> _texts = new Dictionary<RefusalCode, string>
    {
        [RefusalCode.NotADay] = "No day can be read here. Write it with its year, like 18 June 2016.",
        [RefusalCode.DayOutOfRange] = "This day is not between {0} and {1}. Correct it, or leave the cell empty if there is none.",
        [RefusalCode.NotANumber] = "No whole number can be read here. Write it in digits, like 1,200, or leave the cell empty if it is unknown.",
        [RefusalCode.Negative] = "The number cannot be below zero. Leave the cell empty if it is unknown.",
        [RefusalCode.NumberOutOfRange] = "The number has to be between {0} and {1}.",
        [RefusalCode.NotADecimal] = "No figure can be read here. Write it in digits, like 12.5, or leave the cell empty if it is unknown.",
        [RefusalCode.TooPrecise] = "The figure has more than {0} decimals. Round it.",
        [RefusalCode.UnknownWord] = "This word is not known here. Write one of these: {0}.",
        [RefusalCode.UnknownReference] = "There is no {0} of this number or name. Bring it in first, or correct the cell.",
        [RefusalCode.UnknownPlace] = "No place has this name or code{0}. Choose the place, or propose a new one.",
        [RefusalCode.AmbiguousPlace] = "More than one place has this name: {0}. Write the governorate beside it, or the code of the one you mean.",
        [RefusalCode.UnknownLine] = "The request {0} does not ask for {1}. Correct the row, or add the place to the request.",
        [RefusalCode.SameTwice] = "Row {0} is about the same. Keep one of them.",
        [RefusalCode.TooManyCells] =
            "The row has {0} {0:cell|cells}, and there are {1} headings. Put quotation marks around a cell with a comma in it.",
        [RefusalCode.NotUtf8] = "Letters of this cell were lost when the file was saved. Save it again from its source, as .xlsx.",
        [RefusalCode.KeyTooLong] = "This number or code has {1} characters, and at most {0} are kept. Shorten it.",
        [RefusalCode.KeyOfDots] = "Dots alone are no number or code. Choose another.",
    }.ToFrozenDictionary();

    public static string Of(RefusedRow row)
    {
        var refusal = row.Refusal;
        var message = string.Format(
            new CountedNoun(CultureInfo.InvariantCulture), _texts.GetValueOrDefault(refusal.Code) ?? refusal.Text,
            [.. refusal.Arguments.Select(a => Argument(refusal.Code, a))]);
        return row.Candidates.Count == 0 ? message : $"{message} Nearest: {string.Join(", ", row.Candidates)}.";
    }

    // Days as people write them; words of the bundle without what a program puts between their parts.
    private static string Argument(RefusalCode code, string argument) =>
        DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? SheetDays.InWords(day)
        : code is RefusalCode.UnknownWord or RefusalCode.UnknownReference ? argument.Replace('_', ' ')
        : argument;
}
