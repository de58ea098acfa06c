using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Fills a text whose nouns and verbs agree with a count: in "{0} {0:place is|places are} left", the part before the bar stands for a count of one,
/// the part behind it for every other. The count may be a number, or a number that has been written already. A day that comes as records hold it
/// (2016-10-04) is written as people write it (4 Oct 2016).
/// </summary>
/// <remarks>The two forms of English. A language with more forms brings a rule of its own.</remarks>
public sealed class CountedNoun(IFormatProvider culture) : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var written = arg switch
        {
            IFormattable number => number.ToString(format?.Contains('|', StringComparison.Ordinal) == true ? null : format, culture),
            string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                day.ToString("d MMM yyyy", culture),
            _ => arg?.ToString() ?? "",
        };
        if (format?.Split('|') is not [var one, var many])
        {
            return written;
        }

        return written == "1" ? one : many;
    }
}
