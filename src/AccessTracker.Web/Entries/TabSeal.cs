using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.Entries;

/// <summary>A key with which a window of a browser seals what it cannot send, and the key itself sealed for its person.</summary>
/// <param name="Key">256 bits in base 64, for the page alone: it is never stored.</param>
/// <param name="Sealed">What the window stores beside what it has sealed.</param>
public sealed record TabKey(string Key, string Sealed);

/// <summary>
/// Seals what is typed and cannot be sent, because the line is down or the session has ended, in the window's own storage: only the
/// same person, signed in again, gets it back. Who sits down at the same desk later finds nothing that can be read.
/// </summary>
internal static class TabSeal
{
    private static readonly TimeSpan _for = TimeSpan.FromDays(1);

    public static TabKey For(string person, IDataProtectionProvider protection)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return new TabKey(key, Of(person, protection).Protect(key, _for));
    }

    /// <summary>The key that was sealed for this person not long ago; null: it was not.</summary>
    public static string? Open(string person, string sealedKey, IDataProtectionProvider protection)
    {
        try
        {
            return Of(person, protection).Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Of(string person, IDataProtectionProvider protection) =>
        protection.CreateProtector("AccessTracker.Entries.Tab", person).ToTimeLimitedDataProtector();
}
