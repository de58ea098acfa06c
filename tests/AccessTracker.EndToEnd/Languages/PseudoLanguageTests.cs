using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>
/// A language costs one resource file and one line of configuration: two that nobody speaks, one read from left to right and one from right to left,
/// are added to the program as it is built, and every page is in them, whole.
/// </summary>
[Collection(OneSite.Name)]
public sealed partial class PseudoLanguageTests(Site site) : IAsyncLifetime
{
    // Of languages that the program has no texts in; their days and directions are those that the machine knows.
    private const string LeftToRight = "eo";
    private const string RightToLeft = "he";

    // What cuts off what is longer than its place. Texts for reading aloud have no place.
    private const string Cut = """
        [...document.querySelectorAll('body *')].filter(e => !e.closest('.sr-only, svg, select, textarea, input, .skip, [hidden]'))
          .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1)
          .filter(e => e.textContent.includes('[!!!'))
          .map(e => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 60)} (${e.scrollWidth} in ${e.clientWidth})`)
        """;

    private const string Wider = """
        document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [
          `page: ${document.documentElement.scrollWidth}`, ...[...document.querySelectorAll('body *')]
            .filter(e => { const b = e.getBoundingClientRect(); return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1); })
            .filter(e => ![...e.children].some(c => c.getBoundingClientRect().right > innerWidth + 1 || c.getBoundingClientRect().left < -1))
            .slice(0, 5).map(e => `${e.tagName} ${e.getAttribute('class')}: ${e.textContent.trim().slice(0, 60)}`)]
        """;

    // Of the machine, too, are the names of days and what each language is called by those who speak it.
    private static readonly IReadOnlyList<string> _known =
        [.. new[] { LeftToRight, RightToLeft }.Select(CultureInfo.GetCultureInfo).SelectMany(c => c.DateTimeFormat.DayNames.Append(c.NativeName))];

    private readonly DirectoryInfo _program = Directory.CreateTempSubdirectory("accesstracker-pseudo-");
    private ServerProcess? _server;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            // Into a copy of the program: the other tests' program would find them too.
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories)
                .Where(f => !f.Contains("playwright", StringComparison.OrdinalIgnoreCase)))
            {
                var copy = Path.Combine(_program.FullName, Path.GetRelativePath(AppContext.BaseDirectory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            PseudoLanguage.Write(_program.FullName, LeftToRight);
            PseudoLanguage.Write(_program.FullName, RightToLeft);
            _server = await ServerProcess.StartAsync($"en, {LeftToRight}, {RightToLeft}", _program.FullName);
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _program.Delete(recursive: true);
    }

    [BrowserFact]
    public async Task Every_page_is_in_a_language_that_was_added_and_nothing_is_cut_off()
    {
        List<string> faults = [];
        foreach (var language in new[] { LeftToRight, RightToLeft })
        {
            var page = await EnterAsync(language);
            var direction = language == RightToLeft ? "rtl" : "ltr";
            Assert.Equal(
                $"{language} {direction}", await page.EvaluateAsync<string>("`${document.documentElement.lang} ${document.documentElement.dir}`"));
            var pages = await PageTexts.CrawlAsync(
                page, ["/operations", "/search?q=madaya", $"{Site.Operation}/set-up", .. EveryPageTests.Paths.Select(p => Site.Operation + p)], 1);
            Assert.True(pages.Count > 80, $"Only {pages.Count} pages were found.");
            faults.AddRange(pages.SelectMany(p => p.Value.Select(t => (p.Key, Text: t))).DistinctBy(t => t.Text)
                .Where(t => !t.Text.IsOwn && Letter().IsMatch(Rest(t.Text.Text)))
                .Select(t => $"no resource: {t.Text.Text} ({t.Text.Where}, {language}, {t.Key})"));
            foreach (var path in OneOfEachKind(pages.Keys))
            {
                await page.GotoAsync(_server!.Address + path);
                foreach (var fault in (await page.EvaluateAsync<string[]>(Wider)).Concat(await page.EvaluateAsync<string[]>(Cut)))
                {
                    faults.Add($"cut off: {fault} ({language}, {path})");
                }
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    private async Task<IPage> EnterAsync(string language)
    {
        var page = await site.NewPageAsync(width: 360, language: language);
        await page.GotoAsync($"{_server!.Address}/sign-in");
        await page.Locator("form:has(input[value='manager']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000 });
        await page.GotoAsync($"{_server!.Address}{Site.Operation}");
        return page;
    }

    private static IEnumerable<string> OneOfEachKind(IEnumerable<string> paths) =>
        paths.GroupBy(p => Varying().Replace(p.Split('?')[0], "*")).Select(g => g.First());

    // Brackets may stand in brackets, where one text fills a blank of another. What records say, and days, come from no resource.
    private static string Rest(string text)
    {
        for (var before = ""; before != text;)
        {
            (before, text) = (text, Bracketed().Replace(text, ""));
        }

        var rest = EnglishLeft.WithoutNames(RecordWords.Without(EnglishLeft.WithoutCodes(Isolated().Replace(text, ""))));
        return _known.Aggregate(Day().Replace(rest, ""), (left, name) => left.Replace(name, "", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\[!!!(?:(?!\[!!!|!!!\]).)*!!!\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:\p{L}+,? )?(?:\d{1,2} )?[\p{L}.\u05F3׳'-]+ \d{4}(?: \d\d:\d\d(?::\d\d)?)?")]
    private static partial Regex Day();

    [GeneratedRegex("\u2068[^\u2069]*\u2069")]
    private static partial Regex Isolated();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letter();

    [GeneratedRegex(@"/[A-Z0-9][^/?]*")]
    private static partial Regex Varying();
}
