using System.Security.Cryptography;
using System.Text;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A name of a sheet that was said to be a new place: it is proposed with the import, as a form proposes one, and its rows count as those of any
/// place that is not tracked, until a manager confirms it or says which place it is.
/// </summary>
public static class NewPlace
{
    /// <summary>An answer begins so that says it; the governorate follows.</summary>
    public const string Prefix = "new:";

    /// <summary>The governorate that an answer names; null: it is another answer.</summary>
    public static string? GovernorateOf(string answer) => answer.StartsWith(Prefix, StringComparison.Ordinal) ? answer[Prefix.Length..] : null;

    internal static QuestionChoice Choice(string governorate) => new($"{Prefix}{governorate}", Phrase.Of(nameof(Texts.Choice_NewPlace), governorate));

    /// <summary>The code that the place is proposed by, the same for the same name.</summary>
    /// <param name="key">See <see cref="SheetLocations.Key"/>.</param>
    internal static string CodeOf(string key)
    {
        const int hashed = 8;
        return $"{ProposedLocation.Prefix}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..hashed]}-1";
    }
}
