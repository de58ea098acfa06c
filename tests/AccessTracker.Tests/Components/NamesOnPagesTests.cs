using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Components;

[Collection("hangfire")]
public sealed class NamesOnPagesTests(SeededApp seeded) : IClassFixture<SeededApp>
{
    [Theory]
    [InlineData("en", "Madaya", "مضايا")]
    [InlineData("fr", "Madaya", "مضايا")]
    [InlineData("ar", "مضايا", "Madaya")]
    public async Task A_place_is_named_in_the_readers_language_with_the_other_name_beside_it(string language, string first, string other)
    {
        var list = await ReadAsync(language, "/locations?q=madaya");
        Assert.Matches($"<a href=\"[^\"]*/locations/MAD\"><bdi>{first}</bdi></a>\\s*<small><bdi lang=\"..\">{other}</bdi>", list);

        var page = await ReadAsync(language, "/locations/MAD");
        Assert.Matches($"<title>{first} ", page);
        Assert.Matches($"<h1[^>]*><bdi lang=\"..\">{first}</bdi>\\s*<bdi lang=\"..\" class=\"other-name\">{other}</bdi>\\s*</h1>", page);
    }

    [Theory]
    [InlineData("/locations?q=", "مضايا", "/locations/MAD\"", "/locations/DAR\"")]
    [InlineData("/locations?q=", "madaya", "/locations/MAD\"", "/locations/DAR\"")]
    [InlineData("/records/delivery?q=", "مضايا", "D002-MAD", "D003-FOA")]
    [InlineData("/records/delivery?q=", "Madaya", "D002-MAD", "D003-FOA")]
    [InlineData("/records/delivery?q=", "D٠٠٢", "D002-MAD", "D003-FOA")]
    public async Task A_search_takes_both_names_and_digits_of_any_script_whatever_the_language(string list, string typed, string found, string other)
    {
        foreach (var language in new[] { "en", "ar", "fr" })
        {
            var page = await ReadAsync(language, list + Uri.EscapeDataString(typed));
            Assert.Contains(found, page, StringComparison.Ordinal);
            Assert.DoesNotContain(other, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_number_in_an_address_may_have_digits_of_another_script()
    {
        var (first, second) = (Refs(await ReadAsync("ar", "/records/delivery")), Refs(await ReadAsync("ar", "/records/delivery?page=2")));
        Assert.NotEqual(first, second);
        Assert.Equal(second, Refs(await ReadAsync("ar", $"/records/delivery?page={Uri.EscapeDataString("٢")}")));
    }

    [Fact]
    public async Task A_day_of_a_filter_is_written_out_in_the_readers_language()
    {
        foreach (var day in new[] { "2016-03-04", "٢٠١٦-٠٣-٠٤" })
        {
            var page = await ReadAsync("ar", $"/unreached?day={Uri.EscapeDataString(day)}");
            Assert.Matches("<time datetime=\"2016-03-04\">4 آذار 2016</time>\\s*</span>\\s*<input[^>]*name=\"day\"", page);
        }
    }

    private static List<string> Refs(string page) => [.. Regex.Matches(page, "D\\d{3}-[A-Z]+").Select(m => m.Value).Distinct()];

    private async Task<string> ReadAsync(string language, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/o/issg-2016{path}", UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await seeded.App.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
