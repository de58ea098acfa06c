using System.Net;

namespace AccessTracker.Tests.Components;

/// <summary>One program with the demonstration operation, read by a member.</summary>
public sealed class SeededApp : IAsyncLifetime
{
    public TestApp App { get; } = new(seed: true);

    public async Task InitializeAsync() => await App.EnterAsync("member");

    public Task DisposeAsync()
    {
        App.Dispose();
        return Task.CompletedTask;
    }
}

[Collection("hangfire")]
public sealed class PageTests(SeededApp seeded) : IClassFixture<SeededApp>
{
    private const string Operation = "/o/issg-2016";

    [Theory]
    [InlineData("", "Overview")]
    [InlineData("/locations", "Locations")]
    [InlineData("/locations/MAD", "Madaya")]
    [InlineData("/requests", "Requests and permits")]
    [InlineData("/requests/UN-2016-04", "Request UN-2016-04")]
    [InlineData("/convoys", "Convoys")]
    [InlineData("/convoys/D007", "Convoy D007")]
    [InlineData("/unreached", "Not reached, and why")]
    [InlineData("/unreached?day=2016-03-20&status=besieged&order=people", "Not reached, and why")]
    [InlineData("/map?step=5", "Not reached, on the map")]
    [InlineData("/funnel?by=month", "Asked, granted, reached")]
    [InlineData("/permits", "Permits board")]
    [InlineData("/permits/brief?place=DAR", "Access brief: Darayya")]
    [InlineData("/snapshot?day=2016-06-08", "Humanitarian access snapshot")]
    [InlineData("/trends", "Trends")]
    [InlineData("/targets?day=2016-04-10", "Targets and their pace")]
    [InlineData("/reports", "Reports")]
    [InlineData("/reports/5", "Report 5")]
    [InlineData("/reports/5/print", "Report 5")]
    [InlineData("/reports/5/records?figure=people.period.total.distinct", "People reached this period")]
    [InlineData("/records?figure=permits.pending", "Permit lines pending")]
    [InlineData("/jobs", "Jobs and the ledger of reports")]
    public async Task A_page_has_a_title_one_heading_and_a_main_landmark(string path, string heading)
    {
        var page = await seeded.App.Client.GetStringAsync(Operation + path);

        Assert.Matches($"<h1[^>]*>\\s*(<bdi[^>]*>)?{heading}", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<h1"));
        Assert.Contains("<main id=\"main\"", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/unreached")]
    [InlineData("/funnel")]
    [InlineData("/trends")]
    [InlineData("/permits")]
    [InlineData("/targets")]
    [InlineData("/reports")]
    [InlineData("/reports/5")]
    [InlineData("/reports/5/print")]
    [InlineData("/reports/5/records?figure=people.period.total.distinct")]
    public async Task A_page_to_read_brings_no_script_but_the_one_that_empties_it(string path)
    {
        var scripts = System.Text.RegularExpressions.Regex.Matches(await seeded.App.Client.GetStringAsync(Operation + path), "<script[^>]*>");
        Assert.Matches("src=\"session\\.[a-z0-9]+\\.js\"", Assert.Single(scripts).Value);
    }

    [Theory]
    [InlineData("/o/nothing")]
    [InlineData("/o/issg-2016/locations/NOPE")]
    [InlineData("/o/issg-2016/convoys/NOPE")]
    [InlineData("/o/issg-2016/requests/NOPE")]
    [InlineData("/o/issg-2016/reports/21")]
    [InlineData("/o/issg-2016/reports/0")]
    [InlineData("/o/issg-2016/reports/21/print")]
    [InlineData("/o/issg-2016/reports/5/records?figure=nothing")]
    [InlineData("/o/issg-2016/reports/5/records")]
    [InlineData("/nothing/at/all")]
    [InlineData("/error")]
    public async Task What_is_not_there_is_not_found_and_said_so(string path)
    {
        var answer = await seeded.App.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Not found", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=%D8%AF%D8%A7%D8%B1%D9%8A%D8%A7", "1 of 40 places", "Darayya")]
    [InlineData("q=daraya", "1 of 40 places", "Darayya")]
    [InlineData("q=Az-Zabadani", "1 of 40 places", "Zabadani")]
    [InlineData("status=accessible", "1 of 40 places", "Zabadin")]
    [InlineData("governorate=Idleb", "2 of 40 places", "Kafraya")]
    public async Task Places_are_found_in_any_spelling_and_by_filters_of_the_address(string query, string count, string place)
    {
        var page = await seeded.App.Client.GetStringAsync($"{Operation}/locations?{query}");
        Assert.Contains(count, page, StringComparison.Ordinal);
        Assert.Contains($"<bdi>{place}</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_operation_is_the_first_page() =>
        Assert.Equal(Operation, new Uri(new Uri("http://localhost"), (await seeded.App.Client.GetAsync("/")).Headers.Location!).AbsolutePath);

    [Fact]
    public async Task Report_5_names_the_four_places_it_reached()
    {
        var page = await seeded.App.Client.GetStringAsync($"{Operation}/reports/5");
        Assert.Contains("4 of 18", page, StringComparison.Ordinal);
        foreach (var place in new[] { "Madaya", "Zabadani", "Kafraya", "Foah" })
        {
            Assert.Contains($"<bdi>{place}</bdi>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_draft_on_paper_says_that_it_is_one_and_has_no_navigation()
    {
        var page = await seeded.App.Client.GetStringAsync($"{Operation}/reports/5/print");
        Assert.Contains("DRAFT", page, StringComparison.Ordinal);
        Assert.Contains("4 of 18", page, StringComparison.Ordinal);
        Assert.DoesNotContain("site-header", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<details", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_s_page_opens_with_what_it_counts_and_leads_to_all_definitions()
    {
        var page = await seeded.App.Client.GetStringAsync($"{Operation}/reports/5/records?figure=coverage.besieged.share");
        Assert.Contains("divided by that population", page, StringComparison.Ordinal);
        Assert.Contains("Counting rules, section 4", page, StringComparison.Ordinal);
        Assert.Contains($"{Operation}/reports/5#define-coverage-any-share", page, StringComparison.Ordinal);
        Assert.Contains(
            "id=\"define-coverage-any-share\"", await seeded.App.Client.GetStringAsync($"{Operation}/reports/5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_button_that_explains_a_figure_opens_a_text_that_is_there()
    {
        var page = await seeded.App.Client.GetStringAsync($"{Operation}/reports/5");
        var buttons =
            System.Text.RegularExpressions.Regex.Matches(page, "class=\"how no-print\" popovertarget=\"([^\"]+)\"").Select(m => m.Groups[1].Value)
            .ToList();
        Assert.True(buttons.Count > 40, $"{buttons.Count} buttons");
        Assert.All(buttons, id => Assert.Contains($"<div id=\"{id}\" popover", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_a_browser_safe()
    {
        var answer = await seeded.App.Client.GetAsync($"{Operation}/reports/5");
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
