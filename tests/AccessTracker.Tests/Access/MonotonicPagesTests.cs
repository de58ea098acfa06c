using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Access;

/// <summary>
/// The same as <see cref="MonotonicityTests"/>, of every page and file that a reader comes to: hidden work of an hour moves no letter and no time of
/// theirs.
/// </summary>
[Collection("hangfire")]
public sealed class MonotonicPagesTests
{
    private static readonly string[] _files =
    [
        .. new[] { ".json", ".docx", ".xlsx", "-csv.zip" }.Select(e => $"/o/LIVE/reports/4/files/report-4-draft{e}"), "/o/LIVE/files/bundle.zip",
            "/o/LIVE/permits/brief?place=North",
        "/o/LIVE/record/convoy/C-North", "/o/LIVE/record/request/R-North",
    ];

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Coordinator)]
    public async Task Hidden_work_changes_no_page_and_no_file(Role role)
    {
        using var site = await AccessSite.CreateAsync();
        var reader = AccessMatrixTests.People.First(p => p.Grants[0].Role == role);
        var first = await site.CrawlAsync(reader, _files);
        Pass(site);
        var before = await site.CrawlAsync(reader, _files);

        await WorkAsync(site, role == Role.Coordinator ? Sensitivity.Severe : null);
        Pass(site);
        var after = await site.CrawlAsync(reader, _files);

        // What an hour alone changes, such as the list of what was done, tells nothing.
        var still = before.Where(p => first.GetValueOrDefault(p.Key) == p.Value).ToList();
        Assert.InRange(still.Count, before.Count * 9 / 10, before.Count);
        Assert.All(still, page =>
            Assert.True(after.GetValueOrDefault(page.Key) == page.Value,
                $"{page.Key}\n{Difference(page.Value, after.GetValueOrDefault(page.Key) ?? "")}"));

        // The audit goes on with what the reader did, and the scheduler, by the machine's clock, with its jobs.
        Assert.Equal(before.Keys.Where(StaysWhole).Order(), after.Keys.Where(StaysWhole).Order());

        static bool StaysWhole(string path) =>
            !path.StartsWith("/audit", StringComparison.Ordinal) && !path.StartsWith("/hangfire/jobs/details/", StringComparison.Ordinal);
    }

    private static void Pass(AccessSite site) =>
        ((FakeTimeProvider)site.App.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromHours(1));

    // All that a coordinator of the field does in an hour, before it may be known; or, of a level, what a manager then hides.
    private static async Task WorkAsync(AccessSite site, Sensitivity? level)
    {
        await AddAsync(
            site, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["ZQ1", "C-North", "South", "2016-07-04", "planned"]);
        await AddAsync(site, RecordKinds.ConvoyEvents, ["convoy", "day", "kind"], ["C-North", "2016-06-30", "loaded"]);
        string[] line = ["R-North", "L2-North-moderate"];
        await AddAsync(
            site, RecordKinds.Decisions, ["request", "location", "decision", "decided_on"], [.. line, "reopened", "2016-06-02"],
            [.. line, "granted", "2016-06-10"]);
        await AddAsync(
            site, RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
            [.. line, "seal", "army", "obtained", "2016-06-12"]);
        await AddAsync(site, RecordKinds.Convoys, ["ref", "mode", "request"], ["ZQ2", "road", "R-North"]);
        await AddAsync(
            site, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"],
            ["ZQ3", "ZQ2", "L2-North-moderate", "2016-07-03", "planned"]);
        if (level is { } given)
        {
            var operation = (await site.App.Services.GetRequiredService<OperationStore>().FindAsync(AccessWorld.Operation))!;
            var records = site.App.Services.GetRequiredService<RecordStore>();
            (string Kind, string Key)[] done =
            [
                ("delivery", "ZQ1"), ("delivery", "ZQ3"), ("convoy", "ZQ2"), ("convoy_event", RecordKey.Of("C-North", "2016-06-30", "loaded", "")),
                ("clearance", RecordKey.Of([.. line, "seal", "army", "2016-06-12"])),
                ("decision", RecordKey.Of([.. line, "2016-06-10", "granted", "", ""])),
                ("decision", RecordKey.Of([.. line, "2016-06-02", "reopened", "", ""])),
            ];
            foreach (var (kind, key) in done)
            {
                Assert.Null(await records.ClassifyAsync(operation, kind, key, 1, given, "x", TestStore.Actor, AccessWorld.Now));
            }
        }
    }

    // As a form sends it.
    private static async Task AddAsync(AccessSite site, RecordKind table, params string[][] rows)
    {
        var result = await site.App.Services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(table, rows), AccessWorld.Operation,
            new ImportOptions { Submission = new Submission(string.Join(',', rows[^1]), TestStore.Actor.Name) }, TestStore.Actor, AccessWorld.Now);
        Assert.Empty(result.Refused);
    }

    private static string Difference(string before, string after)
    {
        var (was, now) = (before.Split('\n'), after.Split('\n'));
        return string.Join(
            '\n', was.Except(now).Take(5).Select(l => $"before: {l.Trim()}").Concat(now.Except(was).Take(5).Select(l => $"after:  {l.Trim()}")));
    }
}
