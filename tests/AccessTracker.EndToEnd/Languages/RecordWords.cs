using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>What the records of the demonstration hold: names, references, notes. They stay as they were written in every language.</summary>
internal static partial class RecordWords
{
    private static readonly Lazy<IReadOnlyList<string>> _words = new(() => [.. Read().OrderByDescending(w => w.Length)]);

    /// <summary>The folder of the demonstration's records.</summary>
    public static string Seed
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "seeds")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "tests", "seeds", "issg-2016-06");
        }
    }

    /// <summary>What is left of <paramref name="text"/> without them.</summary>
    public static string Without(string text)
    {
        foreach (var word in _words.Value.Where(w => text.Contains(w, StringComparison.Ordinal)))
        {
            text = Regex.Replace(text, $@"(?<!\p{{L}}){Regex.Escape(word)}(?!\p{{L}})", "");
        }

        return text;
    }

    // A word of the bundle (hard_to_reach) is none: pages have a text for it.
    private static HashSet<string> Read()
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { "ISSG humanitarian task force, Syria 2016" };
        foreach (var file in Directory.EnumerateFiles(Seed, "*.csv"))
        {
            using var reader = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
            while (reader.Read())
            {
                words.UnionWith(reader.Parser.Record!.SelectMany(value => value.Split(';').Append(value))
                    .Select(w => Blanks().Replace(w, " ").Trim()).Where(w => Letters().IsMatch(w) && !Code().IsMatch(w)));
            }
        }

        words.UnionWith(Outline().Matches(File.ReadAllText(Path.Combine(Seed, "outlines.geojson"))).Select(m => m.Groups[1].Value));
        return words;
    }

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex Code();

    [GeneratedRegex("\"name\":\\s*\"([^\"]+)\"")]
    private static partial Regex Outline();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
