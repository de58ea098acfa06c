using System.Text.RegularExpressions;
using System.Xml.Linq;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Architecture;

/// <summary>
/// Every text that people read is read by somebody: one that nothing shows any more is a text that translators work on for nothing.
/// </summary>
public sealed partial class UsedTextTests
{
    [Fact]
    public void Every_text_is_shown_somewhere()
    {
        var source = Source();
        var unused = string.Join(' ', Unused(Names(), source));
        Assert.True(unused.Length == 0, unused);

        // A canary: the test would find one.
        Assert.Equal(
            ["NothingShowsThisText", "Part_nothingShowsThisPart", "AccessStatus_NoSuchStatus"],
            Unused(["NothingShowsThisText", "Part_nothingShowsThisPart", "AccessStatus_NoSuchStatus"], source));
    }

    // The compiler takes the first of two, in silence.
    [Fact]
    public void No_two_texts_have_one_name() => Assert.Empty(Names().GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));

    private static IEnumerable<string> Names() =>
        XDocument.Load(Repository.Path("src", "AccessTracker.Domain", "Common", "Resources", "Texts.resx")).Root!.Elements("data")
        .Select(d => d.Attribute("name")!.Value);

    private static IEnumerable<string> Unused(IEnumerable<string> names, string source)
    {
        // By its name; as the word of a value of an enum; or by a name that the program puts together, of which both parts are in it.
        var words = Word().Matches(source).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = Named().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var enums = new[] { typeof(Situation).Assembly, typeof(Db).Assembly, typeof(EnumText).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsEnum)
            .SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}_{n}"))
            .ToHashSet(StringComparer.Ordinal);
        var begun = Begun().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return names.Where(name => !named.Contains(name) && !enums.Contains(name) && !IsPutTogether(name));

        // Codes of clusters and free words stand in records alone, the states of jobs with the scheduler, words of MudBlazor in it (MudTextTests).
        bool IsPutTogether(string name) =>
            new[] { "Sector_", "Free_", "JobState_", "Mud_" }.Any(b => name.StartsWith(b, StringComparison.Ordinal))
            || begun.Any(b =>
                name.StartsWith(b, StringComparison.Ordinal)
                && name[b.Length..].Split('_', '-').All(part => words.Contains(part) || part is "any" or "list"));
    }

    private static string Source() => string.Join('\n', Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".js" or ".json"
            && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(f => !f.EndsWith(".Designer.cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [GeneratedRegex(@"[A-Za-z0-9]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"Texts\.(\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"""(\w+_)[{""]")]
    private static partial Regex Begun();
}
