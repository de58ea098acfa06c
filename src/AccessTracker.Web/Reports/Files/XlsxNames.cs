using System.Globalization;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The names of a workbook's sheets: in English by the tables' words for programs, in other languages by their headings.</summary>
internal static class XlsxNames
{
    // As many letters as a workbook takes.
    private const int Most = 31;
    private const string Forbidden = "[]:*?/\\'\u2068\u2069";

    /// <summary>One for each table, and none twice.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReportTable> tables)
    {
        if (OfficeText.IsEnglish)
        {
            return [.. tables.Select(t => char.ToUpperInvariant(t.Id[0]) + t.Id[1..].Replace('_', ' '))];
        }

        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Texts.FileContents };
        foreach (var table in tables)
        {
            var title = string.Concat(OfficeText.Clean(table.Title).Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))).Trim();
            var name = Cut(title, Most);
            for (var n = 2; !taken.Add(name); n++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $" {n}");
                name = Cut(title, Most - mark.Length) + mark;
            }

            names.Add(name);
        }

        return names;
    }

    // After a word, where there is one to end at.
    private static string Cut(string text, int most) => text.Length <= most
        ? text
        : text[..most] is var cut && cut.LastIndexOf(' ') is var blank and > 0 ? cut[..blank] : cut;
}
