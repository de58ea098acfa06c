using System.Reflection;
using System.Xml.Linq;

namespace AccessTracker.Tests.Architecture;

/// <summary>Direction by project, subject by folder: who may read whom (docs/decisions/0001).</summary>
public sealed class LayoutTests
{
    // What each noun may read besides itself and Shared. A noun that is not listed is not in the house.
    private static readonly Dictionary<string, string[]> _mayRead = new()
    {
        ["Shared"] = [],
        ["Identity"] = ["Operations"],
        ["Operations"] = [],
        ["Locations"] = ["Operations"],
        ["Permits"] = ["Locations", "Operations"],
        ["Convoys"] = ["Permits", "Locations", "Operations"],
        ["Incidents"] = ["Locations", "Operations"],
        ["Targets"] = ["Convoys", "Locations", "Operations"],
        ["Reports"] = ["Targets", "Incidents", "Convoys", "Permits", "Locations", "Operations"],
        ["Alerts"] = ["Reports", "Permits", "Operations"],
    };

    [Fact]
    public void The_domain_references_nothing()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/AccessTracker.Domain/AccessTracker.Domain.csproj"));
        Assert.DoesNotContain(project.Descendants(), e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
    }

    [Fact]
    public void The_store_references_the_domain_alone()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/AccessTracker.Data/AccessTracker.Data.csproj"));
        Assert.Equal(
            ["../AccessTracker.Domain/AccessTracker.Domain.csproj"],
            project.Descendants().Where(e => e.Name.LocalName == "ProjectReference").Select(e => e.Attribute("Include")!.Value));
    }

    [Fact]
    public void The_domain_s_nouns_read_only_what_they_may() => Assert.Empty(Violations(SourceFiles("src/AccessTracker.Domain")));

    [Fact]
    public void A_noun_that_reads_what_it_may_not_is_found() => Assert.Equal(
        ["Locations reads Reports in Bad.cs"],
        Violations([("Bad.cs", "namespace AccessTracker.Domain.Locations;\nusing AccessTracker.Domain.Reports;\n")]));

    [Fact]
    public void A_full_name_in_the_middle_of_a_line_is_found_too() => Assert.Equal(
        ["Permits reads Convoys in Bad.cs"],
        Violations([("Bad.cs", "namespace AccessTracker.Domain.Permits;\nclass X { AccessTracker.Domain.Convoys.Convoy c; Domain.Common.EnumCode w; }\n")]));

    [Fact]
    public void Types_of_the_domain_are_sealed_and_never_change() => Assert.Empty(
        typeof(Domain.Operations.Operation).Assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } || t.GetProperties().Any(p => p.SetMethod is { } set && !IsInitOnly(set)))
            .Select(t => t.Name));

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static IEnumerable<(string Name, string Text)> SourceFiles(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static IEnumerable<string> Violations(IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var noun = System.Text.RegularExpressions.Regex.Match(text, @"^namespace AccessTracker\.Domain\.(\w+)", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value;
            var read = System.Text.RegularExpressions.Regex.Matches(text, @"(?<!namespace )\b(?:AccessTracker\.)?Domain\.(\w+)").Select(m => m.Groups[1].Value);
            foreach (var other in read.Concat(RelativeReads(text, noun)).Distinct().Where(o => o != noun && o != "Shared"))
            {
                if (!_mayRead.TryGetValue(noun, out var allowed) || !allowed.Contains(other))
                {
                    yield return $"{noun} reads {other} in {name}";
                }
            }
        }
    }

    // Inside AccessTracker.Domain a sibling can be named without its root: Convoys.Stop.
    private static IEnumerable<string> RelativeReads(string text, string noun) => _mayRead.Keys
        .Where(other => other != noun && System.Text.RegularExpressions.Regex.IsMatch(text, $@"(?<![\w.]){other}\.[A-Z]\w+"))
        .Where(other => other != "Shared");
}
