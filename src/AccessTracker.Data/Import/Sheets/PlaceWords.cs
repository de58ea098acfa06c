using System.Text.RegularExpressions;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Takes the names of places out of what people write around them: <c>Duma town</c>, <c>Madaya and Bloudan</c>.</summary>
internal static partial class PlaceWords
{
    // A note in the column of places is no list of them.
    private const int MostPlaces = 8;

    /// <summary>The name without what only says that it is a place; the same where nothing does.</summary>
    public static string Bare(string name)
    {
        var bare = Spaces().Replace(Generic().Replace(name, " "), " ").Trim(' ', ',', '-', '.', '\u060C', '\u2013');
        return bare.Length > 0 ? bare : name.Trim();
    }

    /// <summary>The names of several places; none where it is one.</summary>
    public static IReadOnlyList<string> Several(string name)
    {
        string[] parts = [.. Between().Split(name).Select(p => p.Trim(' ', '.', '(', ')')).Where(p => p.Any(char.IsLetter))];
        return parts.Length is > 1 and <= MostPlaces ? parts : [];
    }

    [GeneratedRegex(
        @"\b(?:towns?|city|villages?|camps?|district|sub-?district|area|areas|municipality|neighbou?rhoods?|community|"
        + @"ville|village|camp|quartier|commune|the|of)\b(?:\s+(?:of|de|du)\b)?"
        + @"|(?<!\p{L})(?:مدينة|بلدة|قرية|مخيم|ناحية|منطقة|حي)(?!\p{L})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Generic();

    [GeneratedRegex(@"\s*(?:[,;/&+\u060C\u061B\r\n]|\s[-\u2013\u2014]\s|\s(?:and|et|und)\s|\sو\s?(?=\S))\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
