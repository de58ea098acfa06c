using System.Security.Cryptography;
using OtpNet;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// The codes of authenticator apps (RFC 6238: SHA-1, six digits, half a minute). The framework's own tells only whether a
/// code is right, not of which half-minute it is, and without that it could be used twice.
/// </summary>
public static class Totp
{
    // Clocks of phones differ.
    private static readonly VerificationWindow _window = new(previous: 1, future: 1);

    /// <summary>A new key, as apps take it.</summary>
    public static string NewKey() => Base32(KeyGeneration.GenerateRandomKey(20));

    /// <summary>
    /// Ten codes for the day on which the phone is lost, of 128 bits each: too many to guess, so that a bare hash of each may be kept.
    /// </summary>
    public static IReadOnlyList<string> NewRecoveryCodes() => [.. Enumerable.Range(0, 10).Select(_ => Base32(RandomNumberGenerator.GetBytes(16)))];

    /// <summary>A recovery code as people read and write it.</summary>
    public static string InGroups(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>What somebody typed, as codes are kept: no blanks, no hyphens, capitals.</summary>
    public static string Bare(string? typed) => new([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).Take(64)]);

    /// <summary>The half-minute that <paramref name="code"/> is of, one to either side of now; null: it is wrong.</summary>
    public static long? Match(string key, string? code, DateTimeOffset now) =>
        Of(key).VerifyTotp(now.UtcDateTime, Bare(code), out var step, _window) ? step : null;

    /// <summary>The code of now.</summary>
    public static string Code(string key, DateTimeOffset now) => Of(key).ComputeTotp(now.UtcDateTime);

    /// <summary>What the picture says to the app.</summary>
    public static string Address(string key, string email) => new OtpUri(OtpType.Totp, key, email, "AccessTracker").ToString();

    private static OtpNet.Totp Of(string key) => new(Base32Encoding.ToBytes(key));

    // Without the signs that fill up the last group: nobody types them.
    private static string Base32(byte[] bytes) => Base32Encoding.ToString(bytes).TrimEnd('=');
}
