using AccessTracker.Data.Common;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Permits;
using Bunit;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Tests.Entries;

/// <summary>What a device sends that kept forms: long after they were made, about records that had no key yet, by an older build.</summary>
public sealed class OfflineEntryTests : EntryUiTest
{
    [Fact]
    public void Each_line_goes_to_the_place_it_names_wherever_that_stands_by_now()
    {
        var sent = new EntryFields
        {
            ["lines.1.on"] = "yes", ["lines.1.location.code"] = "DUM", ["lines.1.people"] = "5",
            ["lines.2.location"] = "مضايا", ["lines.2.location.code"] = "", ["lines.2.people"] = "7",
            ["lines.3.location"] = "Elsewhere", ["lines.3.people"] = "9",
            ["lines.4.location.code"] = "GONE",
        };

        var foreign = LinesByPlace.Order(sent, ["ZAB", "MAD", "DUM"], text => text == "مضايا" ? "MAD" : null);

        Assert.Equal(["Elsewhere"], foreign);
        Assert.Equal(
            [("lines.2.on", "yes"), ("lines.2.people", "7"), ("lines.3.on", "yes"), ("lines.3.people", "5")],
            sent.Select(f => (f.Key, f.Value)).Order());
    }

    [Fact]
    public async Task A_chain_that_was_begun_without_a_line_is_saved_in_order_once()
    {
        await SignInAsync(Coordinator);
        var (request, answer, convoy) = (Id(1), Id(2), Id(3));
        var fields = FieldsOf(
            Open<RequestEntryPage>(), ("entry.id", request), ("authority", "Council"), ("submitted_on", "28 June 2016"), ("lines.1.location", "MAD"),
            ("lines.1.people", "400"), ("lines.2.location", "DUM"));
        await SendAsync<RequestEntryPage>(new(fields));
        await SendAsync<RequestEntryPage>(new(fields));

        var letter = FieldsOf(
            Open<AnswerEntryPage>(more: p => p.Add(a => a.Key, "")), ("entry.id", answer), ("of", $"entry:{request}"), ("decision", "granted"),
            ("decided_on", "30 June 2016"), ("lines.1.location", "Duma"), ("lines.2.location", "MAD"), ("lines.2.people", "300"));
        await SendAsync<AnswerEntryPage>(new(letter), more: p => p.Add(a => a.Key, ""));
        await SendAsync<AnswerEntryPage>(new(letter), more: p => p.Add(a => a.Key, ""));

        await SendAsync<Web.Convoys.ConvoyEntryPage>(FieldsOf(
            Open<Web.Convoys.ConvoyEntryPage>(), ("entry.id", convoy), ("request", $"entry:{request}"), ("departed_on", "30 June 2016"),
            ("outcome", "delivered"), ("stops.1.location", "MAD"), ("stops.1.people_reached", "250")));

        Assert.Equal(1, await CountAsync("access_request r"));
        Assert.Equal(2, await CountAsync("decision d join access_request r on r.id = d.request_id"));
        Assert.Equal(300, await Store.ScalarAsync<long>(
            "select d.people_approved from decision d join location l on l.id = d.location_id join access_request r on r.id = d.request_id "
            + "where r.authority = 'Council' and l.code = 'MAD'"));
        Assert.Equal(1, await CountAsync("convoy c join access_request r on r.id = c.request_id"));
    }

    [Fact]
    public async Task What_cannot_be_placed_is_said_with_its_name_and_nothing_is_saved()
    {
        await SignInAsync(Coordinator);
        await SendAsync<RequestEntryPage>(FieldsOf(
            Open<RequestEntryPage>(), ("ref", "R-OFF"), ("authority", "Council"), ("submitted_on", "28 June 2016"), ("lines.1.location", "MAD")));
        var blank = FieldsOf(Open<AnswerEntryPage>(more: p => p.Add(a => a.Key, "")), ("decision", "granted"), ("decided_on", "30 June 2016"));

        var unchosen = await SendAsync<AnswerEntryPage>(new(blank), more: p => p.Add(a => a.Key, ""));
        Assert.NotNull(unchosen.Find("[name=of][aria-invalid=true]"));

        blank["of"] = "R-OFF";
        blank["lines.1.location"] = "MAD";
        blank["lines.2.location"] = "Atlantis";
        var foreign = await SendAsync<AnswerEntryPage>(new(blank), more: p => p.Add(a => a.Key, ""));
        Assert.Contains("Atlantis", TextOf(foreign.Find(".refusal")), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("decision d join access_request r on r.id = d.request_id"));
    }

    [Fact]
    public async Task A_form_of_an_older_build_is_shown_once_more_and_then_saved()
    {
        await SignInAsync(Coordinator);
        Dictionary<string, StringValues> fields = FieldsOf(
            Open<RequestEntryPage>(), ("ref", "R-OLD"), ("authority", "Council"), ("submitted_on", "28 June 2016"), ("lines.1.location", "MAD"),
            (EntryForms.ContractField, "0"));

        var again = await SendAsync<RequestEntryPage>(fields);
        Assert.Contains("older version", TextOf(again.Find(".refusal")), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("access_request r"));

        await SendAsync<RequestEntryPage>(FieldsOf(again));
        Assert.Equal(1, await CountAsync("access_request r"));
    }

    // Of the requests to this authority.
    private Task<long> CountAsync(string tables) => Store.ScalarAsync<long>($"select count(*) from {tables} where r.authority = 'Council'");

    private static string Id(int number) => $"01900000-0000-7000-8000-00000000000{number}";
}
