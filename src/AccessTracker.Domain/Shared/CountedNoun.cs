namespace AccessTracker.Domain.Shared;

/// <summary>
/// Fills a text whose nouns and verbs agree with a count: in "{0} {0:place is|places are} left", the part before the bar stands for a count of one,
/// the part behind it for every other. The count may be a number, or a number that has been written already.
/// </summary>
/// <remarks>The two forms of English. A language with more forms brings a rule of its own.</remarks>
public sealed class CountedNoun(IFormatProvider culture) : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var written = arg is IFormattable number ? number.ToString(format?.Contains('|', StringComparison.Ordinal) == true ? null : format, culture) : arg?.ToString() ?? "";
        if (format?.Split('|') is not [var one, var many])
        {
            return written;
        }

        return written == "1" ? one : many;
    }
}
