using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Tests.Components;

namespace AccessTracker.Tests.Boards;

/// <summary>The trends say in their tables what each report says.</summary>
[Collection("hangfire")]
public sealed class TrendsPageTests(SeededApp seeded) : IClassFixture<SeededApp>
{
    [Fact]
    public async Task Each_chart_has_its_table_and_the_tables_hold_the_figures_of_the_reports()
    {
        var page = WebUtility.HtmlDecode(await seeded.App.Client.GetStringAsync("/o/issg-2016/trends"));

        Assert.Equal(5, Regex.Count(page, "<figure class=\"chart\""));

        // Report 2: 80,000 people, all of them besieged, 5 of 18 places; as DemonstrationOperationTests has it.
        var rows = Regex.Matches(page, "<tr[^>]*>(.*?)</tr>", RegexOptions.Singleline)
            .Select(m =>
                string.Join(' ',
                    Regex.Matches(m.Groups[1].Value, "<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)
                    .Select(c => Regex.Replace(c.Groups[1].Value, "<[^>]+>", "").Trim())))
            .Where(r => r.StartsWith("2 18 Feb 2016", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(5, rows.Count);
        Assert.Contains(rows, r => r.Contains("80,000", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("5 of 18", StringComparison.Ordinal) || r.Contains("5 18", StringComparison.Ordinal));
    }
}
