using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Operations;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace AccessTracker.Tests.Briefs;

/// <summary>
/// The files of briefs: of the demonstration's largest authority and place, and of an authority that was asked for thousands of lines.
/// </summary>
[Collection("hangfire")]
public sealed class BriefFilesTests : IDisposable
{
    private const string Government = "Government of Syria";
    private const int Many = 2_500;

    private static readonly DateOnly _june = new(2016, 6, 8);

    private readonly TestApp _app = new(seed: true, settings: [("Pdf:Chromium", ChromiumFactAttribute.Path ?? "none")]);

    [ChromiumFact]
    public async Task The_brief_of_the_demonstration_s_authority_has_two_pages_that_say_what_the_board_says()
    {
        var source = await SourceAsync(_june);
        var text = await PrintedAsync(AuthorityBrief.Of(source, Government)!);
        var board = source.Permits.Of(l => l.Request.Authority == Government, r => r.Concerns(Government));

        Assert.Contains("Access brief: Government of Syria", text, StringComparison.Ordinal);
        Assert.Contains($"Pending: {board.Pending.Count} lines, overdue: {board.Pending.Count(l => l.IsOverdue)}.", text, StringComparison.Ordinal);
        Assert.Contains(
            $"{board.Answered.Count} of {board.Asked.Count} lines asked for were answered since 12 Feb 2016.", text, StringComparison.Ordinal);
        Assert.Contains("72 days overdue", text, StringComparison.Ordinal);
        Assert.Contains("medicine but no food", text, StringComparison.Ordinal);
        Assert.Contains("Records up to level severe.", text, StringComparison.Ordinal);
        Assert.Contains("2 / 2", text, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task The_brief_of_a_place_has_its_lines_attempts_and_what_was_removed()
    {
        var text = await PrintedAsync(LocationBrief.Of(await SourceAsync(new DateOnly(2016, 6, 20)), "DAR")!);
        Assert.Contains("Access brief: Darayya", text, StringComparison.Ordinal);
        Assert.All(new[] { "UN-2016-02", "UN-2016-04", "UN-2016-05", "UN-2016-06", "D036", "D038", "D041", "Burns kits" }, word =>
            Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains("Entry refused at the last checkpoint", text, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task However_much_there_is_to_say_it_is_two_pages_and_what_is_left_out_is_counted()
    {
        foreach (var brief in new[] { AuthorityBrief.Of(Large(), "Authority")!, LocationBrief.Of(Large(), "L0")! })
        {
            var text = await PrintedAsync(brief);
            Assert.Contains("2 / 2", text, StringComparison.Ordinal);
            Assert.Matches(@"And [\d,]+ more: see the board\.", text);
            Assert.Contains("Texts ending in … are given in full in their records.", text, StringComparison.Ordinal);
            Assert.Contains("http://localhost/board", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_text_document_is_sound_and_of_the_same_rows()
    {
        foreach (var brief in new[] { AuthorityBrief.Of(await SourceAsync(_june), Government)!, LocationBrief.Of(await SourceAsync(_june), "DAR")!,
            AuthorityBrief.Of(Large(), "Authority")!, LocationBrief.Of(Large(), "L0")! })
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(BriefFiles.Docx(brief)), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            var text = package.MainDocumentPart!.Document!.Body!.InnerText;
            Assert.Contains(brief.Title, text, StringComparison.Ordinal);
            Assert.All(brief.Sections, s => Assert.Contains(s.Title, text, StringComparison.Ordinal));
            Assert.All(
                brief.Sections.Where(s => s.Table is { Rows.Count: > 0 }).SelectMany(s => s.Table!.Rows[0]),
                cell => Assert.Contains(cell.Text[..Math.Min(cell.Text.Length, 100)], text, StringComparison.Ordinal));
            Assert.Contains(brief.Running, package.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_brief_is_about_what_there_is()
    {
        var source = await SourceAsync(_june);
        Assert.Null(AuthorityBrief.Of(source, "Nobody"));
        Assert.Null(LocationBrief.Of(source, "NOPE"));
    }

    [Fact]
    public async Task What_is_planned_is_in_no_brief()
    {
        var state = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        var facts = state.Situation.Facts;
        var planned = new Situation(facts with
        {
            Convoys = [.. facts.Convoys, A.Convoy("ZQPLAN", request: "UN-2016-04")],
            Deliveries = [.. facts.Deliveries, A.Delivery("ZQPLAN-1", "ZQPLAN", "DAR", "2016-06-21", DeliveryOutcome.Planned)],
        });
        var source = Source(planned, new DateOnly(2016, 6, 20));
        foreach (var brief in new[] { LocationBrief.Of(source, "DAR")!, AuthorityBrief.Of(source, Government)! })
        {
            Assert.DoesNotContain(
                brief.Sections.SelectMany(s => s.Table?.Rows ?? []).SelectMany(r => r).Select(c => c.Whole)
                .Concat(brief.Sections.SelectMany(s => s.Lead)), t => t.Contains("ZQPLAN", StringComparison.Ordinal));
        }
    }

    public void Dispose() => _app.Dispose();

    private async Task<string> PrintedAsync(BriefDocument brief)
    {
        var pdf = await _app.Services.GetRequiredService<BriefFiles>().PdfAsync(brief)
            ?? throw new InvalidOperationException("There is no Chromium.");
        using var document = PdfDocument.Open(pdf);
        Assert.InRange(document.NumberOfPages, 1, 2);
        return string.Join(' ', document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }

    private async Task<BriefSource> SourceAsync(DateOnly day) =>
        Source((await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!.Situation, day);

    private static BriefSource Source(Situation situation, DateOnly day) =>
        new(situation, PermitBoard.Of(situation, day), UnreachedBoard.Of(situation, day), "severe", "http://localhost/board",
            new DateTimeOffset(2016, 6, 8, 12, 0, 0, TimeSpan.Zero));

    // Pending, denied, conditional and unused lines without number, long names in two scripts, and one place that everything was asked for.
    private static BriefSource Large()
    {
        var places = Enumerable.Range(0, Many).Select(i => A.Location($"L{i}", $"A place with a long name number {i} مدينة ذات اسم طويل")).ToList();
        var requests =
            Enumerable.Range(0, 60).Select(i => A.Request($"LONG-REFERENCE-OF-A-REQUEST-{i}", "2016-02-14") with { Authority = "Authority" })
            .ToList();
        var lines = places.Select((p, i) => A.Line(requests[i % 60].Ref, p.Code, 1_000 + i))
            .Concat(requests.Skip(1).Select(r => A.Line(r.Ref, "L0", 90_000)))
            .ToList();
        var words = string.Join(' ', Enumerable.Repeat("surgical kits, insulin and burn dressings stay behind", 40));
        return Source(
            new Situation(new ReportFacts
            {
                Operation = A.Operation(),
                Locations = places,
                Statuses = [.. places.Select(p => A.Status(p.Code, AccessStatus.Besieged, "2016-01-01"))],
                Populations = [.. places.Skip(5).Select(p => A.Population(p.Code, "2016-01-01", 12_345))],
                Requests = requests,
                Lines = lines,
                Decisions =
                [
                    .. lines.Where((_, i) => i % 4 == 1)
                        .Select(l =>
                            A.Decision(l.Request, l.Location, DecisionKind.Denied, "2016-03-01") with { Party = "A committee with a long name",
                                Step = "security_committee" }),
                    .. lines.Where((_, i) => i % 4 == 2)
                        .Select(l =>
                            A.Decision(l.Request, l.Location, DecisionKind.GrantedWithConditions, "2016-03-02", validTo: "2016-07-01",
                                approved: 10) with { Conditions = words }),
                    .. lines.Where((_, i) => i % 4 == 3)
                        .Select(l => A.Decision(l.Request, l.Location, DecisionKind.Granted, "2016-03-03", approved: 900)),
                ],
                Convoys = [A.Convoy("X", request: requests[0].Ref)],
                Deliveries =
                [
                    .. Enumerable.Range(0, 300)
                        .Select(i => A.Delivery(
                            $"D{i}", "X", "L0", "2016-03-05", i % 2 == 0 ? DeliveryOutcome.TurnedBack : DeliveryOutcome.Partial, people: 10) with
                    {
                        ItemsRemoved = words, RemovedBy = "Checkpoint",
                    }),
                ],
            }),
            new DateOnly(2016, 6, 8));
    }
}
