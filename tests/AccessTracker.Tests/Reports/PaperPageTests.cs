using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>The print view of a report, before and after it is published.</summary>
[Collection("hangfire")]
public sealed class PaperPageTests : IDisposable
{
    private const string Page = "/o/issg-2016/reports/5/print";
    private const string Words = "Four towns were reached.";

    private readonly TestApp _app = new(seed: true, settings: [("Pdf:Chromium", "none")]);
    private readonly Person _chair = new("Chair", [new Grant(Role.Manager, null, [])]);

    [Fact]
    public async Task The_chair_s_words_are_on_a_draft_s_paper_for_who_may_publish_them_alone()
    {
        await WriteAsync();
        Assert.Contains(Words, await ReadAsync(Role.Manager), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await ReadAsync(Role.Member), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_report_on_paper_says_which_revision_it_is_with_the_words_and_definitions_that_it_was_published_with()
    {
        await WriteAsync();
        var state = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        var draft = (await _app.Services.GetRequiredService<ReportReader>().FindAsync(state, 5))!;
        var published = await _app.Services.GetRequiredService<ReportPublisher>().PublishAsync(
            state, 5, new SeenDraft(draft.Header.ContentHash, 1, new Dictionary<string, long> { ["en"] = 1 }, null), Chair());
        Assert.Null(published.Refusal);

        var page = await ReadAsync(Role.Member);
        Assert.Contains("Revision 1, published", page, StringComparison.Ordinal);
        Assert.Contains(Words, page, StringComparison.Ordinal);
        Assert.Contains("What each figure counts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("DRAFT", page, StringComparison.Ordinal);

        var annex = (await _app.Services.GetRequiredService<ReportReader>().FindAsync(state, 5))!.Annex!;
        Assert.Equal(FigureDefinitions.All(draft.Content), annex.Definitions);
        Assert.Equal(5, annex.Series.Count);
    }

    [Fact]
    public async Task Where_no_PDF_can_be_made_the_report_s_page_says_so_and_offers_the_print_view()
    {
        var page = WebUtility.HtmlDecode(
            await (await _app.GetAsAsync(_app.TicketOf(TestApp.Somebody()), "/o/issg-2016/reports/5")).Content.ReadAsStringAsync());
        Assert.Contains("it has no Chromium", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", page, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private async Task WriteAsync()
    {
        var state = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!;
        await _app.Services.GetRequiredService<NarrativeStore>().SaveAsync(state.Stored, 5, "en", 0, Words, Chair(), DateTimeOffset.UnixEpoch);
    }

    private async Task<string> ReadAsync(Role role)
    {
        using var answer = await _app.GetAsAsync(_app.TicketOf(TestApp.Somebody(role, $"{role}")), Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Actor Chair() => Actor.Of(_chair, "issg-2016", null);
}
