using System.Globalization;
using System.Reflection;
using System.Resources;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Finds the texts of <see cref="Texts"/> as their reader has them: with their numbers in the digits that the reader chose. What is asked for in a
/// language by its name is nobody's reading, and comes as it was written.
/// </summary>
internal sealed class ReaderTexts(string baseName, Assembly assembly) : ResourceManager(baseName, assembly)
{
    public override string? GetString(string name, CultureInfo? culture)
    {
        var text = base.GetString(name, culture);
        return text is null || culture is not null ? text : Digits.InText(CultureInfo.CurrentCulture, text);
    }
}
