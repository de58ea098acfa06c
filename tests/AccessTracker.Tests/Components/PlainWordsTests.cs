using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AccessTracker.Tests.Components;

/// <summary>
/// What people read, or have read to them, are words and days as people write them: no word of the store (<c>granted_with_conditions</c>) and no day
/// of a file (2016-10-04) on any page. Followed link by link from the overview, as each role.
/// </summary>
[Collection("hangfire")]
public sealed partial class PlainWordsTests
{
    // Of pages that differ in a record alone so many tell as much as all.
    private const int MostAlike = 3;

    private static readonly HtmlParser _parser = new();

    [Theory]
    [InlineData("member")]
    [InlineData("coordinator")]
    [InlineData("manager")]
    [InlineData("administrator")]
    public async Task No_page_shows_a_code_or_a_day_of_a_file(string role)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync(role);
        var (found, read) = (new List<string>(), 0);
        var (queue, seen, alike) = (new Queue<string>(["/o/issg-2016", "/"]), new HashSet<string>(), new Dictionary<string, int>());
        while (queue.TryDequeue(out var path))
        {
            using var response = await app.Client.GetAsync(path);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            read++;
            var page = await _parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync());
            found.AddRange(Codes(page).Select(code => $"{path}: {code}"));
            foreach (var link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0])
                .Where(l => l.StartsWith('/') && seen.Add(l)))
            {
                var shape = Shape().Replace(link, "*");
                if ((alike[shape] = alike.GetValueOrDefault(shape) + 1) <= MostAlike)
                {
                    queue.Enqueue(link);
                }
            }
        }

        Assert.Empty(found.Take(20));
        Assert.InRange(read, 40, 2_000);
    }

    [Theory]
    [InlineData("<p>It was <b>granted_with_conditions</b>.</p>", "granted_with_conditions")]
    [InlineData("<p>Convoy D7 departed on 2016-10-04.</p>", "2016-10-04")]
    [InlineData("<a href='/' aria-label='History: attack_on_convoy'>History</a>", "attack_on_convoy")]
    [InlineData("<input value='consent_to_operate'>", "consent_to_operate")]
    [InlineData("<datalist><option value='items_removed'></option></datalist>", "items_removed")]
    public void A_code_is_found_wherever_it_is_read(string html, string code) =>
        Assert.Equal(code, Assert.Single(Codes(_parser.ParseDocument(html))));

    [Theory]
    [InlineData("<p><time datetime='2016-10-04'>4 October 2016</time></p>")]
    [InlineData("<input type='hidden' value='hard_to_reach'><input type='date' value='2016-10-04'><select><option value='hard_to_reach'>Hard to "
        + "reach</option></select>")]
    [InlineData("<p>From https://example.org/news_show/2016-10-04/a_b.htm and example.org/local_link/3</p>")]
    [InlineData("<p><code>departed_on</code></p>")]
    [InlineData("<p>request_lines.csv: 44 added</p>")]
    public void What_machines_read_is_left_alone(string html) => Assert.Empty(Codes(_parser.ParseDocument(html)));

    /// <summary>Codes and days of files in what a page says: its texts, the names of its elements, and what its fields hold and offer.</summary>
    private static IEnumerable<string> Codes(IHtmlDocument page) =>
        page.All.SelectMany(Said).SelectMany(said => Code().Matches(Address().Replace(said, "")).Select(m => m.Value));

    private static IEnumerable<string> Said(IElement element)
    {
        // Names of files and columns stand in code; a script and a style sheet are not read.
        if (element.Closest("code, pre, script, style, template") is not null)
        {
            return [];
        }

        var named = new[] { "aria-label", "title", "placeholder", "alt" }.Select(element.GetAttribute);
        var held = element switch
        {
            IHtmlInputElement { Type: "text" or "search" } field => field.Value,
            IHtmlOptionElement option when option.Closest("datalist") is not null => option.Value,
            _ => null,
        };
        return element.ChildNodes.OfType<IText>().Select(t => t.Data).Concat(named).Append(held).OfType<string>();
    }

    // The files of a bundle are called by their names (request_lines.csv).
    [GeneratedRegex(@"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?!\.csv)|\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex Code();

    // Sources are shown as they were written down, and an address holds whatever its site likes.
    [GeneratedRegex(@"https?:\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*")]
    private static partial Regex Address();

    // What tells one record's page from another's: a reference, a code, a number, a value of a filter.
    [GeneratedRegex(@"(?<=/)[^/?]*[A-Z0-9][^/?]*|(?<==)[^&]*")]
    private static partial Regex Shape();
}
