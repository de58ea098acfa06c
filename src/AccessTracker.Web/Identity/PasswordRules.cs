using System.Collections.Frozen;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Identity;

/// <summary>
/// Which passwords are taken: long ones that nobody would guess first. What characters they are made of is not asked;
/// rules about that make people choose alike.
/// </summary>
public static class PasswordRules
{
    public const int Least = 12;

    /// <summary>Longer ones would let a stranger make the server hash for long.</summary>
    public const int Most = 256;

    private const int LeastDifferent = 5;
    private static readonly Lazy<FrozenSet<string>> _common = new(ReadCommon);

    /// <summary>What is wrong with <paramref name="password"/> for the account of <paramref name="email"/>, in words; null: nothing.</summary>
    public static string? Fault(string? password, string email) => password switch
    {
        null or { Length: < Least } => Show.With(Texts.PasswordTooShort, Least),
        { Length: > Most } => Show.With(Texts.PasswordTooLong, Most),
        _ when IsCommon(password) => Texts.PasswordCommon,
        _ when Names(password, email) => Texts.PasswordNames,
        _ => null,
    };

    // A word with a year before or an exclamation mark behind it is the same word to who guesses.
    private static bool IsCommon(string password)
    {
        var word = password.ToLowerInvariant();
        return word.Distinct().Count() < LeastDifferent
            || _common.Value.Contains(word)
            || _common.Value.Contains(word.Trim([.. word.Where(c => !char.IsLetter(c))]));
    }

    private static bool Names(string password, string email)
    {
        var local = email.Split('@')[0];
        return password.Contains("accesstracker", StringComparison.OrdinalIgnoreCase)
            || (local.Length >= 3 && password.Contains(local, StringComparison.OrdinalIgnoreCase));
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream("AccessTracker.Web.Identity.common-passwords.txt")!;
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
