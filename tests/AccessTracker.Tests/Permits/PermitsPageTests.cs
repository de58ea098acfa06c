using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Operations;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Permits;

/// <summary>The permits board over HTTP, and the briefs that it leads to.</summary>
[Collection("hangfire")]
public sealed class PermitsPageTests : IDisposable
{
    private const string Page = "/o/issg-2016/permits";
    private const string Government = "authority=Government%20of%20Syria";

    private readonly TestApp _app = new(seed: true, settings: [("Pdf:Chromium", "none")]);

    [Fact]
    public async Task The_page_shows_the_figures_of_the_records()
    {
        await _app.EnterAsync("manager");
        var page = await ReadAsync($"{Page}?day=2016-06-08");
        var situation = (await _app.Services.GetRequiredService<SituationCache>().FindAsync("issg-2016"))!.Situation;
        var board = PermitBoard.Of(situation, new DateOnly(2016, 6, 8));

        Assert.Equal(board.Pending.Count, Rows(page, "Pending, overdue first").Count);
        Assert.Equal(board.Unused.Count, Rows(page, "Granted but not used").Count);
        Assert.Equal(board.Denials.Count, Rows(page, "Refused").Count);
        Assert.Equal(board.ByMonth().Count, Rows(page, "Answers by month").Count);
        Assert.Contains(
            "Darayya UN-2016-04 Government of Syria 83 days 28 Mar 2016 72 days overdue", Rows(page, "Pending, overdue first")[0],
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Government of Syria 43 20 17 15 88.2% of 17 1 5.9% of 17 1 5.9% of 17 6 21", Assert.Single(Rows(page, "Answers by authority")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Government of Syria 17 0 0 3 20 3 unknown", Assert.Single(Rows(page, "Lines pending, by authority and age")), StringComparison.Ordinal);
        Assert.Contains("No removal of items is recorded.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_narrows_all_lists_and_says_so_where_nothing_is_left()
    {
        await _app.EnterAsync("manager");
        var place = await ReadAsync($"{Page}?day=2016-06-08&place=DAR");
        Assert.All(Rows(place, "Pending, overdue first"), row => Assert.StartsWith("Darayya", row, StringComparison.Ordinal));
        Assert.Contains("Nothing matches these filters.", place, StringComparison.Ordinal);
        Assert.Contains("/permits/brief.docx?place=DAR&day=2016-06-08\"", place, StringComparison.Ordinal);

        var old = await ReadAsync($"{Page}?day=2016-06-08&{Government}&age=longer");
        Assert.Equal(3, Rows(old, "Pending, overdue first").Count);
        Assert.StartsWith(
            "Government of Syria 17 0 0 3 20", Assert.Single(Rows(old, "Lines pending, by authority and age")), StringComparison.Ordinal);
    }

    // What is planned elsewhere is asked by AccessSurfaceTests.
    [Fact]
    public async Task In_an_operation_that_is_over_a_member_reads_what_a_manager_reads()
    {
        await _app.EnterAsync("member");
        Assert.Equal(20, Rows(await ReadAsync($"{Page}?day=2016-06-08"), "Pending, overdue first").Count);
    }

    [Fact]
    public async Task Without_a_Chromium_the_text_document_is_offered_alone()
    {
        await _app.EnterAsync("manager");
        var page = await ReadAsync($"{Page}?{Government}");
        Assert.DoesNotContain("brief.pdf", page, StringComparison.Ordinal);
        Assert.Contains("brief.docx", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Client.GetAsync($"{Page}/brief.pdf?{Government}")).StatusCode);
    }

    [Fact]
    public async Task A_brief_comes_as_a_text_document_and_is_put_down_without_what_it_is_about()
    {
        await _app.EnterAsync("manager");
        var answer = await _app.Client.GetAsync($"{Page}/brief.docx?day=2016-06-08&{Government}");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("brief-issg-2016-Government-of-Syria-2016-06-08.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Pending: 20 lines, overdue: 3.", text, StringComparison.Ordinal);
        Assert.Contains("http://localhost/o/issg-2016/permits?day=2016-06-08", text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.Services.GetRequiredService<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>(
            "select count(*) from audit_event where action = 'exported' and details = 'brief-issg-2016-authority-2016-06-08.docx'")));
    }

    [Theory]
    [InlineData("/brief.docx?authority=Nobody")]
    [InlineData("/brief.docx?place=NOPE")]
    [InlineData("/brief?place=NOPE")]
    [InlineData("/brief")]
    [InlineData("/brief.docx?authority=&place=")]
    public async Task A_brief_about_nothing_is_not_there(string path)
    {
        await _app.EnterAsync("manager");
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Client.GetAsync($"{Page}{path}")).StatusCode);
    }

    public void Dispose() => _app.Dispose();

    private async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await _app.Client.GetStringAsync(path));

    // The words of each row of the table with that caption.
    private static List<string> Rows(string page, string caption)
    {
        var table = Regex.Matches(page, "<table.*?</table>", RegexOptions.Singleline).Select(m => m.Value)
            .FirstOrDefault(t => Regex.IsMatch(t, $">{Regex.Escape(caption)}</caption>"));
        return table is null
            ? []
            : [.. Regex.Matches(table[table.IndexOf("<tbody", StringComparison.Ordinal)..], "<tr.*?</tr>", RegexOptions.Singleline)
                .Select(m =>
                    Regex.Replace(Regex.Replace(Regex.Replace(m.Value, "<svg.*?</svg>", "", RegexOptions.Singleline), "<[^>]+>", " "), @"\s+", " ")
                    .Trim())];
    }
}
