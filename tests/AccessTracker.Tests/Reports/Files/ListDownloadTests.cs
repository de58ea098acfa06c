using System.Net;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Access;
using AccessTracker.Tests.Import.Sheets;

namespace AccessTracker.Tests.Reports.Files;

/// <summary>A list as a file is the list that the same address shows, to the same reader.</summary>
[Collection("hangfire")]
public sealed class ListDownloadTests
{
    private const string Root = "/o/issg-2016";

    // Every list with a filter: what is asked for, and a column that tells whether a row is of it.
    public static TheoryData<string, string, string, string> Lists => new()
    {
        { "locations", "?status=besieged", "status", "besieged" },
        { "requests", "?state=granted", "state", "granted" },
        { "convoys", "?mode=airdrop", "mode", "airdrop" },
        { "permits", "?authority=Government%20of%20Syria", "authority", "Government of Syria" },
        { "alerts", "?kind=place_unreached", "kind", "place_unreached" },
        { "records/convoy", "?q=airdrop", "mode", "airdrop" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_file_has_what_is_asked_for_and_nothing_else(string list, string filter, string column, string value)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        var (head, all) = Table(await app.Client.GetByteArrayAsync($"{Root}/{list}.csv"));
        var (_, some) = Table(await app.Client.GetByteArrayAsync($"{Root}/{list}.csv{filter}"));
        var page = WebUtility.HtmlDecode(await app.Client.GetStringAsync($"{Root}/{list}{filter}"));
        var workbook = await (await app.Client.GetAsync($"{Root}/{list}.xlsx{filter}")).Content.ReadAsByteArrayAsync();

        var at = Array.IndexOf(head, column);
        Assert.NotEmpty(some);
        Assert.Equal(all.Where(r => r[at] == value).Select(r => r[0]), some.Select(r => r[0]));
        Assert.True(list == "permits" || all.Count > some.Count);
        Assert.Contains($"{Root}/{list}.xlsx{filter}", page, StringComparison.Ordinal);
        Assert.Equal(some.Count, Workbooks.Rows(workbook, Workbooks.Names(workbook)[1]).Count - 1);
        Assert.Contains(WebUtility.UrlDecode(filter[1..]), Workbooks.Rows(workbook, "Contents").SelectMany(r => r));
    }

    [Theory]
    [InlineData("targets", "target")]
    [InlineData("ceasefire/commitments", "commitment")]
    public async Task Targets_and_commitments_are_those_of_the_day(string list, string column)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        using var answer = await app.Client.GetAsync($"{Root}/{list}.csv?day=2016-05-20");
        var (head, rows) = Table(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal(column, head[0]);
        Assert.NotEmpty(rows);
        Assert.EndsWith("2016-05-20.csv", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Contains($"{list}.csv?day=2016-05-20", await app.Client.GetStringAsync($"{Root}/{list}?day=2016-05-20"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_permits_board_has_a_sheet_for_each_of_its_lists()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        var workbook = await app.Client.GetByteArrayAsync($"{Root}/permits.xlsx");

        Assert.Equal(["Contents", "Pending", "Granted unused", "Denials", "Conditions", "Removals"], Workbooks.Names(workbook));
    }

    [Fact]
    public async Task Headings_words_and_names_are_the_reader_s()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        app.Client.DefaultRequestHeaders.Add("Accept-Language", "ar");

        var workbook = await app.Client.GetByteArrayAsync($"{Root}/locations.xlsx?status=besieged");
        var rows = Workbooks.Rows(workbook, Workbooks.Names(workbook)[1]);

        Assert.Contains("\u0627\u0644\u0645\u0643\u0627\u0646", rows[0]);
        Assert.Contains("\u062F\u0627\u0631\u064A\u0627", rows.Single(r => Equals(r[0], "DAR")));
        Assert.DoesNotContain("besieged", rows.SelectMany(r => r));
    }

    [Theory]
    [InlineData("locations.csv?status=xyz")]
    [InlineData("requests.xlsx?state=xyz")]
    [InlineData("convoys.csv?mode=xyz")]
    [InlineData("convoys.csv?from=xyz")]
    [InlineData("permits.csv?age=xyz")]
    [InlineData("alerts.csv?kind=xyz")]
    [InlineData("targets.csv?day=xyz")]
    [InlineData("ceasefire/commitments.csv?day=xyz")]
    public async Task Of_a_word_that_nobody_knows_no_file_is_made(string path)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.GetAsync($"{Root}/{path}")).StatusCode);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("operation")]
    public async Task There_is_no_file_of_a_kind_that_has_no_list(string kind)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Root}/records/{kind}.csv")).StatusCode);
    }

    [Theory, EveryStore]
    public async Task Nobody_finds_a_record_above_their_level_in_the_file_of_its_kind(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        using var site = await AccessSite.CreateAsync(store.Options);
        var (found, hidden) = (0, 0);
        foreach (var person in AccessMatrixTests.People)
        {
            foreach (var records in site.World.Records.GroupBy(r => r.Kind))
            {
                var (status, text) = await site.GetAsync(person, $"/o/{AccessWorld.Operation}/records/{records.Key}.csv");
                Assert.DoesNotContain(AccessWorld.SevereToken("North"), text, StringComparison.Ordinal);
                var ceiling = AccessPolicy.Ceiling(person, AccessWorld.Operation);
                foreach (var record in records)
                {
                    var may = status == HttpStatusCode.OK && ceiling >= record.Level;
                    Assert.True(may == text.Contains(record.Token, StringComparison.Ordinal), $"{person.Name}, {status}: {record}");
                    (found, hidden) = may ? (found + 1, hidden) : (found, hidden + 1);
                }
            }
        }

        Assert.True(found > 0 && hidden > 0);
    }

    // The names of the columns, and the rows behind the hashtags.
    private static (string[] Head, IReadOnlyList<string[]> Rows) Table(byte[] csv)
    {
        using var reader = new StreamReader(new MemoryStream(csv), Encoding.UTF8);
        using var parser = new CsvHelper.CsvParser(reader, System.Globalization.CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        Assert.All(rows[1], tag => Assert.StartsWith("#", tag, StringComparison.Ordinal));
        return (rows[0], rows[2..]);
    }
}
