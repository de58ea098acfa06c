using System.Net;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
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
    }

    private static string Question(WorldRecord record) => $"Is it so, {record.Token}?";
}
