using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

/// <summary>A decision record says from when it is and whether it holds, below its title; its number is that of its file.</summary>
public sealed partial class DecisionTests
{
    public static TheoryData<string> Records =>
        [.. Directory.GetFiles(Repository.Path("docs", "decisions"), "*.md").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_decision_has_its_number_a_day_and_a_state(string file)
    {
        var text = File.ReadAllText(Repository.Path("docs", "decisions", file));

        var head = Head().Match(text);
        Assert.True(head.Success, "Begin with '# 7. Title', a blank line, and '24 November 2026, in force.' (or 'replaced by [9](...)').");
        Assert.Equal(int.Parse(file[..4], CultureInfo.InvariantCulture), int.Parse(head.Groups["number"].Value, CultureInfo.InvariantCulture));
        Assert.True(DateOnly.TryParseExact(head.Groups["day"].Value, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            head.Groups["day"].Value);
        Assert.All(Linked().Matches(text), link => Assert.True(File.Exists(Repository.Path("docs", "decisions", link.Groups[1].Value)), link.Value));
    }

    [GeneratedRegex(@"\A# (?<number>\d+)\. .+\n\n(?<day>\d+ \w+ \d{4}), (in force|replaced by \[)")]
    private static partial Regex Head();

    [GeneratedRegex(@"\]\((\d{4}-[^)#]+)")]
    private static partial Regex Linked();
}
