using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AccessTracker.Tests.Architecture;

/// <summary>Direction by project, subject by folder: who may read whom (docs/decisions/0001 and 0027).</summary>
public sealed class LayoutTests
{
    // What each folder may read besides itself and what all of its project may. A folder that is not listed is not in the house.
    private static readonly Dictionary<string, Dictionary<string, string[]>> _mayRead = new()
    {
        ["Domain"] = new()
        {
            ["Common"] = [],
            ["Operations"] = ["Common"],
            ["Locations"] = ["Common"],
            ["Access"] = ["Operations"],
            ["Permits"] = ["Common", "Operations"],
            ["Convoys"] = ["Common", "Permits"],
            ["Incidents"] = [],
            ["Ceasefire"] = ["Common"],
            ["Targets"] = [],
            ["Review"] = [],
            ["Messages"] = ["Common", "Convoys", "Locations", "Permits"],
            ["Situations"] = ["Ceasefire", "Common", "Convoys", "Incidents", "Locations", "Operations", "Permits", "Review", "Targets"],
            ["Figures"] = ["Ceasefire", "Common", "Convoys", "Locations", "Operations", "Permits", "Situations", "Targets"],
            ["Boards"] = ["Common", "Convoys", "Figures", "Incidents", "Locations", "Operations", "Permits", "Situations", "Targets"],
            ["Reports"] = ["Boards", "Common", "Convoys", "Figures", "Locations", "Operations", "Permits", "Situations"],
            ["Alerts"] = ["Boards", "Ceasefire", "Common", "Figures", "Operations", "Permits", "Reports", "Situations"],
        },
        ["Data"] = new()
        {
            ["Attachments"] = ["Accounts", "Audit", "Common", "Operations", "Records"],
            ["Backup"] = ["Common", "Migrations"],
            ["Common"] = ["Accounts", "Export", "Records"],
            ["Entries"] = ["Common", "Operations", "Records"],
            ["Accounts"] = ["Audit", "Common", "Mail", "Records"],
            ["Alerts"] = ["Accounts", "Audit", "Common", "Operations"],
            ["Export"] = ["Audit", "Common", "Operations", "Records"],
            ["Audit"] = ["Accounts", "Common", "Mail", "Operations", "Records", "Review"],
            ["Locations"] = ["Audit", "Common", "Entries", "Import", "Operations", "Records"],
            ["Mail"] = ["Accounts", "Audit", "Common", "Operations", "Reports"],
            ["Operations"] = ["Audit", "Common", "Export", "Import", "Records"],
            ["Reports"] = ["Audit", "Common", "Operations", "Records", "Review", "Situations"],
            ["Migrations"] = ["Accounts", "Audit", "Common", "Entries", "Import", "Records"],
            ["Review"] = ["Accounts", "Audit", "Common", "Operations", "Records"],
            ["Situations"] = ["Accounts", "Common", "Export", "Operations", "Records", "Reports", "Review"],
            ["Verification"] = ["Attachments", "Audit", "Common", "Export", "Migrations", "Records", "Reports", "Review"],
            ["Import"] = ["Audit", "Common", "Entries", "Export", "Locations", "Operations", "Records", "Situations"],
            ["Records"] = ["Accounts", "Audit", "Common", "Entries", "Export", "Import", "Locations", "Operations", "Review", "Situations"],
        },
        ["Web"] = new()
        {
            ["Api"] = ["Components", "Hosting", "SignIn"],
            ["Attachments"] = ["Components", "Hosting", "Operations", "SignIn"],
            ["Incidents"] = ["Components", "Hosting", "Operations", "Reports", "SignIn"],
            ["Ceasefire"] =
                ["Attachments", "Boards", "Briefs", "Components", "Entries", "Hosting", "Locations", "Operations", "Permits", "Records", "Reports",
                    "SignIn"],
            ["Components"] = ["Languages", "Operations", "Search", "SignIn"],
            ["Search"] = ["Components", "Entries", "Operations", "Records", "SignIn"],
            ["Languages"] = ["Components", "Hosting", "SignIn"],
            ["SignIn"] = ["Api", "Components", "Hosting", "Languages"],
            ["Operations"] = ["Alerts", "Api", "Ceasefire", "Components", "Reports", "SignIn"],
            ["Convoys"] = ["Attachments", "Components", "Entries", "Operations", "Records", "Reports"],
            ["Entries"] = ["Components", "Hosting", "Operations", "Records", "Reports", "SignIn"],
            ["Permits"] = ["Api", "Attachments", "Boards", "Components", "Entries", "Operations", "Records", "Reports"],
            ["Records"] = ["Api", "Attachments", "Components", "Entries", "Hosting", "Operations", "Reports", "SignIn"],
            ["Review"] = ["Components", "Hosting", "Operations", "Records", "SignIn"],
            ["Alerts"] = ["Components", "Hosting", "Jobs", "Operations", "Reports", "Review", "SignIn"],
            ["Jobs"] = ["Alerts", "Components", "Desk", "Entries", "Reports", "SignIn"],
            ["Locations"] = ["Api", "Boards", "Ceasefire", "Components", "Entries", "Operations", "Records", "Reports", "SignIn"],
            ["Boards"] = ["Api", "Ceasefire", "Components", "Entries", "Hosting", "Operations", "Records", "Reports", "SignIn"],
            ["Briefs"] = ["Boards", "Ceasefire", "Components", "Hosting", "Operations", "Permits", "Reports", "SignIn"],
            ["Cli"] = ["Components", "Desk", "Hosting", "Mail", "Operations", "Reports", "SignIn"],
            ["Mail"] = ["Alerts", "Components", "Hosting", "Jobs", "Languages", "Operations", "Reports", "SignIn"],
            ["Desk"] = ["Api", "Components", "Entries", "Hosting", "Jobs", "Languages", "Mail", "Operations", "Records", "Reports", "SignIn"],
            ["Reports"] =
                ["Alerts", "Api", "Components", "Entries", "Hosting", "Jobs", "Languages", "Mail", "Operations", "Records", "Review", "SignIn"],
            ["Hosting"] =
                ["Alerts", "Api", "Attachments", "Boards", "Briefs", "Ceasefire", "Cli", "Components", "Convoys", "Desk", "Entries", "Incidents",
                    "Jobs", "Languages", "Locations", "Mail", "Operations", "Permits", "Records", "Reports", "Search", "SignIn"],
        },
    };

    private static readonly string[] _projects = ["Domain", "Data", "Web"];

    // Tests of how the house is built, and what tests are helped by.
    private static readonly string[] _ofTestsAlone = ["Architecture", "Support"];

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

    [Theory]
    [InlineData("Domain")]
    [InlineData("Data")]
    [InlineData("Web")]
    public void Folders_read_only_what_they_may(string project) => Assert.Empty(Violations(project, SourceFiles($"src/AccessTracker.{project}")));

    [Theory]
    [InlineData("Domain", "Locations", "Reports")]
    [InlineData("Data", "Backup", "Reports")]
    [InlineData("Web", "Components", "Reports")]
    public void A_folder_that_reads_what_it_may_not_is_found(string project, string folder, string read) => Assert.Equal(
        [$"{folder} reads {read} in {folder}/Bad.cs"],
        Violations(project, [($"{folder}/Bad.cs", $"using AccessTracker.{project}.{read};\n\nnamespace AccessTracker.{project}.{folder};\n")]));

    [Fact]
    public void A_full_name_in_the_middle_of_a_line_is_found_too() => Assert.Equal(
        ["Permits reads Convoys in Permits/Bad.cs"],
        Violations("Domain",
            [("Permits/Bad.cs",
                "namespace AccessTracker.Domain.Permits;\nclass X { AccessTracker.Domain.Convoys.Convoy c; Domain.Common.EnumCode w; }\n")]));

    [Fact]
    public void No_two_folders_of_the_domain_read_each_other()
    {
        var folders = _mayRead["Domain"];
        Assert.DoesNotContain(folders.Keys, f => Below(f, folders).Contains(f));
        Assert.Contains("Locations", Below("Locations", new() { ["Locations"] = ["Permits"], ["Permits"] = ["Locations"] }));
    }

    [Fact]
    public void A_namespace_is_its_folder() => Assert.Empty(_projects.SelectMany(p => SourceFiles($"src/AccessTracker.{p}")
        .Select(f =>
            (f.Name, Said: Regex.Match(f.Text, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value,
                Folder: $"AccessTracker.{p}.{Path.GetDirectoryName(f.Name)!.Replace('/', '.')}"))
        .Where(f => f.Said.Length > 0 && f.Said != f.Folder)
        .Select(f => f.Name)));

    [Fact]
    public void Folders_of_the_tests_mirror_those_of_the_program()
    {
        var subjects = _projects.SelectMany(p => _mayRead[p].Keys).Concat(_ofTestsAlone).ToHashSet();
        Assert.DoesNotContain(SourceFiles("tests/AccessTracker.Tests").Select(f => f.Name.Split('/')[0]), folder => !subjects.Contains(folder));
    }

    // The texts are generated, by a tool that seals nothing.
    [Fact]
    public void Types_of_the_domain_are_sealed_and_never_change() => Assert.Empty(
        typeof(Domain.Operations.Operation).Assembly.GetExportedTypes()
            .Where(t => t != typeof(Texts))
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }
                || t.GetProperties().Any(p => p.SetMethod is { } set && !IsInitOnly(set)))
            .Select(t => t.Name));

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static IEnumerable<(string Name, string Text)> SourceFiles(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(root, f), File: f))
            .Where(f => f.Name.Contains('/', StringComparison.Ordinal) && !f.Name.StartsWith("obj/", StringComparison.Ordinal)
                && !f.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Select(f => (f.Name, File.ReadAllText(f.File)));
    }

    private static IEnumerable<string> Violations(string project, IEnumerable<(string Name, string Text)> files)
    {
        var mayRead = _mayRead[project];
        foreach (var (name, text) in files)
        {
            var folder = name.Split('/')[0];
            var read = Regex.Matches(text, $@"(?<!namespace )(?<![\w.])(?:AccessTracker\.)?{project}\.([A-Z]\w+)").Select(m => m.Groups[1].Value)
                .Concat(project == "Domain" ? RelativeReads(text, mayRead.Keys) : []);
            foreach (var other in read.Distinct().Where(o => o != folder))
            {
                if (!mayRead.TryGetValue(folder, out var allowed) || !allowed.Contains(other))
                {
                    yield return $"{folder} reads {other} in {name}";
                }
            }
        }
    }

    // Inside the domain a sibling's type can be named without its root: Convoys.Stop.
    private static IEnumerable<string> RelativeReads(string text, IEnumerable<string> folders) =>
        folders.Where(other => Regex.IsMatch(text, $@"(?<![\w.]){other}\.[A-Z]\w+"));

    private static HashSet<string> Below(string folder, Dictionary<string, string[]> folders)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(folders[folder]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var deeper in folders[next])
                {
                    open.Push(deeper);
                }
            }
        }

        return found;
    }
}
