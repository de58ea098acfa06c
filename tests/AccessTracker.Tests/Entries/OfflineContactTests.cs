using System.Net;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Entries;

/// <summary>What a device is told and what forms it is given, over the line.</summary>
[Collection("hangfire")]
public sealed class OfflineContactTests
{
    private const string Phone = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Whoever_is_not_its_person_is_told_what_must_go_and_nothing_else()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var (devices, operation) = (new OfflineDeviceStore(store.Db), store.Seeded);
        using var app = new TestApp(store: store.Options);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await devices.AddAsync(operation.Id, operation.Operation.Code, null, Phone, null, TestStore.Actor, now);

        Assert.Equal((HttpStatusCode.Unauthorized, ""), await ContactAsync(app));
        await devices.ForbidAsync(operation.Id, operation.Operation.Code, true, TestStore.Actor, now);
        Assert.Equal((HttpStatusCode.OK, """{"standing":"forbidden","asks":"nobody"}"""), await ContactAsync(app));

        await app.EnterAsync("coordinator");
        Assert.Equal((HttpStatusCode.OK, """{"standing":"forbidden","asks":"other"}"""), await ContactAsync(app));
        await devices.ForbidAsync(operation.Id, operation.Operation.Code, false, TestStore.Actor, now);
        Assert.Equal(HttpStatusCode.Forbidden, (await ContactAsync(app)).Status);

        var device = Assert.Single(await devices.ListAsync(TestStore.Actor.Name));
        await devices.EndAsync(device.Id, TestStore.Actor.Name, null, TestStore.Actor, now);
        using var nobody = app.NewClient();
        Assert.Equal(HttpStatusCode.Gone, (await ContactAsync(app, nobody)).Status);
    }

    [Fact]
    public async Task The_forms_for_a_device_bring_no_records_of_anybody()
    {
        await using var desk = await EntryDesk.OpenAsync(StoreProvider.Sqlite);
        await desk.Store.ImportRowsAsync(RecordKinds.Requests,
            ["ref", "authority", "submitted_on", "source"], ["CANARY-REQUEST", "GoS", "2016-06-20", "CANARY source"]);
        await desk.Store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location"], ["CANARY-REQUEST", "MAD"]);
        await desk.Store.ImportRowsAsync(RecordKinds.Convoys,
            ["ref", "mode", "request", "departed_on"], ["CANARY-CONVOY", "road", "CANARY-REQUEST", "2016-06-30"],
            ["CANARY-PLAN", "road", "", "2016-07-05"]);
        await desk.Store.ImportRowsAsync(RecordKinds.ConvoyEvents,
            ["convoy", "day", "kind", "location", "note"], ["CANARY-CONVOY", "2016-06-30", "held", "MAD", "CANARY checkpoint"]);

        string[] forms = ["log", "convoy", "request", "answer", "clearance", "record/incident", "record/allegation", "record/appeal"];
        foreach (var form in forms)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"{EntryDesk.Operation}/enter/{form}");
            asked.Headers.Add("X-Entry", "device");
            using var answer = await desk.Client.SendAsync(asked);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("CANARY", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // On the line they are there to be chosen; what is planned for a later day is in no list.
        using var page = await new HtmlParser().ParseDocumentAsync(await desk.Client.GetStringAsync($"{EntryDesk.Operation}/enter/answer"));
        Assert.NotNull(page.QuerySelector("select[name=of] option[value=CANARY-REQUEST]"));
        Assert.DoesNotContain(
            "CANARY-PLAN", await desk.Client.GetStringAsync($"{EntryDesk.Operation}/enter/log"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> ContactAsync(TestApp app, HttpClient? client = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/device/contact");
        asked.Headers.Add("X-Device", Phone);
        asked.Headers.Add("X-Requested-With", "XMLHttpRequest");
        using var answer = await (client ?? app.Client).SendAsync(asked);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
