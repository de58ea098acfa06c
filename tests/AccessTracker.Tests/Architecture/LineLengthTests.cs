namespace AccessTracker.Tests.Architecture;

/// <summary>A line is read without scrolling: at most 150 characters, in every language that is written here.</summary>
public sealed class LineLengthTests
{
    private const int Most = 150;

    private static readonly string[] _endings = [".cs", ".razor", ".js", ".sql", ".sh"];

    [Fact]
    public void No_line_is_longer()
    {
        var long_ = new[] { "src", "tests", "scripts" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
            .Where(IsOurs)
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (File: file, Number: at + 1, line.Length)))
            .Where(line => line.Length > Most)
            .Select(line => $"{Path.GetRelativePath(Repository.Path(), line.File)}:{line.Number} has {line.Length} characters");

        Assert.Empty(long_);
    }

    [Theory]
    [InlineData("src/AccessTracker.Web/wwwroot/entry.js", true)]
    [InlineData("scripts/run", true)]
    [InlineData("src/AccessTracker.Web/obj/Release/net10.0/Texts.Designer.cs", false)]
    [InlineData("tests/AccessTracker.EndToEnd/Vendored/bidi.min.js", false)]
    [InlineData("src/AccessTracker.Data/Migrations/0008_levels_and_chain.sql", false)]
    public void What_people_write_is_looked_at(string file, bool isOurs) => Assert.Equal(isOurs, IsOurs(Repository.Path(file.Split('/'))));

    // What is generated or another's is nobody's to read. A script that stores have run never changes, not even by a blank.
    private static bool IsOurs(string file)
    {
        var parts = Path.GetRelativePath(Repository.Path(), file).Split(Path.DirectorySeparatorChar);
        return !parts.Contains("bin") && !parts.Contains("obj") && !parts.Contains("Vendored")
            && (parts[0] == "scripts" || _endings.Contains(Path.GetExtension(file)))
            && !(parts.Contains("Migrations") && file.EndsWith(".sql", StringComparison.Ordinal) && string.CompareOrdinal(parts[^1], "0035") < 0);
    }
}
