using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>Texts of the resources that are found by a key that the program puts together, and lists of words, in the reader's language.</summary>
public static class Speech
{
    /// <summary>The language of logs, of the command line, and of whatever is kept for good.</summary>
    public static CultureInfo English { get; } = CultureInfo.InvariantCulture;

    /// <summary>The other languages that there are texts in, each as its texts say that it is written.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, $"{typeof(Texts).Assembly.GetName().Name}.resources.dll", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)).Distinct().Order(StringComparer.Ordinal)
            .Select(l => Culture(Texts.ResourceManager.GetString(nameof(Texts.CultureName), CultureInfo.GetCultureInfo(l)) ?? l)),
    ];

    /// <summary>The text under <paramref name="key"/>, or null.</summary>
    public static string? Find(string key) => Texts.ResourceManager.GetString(key, Texts.Culture);

    /// <summary>The text under <paramref name="key"/> with its blanks filled.</summary>
    public static string Of(string key, params object?[] values) => With(Find(key) ?? key, values);

    /// <summary>A text of the resources with its blanks filled; its nouns agree with its counts, as <see cref="CountedNoun"/> tells.</summary>
    public static string With(string text, params object?[] values) => string.Format(new CountedNoun(CultureInfo.CurrentCulture), text, values);

    /// <summary>Items one after the other, each in its own direction: a name of the other one does not take the number after it along.</summary>
    public static string List(IEnumerable<string> items) => string.Join(Texts.ListSeparator, items.Select(Isolated));

    /// <summary>The same of items that may be lists themselves.</summary>
    public static string LongList(IEnumerable<string> items) => string.Join(Texts.LongListSeparator, items.Select(Isolated));

    /// <summary>
    /// A text as it stands within a sentence, where it does not begin with a capital: unless it begins with an acronym, or with one of the language's
    /// names (<see cref="Texts.ProperNames"/>).
    /// </summary>
    public static string Within(string text)
    {
        if (text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])))
        {
            return text;
        }

        var word = text.AsSpan(0, text.AsSpan().IndexOfAny(" -'\u2019\u00A0") is var end and >= 0 ? end : text.Length);
        foreach (var name in Texts.ProperNames.Split(';', StringSplitOptions.TrimEntries))
        {
            if (word.SequenceEqual(name))
            {
                return text;
            }
        }

        return char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    /// <summary>Items beside each other in a line of a list, where they are no sentence.</summary>
    public static string Beside(IEnumerable<string> items) => string.Join(" \u00B7 ", items.Select(Isolated));

    private static string Isolated(string item) => Direction.Isolated(item, CultureInfo.CurrentCulture);

    /// <summary>What <paramref name="say"/> says in the language of <paramref name="culture"/>, whoever reads now.</summary>
    public static T In<T>(CultureInfo culture, Func<T> say)
    {
        var (before, reader) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, reader);
        }
    }

    /// <summary>
    /// The culture in which a reader of a language is written to: named by the language alone, days as in the region, digits and what parts them
    /// Latin, unless a person chooses otherwise (<see cref="Digits"/>).
    /// </summary>
    /// <param name="name">A language, or one with its region: <c>ar-SY</c>.</param>
    public static CultureInfo Culture(string name)
    {
        var region = CultureInfo.GetCultureInfo(name);
        var culture = (CultureInfo)(region.IsNeutralCulture ? region : region.Parent).Clone();
        culture.DateTimeFormat = (DateTimeFormatInfo)region.DateTimeFormat.Clone();
        var digits = (Digits.HasOwn(region) ? region : culture).NumberFormat.NativeDigits;
        culture.NumberFormat = (NumberFormatInfo)region.NumberFormat.Clone();
        if (Digits.HasOwnSigns(region))
        {
            culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
            culture.NumberFormat.PercentPositivePattern = 1;
            culture.NumberFormat.PercentNegativePattern = 1;
        }

        culture.NumberFormat.NativeDigits = digits;
        culture.NumberFormat.DigitSubstitution = DigitShapes.None;
        return CultureInfo.ReadOnly(culture);
    }
}
