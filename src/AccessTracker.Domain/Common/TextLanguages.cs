using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>The languages that there are texts in, whether or not they are offered: sheets come in any of them.</summary>
public static class TextLanguages
{
    /// <summary>English first, which stands in the program itself; any other has its file beside it.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } =
    [
        CultureInfo.GetCultureInfo("en"),
        .. Directory.EnumerateFiles(
            AppContext.BaseDirectory, $"{typeof(Texts).Assembly.GetName().Name}.resources.dll",
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal).Select(CultureInfo.GetCultureInfo),
    ];

    /// <summary>The text under <paramref name="key"/> in each language.</summary>
    public static IEnumerable<string> TextsOf(string key) =>
        All.Select(language => Texts.ResourceManager.GetString(key, language)).OfType<string>().Distinct(StringComparer.Ordinal);
}
