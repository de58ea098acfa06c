using System.Collections.Concurrent;
using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Fills a text whose nouns and verbs agree with a count: in "{0} {0:place is|places are} left" a bar parts the forms, in the order of the language's
/// <see cref="PluralRules"/>; a # in a form stands for the number. The count may be a number, or a number that has been written already. A day
/// that comes as records hold it (2016-10-04) is written as people write it (4 Oct 2016). A name in a script of the other direction is isolated,
/// so that it moves nothing around it.
/// </summary>
public sealed class CountedNoun(IFormatProvider culture) : IFormatProvider, ICustomFormatter
{
    private static readonly ConcurrentDictionary<string, PluralRules> _rules = new(StringComparer.Ordinal);

    private readonly CultureInfo _culture = culture as CultureInfo ?? CultureInfo.CurrentCulture;

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        string[] forms = format?.Split('|') ?? [];
        var written = arg switch
        {
            IFormattable number => Digits.In(_culture, number.ToString(forms.Length > 1 ? null : format, culture)),
            string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                Digits.In(_culture, day.ToString("d MMM yyyy", culture)),
            _ => arg?.ToString() ?? "",
        };
        return forms.Length > 1
            ? Rules(_culture).Choose(Number(arg, written), forms).Replace("#", written, StringComparison.Ordinal)
            : Direction.Isolated(written, _culture);
    }

    /// <summary>The rules of a language: those of its resources.</summary>
    public static PluralRules Rules(CultureInfo culture) =>
        _rules.GetOrAdd(Texts.ResourceManager.GetString(nameof(Texts.PluralRules), culture)!, PluralRules.Parse);

    private decimal? Number(object? arg, string written) => arg switch
    {
        int or long or decimal => Convert.ToDecimal(arg, CultureInfo.InvariantCulture),
        _ when decimal.TryParse(written, NumberStyles.Number, culture, out var number) => number,
        _ when decimal.TryParse(string.Concat(written.Select(Numeral.ToAscii)), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) =>
            number,
        _ => null,
    };
}
