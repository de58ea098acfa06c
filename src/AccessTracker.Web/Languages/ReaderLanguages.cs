using System.Globalization;
using AccessTracker.Domain.Common;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Languages;

/// <summary>The languages that are offered, each as the culture in which a reader of it is written to.</summary>
public sealed class ReaderLanguages(IOptions<LanguageSettings> settings)
{
    /// <summary>In the order of the settings. Each is named by its language alone, <c>ar</c>, so that readers of every region get it.</summary>
    public IReadOnlyList<CultureInfo> All { get; } = [.. settings.Value.Languages.Select(Speech.Culture)];

    /// <summary>The culture of somebody who reads <paramref name="language"/>; of somebody of whom no language is known, or one that is not offered,
    /// the first.</summary>
    public CultureInfo Of(string? language) => Find(language) ?? All[0];

    /// <summary>Null: it is not offered.</summary>
    public CultureInfo? Find(string? language) => All.FirstOrDefault(c => c.Name.Equals(language, StringComparison.OrdinalIgnoreCase));

    /// <summary>What those who speak it call it, as in the switch.</summary>
    public static string NameOf(CultureInfo culture) => culture.TextInfo.ToTitleCase(culture.NativeName);

    /// <summary>Calls <paramref name="make"/> in <paramref name="culture"/>: a job has no reader whose language it could go by.</summary>
    public static T In<T>(CultureInfo culture, Func<T> make) => Speech.In(culture, make);

    internal static CultureInfo Neutral(CultureInfo culture) => culture.IsNeutralCulture ? culture : culture.Parent;
}
