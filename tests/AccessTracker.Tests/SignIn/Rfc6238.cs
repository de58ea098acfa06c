using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Tests.SignIn;

/// <summary>An authenticator app, written from RFC 6238 and not from the program: the two must agree.</summary>
internal static class Rfc6238
{
    [SuppressMessage("Security", "CA5350", Justification = "The algorithm of the apps.")]
    public static string Code(string key, DateTimeOffset at)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(Decode(key), counter);
        var offset = hash[19] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bits = string.Concat(
            key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}

public sealed class Rfc6238Tests
{
    // Appendix B of the RFC, its key in base 32, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void App_and_program_make_the_codes_of_the_standard(long seconds, string code)
    {
        const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal(
            (code, code),
            (Rfc6238.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)), Totp.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds))));
        Assert.Equal(seconds / 30, Totp.Match(Key, $" {code[..3]} {code[3..]}", DateTimeOffset.FromUnixTimeSeconds(seconds)));
    }

    // A code is good a half-minute early and late, and the half-minute is told that it is of: it is good once.
    [Theory]
    [InlineData(-31, null)]
    [InlineData(-30, 3L)]
    [InlineData(0, 3L)]
    [InlineData(29, 3L)]
    [InlineData(59, 3L)]
    [InlineData(60, null)]
    public void A_code_is_good_for_its_half_minute_and_one_to_either_side(int seconds, long? step)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(90);
        Assert.Equal(step, Totp.Match("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", at), at.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_wrong(string? code) => Assert.Null(Totp.Match(Totp.NewKey(), code, DateTimeOffset.FromUnixTimeSeconds(90)));

    [Fact]
    public void A_key_is_what_apps_take() => Assert.Matches("^[A-Z2-7]{32}$", Totp.NewKey());

    [Fact]
    public void The_picture_names_the_program_and_the_person()
    {
        var address = new Uri(Totp.Address("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "a+b@example.org"));
        Assert.Equal("otpauth://totp/AccessTracker:a%2Bb%40example.org", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            ["algorithm=SHA1", "digits=6", "issuer=AccessTracker", "period=30", "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
            address.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
    }
}
