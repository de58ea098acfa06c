using System.Net;
using System.Text;
using AccessTracker.Tests.Components;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>The pages of the ceasefire task force, over the small demonstration.</summary>
[Collection("hangfire")]
public sealed class CeasefirePageTests(SeededApp seeded) : IClassFixture<SeededApp>
{
    private const string Pages = "/o/issg-2016/ceasefire";

    private async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await seeded.App.Client.GetStringAsync($"{Pages}{path}"));

    [Theory]
    [InlineData("", "Cessation of hostilities of 27 February")]
    [InlineData("?day=2016-02-28", "2 days in force: 1 broken by an allegation")]
    [InlineData("/allegations", "7 alleged violations in 2 entries")]
    [InlineData("/patterns", "No pattern on this day.")]
    [InlineData("/centres", "Hmeymim airbase, Latakia")]
    [InlineData("/routes", "Castello Road")]
    [InlineData("/commitments", "Vienna: seven places")]
    [InlineData("/commitments?day=2016-06-20", "Due, not carried out")]
    [InlineData("/events", "Resolution 2254: road map for a political process")]
    [InlineData("/events", "القرار 2254")]
    [InlineData("/allegations/A03", "by ISSG ceasefire task force")]
    public async Task A_page_says_what_the_records_say(string path, string words) =>
        Assert.Contains(words, await ReadAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task A_figure_leads_to_the_records_that_it_was_counted_from()
    {
        const string figure = "/records?figure=arrangements.COH.brokenDays.alleged";
        Assert.Contains($"{Pages}{figure}", await ReadAsync(""), StringComparison.Ordinal);
        var records = await ReadAsync(figure);
        Assert.Contains("Cessation of hostilities of 27 February: Broken days, alleged", records, StringComparison.Ordinal);
        Assert.Contains($"{Pages}/allegations/A03", records, StringComparison.Ordinal);
        Assert.Contains("Days of which a violation is alleged", records, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await seeded.App.Client.GetAsync($"{Pages}/records?figure=nonsense")).StatusCode);
    }

    [Fact]
    public async Task The_board_and_its_file_hold_what_the_address_asks_for()
    {
        var board = await ReadAsync("/allegations?governorate=Damascus");
        Assert.Contains("allegations/A02", board, StringComparison.Ordinal);
        Assert.DoesNotContain("allegations/A03", board, StringComparison.Ordinal);
        var bytes = await seeded.App.Client.GetByteArrayAsync($"{Pages}/allegations.csv?governorate=Damascus");
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("ref,arrangement,day,", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("A02,COH,2016-02-28,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_not_made_of_words_that_nobody_knows()
    {
        var answer = await seeded.App.Client.GetAsync($"{Pages}/allegations.xlsx?state=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nonsense", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_page_nor_file_names_who_told_of_it()
    {
        var source = "atlanticcouncil.org";
        Assert.DoesNotContain(source, await ReadAsync("/allegations/A03"), StringComparison.Ordinal);
        Assert.DoesNotContain(source, await seeded.App.Client.GetStringAsync($"{Pages}/allegations.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_and_the_place_lead_to_it()
    {
        Assert.Contains("ceasefire#arrangement-COH", await seeded.App.Client.GetStringAsync("/o/issg-2016"), StringComparison.Ordinal);
        Assert.Contains("Route open", await seeded.App.Client.GetStringAsync("/o/issg-2016/locations/EAL"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?signs=control", "not known")]
    [InlineData("?step=2", "Meeting 2, 18 Feb 2016")]
    [InlineData("?routes=shown", "Castello Road: open since 27 Feb 2016")]
    [InlineData("?areas=shown", "In force: Cessation of hostilities of 27 February")]
    [InlineData("?areas=shown&step=0", "No arrangement is in force")]
    public async Task The_map_shows_its_layers_on_the_day_of_the_slider(string layers, string words) =>
        Assert.Contains(words, WebUtility.HtmlDecode(await seeded.App.Client.GetStringAsync($"/o/issg-2016/map{layers}")), StringComparison.Ordinal);
}
