using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// The names of a place, a party or a route as somebody reads them: first the one in the reader's own language, the other beside it where there is
/// room. Nothing is translated or put in other letters: what has no Arabic name is shown by its Latin one.
/// </summary>
public static class ShownName
{
    private const string InArabic = "ar";
    private const string InLatin = "en";

    /// <summary>The order in which whoever reads just now looks for names.</summary>
    public static readonly IComparer<string?> Order =
        Comparer<string?>.Create((a, b) => CultureInfo.CurrentUICulture.CompareInfo.Compare(a, b, CompareOptions.None));

    /// <summary>The name in the reader's language; null of nothing.</summary>
    [return: NotNullIfNotNull(nameof(named))]
    public static string? Of(INamed? named) => named is null ? null : IsArabicFirst(named) ? named.NameAr : named.Name;

    /// <summary>The name in Latin letters, as what is stored for readers of every language has it.</summary>
    [return: NotNullIfNotNull(nameof(named))]
    public static string? Latin(INamed? named) => named?.Name;

    /// <summary>The name in Arabic letters, for programs, which take both; null: none is known.</summary>
    public static string? Arabic(INamed? named) => named?.NameAr;

    /// <summary>Every name that the records have for it.</summary>
    public static IReadOnlyList<string> All(INamed named) => [.. new[] { named.Name, named.NameAr }.OfType<string>()];

    /// <summary>The other name; null: there is none.</summary>
    public static string? Beside(INamed named) =>
        !HasBoth(named) ? null : IsArabicFirst(named) ? named.Name : named.NameAr;

    /// <summary>Both in one line of plain text, as an option of a list has them.</summary>
    public static string Both(INamed named) => Beside(named) is { } other ? $"{Of(named)} {other}" : Of(named);

    /// <summary>The language of <see cref="Of"/>, as a page marks it.</summary>
    public static string LanguageOf(INamed named) => IsArabicFirst(named) ? InArabic : InLatin;

    /// <summary>The language of <see cref="Beside"/>.</summary>
    public static string LanguageBeside(INamed named) => IsArabicFirst(named) ? InLatin : InArabic;

    private static bool IsArabicFirst(INamed named) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == InArabic && HasBoth(named);

    private static bool HasBoth(INamed named) => !string.IsNullOrWhiteSpace(named.NameAr) && named.NameAr != named.Name;
}
