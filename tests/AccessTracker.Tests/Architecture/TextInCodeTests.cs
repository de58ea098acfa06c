using System.Text;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>Whatever people read stands in the resources of each language, and in no code.</summary>
public sealed partial class TextInCodeTests
{
    // What operators read is in English: commands, start-up, configuration, verification. What is kept for good is in the words of its time.
    private static readonly Dictionary<string, string> _inEnglish = new(StringComparer.Ordinal)
    {
        ["AccessTracker.Web/Cli/"] = "the command line",
        ["AccessTracker.Web/Hosting/"] = "start-up and configuration",
        ["AccessTracker.Web/Api/"] = "the document of the API, which programmers read",
        ["AccessTracker.Data/Verification/"] = "what the command verify prints",
        ["AccessTracker.Data/Migrations/"] = "what bringing a store up to date says to its operator",
        ["AccessTracker.Data/Records/Kinds/"] = "headings that sheets are read by",
        ["AccessTracker.Data/Import/Sheets/SheetLanguages.cs"] = "the heading that returned sheets are known by",
        ["AccessTracker.Data/Import/Sheets/SheetPass.cs"] = "the reason that is kept with records which a sheet withdraws",
        ["AccessTracker.Data/Operations/BacklogMeetings.cs"] = "the reason that is kept with meetings which an import replaces",
        ["AccessTracker.Data/Export/BundleExport.cs"] = "the audit",
        ["AccessTracker.Data/Accounts/AccountRequestStore.cs"] = "the audit",
        ["AccessTracker.Data/Accounts/AccountStore.cs"] = "the name that is kept of an account that was deleted",
        ["AccessTracker.Web/SignIn/FirstStart.cs"] = "start-up",
        ["AccessTracker.Web/SignIn/OidcSetup.cs"] = "the log",
        ["AccessTracker.Web/SignIn/AccountUserStore.cs"] = "programmers",
        ["AccessTracker.Web/SignIn/SignInService.cs"] = "a password that nobody types",
    };

    // Lists that nobody reads, or that are kept, or that programs read.
    private static readonly string[] _listsInCode =
    [
        "AccessTracker.Web/Cli/", "AccessTracker.Web/Hosting/", "AccessTracker.Web/SignIn/ClientInfo.cs", "AccessTracker.Web/SignIn/FirstStart.cs",
        "AccessTracker.Web/Boards/BoardTables.cs",
        "AccessTracker.Web/Reports/Files/ListDownload.cs", "AccessTracker.Web/Mail/MailText.cs", "AccessTracker.Web/Entries/EntryReading.cs",
    ];

    [Fact]
    public void No_sentence_stands_in_code()
    {
        Assert.Empty(Sources().Where(f => !_inEnglish.Keys.Any(f.Name.StartsWith) && !f.Name.EndsWith("Settings.cs", StringComparison.Ordinal)
                && !f.Name.EndsWith("Api.cs", StringComparison.Ordinal))
            .SelectMany(f => Sentences(f.Text).Select(s => $"{f.Name}: {s}")));

        // Canaries: the test would find them, and lets pass what nobody reads.
        Assert.Single(Sentences("var text = \"Choose a place first.\";"));
        Assert.Single(Sentences("return $\"The row {number} is empty\";"));
        Assert.Single(Sentences("return $\"{(isOne ? \"A row is empty\" : many)}\";"));
        Assert.Empty(Sentences("throw new ArgumentException(\"There is no such kind.\");"));
        Assert.Empty(Sentences("logger.LogWarning(\"The job has failed.\");"));
        Assert.Empty(Sentences("// It says \"Choose a place first.\" elsewhere."));
        Assert.Empty(Sentences("const string Sql = \"select name from place where code = @code\";"));
    }

    [Fact]
    public void No_words_stand_in_markup()
    {
        Assert.Empty(Sources().Where(f => f.Name.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(f => Markup().Matches(Comment().Replace(f.Text, "")).Select(m => $"{f.Name}: {m.Value}")));
        Assert.Equal(2, Markup().Count("<p>Choose a place first</p><input placeholder=\"Search\">"));
        Assert.Empty(Markup().Matches("<p class=\"a b\">@Texts.ChoosePlace <b>@(a > 1 ? x : y)</b></p>"));
    }

    [Fact]
    public void Lists_are_separated_as_the_language_does()
    {
        Assert.Empty(Sources()
            .Where(f => f.Name.StartsWith("AccessTracker.Web", StringComparison.Ordinal) && !_listsInCode.Any(f.Name.StartsWith)
                && !f.Name.EndsWith("Settings.cs", StringComparison.Ordinal))
            .SelectMany(f => Joined().Matches(f.Text).Select(m => $"{f.Name}: {m.Value}")));
        Assert.Equal(2, Joined().Count("string.Join(\", \", names) + string.Join(\" and \", names)"));
    }

    [Fact]
    public void Each_exception_is_one() => Assert.All(
        _inEnglish.Keys.Concat(_listsInCode), path => Assert.Contains(Sources(), f => f.Name.StartsWith(path, StringComparison.Ordinal)));

    private static IEnumerable<string> Sentences(string source) => Literals(source)
        .Where(l => Sentence().IsMatch(l.Text) && !l.Text.Contains("; ", StringComparison.Ordinal) && !l.Text.Contains('<', StringComparison.Ordinal)
            && !ForNobody().IsMatch(StatementBefore(source, l.Start)))
        .Select(l => l.Text);

    private static string StatementBefore(string source, int at)
    {
        var from = at;
        while (from > 0 && source[from - 1] != ';' && !(source[from - 1] == '\n' && from > 1 && source[from - 2] is '{' or '}'))
        {
            from--;
        }

        return source[from..at];
    }

    // The texts in quotation marks, those within the holes of others too; what stands in comments is none.
    private static IEnumerable<(int Start, string Text)> Literals(string source)
    {
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '/' && at + 1 < source.Length && source[at + 1] == '/')
            {
                at = source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;
            }
            else if (source[at] == '\'' && at + 2 < source.Length && (source[at + 2] == '\'' || source[at + 1] == '\\'))
            {
                at = source.IndexOf('\'', at + 2);
            }
            else if (source[at] == '"')
            {
                var start = at;
                foreach (var literal in Read(source, ref at))
                {
                    yield return (start, literal);
                }
            }
        }
    }

    // One literal, and those in its holes, each hole as {}.
    private static List<string> Read(string source, ref int at)
    {
        var inner = new List<string>();
        if (source.AsSpan(at).StartsWith("\"\"\""))
        {
            var end = source.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal);
            var raw = source[(at + 3)..end];
            at = end + 2;
            return [raw];
        }

        var (isInterpolated, isVerbatim) = (Before(source, at).Contains('$', StringComparison.Ordinal),
            Before(source, at).Contains('@', StringComparison.Ordinal));
        var text = new StringBuilder();
        for (at++; at < source.Length && source[at] != '\n'; at++)
        {
            if (source[at] == '"')
            {
                if (!isVerbatim || at + 1 >= source.Length || source[at + 1] != '"')
                {
                    break;
                }

                at++;
            }
            else if (source[at] == '\\' && !isVerbatim)
            {
                text.Append(source[at++]).Append(source[at]);
            }
            else if (source[at] == '{' && isInterpolated && source[at + 1] != '{')
            {
                text.Append("{}");
                var depth = 1;
                while (depth > 0 && ++at < source.Length)
                {
                    depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
                    if (source[at] == '"')
                    {
                        inner.AddRange(Read(source, ref at));
                    }
                }
            }
            else
            {
                text.Append(source[at]);
            }
        }

        return [.. inner, text.ToString()];
    }

    private static string Before(string source, int at) =>
        source[Math.Max(0, at - 2)..at] is var two && two.Length == 2 && two[0] is not ('$' or '@') ? two[1..] : source[Math.Max(0, at - 2)..at];

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
        .Select(f => (Path.GetRelativePath(Repository.Path("src"), f).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(f)));

    // Three words at least, of which two stand beside each other; it begins as a sentence does, or ends as one.
    [GeneratedRegex(@"^(?=(?:.*?[A-Za-z]{2,}){3})(?=.*[a-z]{2,},? [a-z]{2,})(?:[A-Z][a-z]* |\{\}[^=]*[.?!]$|.*[a-z][.?!]$)[^@=_]*$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"Exception\b|\bLog[A-Z]\w*\(|LoggerMessage|\bthrow\b|ErrorMessage|JsonException")]
    private static partial Regex ForNobody();

    [GeneratedRegex(@">\s*[A-Z][a-z]+(?: [a-z]+)+[^<>@{}=;]*<|\b(?:aria-label|title|alt|placeholder|label)=""[^""@]*[A-Za-z]{2,}[^""@]*""")]
    private static partial Regex Markup();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"Join\(\s*""(?:, |; | and | or |: )""")]
    private static partial Regex Joined();
}
