using System.Security.Cryptography;

namespace AccessTracker.Data;

/// <summary>
/// Seals texts that endanger a person before they reach the store: its tables, its history, its copies hold nothing
/// readable of them. The keys are the program's, not the store's.
/// </summary>
public sealed class SevereText(Func<string, string> protect, Func<string, string> unprotect)
{
    // Tells a sealed text from one that an older program stored as it was.
    private const string Mark = "sealed:";

    public static bool IsSealed(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Sees to it that there is a key to seal with.</summary>
    public void Prepare() => _ = protect("");

    public string Seal(string text) => Mark + protect(text);

    /// <exception cref="StoreUnusableException">The key that sealed it is not here.</exception>
    public string Open(string text)
    {
        try
        {
            return unprotect(text[Mark.Length..]);
        }
        catch (CryptographicException e)
        {
            throw new StoreUnusableException("A severe text of this store was sealed with a key that is not here: bring back the keys it was written with.", e);
        }
    }

    /// <summary>What to store for <paramref name="text"/>: <paramref name="stored"/> itself when it says the same, so that nothing looks changed.</summary>
    internal string SealUnlessSame(string text, string? stored) => stored is not null && Says(stored, text) ? stored : Seal(text);

    private bool Says(string stored, string text)
    {
        try
        {
            return IsSealed(stored) && unprotect(stored[Mark.Length..]) == text;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
