using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Tests.Components;

namespace AccessTracker.Tests.Boards;

/// <summary>The targets' page over HTTP: the figures of the day in its address, and today's records behind them.</summary>
[Collection("hangfire")]
public sealed class TargetsPageTests(SeededApp seeded) : IClassFixture<SeededApp>
{
    private const string Page = "/o/issg-2016/targets";

    private async Task<string> TextAsync(string address) =>
        Regex.Replace(Regex.Replace(WebUtility.HtmlDecode(await seeded.App.Client.GetStringAsync(address)), "<[^>]+>", " "), "\\s+", " ");

    [Fact]
    public async Task On_a_day_in_the_past_it_says_what_was_known_then()
    {
        var text = await TextAsync($"{Page}?day=2016-04-10");
        Assert.Contains("101,000 of 1,100,000", text, StringComparison.Ordinal);

        // 999,000 are missing, 25,250 a week were reached lately: 277 days.
        Assert.Contains("12 Jan 2017", text, StringComparison.Ordinal);

        // 23 of the 43 days from 18 March to 30 April.
        Assert.Contains("487,372 people behind 19 days behind", text, StringComparison.Ordinal);
        Assert.Contains(
            "At most 999,000 people are still to be reached. Even all 5 places of known population together come to 339,500: "
                + "at most 659,500 people short.", text, StringComparison.Ordinal);
        Assert.Contains("4 of 6 places", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vienna", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_each_figure_leads_to_the_records_behind_it()
    {
        var page = await seeded.App.Client.GetStringAsync(Page);
        var links = Regex.Matches(page, "class=\"figure\" href=\"([^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(6, links.Count);
        foreach (var link in links)
        {
            Assert.Contains("Records behind", await TextAsync(link), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("past due", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"figure\"", await seeded.App.Client.GetStringAsync($"{Page}?day=2016-04-10"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_to_come_or_none_is_today_and_one_before_every_target_has_none()
    {
        var today = await TextAsync(Page);
        Assert.Equal(Body(today), Body(await TextAsync($"{Page}?day=2031-01-01")));
        Assert.Equal(Body(today), Body(await TextAsync($"{Page}?day=tomorrow")));
        Assert.Contains("No target has started yet.", await TextAsync($"{Page}?day=2016-01-10"), StringComparison.Ordinal);

        static string Body(string text) => text[text.IndexOf("Each place counts once", StringComparison.Ordinal)..];
    }
}
