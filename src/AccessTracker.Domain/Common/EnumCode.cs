using System.Collections.Frozen;
using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>
/// The word that stands for an enum value everywhere outside C#: <c>HardToReach</c> is <c>hard_to_reach</c> in the
/// bundle, the database, the report and the address bar.
/// </summary>
public static class EnumCode
{
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The value that <paramref name="word"/> stands for (exact, lower case), or false.</summary>
    public static bool TryParse<T>(string word, out T value) where T : struct, Enum => Words<T>.ByWord.TryGetValue(word, out value);

    /// <summary>The value that <paramref name="word"/> stands for.</summary>
    /// <exception cref="FormatException">The word stands for none: the data was not written by this program.</exception>
    public static T Parse<T>(string word) where T : struct, Enum =>
        TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is not a {typeof(T).Name}.");

    /// <summary>All words of <typeparamref name="T"/>, in the order in which they are declared.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The same of an enum that is known at run time.</summary>
    public static IReadOnlyList<string> All(Type type) => [.. Enum.GetNames(type).Select(Snake)];

    private static class Words<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Snake(v.ToString()));
        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
