using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AccessTracker.Web.Identity;

/// <summary>
/// The codes of authenticator apps (RFC 6238: SHA-1, six digits, half a minute). The framework's own tells only whether a
/// code is right, not of which half-minute it is, and without that it could be used twice.
/// </summary>
public static class Totp
{
    private const int Step = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key, as apps take it.</summary>
    public static string NewKey() => Base32(RandomNumberGenerator.GetBytes(20));

    /// <summary>Ten codes for the day on which the phone is lost, of 128 bits each: too many to guess, so that a bare hash of each may be kept.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() => [.. Enumerable.Range(0, 10).Select(_ => Base32(RandomNumberGenerator.GetBytes(16)))];

    /// <summary>A recovery code as people read and write it.</summary>
    public static string InGroups(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>What somebody typed, as codes are kept: no blanks, no hyphens, capitals.</summary>
    public static string Bare(string? typed) => new([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).Take(64)]);

    /// <summary>The half-minute that <paramref name="code"/> is of, one to either side of now; null: it is wrong.</summary>
    public static long? Match(string key, string? code, DateTimeOffset now)
    {
        var typed = Encoding.ASCII.GetBytes(Bare(code));
        long? found = null;
        for (var step = (now.ToUnixTimeSeconds() / Step) - 1; step <= (now.ToUnixTimeSeconds() / Step) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(Code(key, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code of now.</summary>
    public static string Code(string key, DateTimeOffset now) => Code(key, now.ToUnixTimeSeconds() / Step);

    /// <summary>What the picture says to the app.</summary>
    public static string Address(string key, string email)
    {
        var label = Uri.EscapeDataString($"AccessTracker:{email}");
        return $"otpauth://totp/{label}?secret={key}&issuer=AccessTracker&digits=6&period=30";
    }

    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know no other; nothing rests on collisions of SHA-1 here.")]
    private static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Bytes(key), counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++)
            {
                value = (value << 1) | (i < bytes.Length * 8 ? (bytes[i / 8] >> (7 - (i % 8))) & 1 : 0);
            }

            text.Append(Alphabet[value]);
        }

        return text.ToString();
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var set = (Alphabet.IndexOf(key[bit / 5], StringComparison.Ordinal) >> (4 - (bit % 5))) & 1;
            bytes[bit / 8] |= (byte)(set << (7 - (bit % 8)));
        }

        return bytes;
    }
}
