using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>
/// A text is worded when somebody reads it: one that a field takes when the program begins is in the language of whoever read first, for everybody
/// after.
/// </summary>
public sealed partial class FrozenTextTests
{
    [Fact]
    public void No_field_keeps_a_text()
    {
        Assert.Empty(Sources().SelectMany(f => Frozen(f.Text).Select(line => $"{f.Name}: {line}")));

        // Canaries: the test would find them, and lets pass what is worded late.
        Assert.Single(Frozen("    private static readonly Choice[] _all = [new(\"a\", Texts.Untracked)];"));
        Assert.Single(Frozen("    public static IReadOnlyList<Choice> All { get; } =\n        FilterChoice.All<Outcome>();"));
        Assert.Single(Frozen("    private readonly string _title = EnumText.Of(Mode.Road);"));
        Assert.Empty(Frozen("    private static Choice[] All => [new(\"a\", Texts.Untracked)];"));
        Assert.Empty(Frozen("    private static readonly Func<string>[] _all = [() => Texts.Untracked, c => Join(c, Texts.Untracked)];"));
        Assert.Empty(Frozen("    private static readonly string[] _keys = [nameof(Texts.Untracked)];"));
    }

    private static IEnumerable<string> Frozen(string source)
    {
        foreach (var field in Field().Matches(source).Cast<Match>())
        {
            var value = Until(source, field.Index + field.Length);
            if (Worded().IsMatch(Named().Replace(WithoutLate(value), "")))
            {
                yield return field.Value.Trim();
            }
        }
    }

    // A function words its text whenever it is called: it ends at the comma or the bracket after it.
    private static string WithoutLate(string value)
    {
        for (var at = value.IndexOf("=>", StringComparison.Ordinal); at >= 0; at = value.IndexOf("=>", StringComparison.Ordinal))
        {
            value = value[..at] + value[(at + Until(value, at, ',').Length)..];
        }

        return value;
    }

    // The text from a place on to the end of the expression there.
    private static string Until(string text, int start, char end = ';')
    {
        var (depth, isText) = (0, false);
        for (var at = start; at < text.Length; at++)
        {
            isText ^= text[at] == '"' && text[at - 1] != '\\';
            depth += isText ? 0 : text[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && !isText && (text[at] == end || text[at] == ';')))
            {
                return text[start..at];
            }
        }

        return text[start..];
    }

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
        .Select(f => (Path.GetRelativePath(Repository.Path("src"), f), File.ReadAllText(f)));

    // A field, or a property that keeps its first value. What a component takes of a parameter's default is for one reader.
    [GeneratedRegex(
        @"^[ \t]*(?:public |private |internal |protected )?(?:static readonly [^;{}=\n]+?|readonly [^;{}=\n(]+?|(?:static |override )*[^;{}=\n(]+?"
        + @"\{ get; \})[ \t]*=(?![>=])", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"nameof\([^)]*\)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bTexts\.\w|\bEnumText\.\w|\bRecordText\.\w|\bFilterChoice\.All|\bFormat\.\w|\bSpeech\.(?:Of|Find|With|List|LongList)\b")]
    private static partial Regex Worded();
}
