using System.Net;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Entries;

namespace AccessTracker.Tests.Entries;

/// <summary>The one file that the pickers of the forms know on the device.</summary>
[Collection("hangfire")]
public sealed class EntryReferenceTests
{
    private static readonly DateOnly _today = new(2016, 7, 1);

    [Fact]
    public async Task What_travels_is_of_ones_own_area_and_neither_anybodys_plans_nor_a_source_nor_a_hidden_place()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = await store.SeedAsync();
        await store.ImportRowsAsync(RecordKinds.Locations,
            ["code", "name", "governorate"], ["HID", "Hidden CANARY", "Rural Damascus"], ["ELS", "Elsewhere", "Idleb"]);
        Assert.Null(await store.Records.ClassifyAsync(operation, "location", "HID", 1, Sensitivity.Severe, "test", TestStore.Actor, TestStore.Now));
        await store.ImportRowsAsync(RecordKinds.Requests,
            ["ref", "authority", "submitted_on", "note", "source"], ["R-OPEN", "GoS", "2016-06-20", "CANARY note", "CANARY source"],
            ["CANARY-ELSEWHERE", "GoS", "2016-06-20", "", ""], ["R-SHARED", "GoS", "2016-06-20", "", ""], ["R-HALF", "GoS", "2016-06-20", "", ""]);
        await store.ImportRowsAsync(RecordKinds.RequestLines,
            ["request", "location"], ["R-OPEN", "MAD"], ["R-OPEN", "HID"], ["R-OPEN", "ELS"], ["CANARY-ELSEWHERE", "ELS"],
            ["R-SHARED", "MAD"], ["R-SHARED", "ELS"], ["R-HALF", "MAD"], ["R-HALF", "DUM"]);
        await store.ImportRowsAsync(RecordKinds.Convoys,
            ["ref", "mode", "request", "agencies", "departed_on", "source"],
            ["ON-THE-WAY", "road", "R-OPEN", "UN; SARC", "2016-06-30", "CANARY source"],
            ["CANARY-PLAN", "road", "", "UN", "", ""], ["CANARY-AWAY", "road", "", "UN", "2016-06-30", ""],
            ["CANARY-SHARED", "road", "R-SHARED", "UN", "2016-06-29", ""], ["HALF-WAY", "road", "R-HALF", "UN", "2016-06-30", ""]);
        await store.ImportRowsAsync(RecordKinds.Deliveries,
            ["ref", "convoy", "location", "day", "outcome"], ["1", "ON-THE-WAY", "MAD", "2016-06-30", "delivered"],
            ["2", "CANARY-PLAN", "MAD", "2016-07-04", "planned"], ["3", "CANARY-AWAY", "ELS", "2016-06-30", "delivered"],
            ["4", "CANARY-SHARED", "MAD", "2016-06-29", "delivered"], ["5", "CANARY-SHARED", "ELS", "2016-06-30", "delivered"],
            ["6", "HALF-WAY", "MAD", "2016-06-30", "delivered"], ["7", "HALF-WAY", "DUM", "2016-07-02", "planned"]);

        // As high as a coordinator reads.
        var rules = new SensitivityRules();
        var audience = rules.AudienceOf(Sensitivity.High, operation.Operation, TestStore.Now);
        var (facts, _) = await new FactsStore(store.Db, rules).LoadAsync(operation.Id, audience);
        var person = new Person("field@example.org", [new Grant(Role.Coordinator, operation.Operation.Code, ["Rural Damascus"])]);
        var reference = EntryReference.Of(new Situation(facts), person, _today);

        Assert.DoesNotContain("CANARY", Encoding.UTF8.GetString(reference.ToFile().Bytes), StringComparison.Ordinal);
        Assert.Equal("\u0645\u0636\u0627\u064a\u0627", reference.Places.Single(p => p.Code == "MAD").Ar);
        var request = reference.Requests.Single(r => r.Ref == "R-OPEN");
        Assert.Equal(("MAD", "UN; SARC"), (Assert.Single(request.Places).Code, request.Last!.Agencies));

        // Of the last convoy nothing is told where it went to another's area too, or is still on its way.
        Assert.Equal(2, reference.Requests.Count(r => r.Ref is "R-SHARED" or "R-HALF" && r.Last is null));
        Assert.Equal(["MAD"], reference.Convoys.Single(c => c.Ref == "ON-THE-WAY").Stops);
        Assert.Contains(reference.Words["agencies"], w => w.Text == "UN; SARC");
    }

    [Fact]
    public async Task It_is_one_small_file_that_is_asked_for_once_and_that_no_browser_keeps()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        var path = EntryDesk.Operation + "/reference";
        using var first = new HttpRequestMessage(HttpMethod.Get, path);
        first.Headers.AcceptEncoding.ParseAdd("br");
        var answer = await desk.Client.SendAsync(first);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1_000, 150 * 1024);
        Assert.True(answer.Headers.CacheControl!.NoStore);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        var unchanged = await desk.Client.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.StatusCode, (await unchanged.Content.ReadAsByteArrayAsync()).Length));
    }
}
