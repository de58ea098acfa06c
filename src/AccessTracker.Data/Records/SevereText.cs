using System.Security.Cryptography;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>
/// The place that a sealed text belongs to. A text that was sealed for one place opens in no other: who can write to the store cannot have the
/// program seal, as the source of an incident, what then stands as the end of a chain.
/// </summary>
/// <param name="Table">As it is called in the store.</param>
/// <param name="Row">What tells the row from the others, and whatever else must not be changed under the text.</param>
/// <param name="Field">The column.</param>
public sealed record SealedPlace(string Table, string Row, string Field)
{
    /// <summary>Returns the place of a severe field of an operation's record, which is the same in the record and in its history.</summary>
    public static SealedPlace Of(RecordKind table, string operation, string key, string column) => new(table.Table, $"{operation}/{key}", column);
}

/// <summary>
/// Seals texts that endanger a person, and the ends of chains, before they reach the store: its tables, its history, its copies hold nothing
/// readable of them. The keys are the program's, not the store's.
/// </summary>
/// <param name="protect">Seals a text for a place.</param>
/// <param name="unprotect">Opens a text that was sealed for a place.</param>
/// <param name="unprotectOld">Opens what an older program sealed, which had one protector for all places, by the protector's purpose.</param>
public sealed class SevereText(
    Func<SealedPlace, string, string> protect, Func<SealedPlace, string, string> unprotect, Func<string, string, string> unprotectOld)
{
    /// <summary>An older program sealed severe texts, drafts, sheets and the ends of chains with this purpose.</summary>
    public const string OldPurpose = "AccessTracker.Severe";

    /// <summary>An older program sealed the keys of authenticators with this purpose.</summary>
    public const string OldKeyPurpose = "AccessTracker.AuthenticatorKey";

    private const string Mark = "sealed/2:";

    // Of an older program. It tells a sealed text from one that a still older one stored as it was.
    private const string OldMark = "sealed:";

    private static readonly SealedPlace _nowhere = new("", "", "");

    public static bool IsSealed(string text) => text.StartsWith(Mark, StringComparison.Ordinal) || IsOld(text);

    /// <summary>An older program sealed it, for no place in particular.</summary>
    public static bool IsOld(string text) => text.StartsWith(OldMark, StringComparison.Ordinal);

    /// <summary>Sees to it that there is a key to seal with.</summary>
    public void Prepare() => _ = protect(_nowhere, "");

    public string Seal(SealedPlace place, string text) => Mark + protect(place, text);

    /// <exception cref="StoreUnusableException">The key that sealed it is not here, or it was sealed for another place.</exception>
    public string Open(SealedPlace place, string text)
    {
        try
        {
            return text.StartsWith(Mark, StringComparison.Ordinal)
                ? unprotect(place, text[Mark.Length..])
                : throw new CryptographicException("It was not sealed for a place.");
        }
        catch (CryptographicException e)
        {
            throw new StoreContentException(
                $"A sealed text of this store ({place.Table}, {place.Field}) was sealed for another place, or with a key that is not here: bring "
                    + $"back the keys it was written with, and run verify.", e);
        }
    }

    /// <summary>
    /// Opens what an older program sealed. Only for what is brought up to date, or stands in a history that cannot be written anew.
    /// </summary>
    /// <exception cref="StoreUnusableException">The key that sealed it is not here, or no older program sealed it.</exception>
    internal string OpenOld(string text, string purpose = OldPurpose)
    {
        try
        {
            return unprotectOld(
                purpose, purpose != OldPurpose
                ? text
                : IsOld(text) ? text[OldMark.Length..] : throw new CryptographicException("No older program sealed it."));
        }
        catch (CryptographicException e)
        {
            throw new StoreContentException(
                "A severe text of this store was sealed with a key that is not here: bring back the keys it was written with.", e);
        }
    }

    /// <summary>The same text sealed for <paramref name="place"/>, where an older program sealed it for none.</summary>
    internal string Renew(SealedPlace place, string text) => IsOld(text) ? Seal(place, OpenOld(text)) : text;

    /// <summary>
    /// What to store for <paramref name="text"/>: <paramref name="stored"/> itself when it says the same, so that nothing looks changed.
    /// </summary>
    internal string SealUnlessSame(SealedPlace place, string text, string? stored) =>
        stored is not null && Says(place, stored, text) ? stored : Seal(place, text);

    private bool Says(SealedPlace place, string stored, string text)
    {
        try
        {
            return Open(place, stored) == text;
        }
        catch (StoreUnusableException)
        {
            return false;
        }
    }
}
