using System.Text.Json;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>One text of a page: in an element, or in an attribute of one that is shown or read aloud.</summary>
/// <param name="Text">With single blanks.</param>
/// <param name="Where">The element, for who mends it.</param>
/// <param name="IsOwn">Whether it stands where records speak: their words are in the language that they were written in.</param>
public sealed record PageText(string Text, string Where, bool IsOwn);

/// <summary>What pages say, read in a browser: of many pages without showing each.</summary>
internal static class PageTexts
{
    /// <summary>Forms that do what cannot be undone by others who test on the same operation, or that leave it.</summary>
    private const string Harmful = "^(publish|remove|end|take|undo|unlink|run|reopen|passkey|add-passkey|tour|level|mark)";

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>Of the page that is shown.</summary>
    public static Task<IReadOnlyDictionary<string, IReadOnlyList<PageText>>> HereAsync(IPage page) => CallAsync(page, "here", new { });

    /// <summary>
    /// Of the pages at <paramref name="paths"/>, and of <paramref name="most"/> of each kind that they lead to, as whoever is signed in.
    /// </summary>
    public static Task<IReadOnlyDictionary<string, IReadOnlyList<PageText>>> CrawlAsync(IPage page, IEnumerable<string> paths, int most) =>
        CallAsync(page, "crawl", new { paths, most });

    /// <summary>Of what the forms at <paramref name="paths"/> answer when they are sent empty, or with what no field takes.</summary>
    public static Task<IReadOnlyDictionary<string, IReadOnlyList<PageText>>> RefuseAsync(IPage page, IEnumerable<string> paths) =>
        CallAsync(page, "refuse", new { paths, harmful = Harmful });

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<PageText>>> CallAsync(IPage page, string name, object argument)
    {
        using var script = new StreamReader(typeof(PageTexts).Assembly.GetManifestResourceStream("page-texts.js")!);
        await page.EvaluateAsync(await script.ReadToEndAsync());
        var found = await page.EvaluateAsync<string>($"async a => JSON.stringify(await window.pageTexts.{name}(a))", argument);
        return JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<PageText>>>(found, _options)!;
    }
}
