namespace AccessTracker.Tests.Access;

/// <summary>The tables of docs/access.md: what people read is what is asserted.</summary>
internal static class AccessTables
{
    /// <summary>
    /// Rows of the table under <paramref name="heading"/> whose first column is named <paramref name="first"/>, by the other columns' names.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(string heading, string first)
    {
        var lines = File.ReadAllLines(Repository.Path("docs", "access.md")).SkipWhile(l => l != $"## {heading}").Skip(1)
            .TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var start = lines.FindIndex(l => l.StartsWith($"| {first} |", StringComparison.Ordinal));
        Assert.True(start >= 0, $"docs/access.md has no table of '{first}' under '{heading}'.");
        var columns = Cells(lines[start]);
        return lines.Skip(start + 2).TakeWhile(l => l.StartsWith('|')).Select(Cells).ToDictionary(
            cells => cells[0],
            IReadOnlyDictionary<string, string> (cells) =>
                columns.Zip(cells).Skip(1).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static List<string> Cells(string line) => [.. line.Trim('|').Split('|').Select(c => c.Trim())];
}
