using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Reports;

/// <summary>Programs publish what was read, within the scope of the token.</summary>
[Collection("hangfire")]
public sealed class PublishApiTests
{
    private const string Report = "/api/v1/operations/issg-2016/reports/5";

    [Fact]
    public async Task A_draft_is_published_as_it_was_read_and_once()
    {
        await using var site = await ApiSite.StartAsync(
            StoreProvider.Sqlite, seeded: true, new FakeTimeProvider(new DateTimeOffset(2016, 6, 20, 9, 0, 0, TimeSpan.Zero)),
            [("Pdf:Chromium", "none")]);
        var account = await site.PersonAsync(Role.Manager, "issg-2016");
        using var client = site.Client(await site.TokenAsync(account));
        using var writer = site.Client(await site.TokenAsync(account, null, ApiScope.Write));
        using var coordinator = await site.ClientAsync(Role.Coordinator, "issg-2016", "Homs");

        await ApiSite.ProblemAsync(await writer.GetAsync($"{Report}/draft"), "insufficient-scope");
        await ApiSite.ProblemAsync(await coordinator.GetAsync($"{Report}/draft"), "not-found");
        var draft = await client.GetFromJsonAsync<JsonElement>($"{Report}/draft");
        var (hash, revision) = (draft.GetProperty("contentHash").GetString(), draft.GetProperty("revision").GetInt32());
        var narratives = draft.GetProperty("narratives");
        Assert.Equal(1, revision);

        await ApiSite.ProblemAsync(await client.PostAsJsonAsync($"{Report}/publish", new { revision, contentHash = "other", narratives }), "stale");
        await ApiSite.ProblemAsync(await client.PostAsJsonAsync($"{Report}/publish", new { revision }), "invalid");
        await ApiSite.ProblemAsync(await client.PostAsJsonAsync($"{Report}/publish", new { revision, contentHash = hash, by = "me" }), "invalid");
        var published = await client.PostAsJsonAsync($"{Report}/publish", new { revision, contentHash = hash, narratives });
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        var again = await client.PostAsJsonAsync($"{Report}/publish", new { revision, contentHash = hash, narratives });
        Assert.Equal(await published.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());

        // Another revision needs a reason.
        var next = await client.GetFromJsonAsync<JsonElement>($"{Report}/draft");
        Assert.Equal(2, next.GetProperty("revision").GetInt32());
        hash = next.GetProperty("contentHash").GetString();
        await ApiSite.ProblemAsync(
            await client.PostAsJsonAsync($"{Report}/publish", new { revision = 2, contentHash = hash, narratives }), "refused");
    }
}
