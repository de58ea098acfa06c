using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Api;

namespace AccessTracker.Tests.Records;

/// <summary>The queries for Excel and Power BI ask addresses that there are, for columns that there are.</summary>
[Collection("hangfire")]
public sealed class PowerQueryTests
{
    [Fact]
    public async Task Each_asks_an_address_of_the_API_that_answers_what_it_makes_a_table_of()
    {
        await using var api = await ApiSite.StartAsync(seeded: true);
        using var client = await api.ClientAsync(Role.Manager);
        var ticket = api.App.TicketOf(TestApp.Somebody());
        string[] lists = ["convoys", "requests", "locations", "unreached", "permits", "targets", "records/delivery", "records/allegation"];
        foreach (var list in lists)
        {
            var query = await (await api.App.GetAsAsync(ticket, $"/o/issg-2016/{list}.pq")).Content.ReadAsStringAsync();
            Assert.Contains("Site = \"http://localhost\"", query, StringComparison.Ordinal);
            var path = Regex.Match(query, "RelativePath = \"([^\"]+)\"").Groups[1].Value;
            var answer = await client.GetAsync($"/{path}?limit=3");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{list}: {path} {answer.StatusCode}");
            var member = Regex.Match(query, @"(?:each|Page\(null\)\)?) ?\[(items|pending)\]").Groups[1].Value;
            using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal(System.Text.Json.JsonValueKind.Array, json.RootElement.GetProperty(member).ValueKind);
        }

        var deliveries = await (await api.App.GetAsAsync(ticket, "/o/issg-2016/records/delivery.pq")).Content.ReadAsStringAsync();
        Assert.All(
            RecordKinds.Deliveries.Columns.Where(c => !c.Severe),
            c => Assert.Contains($"\"{ApiNames.Of(c.Name)}\"", deliveries, StringComparison.Ordinal));
        Assert.Contains("{\"day\", type date}", deliveries, StringComparison.Ordinal);
        Assert.Contains("{\"peopleReached\", Int64.Type}", deliveries, StringComparison.Ordinal);
        var report = await (await api.App.GetAsAsync(ticket, "/o/issg-2016/reports/ceasefire/2/figures.pq?revision=3")).Content.ReadAsStringAsync();
        Assert.Contains("api/v1/operations/issg-2016/reports/2/revisions/3/figures", report, StringComparison.Ordinal);
        Assert.Contains("[taskForce = \"ceasefire\"]", report, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await api.App.GetAsAsync(ticket, "/o/issg-2016/records/nothing.pq")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await api.App.Client.GetAsync("/o/issg-2016/convoys.pq")).StatusCode);
    }
}
