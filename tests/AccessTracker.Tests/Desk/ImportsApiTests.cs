using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Import.Bundles;
using AccessTracker.Web.Api;
using AccessTracker.Web.Desk.Import;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Desk;

/// <summary>Programs send bundles, which the job of the sheets checks and imports.</summary>
[Collection("hangfire")]
public sealed class ImportsApiTests
{
    private const string Imports = "/api/v1/operations/issg-2016/imports";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Theory, EveryStore]
    public async Task A_bundle_is_checked_and_imported_by_a_job_that_tells_how_far_it_is(StoreProvider provider)
    {
        await using var site = await ApiSite.StartAsync(
            provider, seeded: true, new FakeTimeProvider(new DateTimeOffset(2016, 6, 20, 9, 0, 0, TimeSpan.Zero)));
        using var client = await site.ClientAsync(Role.Manager, "issg-2016");
        var zip = new TestBundle(site.Store.Folder.Path("in"))
            .With("convoys.csv", "ref,mode,trucks", "Z1,road,4", "Z2,cart,5", "D002,road,50")
            .With("deliveries.csv", "ref,convoy,location,day,outcome", "Z1-1,Z1,MAD,2016-06-18,delivered")
            .Zip(site.Store.Folder.Path("bundle.zip"));

        // Checked: what would be stored and what not, and nothing is.
        var sent = await SendAsync(client, "?dryRun=true", await File.ReadAllBytesAsync(zip), "application/zip");
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var job = await EndAsync(site, client, sent);
        Assert.Equal(("checked", 1, true), (Word(job, "status"), job.GetProperty("refusedRows").GetInt32(), job.GetProperty("dryRun").GetBoolean()));
        var error = Assert.Single(job.GetProperty("errors").EnumerateArray());
        Assert.Equal(
            ("convoys.csv", 3, "mode", "cart"),
            (Word(error, "file"), error.GetProperty("row").GetInt32(), Word(error, "column"), Word(error, "value")));
        Assert.Equal((1, 1, 0, 1), Counts(job, "convoys"));

        // One row refuses all, unless the good ones are to be kept.
        var refused = await EndAsync(site, client, await SendAsync(client, "", await File.ReadAllBytesAsync(zip), "application/zip"));
        Assert.Equal("refused", Word(refused, "status"));
        var first = await SendAsync(client, "?onError=good", await File.ReadAllBytesAsync(zip), "application/zip", "z1");
        var done = await EndAsync(site, client, first);
        Assert.Equal("done", Word(done, "status"));
        Assert.Equal((1, 1, 0, 1), Counts(done, "convoys"));
        Assert.Equal((1, 0, 0, 0), Counts(done, "deliveries"));
        Assert.True(done.GetProperty("changeNumber").GetInt64() > 0);

        // Sent once; the history names the token.
        var again = await SendAsync(client, "?onError=good", await File.ReadAllBytesAsync(zip), "application/zip", "z1");
        Assert.Equal(["true"], again.Headers.GetValues(SentOnce.ReplayedHeader));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        var history = await client.GetFromJsonAsync<JsonElement>("/api/v1/operations/issg-2016/convoys/Z1/history");
        Assert.Equal("test", Word(history.GetProperty("items")[0], "token"));

        // One file alone; and what is no bundle.
        var one = await EndAsync(
            site, client, await SendAsync(client, "?kind=convoys", Encoding.UTF8.GetBytes("ref,mode\r\nZ3,airdrop\r\n"), "text/csv"));
        Assert.Equal((1, 0, 0, 0), Counts(one, "convoys"));
        await ApiSite.ProblemAsync(await SendAsync(client, "", [1], "text/csv"), "invalid");
        Assert.Equal("refused", Word(await EndAsync(site, client, await SendAsync(client, "", [1, 2, 3], "application/zip")), "status"));

        // What stands in its rows is for whoever sent it.
        using var another = await site.ClientAsync(Role.Manager, "issg-2016");
        var told = await another.GetFromJsonAsync<JsonElement>(first.Headers.Location);
        Assert.Equal(
            ("done", 1, 1, 0),
            (Word(told, "status"), told.GetProperty("refusedRows").GetInt32(), done.GetProperty("errors").GetArrayLength(),
                told.GetProperty("errors").GetArrayLength()));

        // Somebody else's is not there.
        using var coordinator = await site.ClientAsync(Role.Coordinator, "issg-2016", "Homs");
        await ApiSite.ProblemAsync(await coordinator.GetAsync(first.Headers.Location), "not-found");
        using var member = await site.ClientAsync(Role.Member, "issg-2016");
        await ApiSite.ProblemAsync(await SendAsync(member, "", [1], "application/zip"), "forbidden");
    }

    // The program's own job works on it too; whichever is first.
    private static async Task<JsonElement> EndAsync(ApiSite site, HttpClient client, HttpResponseMessage sent)
    {
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await site.Service<ImportSheets>().RunAsync(CancellationToken.None);
            var job = await client.GetFromJsonAsync<JsonElement>(sent.Headers.Location);
            if (Word(job, "status") is not ("waiting" or "checking" or "importing"))
            {
                return job;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(since) < _patience, $"{job}");
        }
    }

    private static (int Created, int Changed, int Unchanged, int Refused) Counts(JsonElement job, string kind)
    {
        var count = job.GetProperty("counts").EnumerateArray().Single(c => Word(c, "kind") == kind);
        return (Number("created"), Number("changed"), Number("unchanged"), Number("refused"));

        int Number(string name) => count.GetProperty(name).GetInt32();
    }

    private static string? Word(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string query, byte[] body, string type, string? once = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Imports + query) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (once is not null)
        {
            request.Headers.Add(SentOnce.KeyHeader, once);
        }

        return client.SendAsync(request);
    }
}
