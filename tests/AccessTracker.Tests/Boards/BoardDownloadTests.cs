using System.Net;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Tests.Import.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Boards;

/// <summary>The board as a file is the board that the same address shows.</summary>
[Collection("hangfire")]
public sealed class BoardDownloadTests
{
    private const string Board = "/o/issg-2016/unreached";
    private const string Filter = "?day=2016-03-20&status=besieged&blocked=permit_pending";

    [Fact]
    public async Task The_workbook_holds_the_places_shown_and_says_what_was_asked_for()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var answer = await app.Client.GetAsync($"{Board}.xlsx{Filter}");

        var file = await answer.Content.ReadAsByteArrayAsync();
        var rows = Workbooks.Rows(file, "Not reached").Skip(1).ToList();
        var page = await app.Client.GetStringAsync($"{Board}{Filter}");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains($"/locations/{row[0]}\"", page, StringComparison.Ordinal));
        Assert.Equal(rows.Count, System.Text.RegularExpressions.Regex.Count(page, "<th role=\"rowheader\""));
        var darayya = rows.Single(r => Equals(r[0], "DAR"));
        Assert.Contains(4000d, darayya);
        Assert.Contains("Permit pending", darayya);

        var contents = Workbooks.Rows(file, "Contents").SelectMany(r => r).ToList();
        Assert.Contains("status=besieged; blocked=permit_pending", contents);
        Assert.Contains((double)rows.Count, contents);
        Assert.Equal(1, await app.Services.GetRequiredService<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>(
            "select count(*) from audit_event where action = 'exported' and details = 'not-reached-issg-2016-2016-03-20.xlsx'")));
    }

    [Fact]
    public async Task The_sheet_for_spreadsheets_begins_with_its_mark_and_tags()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");
        var bytes = await app.Client.GetByteArrayAsync($"{Board}.csv{Filter}");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("location,place,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("#loc+code,#loc+name,", lines[1], StringComparison.Ordinal);
        Assert.True(lines.Length > 2);
    }

    [Fact]
    public async Task Nobody_gets_the_board_of_an_operation_that_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/o/nothing/unreached.csv"));

    private static async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        return (await app.Client.GetAsync(path)).StatusCode;
    }
}
