using System.Buffers.Binary;
using System.Globalization;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AccessTracker.Tests.Briefs;

/// <summary>The operation on one page says what its pages say, and is one page in each language.</summary>
[Collection("hangfire")]
public sealed class SnapshotTests : UiTest, IDisposable
{
    private const string Government = "Government of Syria";
    private const string Day = "2016-06-08";

    private readonly TestApp _app = new(seed: true, settings: [("Pdf:Chromium", ChromiumFactAttribute.Path ?? "none")]);

    [Fact]
    public async Task Its_tiles_are_the_headline_of_a_report_of_the_day_compared_with_the_report_before()
    {
        var (held, snapshot) = await SnapshotAsync();
        var page = Render(snapshot);
        var tiles = page.FindAll(".paper-tiles > div").Select(TextOf).ToList();

        var content = held.Today(A.Day(Day)).Content;
        var headline = Headline.Of(content, snapshot.Sums, snapshot.Before, tilesOnly: true);
        Assert.Equal(5, tiles.Count);
        Assert.Equal(headline.Select(t => string.Join(' ', new[] { t.Label, t.Value, t.Change, t.Detail }.OfType<string>())), tiles);
        Assert.Equal(16, snapshot.Before!.Number);
        Assert.Contains($"Permit lines pending {content.Permits.Pending} 0 since report 16", tiles[3], StringComparison.Ordinal);
        Assert.Contains("at least 181,000", tiles[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_funnel_has_every_request_in_picture_and_table()
    {
        var (held, snapshot) = await SnapshotAsync();
        var page = Render(snapshot);
        var steps = AccessFunnel.OfAll(held.Situation, A.Day(Day));

        var rows = Cells(page.FindAll("table")[0].QuerySelectorAll("tbody tr"));
        Assert.Equal(["Asked", "Answered", "Granted", "Cleared", "Dispatched", "Reached"], rows.Select(r => r[0]));
        Assert.Equal(steps.Select(s => $"{s.Places}"), rows.Select(r => r[1]));
        Assert.Equal("at least 80,000unknown for 4 places", rows[5][2]);
        Assert.All(steps.Take(1), s => Assert.Contains(
            $"Asked: {s.Places} places, people unknown.", page.Find(".chart svg desc").TextContent, StringComparison.Ordinal));
        Assert.Equal(
            steps.SelectMany(s => s.Lines).Distinct().Count(),
            AccessFunnel.ByPlan(held.Situation, A.Day(Day)).SelectMany(g => g.Steps).SelectMany(s => s.Lines).Distinct().Count());
    }

    [Fact]
    public async Task Who_blocks_is_who_the_briefs_say_and_each_place_not_reached_is_with_somebody_or_nobody()
    {
        var (held, snapshot) = await SnapshotAsync();
        var source = new BriefSource(held.Situation, held.Permits(A.Day(Day)), held.Board(A.Day(Day)), "severe", "", snapshot.MadeAt);
        var brief = AuthorityBrief.Of(source, Government)!;
        var rows = Cells(Render(snapshot).FindAll("table")[1].QuerySelectorAll("tbody tr"));

        Assert.Equal(Government, rows[0][0]);
        Assert.Equal(brief.Facts[^1].Value, $"{rows[0][1]} places");
        Assert.StartsWith("at least 170,000", rows[0][2], StringComparison.Ordinal);
        Assert.Equal("Armed opposition group (not named)", rows[1][0]);
        Assert.Equal("No authority named", rows[^1][0]);
        Assert.Equal(
            held.Board(A.Day(Day)).Where(p => p.IsUnreached).Select(p => p.Location.Code).Order(),
            snapshot.Holds.SelectMany(h => h.Places).Select(p => p.Location.Code).Distinct().Order());
    }

    [Fact]
    public async Task The_longest_waiting_are_the_report_s_and_the_rest_is_counted()
    {
        var (held, snapshot) = await SnapshotAsync();
        var page = Render(snapshot);
        var rows = Cells(page.FindAll("table")[2].QuerySelectorAll("tbody tr"));
        var report = held.Today(A.Day(Day)).Content.Unreached;

        Assert.Equal(Snapshot.MostPlaces, rows.Count);
        Assert.All(
            UnreachedLocation.LongestFirst(report).Zip(rows), pair => Assert.Contains(pair.First.Name, pair.Second[0], StringComparison.Ordinal));
        Assert.Equal(held.Board(A.Day(Day)).Single(p => p.Location.Code == "DUM").DaysWaiting.ToString(CultureInfo.InvariantCulture), rows[1][2]);
        Assert.Equal($"Not shown here: {report.Count - Snapshot.MostPlaces} more.", TextOf(page.Find(".left-out")));
    }

    [Fact]
    public async Task On_the_screen_each_figure_leads_to_its_page_and_on_paper_nowhere()
    {
        var (held, snapshot) = await SnapshotAsync();
        var links = Render(snapshot).FindAll("a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        await _app.EnterAsync("member");
        foreach (var link in links.Where(l => !l.Contains("/locations/", StringComparison.Ordinal)))
        {
            (await _app.Client.GetAsync(link)).EnsureSuccessStatusCode();
        }

        Assert.Contains($"/o/issg-2016/funnel?day={Day}", links);
        Assert.Contains("/o/issg-2016/locations/DUM", links);
        Assert.Contains(links, l => l.StartsWith($"/o/issg-2016/permits?day={Day}&authority=Government", StringComparison.Ordinal));
        Assert.DoesNotContain(links, l => l.Contains("/records", StringComparison.Ordinal));
        Assert.Empty(Render(snapshot, onPaper: true).FindAll("a"));

        var today = await FindAsync(held, null);
        Assert.Equal(5, Render(today).FindAll(".paper-tiles a[href*='/records?figure=']").Count);
    }

    [Fact]
    public async Task A_day_to_come_is_today_one_before_the_baseline_is_the_baseline()
    {
        var (held, _) = await SnapshotAsync();
        Assert.True((await FindAsync(held, "2096-01-01")).IsToday);
        Assert.True((await FindAsync(held, "soon")).IsToday);
        Assert.Equal(held.Situation.Operation.Since, (await FindAsync(held, "2015-01-01")).Day);
    }

    [Fact]
    public async Task Overview_and_report_lead_to_it()
    {
        await _app.EnterAsync("member");
        Assert.Contains("href=\"/o/issg-2016/snapshot\"", await _app.Client.GetStringAsync("/o/issg-2016"), StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/o/issg-2016/snapshot?day=2016-03-18\"", await _app.Client.GetStringAsync("/o/issg-2016/reports/5"), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task As_a_file_it_is_one_page_in_each_language_and_a_picture()
    {
        var files = _app.Services.GetRequiredService<SnapshotFiles>();
        var (_, snapshot) = await SnapshotAsync();
        var before = CultureInfo.CurrentUICulture;
        foreach (var (language, words) in new[] { ("en", "at least 181,000"), ("ar", @"\p{IsArabic}{4}"), ("fr", "au moins") })
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            using var pdf = PdfDocument.Open((await files.PdfAsync(snapshot))!);
            Assert.Equal(1, pdf.NumberOfPages);
            var text = string.Join(' ', pdf.GetPage(1).GetWords().Select(w => w.Text));
            Assert.Matches(words, text);

            // All eight: the map's numbers stand before their names.
            Assert.Contains(language == "ar" ? "Government" : "21 Jisrein", text, StringComparison.Ordinal);
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        var png = (await files.PngAsync(snapshot))!;
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal((1588, 2246), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [ChromiumFact]
    public async Task However_long_its_names_are_it_is_one_page()
    {
        var (_, snapshot) = await SnapshotAsync();
        var words = string.Join(' ', Enumerable.Repeat("a committee whose name goes on", 12));
        var holds = Enumerable.Range(0, 20).Select(i => snapshot.Holds[0] with { Authority = $"{words} {i}" }).ToList();
        using var pdf = PdfDocument.Open((await _app.Services.GetRequiredService<SnapshotFiles>().PdfAsync(snapshot with { Holds = holds }))!);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Matches("Not shown here: 1[4-8] more", string.Join(' ', pdf.GetPage(1).GetWords().Select(w => w.Text)));
    }

    [ChromiumFact]
    public async Task The_PDF_of_a_published_report_opens_with_it_and_one_of_before_stays_as_it_was()
    {
        var (held, snapshot) = await SnapshotAsync();
        var unknown = UnknownParts.Count(held.Today(A.Day(Day)).Records);
        var pages = await _app.Services.GetRequiredService<FirstPages>()(held, snapshot.Content, snapshot.Before, unknown, default);
        Assert.Equal(["ar", "en", "fr"], pages!.Keys);
        Assert.Null(await _app.Services.GetRequiredService<FirstPages>()(held, held.Ceasefire(A.Day(Day)).Content, null, unknown, default));

        // Frozen and read again, as it is kept; what was frozen without it has no such page.
        var frozen = AReport.Of(5);
        var opened = frozen with { Annex = ReportAnnex.FromJson((frozen.Annex with { FirstPages = pages }).ToJson()) };
        var printer = _app.Services.GetRequiredService<PdfPrinter>();
        using var without = PdfDocument.Open((await printer.PrintAsync(frozen))!);
        using var english = PdfDocument.Open((await printer.PrintAsync(opened))!);
        using var arabic = PdfDocument.Open((await printer.PrintAsync(opened, CultureInfo.GetCultureInfo("ar")))!);

        Assert.Equal(without.NumberOfPages + 1, english.NumberOfPages);
        Assert.DoesNotContain(Texts.SnapshotTitle, Text(without, 1), StringComparison.Ordinal);
        Assert.Contains(Texts.SnapshotTitle, Text(english, 1), StringComparison.Ordinal);
        Assert.Contains("at least 181,000", Text(english, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("Report 5", Text(english, 1).Split("since")[0], StringComparison.Ordinal);
        Assert.Contains("Report 5", Text(english, 2), StringComparison.Ordinal);
        Assert.Matches(@"\p{IsArabic}{4}", Text(arabic, 1));
        Assert.DoesNotContain(opened.Header.ContentHash, Text(arabic, 1), StringComparison.Ordinal);

        static string Text(PdfDocument pdf, int page) => string.Join(' ', pdf.GetPage(page).GetWords().Select(w => w.Text));
    }

    [ChromiumFact]
    public async Task A_download_is_named_by_its_day_and_nobody_gets_one_of_nothing()
    {
        await _app.EnterAsync("member");
        var answer = await _app.Client.GetAsync($"/o/issg-2016/snapshot.pdf?day={Day}");
        Assert.Equal("application/pdf", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        Assert.Equal($"snapshot-issg-2016-{Day}.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _app.Client.GetAsync("/o/nothing/snapshot.png")).StatusCode);
    }

    public void Dispose() => _app.Dispose();

    private IRenderedComponent<SnapshotPaper> Render(Snapshot snapshot, bool onPaper = false) =>
        Ui.Render<SnapshotPaper>(p => p.Add(s => s.Snapshot, snapshot).Add(s => s.OnPaper, onPaper));

    private async Task<(OperationState Held, Snapshot Snapshot)> SnapshotAsync()
    {
        var held = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        return (held, await FindAsync(held, Day));
    }

    private async Task<Snapshot> FindAsync(OperationState held, string? day) =>
        (await _app.Services.GetRequiredService<SnapshotReader>().FindAsync(held, Person.Nobody, day))!;
}
