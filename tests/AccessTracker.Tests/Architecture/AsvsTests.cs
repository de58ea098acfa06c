using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>docs/asvs.md claims no more than there is: every id of the standard once, tests and files that exist, counts that are right.</summary>
public sealed class AsvsTests
{
    private static readonly string[] _words = ["tested", "reviewed", "not applicable", "not met"];

    private static readonly string _page = File.ReadAllText(Repository.Path("docs/asvs.md"));

    // Id and level of each requirement of levels 1 and 2.
    private static readonly List<(string Id, string Level)> _asked =
    [
        .. File.ReadLines(Repository.Path("tests/AccessTracker.Tests/Architecture/asvs-5.0-ids.csv")).Skip(1).Select(l => l.Split(','))
            .Select(c => (c[0], c[1])),
    ];

    // Class.Method and Class of every test: of this assembly by looking at it, of the browser's by reading the sources.
    private static readonly HashSet<string> _tests = [.. OfThisAssembly().Concat(OfTheBrowser())];

    [Fact]
    public void The_standard_asks_253_things() => Assert.Equal(
        (70, 183, 253),
        (_asked.Count(a => a.Level == "1"), _asked.Count(a => a.Level == "2"), _asked.Select(a => a.Id).Distinct().Count()));

    [Fact]
    public void Every_requirement_stands_once_with_its_level() => Assert.Equal(
        _asked.Order(),
        Rows(_page).Select(r => (r.Id, r.Level)).Order());

    [Fact]
    public void No_row_claims_what_is_not_there() => Assert.Empty(Faults(_page));

    [Fact]
    public void The_counts_are_right()
    {
        var rows = Rows(_page).ToList();
        var told = Regex.Matches(_page, @"^\| (tested|reviewed|not applicable|not met|all) \| (\d+) \| (\d+) \| (\d+) \|\r?$", RegexOptions.Multiline)
            .ToDictionary(m => m.Groups[1].Value, m => string.Join(' ', m.Groups.Values.Skip(2).Select(g => g.Value)));

        Assert.Equal(_words.Append("all").Order(), told.Keys.Order());
        Assert.All(told, t => Assert.Equal(Count([.. rows.Where(r => t.Key == "all" || r.Word == t.Key)]), t.Value));

        static string Count(List<Row> rows) =>
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count(r => r.Level == "1")} {rows.Count(r => r.Level == "2")} {rows.Count}");
    }

    [Theory]
    [InlineData("| V1.1.1 | 2 | x | **surely** | `EdgeTests` |", "V1.1.1: 'surely' is no word for it")]
    [InlineData("| V1.1.1 | 2 | x | **tested** | |", "V1.1.1: names nothing that shows it")]
    [InlineData("| V1.1.1 | 2 | x | **tested** | `EdgeTests.Nothing_of_this_name` |", "V1.1.1: there is no EdgeTests.Nothing_of_this_name")]
    [InlineData("| V1.1.1 | 2 | x | **tested** | `docs/access.md` |", "V1.1.1: there is no docs/access.md")]
    [InlineData("| V1.1.1 | 2 | x | **reviewed** | `src/Nowhere.cs` |", "V1.1.1: there is no src/Nowhere.cs")]
    [InlineData("| V1.1.1 | 2 | x | **not met** | |", "V1.1.1: says not why")]
    [InlineData("| V1.1.1 | 2 | x | **not applicable**: y | `EdgeTests` |", "V1.1.1: is not met and names what shows it")]
    [InlineData("| V1.1.1 | 2 | x | **not met**: see `NothingTests` |", "V1.1.1: is no row")]
    [InlineData("| V1.1.1 | 2 | x | **not met**: see `NothingTests` | |", "V1.1.1: there is no NothingTests")]
    public void A_row_that_claims_too_much_is_found(string row, string fault) => Assert.Equal([fault], Faults(row));

    [Theory]
    [InlineData("| V1.1.1 | 2 | x | **tested**: y | `EdgeTests`, `ContentPolicyTests.Every_page_keeps_to_it` |")]
    [InlineData("| V1.1.1 | 2 | x | **reviewed** | `docs/access.md`, `src/AccessTracker.Data` |")]
    [InlineData("| V1.1.1 | 2 | x | **not met**: y | |")]
    public void A_row_that_claims_what_there_is_is_none(string row) => Assert.Empty(Faults(row));

    private static IEnumerable<Row> Rows(string page) => Lines(page).Where(l => l.Length == 5).Select(l => new Row(l[0], l[1], l[3], l[4]));

    private static IEnumerable<string> Faults(string page) =>
        Lines(page).Where(l => l.Length != 5).Select(l => $"{l[0]}: is no row")
            .Concat(Rows(page).SelectMany(r => Faults(r).Select(fault => $"{r.Id}: {fault}")));

    private static IEnumerable<string> Faults(Row row)
    {
        var shown = Regex.Matches(row.ShownBy, "`([^`]+)`").Select(m => m.Groups[1].Value).ToList();
        var claims = row.Word is "tested" or "reviewed";
        if (!_words.Contains(row.Word))
        {
            yield return $"'{row.Word}' is no word for it";
        }
        else if (claims && shown.Count == 0)
        {
            yield return "names nothing that shows it";
        }
        else if (!claims && row.ShownBy.Length > 0)
        {
            yield return "is not met and names what shows it";
        }
        else if (!claims && !Regex.IsMatch(row.How, @"^\*\*[a-z ]+\*\*: \S"))
        {
            yield return "says not why";
        }

        // Tests that are named in passing are there as well.
        var passing = Regex.Matches(row.How, "`([A-Za-z]+Tests)`").Select(m => m.Groups[1].Value).Where(t => !_tests.Contains(t));
        foreach (var missing in passing.Concat(shown.Where(s => claims && !(row.Word == "tested" ? _tests.Contains(s) : IsThere(s)))))
        {
            yield return $"there is no {missing}";
        }
    }

    private static bool IsThere(string path) => File.Exists(Repository.Path(path)) || Directory.Exists(Repository.Path(path));

    // Each line of a table that begins with an id, as its cells.
    private static IEnumerable<string[]> Lines(string page) => page.Split('\n')
        .Select(l => l.Trim())
        .Where(l => Regex.IsMatch(l, @"^\| V\d"))
        .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray());

    private static IEnumerable<string> OfThisAssembly() => typeof(AsvsTests).Assembly.GetTypes().SelectMany(type =>
    {
        var tests = type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(m => $"{type.Name}.{m.Name}").ToList();
        return tests.Count > 0 ? tests.Append(type.Name) : [];
    });

    private static IEnumerable<string> OfTheBrowser() => Directory.EnumerateFiles(Repository.Path("tests/AccessTracker.EndToEnd"), "*Tests.cs")
        .SelectMany(file =>
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Regex.Matches(File.ReadAllText(file), @"\[Browser(?:Fact|Theory)[^\n]*\]\s(?:\s*\[[^\n]*\]\s)*\s*public async Task (\w+)\(")
            .Select(m => $"{name}.{m.Groups[1].Value}").Append(name);
    });

    private sealed record Row(string Id, string Level, string How, string ShownBy)
    {
        public string Word => Regex.Match(How, @"^\*\*([^*]+)\*\*").Groups[1].Value;
    }
}
