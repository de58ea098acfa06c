using System.Globalization;
using AccessTracker.Domain.Common;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Languages;

/// <summary>The languages that are offered, each as the culture in which a reader of it is written to.</summary>
public sealed class ReaderLanguages(IOptions<LanguageSettings> settings)
{
    /// <summary>In the order of the settings. Each is named by its language alone, <c>ar</c>, so that readers of every region get it.</summary>
    public IReadOnlyList<CultureInfo> All { get; } = [.. settings.Value.Languages.Select(Make)];

    /// <summary>The culture of somebody who reads <paramref name="language"/>; of somebody of whom no language is known, or one that is not offered,
    /// the first.</summary>
    public CultureInfo Of(string? language) => Find(language) ?? All[0];

    /// <summary>Null: it is not offered.</summary>
    public CultureInfo? Find(string? language) => All.FirstOrDefault(c => c.Name.Equals(language, StringComparison.OrdinalIgnoreCase));

    /// <summary>What those who speak it call it, as in the switch.</summary>
    public static string NameOf(CultureInfo culture) => culture.TextInfo.ToTitleCase(culture.NativeName);

    /// <summary>Calls <paramref name="make"/> in <paramref name="culture"/>: a job has no reader whose language it could go by.</summary>
    public static T In<T>(CultureInfo culture, Func<T> make)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    internal static CultureInfo Neutral(CultureInfo culture) => culture.IsNeutralCulture ? culture : culture.Parent;

    // Days as in the region; digits and what parts them are Latin in every language, unless a person chooses otherwise (Digits).
    private static CultureInfo Make(string name)
    {
        var region = CultureInfo.GetCultureInfo(name);
        var culture = (CultureInfo)Neutral(region).Clone();
        culture.DateTimeFormat = (DateTimeFormatInfo)region.DateTimeFormat.Clone();
        if (Digits.HasOwn(region))
        {
            culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
            culture.NumberFormat.NativeDigits = region.NumberFormat.NativeDigits;
            culture.NumberFormat.PercentPositivePattern = 1;
            culture.NumberFormat.PercentNegativePattern = 1;
        }

        return CultureInfo.ReadOnly(culture);
    }
}
