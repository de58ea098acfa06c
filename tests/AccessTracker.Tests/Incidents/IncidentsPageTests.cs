using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Incidents;
using AccessTracker.Tests.Entries;

namespace AccessTracker.Tests.Incidents;

/// <summary>The list of incidents over a real store: what its address asks for, and the same as a file.</summary>
[Collection("hangfire")]
public sealed class IncidentsPageTests
{
    private const string List = "/incidents";

    [Theory, EveryStore]
    public async Task The_address_says_which_are_listed_and_the_file_has_the_same(StoreProvider provider)
    {
        await using var desk = await OpenAsync(provider);

        await desk.GoAsync($"{List}?kind=Looting&verification=verified&from=2016-05-01");
        Assert.Equal(["X2"], Refs(desk));
        Assert.Contains("With WFP for 12 days", EntryDesk.TextOf(desk.Page.QuerySelector("#X2")!), StringComparison.Ordinal);
        await desk.GoAsync($"{List}?state=open&verification=not_said&q=sniper&to=2016-06-15");
        Assert.Equal(["X1"], Refs(desk));
        Assert.Contains("Not referred after 20 days", EntryDesk.TextOf(desk.Page.QuerySelector("#X1")!), StringComparison.Ordinal);
        await desk.GoAsync($"{List}?state=resolved&q=X3");
        Assert.Contains("Resolved after 4 days", EntryDesk.TextOf(desk.Page.QuerySelector("#X3")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_those_that_its_address_asks_for_and_none_is_made_of_words_it_does_not_know()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("member");

        var csv = await app.Client.GetStringAsync($"{EntryDesk.Operation}/incidents.csv?q=I001");
        Assert.Equal(3, csv.Trim().Split("\r\n").Length);
        Assert.Contains("I001", csv, StringComparison.Ordinal);
        var refused = await app.Client.GetAsync($"{EntryDesk.Operation}/incidents.csv?state=closed");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{EntryDesk.Operation}/incidents.xlsx")).StatusCode);
    }

    [Theory]
    [InlineData(null, null, 9)]
    [InlineData("2016-05-04", null, 6)]
    [InlineData("2016-05-04", "2016-05-08", 7)]
    public void The_clock_counts_from_what_happened_last(string? referred, string? resolved, int days)
    {
        var incident = new Incident
        {
            Ref = "I", Kind = "shelling", Day = new DateOnly(2016, 5, 1),
            ReferredOn = referred is null ? null : DateOnly.Parse(referred, System.Globalization.CultureInfo.InvariantCulture),
            ResolvedOn = resolved is null ? null : DateOnly.Parse(resolved, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(days, incident.DaysOn(new DateOnly(2016, 5, 10)));
    }

    private static string[] Refs(EntryDesk desk) => [.. desk.Page.QuerySelectorAll("main tbody tr").Select(r => r.Id!)];

    // The operation's today is 30 June 2016.
    private static async Task<EntryDesk> OpenAsync(StoreProvider provider)
    {
        var desk = await EntryDesk.OpenAsync(provider);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Incidents,
            ["ref", "location", "day", "kind", "description", "referred_on", "referred_to", "resolved_on", "verification"],
            ["X1", "MAD", "2016-06-10", "shooting", "A sniper at the gate", "", "", "", ""],
            ["X2", "DAR", "2016-06-11", "looting", "", "2016-06-18", "WFP", "", "verified"],
            ["X3", "DAR", "2016-06-12", "looting", "", "2016-06-13", "WFP", "2016-06-16", "alleged"]);
        return desk;
    }
}
