using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>
/// Sides are named by the direction of the text (start and end, inline and block), so that a page that is read from the right needs no style of
/// its own (docs/decisions/0031).
/// </summary>
public sealed partial class DirectionTests
{
    // What names a side of the sheet or of the screen, and why.
    private static readonly IReadOnlyDictionary<string, string> _allowed = new Dictionary<string, string>
    {
        ["@bottom-left"] = "the boxes in a page's margin have no logical names; paper.css turns them for pages that are read from the right",
        ["@bottom-right"] = "likewise",
    };

    public static TheoryData<string> Canaries =>
    [
        "a { margin-left: 1rem; }", "a { padding-right: 1rem; }", "a { border-left: 1px solid; }", "a { border-top-left-radius: 4px; }",
        "a { text-align: right; }", "a { float: left; }", "a { clear: right; }", "a { left: 0; }", "a{position:absolute;right:0}",
        "a { scroll-margin-left: 1rem; }", "a { padding: 0 1rem 0 2rem; }", "a { margin: 1px 2px 3px 4px; }", "a { inset: 0 0 0 1rem; }",
        "<p style=\"text-align: left\">", "\"margin-left: 4px\"", "@page { @bottom-left { content: ''; } }", "a { direction: ltr; }",
        "<td align=\"right\">", "a { background-position: left; }", "a { border-width: 1px 2px 1px 3px; }",
    ];

    [Fact]
    public void Styles_name_no_side_of_the_screen()
    {
        var offences = Files().SelectMany(file => Offences(File.ReadAllText(file)).Where(o => !_allowed.ContainsKey(o))
            .Select(offence => $"{Path.GetRelativePath(Repository.Path(), file)}: {offence}"));
        Assert.Empty(offences);
    }

    [Fact]
    public void What_is_allowed_is_still_there()
    {
        var found = Files().SelectMany(file => Offences(File.ReadAllText(file))).ToHashSet();
        Assert.All(_allowed.Keys, name => Assert.Contains(name, found));
    }

    [Theory]
    [MemberData(nameof(Canaries))]
    public void A_side_is_found(string style) => Assert.NotEmpty(Offences(style));

    [Theory]
    [InlineData("a { margin-inline-start: 1rem; padding: 0 1rem; inset-inline: 0; text-align: start; }")]
    [InlineData("a { padding: 0.05em 0.5em 0.1em 0.5em; }")]
    [InlineData("// What is left of it is right: nobody turns left.")]
    [InlineData("var left = Rows.Count - most; Label = left;")]
    public void What_names_no_side_is_not(string style) => Assert.Empty(Offences(style));

    private static IEnumerable<string> Offences(string text) => Side().Matches(text).Select(m => m.Value.Trim())
        .Concat(FourSides().Matches(text).Where(m => m.Groups["right"].Value != m.Groups["left"].Value).Select(m => m.Value));

    // Reports/Files and Mail write for programs that know no logical names, and say the side of each direction themselves.
    private static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Repository.Path("src", "AccessTracker.Web"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".css" or ".razor" or ".cs" or ".js")
        .Where(f => !Path.GetRelativePath(Repository.Path("src", "AccessTracker.Web"), f).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj" or "Files" or "Mail"));

    [GeneratedRegex(
        @"(?<![\w-])(scroll-)?(margin|padding|border|inset)-(left|right)\b|border-(top|bottom)-(left|right)-radius|@(top|bottom)-(left|right)\b"
            + @"|(?<![\w-])(text-align|float|clear|background-position|caption-side|direction)\s*:\s*(left|right|ltr|rtl)\b"
            + @"|(?<=[{;""]\s*)(left|right)\s*:\s*-?[\d(a-z]|\balign=""(left|right)""")]
    private static partial Regex Side();

    // The short form that gives each side a length of its own, in the order of the clock.
    [GeneratedRegex(
        @"(?<![\w-])(margin|padding|inset|border-width|border-radius)\s*:\s*(?<top>[\w.%-]+)\s+"
            + @"(?<right>[\w.%-]+)\s+(?<bottom>[\w.%-]+)\s+(?<left>[\w.%-]+)")]
    private static partial Regex FourSides();
}
