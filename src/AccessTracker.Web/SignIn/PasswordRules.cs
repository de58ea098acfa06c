using System.Collections.Frozen;
using AccessTracker.Data.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Which passwords are taken: long ones that nobody would guess first. What characters they are made of is not asked;
/// rules about that make people choose alike.
/// </summary>
public sealed class PasswordRules(OperationStore operations)
{
    public const int Least = 12;

    /// <summary>Longer ones would let a stranger make the server hash for long.</summary>
    public const int Most = 256;

    private const int LeastDifferent = 5;
    private const int ShortestWord = 3;
    private static readonly Lazy<FrozenSet<string>> _common = new(ReadCommon);

    /// <summary>What is wrong with <paramref name="password"/> for the account of <paramref name="email"/>, in words; null: nothing.</summary>
    public async Task<string?> FaultAsync(string? password, string email, CancellationToken cancellation) => password switch
    {
        null or { Length: < Least } => Format.With(Texts.PasswordTooShort, Least),
        { Length: > Most } => Format.With(Texts.PasswordTooLong, Most),
        _ when IsCommon(password) => Texts.PasswordCommon,
        _ when (await WordsAsync(email, cancellation)).Any(w => Holds(password, w)) => Texts.PasswordNames,
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

    // What whoever guesses at this program would try: docs/security-policies.md lists it for people.
    private async Task<IEnumerable<string>> WordsAsync(string email, CancellationToken cancellation) =>
        ["accesstracker", email.Split('@')[0],
            .. (await operations.ListAsync(cancellation)).SelectMany(o => new[] { o.Operation.Code, o.Operation.Name })];

    // With and without what stands between words: "Access Tracker" is "accesstracker".
    private static bool Holds(string password, string word) =>
        word.Length >= ShortestWord
        && (password.Contains(word, StringComparison.OrdinalIgnoreCase)
            || (Bare(word) is { Length: >= ShortestWord } bare && Bare(password).Contains(bare, StringComparison.OrdinalIgnoreCase)));

    private static string Bare(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static FrozenSet<string> ReadCommon() =>
        new[] { "common-passwords.txt", "breached-passwords.txt" }.SelectMany(Read).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Read(string name)
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream($"AccessTracker.Web.SignIn.{name}")!;
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
