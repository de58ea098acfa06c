using System.Net;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Operations;

/// <summary>An operation that was entered before its baseline day.</summary>
[Collection("hangfire")]
public sealed class FutureOperationTests
{
    [Fact]
    public async Task Before_its_first_day_there_is_nothing_to_count_and_the_pages_say_so()
    {
        using var app = new TestApp();
        await app.EnterAsync("member");
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["next", "Next", "2999-06-01"]);

        await app.ImportAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await app.ImportAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"]);

        foreach (var path in new[] { "/o/next", "/o/next/unreached" })
        {
            var page = await app.Client.GetStringAsync(path);
            Assert.Contains("The operation begins on 1 Jun 2999", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Period from", page, StringComparison.Ordinal);
        }

        Assert.Contains("No meeting is due yet", await app.Client.GetStringAsync("/o/next/reports"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/o/next/records?figure=permits.pending")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/o/next/reports/1")).StatusCode);
        Assert.DoesNotContain("of-warning", await app.Client.GetStringAsync("/o/next/locations/MAD"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/o/next/locations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/o/next/jobs")).StatusCode);
    }
}
