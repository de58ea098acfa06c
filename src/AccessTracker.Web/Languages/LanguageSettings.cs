using System.Globalization;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Languages;

/// <summary>The languages in which the program can be read.</summary>
[Settings("")]
public sealed class LanguageSettings : ICheckedSettings
{
    /// <summary>
    /// In the order in which they are offered; the first is that of people of whom none is known. A region says how days are written:
    /// <c>ar-SY</c> names the months as in the Levant.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "ar-SY", "fr"];

    public IEnumerable<string> Faults(IHostEnvironment environment) => Languages
        .Where(name => !IsThere(name))
        .Select(name => $"Languages names '{name}', of which there are no texts. Expected: names such as 'en', 'ar-SY', 'fr', separated by commas.");

    // English stands in the program itself; any other has its texts beside it.
    private static bool IsThere(string name)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            return culture.TwoLetterISOLanguageName == "en"
                || Texts.ResourceManager.GetResourceSet(ReaderLanguages.Neutral(culture), true, false) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
