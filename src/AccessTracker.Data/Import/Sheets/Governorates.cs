using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The governorates of Syria as sheets name them: in both scripts, in the spellings of agencies, and by P-code.</summary>
internal static partial class Governorates
{
    private const string All = """
        SY01; Damascus; Damascus city; Dimashq; Damas; دمشق; مدينة دمشق
        SY02; Aleppo; Halab; Alep; حلب
        SY03; Rural Damascus; Rif Dimashq; Rif Damascus; Reef Dimashq; Reef Damascus; Damascus Rural; Damascus countryside; Damas rural; \
            Rif Damas; ريف دمشق
        SY04; Homs; Hims; حمص
        SY05; Hama; Hamah; حماة; حماه
        SY06; Lattakia; Latakia; Ladhiqiyah; Lattaquié; اللاذقية
        SY07; Idleb; Idlib; Idlip; إدلب; ادلب
        SY08; Al-Hasakeh; Hasakeh; Hassakeh; Hasakah; Hassakah; Hassake; Hasaka; الحسكة
        SY09; Deir-ez-Zor; Deir ez Zor; Deir Ezzor; Deir al-Zor; Der Ezzor; دير الزور
        SY10; Tartous; Tartus; طرطوس
        SY11; Ar-Raqqa; Raqqa; Raqqah; Rakka; الرقة
        SY12; Dar'a; Daraa; Deraa; Dera'a; درعا
        SY13; As-Sweida; Sweida; Suwayda; Sweda; Soueida; السويداء
        SY14; Quneitra; Qunaitra; Kuneitra; القنيطرة
        """;

    private static readonly FrozenDictionary<string, string> _codes = All.Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Split(';', StringSplitOptions.TrimEntries))
        .SelectMany(names => names.Select(n => (Key: LocationName.Fold(n), Code: names[0])))
        .DistinctBy(p => p.Key).ToFrozenDictionary(p => p.Key, p => p.Code, StringComparer.Ordinal);

    public static bool AreSame(string one, string other) =>
        LocationName.Fold(one) == LocationName.Fold(other) || (CodeOf(one) is { } code && code == CodeOf(other));

    /// <summary>A name and the governorate in brackets, after a dash, a slash or a comma beside it; null: no part of it is a governorate.</summary>
    /// <param name="isKnown">Whether the operation has such a governorate.</param>
    public static (string Place, string Governorate)? Within(string name, Func<string, bool> isKnown)
    {
        if (Parts().Match(name.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var (first, second) = (match.Groups["first"].Value.Trim(), match.Groups["second"].Value.Trim());
        return CodeOf(second) is not null || isKnown(second) ? (first, second)
            : CodeOf(first) is not null || isKnown(first) ? (second, first)
            : null;
    }

    /// <summary>Whether <paramref name="text"/> is the name of a governorate.</summary>
    public static bool IsOne(string text, Func<string, bool> isKnown) => CodeOf(text) is not null || isKnown(text);

    private static string? CodeOf(string text) => _codes.GetValueOrDefault(LocationName.Fold(Word().Replace(text, " ")));

    [GeneratedRegex(@"\b(governorate|province|muhafaza|muhafazat|gouvernorat|de)\b|محافظة", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?<first>[^()\[\]/,،]+?)\s*(?:[(\[](?<second>[^()\[\]]+)[)\]]|\s[-\u2013\u2014]\s*(?<second>.+)|[/,،\u2013\u2014]\s*(?<second>.+))$")]
    private static partial Regex Parts();
}
