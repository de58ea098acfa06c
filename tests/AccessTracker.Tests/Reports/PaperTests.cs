using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AccessTracker.Tests.Reports;

/// <summary>Report 5 of the demonstration on paper: the file that is printed, and the PDF that a real Chromium makes of it.</summary>
[Collection("hangfire")]
public sealed class PaperTests : IDisposable
{
    private static readonly DateTimeOffset _publishedAt = new(2016, 3, 18, 15, 30, 45, TimeSpan.Zero);

    private readonly TestApp _app = new(seed: true, settings: [("Pdf:Chromium", ChromiumFactAttribute.Path ?? "none")]);

    [Fact]
    public async Task The_file_stands_for_itself_and_asks_for_nothing()
    {
        var html = await Paper.WriteAsync(await DocumentAsync());

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<link|<img|<a |src=|href=|url\\(", html);
        Assert.DoesNotContain("popover", html, StringComparison.Ordinal);
        Assert.Contains("Revision 1, published 18 Mar 2016", html, StringComparison.Ordinal);
        Assert.DoesNotContain("DRAFT", html[html.IndexOf("<body", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(html, "<svg "));
        Assert.Contains("What each figure counts", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_is_written_the_same_in_every_culture()
    {
        var document = await DocumentAsync();
        var html = await Paper.WriteAsync(document);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SY");
            Assert.Equal(html, await Paper.WriteAsync(document));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task What_somebody_typed_stays_text_on_paper()
    {
        var document = await DocumentAsync();
        document = document with
        {
            Content = document.Said() with { Operation = document.Said().Operation with { Name = "<script>alert(1)</script>" } },
            Annex = document.Annex with { Narratives = [new Narrative("en", "<img src=x onerror=alert(1)>")] },
        };
        Assert.DoesNotMatch("<script|<img", await Paper.WriteAsync(document));
    }

    [Fact]
    public async Task Without_a_Chromium_there_is_no_PDF_and_the_other_files_are()
    {
        using var app = new TestApp(seed: true, settings: [("Pdf:Chromium", "none")]);
        var files = await app.Services.GetRequiredService<ReportFiles>().MakeAsync(await DocumentAsync());
        Assert.DoesNotContain(files, f => f.MediaType == "application/pdf");
        Assert.NotEmpty(files);
    }

    [ChromiumFact]
    public async Task The_PDF_is_the_same_to_the_byte_when_it_is_made_again()
    {
        var document = await DocumentAsync();
        var first = await PrintAsync(document);
        var again = await PrintAsync(document);

        // Made within a second they would be the same without our doing.
        Assert.Equal(2, Regex.Count(Encoding.Latin1.GetString(first), @"\(D:20160318153045\+00'00'\)"));
        Assert.Equal(first, again);
    }

    [ChromiumFact]
    public async Task The_PDF_says_what_the_report_says()
    {
        var document = await DocumentAsync();
        using var pdf = PdfDocument.Open(await PrintAsync(document));
        var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));

        Assert.InRange(pdf.NumberOfPages, 2, 12);
        Assert.Contains("4 of 18", text, StringComparison.Ordinal);
        Assert.Contains("80,000", text, StringComparison.Ordinal);
        Assert.Contains(document.Header.ContentHash, text, StringComparison.Ordinal);
        Assert.Contains($"{pdf.NumberOfPages} / {pdf.NumberOfPages}", text, StringComparison.Ordinal);
        Assert.All(document.Said().Reached.Select(r => r.Name).Concat(document.Said().Unreached.Select(u => u.Name)), name =>
            Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.All(UsedDefinitions.Of(document, ReportTables.Of(document)), d => Assert.Contains(d.Name, text, StringComparison.Ordinal));
        Assert.Equal("Report 5 – ISSG humanitarian task force, Syria 2016", pdf.Information.Title);
    }

    [ChromiumFact]
    public async Task Arabic_names_are_printed_with_letters_of_a_font_that_has_them()
    {
        var document = await DocumentAsync();
        document = document with
        {
            Content = document.Said() with { Reached = [.. document.Said().Reached.Select(r => r with { Name = "مضايا" })] },
            Annex = document.Annex with { Narratives = [new Narrative("ar", "وصلت القوافل إلى أربع بلدات، 4 من 18.")] },
        };
        using var pdf = PdfDocument.Open(await PrintAsync(document));
        Assert.Contains(pdf.GetPages().SelectMany(p => p.Letters), l => l.FontName?.Contains("Arabic", StringComparison.Ordinal) == true);
    }

    // The words of a PDF stand where they are printed: none of them beyond the sheet.
    [ChromiumFact]
    public async Task A_name_of_200_letters_without_a_space_pushes_nothing_off_the_sheet()
    {
        var document = await DocumentAsync();
        var (name, reference) = (new string('N', 200), "R-" + new string('R', 120));
        document = document with
        {
            Content = document.Said() with
            {
                Operation = document.Said().Operation with { Name = new string('O', 200) },
                Reached = [document.Said().Reached[0] with { Name = name }, .. document.Said().Reached.Skip(1)],
                Unreached = [document.Said().Unreached[0] with { Name = name }, .. document.Said().Unreached.Skip(1)],
                Permits = document.Said().Permits with { GrantedUnused =
                    [new GrantedUnused(reference, document.Said().Unreached[0].Location, new DateOnly(2016, 3, 1), 5, 17)] },
                Targets = [.. document.Said().Targets.Select(t => t with { Name = name })],
            },
        };
        using var pdf = PdfDocument.Open(await PrintAsync(document));
        Assert.All(pdf.GetPages(), page => Assert.All(page.Letters, l => Assert.InRange(l.BoundingBox.Right, 0, page.Width - 20)));
        Assert.True(pdf.GetPages().SelectMany(p => p.Letters).Count(l => l.Value == "N") >= 400);
    }

    [ChromiumFact]
    public async Task An_emoji_is_named_in_the_PDF_where_the_fonts_have_no_picture_of_it()
    {
        var document = await DocumentAsync();
        document = document with
        {
            Content = document.Said() with { Reached =
                [document.Said().Reached[0] with { Name = "Madaya \U0001F642" },
                    document.Said().Reached[1] with { Name = "\U0001F1F8\U0001F1FE Foah" }, .. document.Said().Reached.Skip(2)] },
            Annex = document.Annex with { Narratives =
                [new Narrative("en", "Five convoys \U0001F69A\U0001F3E5 went, \u2705 done \U0001F468\u200D\U0001F469\u200D\U0001F467.")] },
        };
        using var pdf = PdfDocument.Open(await PrintAsync(document));
        var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));

        Assert.Contains("Madaya [emoji U+1F642]", text, StringComparison.Ordinal);
        Assert.Contains("[flag SY] Foah", text, StringComparison.Ordinal);
        Assert.Contains(
            "Five convoys [emoji U+1F69A][emoji U+1F3E5] went, [emoji U+2705] done [emoji U+1F468 U+1F469 U+1F467].", text, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private PaperHtml Paper => _app.Services.GetRequiredService<PaperHtml>();

    private async Task<byte[]> PrintAsync(ReportDocument document) =>
        await _app.Services.GetRequiredService<PdfPrinter>().PrintAsync(document) ?? throw new InvalidOperationException("There is no Chromium.");

    // As it would be published.
    private async Task<ReportDocument> DocumentAsync()
    {
        var state = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        var report = (await _app.Services.GetRequiredService<ReportReader>().FindAsync(state, 5))!;
        var document = await _app.Services.GetRequiredService<ReportDocuments>().OfAsync(state, report, Person.Nobody);
        return document with
        {
            Header = document.Header with { State = ReportState.Published, Revision = 1, PublishedAt = _publishedAt, PublishedBy = "Chair" },
        };
    }
}
