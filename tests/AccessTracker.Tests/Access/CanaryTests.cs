using AccessTracker.Data.Attachments;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Access;

/// <summary>
/// Every record carries a text that stands nowhere else. Each role walks through every page and file that it can reach: what is
/// above its level may be in none, neither the text nor the key.
/// </summary>
[Collection("hangfire")]
public sealed class CanaryTests
{
    [Fact]
    public async Task No_role_comes_across_anything_above_its_level()
    {
        using var site = await AccessSite.CreateAsync();
        var files = await AttachAsync(site);
        foreach (var person in AccessMatrixTests.People)
        {
            var pages = await site.CrawlAsync(person, [.. Guessed(site.World), .. files.Keys]);
            foreach (var record in site.World.Records.Where(r => !AccessMatrixTests.MayRead(person, r.Level)))
            {
                // What somebody asked for comes back in the page's own links: that is no news to them.
                foreach (var (path, text) in pages.Where(
                    p => !p.Key.Contains(record.Token, StringComparison.Ordinal) && !p.Key.Contains(record.Key, StringComparison.Ordinal)))
                {
                    Assert.False(text.Contains(record.Token, StringComparison.Ordinal), $"{person.Name} finds {record} at {path}");
                    Assert.False(
                        HasName(record) && text.Contains(record.Key, StringComparison.Ordinal), $"{person.Name} finds the key of {record} at {path}");
                }
            }

            Assert.DoesNotContain(pages, p => p.Value.Contains("zqinformant", StringComparison.Ordinal));
            Assert.All(files, f => Assert.True(
                AccessMatrixTests.MayRead(person, f.Value.Level) == pages[f.Key].Contains("PNG", StringComparison.Ordinal), $"{person.Name}, {f}"));

            // It has looked at something: what the role may read was there to be found.
            var readable =
                site.World.Records.Where(r => r.Kind is "location" or "convoy" or "request" && AccessMatrixTests.MayRead(person, r.Level)).ToList();
            Assert.All(readable, r => Assert.Contains(pages, p => p.Value.Contains(r.Key, StringComparison.Ordinal)));
            var inside = person.In(AccessWorld.Operation).Any();
            Assert.Equal(
                inside, pages.Any(p =>
                    p.Key.StartsWith($"/o/{AccessWorld.Operation}/record/", StringComparison.Ordinal)
                    && p.Value.Contains("<h2>History</h2>", StringComparison.Ordinal)));
            Assert.Equal(
                inside, pages.Any(p =>
                    p.Key == $"/o/{AccessWorld.Operation}/files/bundle.zip" && p.Value.Contains("zqmeetingmoderate", StringComparison.Ordinal)));
            Assert.Equal(
                AccessMatrixTests.May(person, Verb.ReadAudit),
                pages.Any(p => p.Key == "/audit" && p.Value.Contains("<h1>Audit</h1>", StringComparison.Ordinal)));
            Assert.Equal(inside, pages.Count(p => p.Value.Contains("An operation that goes on", StringComparison.Ordinal)) > 40);
        }

        Assert.DoesNotContain(site.Logged.Lines, l =>
            site.World.Records.Any(r => r.Level > Sensitivity.Moderate && l.Contains(r.Token, StringComparison.Ordinal)));
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("zqinformant", StringComparison.Ordinal));
    }

    // A file of each kind and level, called like the text that stands in its record; by its address.
    private static async Task<Dictionary<string, WorldRecord>> AttachAsync(AccessSite site)
    {
        var (store, files) = (site.App.Services.GetRequiredService<AttachmentStore>(), new Dictionary<string, WorldRecord>(StringComparer.Ordinal));
        var operation = (await site.App.Services.GetRequiredService<OperationStore>().FindAsync(AccessWorld.Operation))!;
        foreach (var record in site.World.Records.Where(r => RecordKinds.Standard.Of(r.Kind).TakesFiles)
            .GroupBy(r => (r.Kind, r.Level, r.IsPlanned)).Select(g => g.First()))
        {
            var added = await store.AddAsync(
                operation, record.Kind, record.Key, record.Token, record.Token, CleanFile.Of(MadeFile.Png()), TestStore.Actor, AccessWorld.Now);
            files.Add(Urls.Attachment(AccessWorld.Operation, added.File!.Id), record);
        }

        return files;
    }

    // The addresses that somebody would try who has heard of a record.
    private static IEnumerable<string> Guessed(AccessWorld world) => world.Records.Where(HasName).Select(r => r.Kind switch
    {
        "location" => $"/o/{AccessWorld.Operation}/locations/{r.Key}",
        "request" => $"/o/{AccessWorld.Operation}/requests/{r.Key}",
        "convoy" => $"/o/{AccessWorld.Operation}/convoys/{r.Key}",
        _ => $"/o/{AccessWorld.Operation}/convoys?q={r.Key}",
    });

    // A key of several parts names other records, and a number anything.
    // What is told of a stop has the stop's key, which is not hidden with it.
    private static bool HasName(WorldRecord record) => record.Kind != "disaggregation"
        && !record.Key.Contains(RecordKey.Separator, StringComparison.Ordinal) && record.Key.Length > 4;
}
