using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Access;
using AccessTracker.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Review;

/// <summary>A question has the level of its record: who may not read the one is told nothing of the other.</summary>
[Collection("hangfire")]
public sealed class ReviewVisibilityTests
{
    private const string Root = $"/o/{AccessWorld.Operation}";

    [Fact]
    public async Task What_is_asked_about_a_record_is_for_who_may_read_it()
    {
        using var site = await AccessSite.CreateAsync();
        var services = site.App.Services;
        var operation = (await services.GetRequiredService<OperationStore>().FindAsync(AccessWorld.Operation))!;

        // A convoy that most may read names a request that few may.
        const string Convoy = "C-North", Hidden = "R-North-severe";
        Assert.Empty((await services.GetRequiredService<BundleImport>().ImportAsync(
            BundleSource.Of(RecordKinds.Convoys, [["ref", "mode", "departed_on", "request"], [Convoy, "road", "2016-05-01", Hidden]]),
            AccessWorld.Operation, new ImportOptions(), TestStore.Actor, AccessWorld.Now)).Refused);
        Assert.Equal(
            RuleResult.Set,
            await services.GetRequiredService<ReviewRules>().SetAsync(
                operation, new ReviewRule(true, false, false, null, true), TestStore.Actor, AccessWorld.Now));
        var waiting = (await services.GetRequiredService<ReviewList>()
            .AllAsync(operation, new ReviewFilter(), long.MaxValue, TestStore.Actor, AccessWorld.Now)).ToDictionary(l => (l.Kind, l.Key));
        var asked = site.World.Records.Where(r => waiting.ContainsKey((r.Kind, r.Key))).ToList();
        foreach (var record in asked)
        {
            Assert.Equal(
                ReviewResult.Done,
                await services.GetRequiredService<ReviewStore>().QuestionAsync(
                    operation, waiting[(record.Kind, record.Key)], Question(record), TestStore.Actor, AccessWorld.Now));
        }

        Assert.Equal(RecordKinds.Standard.Records.Count(k => k.IsReviewed), asked.DistinctBy(r => r.Kind).Count());
        foreach (var person in AccessMatrixTests.People)
        {
            // The pages that tell of many records at once.
            foreach (var path in new[] { Root, Urls.Review(AccessWorld.Operation), Urls.Review(AccessWorld.Operation, ("state", "questioned")) })
            {
                var (_, text) = await site.GetAsync(person, path);
                Assert.DoesNotContain(
                    asked, r => !AccessMatrixTests.MayRead(person, r.Level) && text.Contains(r.Token, StringComparison.Ordinal));
            }

            Assert.Equal(
                AccessMatrixTests.MayRead(person, Sensitivity.Moderate) ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                (await site.GetAsync(person, Urls.ReviewRecord(AccessWorld.Operation, "convoy", Convoy))).Status);
            foreach (var path in new[]
            {
                Urls.Review(AccessWorld.Operation, ("kind", "convoy")), Urls.ReviewRecord(AccessWorld.Operation, "convoy", Convoy),
            })
            {
                var (status, text) = await site.GetAsync(person, path);

                // The queue is for who imports; the record's own page for who reads it.
                Assert.True(
                    (status == HttpStatusCode.OK) == text.Contains($"{Convoy}<", StringComparison.Ordinal),
                    $"{person.Name}, {path}");
                Assert.True(
                    AccessMatrixTests.MayRead(person, Sensitivity.Severe) == text.Contains(Hidden, StringComparison.Ordinal),
                    $"{person.Name}, {path}");
            }

            foreach (var record in asked.GroupBy(r => (r.Kind, MayRead: AccessMatrixTests.MayRead(person, r.Level))).Select(g => g.First()))
            {
                var mayRead = AccessMatrixTests.MayRead(person, record.Level);
                foreach (var path in new[]
                {
                    Urls.ReviewRecord(AccessWorld.Operation, record.Kind, record.Key), Urls.Record(AccessWorld.Operation, record.Kind, record.Key),
                })
                {
                    var (status, text) = await site.GetAsync(person, path);
                    Assert.True((mayRead ? HttpStatusCode.OK : HttpStatusCode.NotFound) == status, $"{person.Name}, {record}, {path}: {status}");
                    Assert.Equal(mayRead, text.Contains(Question(record), StringComparison.Ordinal));
                }
            }
        }

        // Neither does the audit name a record that was checked to who may not read it.
        var severe = asked.First(r => r.Level == Sensitivity.Severe);
        Assert.Equal(1, (await services.GetRequiredService<ReviewStore>().CheckAsync(
            operation, [waiting[(severe.Kind, severe.Key)]], new Actor("checker@example.org", "manager"), AccessWorld.Now)).Checked);
        Assert.Equal(
            ["severe"],
            await services.GetRequiredService<Db>().ReadAsync(s => s.QueryAsync<string>(
                "select level from audit_event where action = 'records_checked' and record_key = @Key", new { severe.Key })));
    }

    private static string Question(WorldRecord record) => $"Is it so, {record.Token}?";
}
