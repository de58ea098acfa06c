using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Architecture;

public sealed class ReadmeTests
{
    [Fact]
    public void What_README_shows_and_names_is_there()
    {
        var text = File.ReadAllText(Repository.Path("README.md"));
        var named = Regex.Matches(text, @"\]\((?!http|#)([^)]+)\)|`((?:src|tests|docs|seeds|scripts)/[^`*]*)`")
            .Select(m => m.Groups[1].Value + m.Groups[2].Value).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => !File.Exists(Repository.Path(path)) && !Directory.Exists(Repository.Path(path)));
    }
}
