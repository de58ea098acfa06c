using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Review;

/// <summary>Reviews in a store: random changes, questions, answers and checks, on both databases.</summary>
public sealed class ReviewStoreTests
{
    private static readonly SensitivityRules _rules = new();
    private static readonly Actor _checker = new("checker@example.org", "manager");

    [Theory]
    [InlineData(StoreProvider.Sqlite, 1, true)]
    [InlineData(StoreProvider.Sqlite, 2, false)]
    [InlineData(StoreProvider.Postgres, 3, true)]
    [InlineData(StoreProvider.Postgres, 4, false)]
    public async Task Only_checked_figures_are_those_of_the_store_with_the_unchecked_withdrawn(StoreProvider provider, int seed, bool withEarlier)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, seed);
        await changes.BeginAsync();
        var (rules, reviews, queue) = (new ReviewRules(store.Db), new ReviewStore(store.Db, store.Records), new ReviewList(store.Db, store.Records));
        Assert.Equal(
            RuleResult.Set,
            await rules.SetAsync(
                changes.Operation, new ReviewRule(true, false, true, A.Day("2016-01-01"), withEarlier), _checker, changes.Now));
        var random = new Random(seed);
        var situation = await SituationAsync(store, changes);
        for (var i = 0; i < 60; i++)
        {
            await changes.NextAsync();
            var waiting = await queue.ListAsync(changes.Operation, new ReviewFilter(), 0, _checker, changes.Now);
            var all = (await queue.ListAsync(changes.Operation, new ReviewFilter(ReviewState.Checked), 0, _checker, changes.Now)).Records
                .Concat(waiting.Records).ToList();
            if (all.Count > 0)
            {
                var one = all[random.Next(all.Count)];
                var looked = new LookedAt(one.Record.Table.Name, one.Record.Key, one.Record.Version);
                Assert.Equal(
                    one.State == ReviewState.Questioned ? ReviewResult.Done : ReviewResult.NothingAsked,
                    await reviews.AnswerAsync(changes.Operation, looked, "As the driver told it.", TestStore.Actor, changes.Now));
                Assert.Equal(
                    ReviewResult.Done,
                    await reviews.QuestionAsync(changes.Operation, looked, "Is that so?", _checker, changes.Now));
                await reviews.CheckAsync(changes.Operation, [.. waiting.Records.Take(random.Next(4)).Select(Looked)], _checker, changes.Now);
            }

            // What is followed is what is read anew.
            situation = await FollowAsync(store, changes, situation.Situation, situation.At);
            var anew = await SituationAsync(store, changes);
            Assert.Equal(anew.Situation.Facts.Review.Unchecked.Keys.Order(), situation.Situation.Facts.Review.Unchecked.Keys.Order());
        }

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        Assert.All(
            RecordKinds.Standard.Records.Where(k => k.IsReviewed),
            kind => Assert.Superset(
                References(kind, situation.Situation.Facts), kind.ReferencesIn(situation.Situation.Facts).Select(r => r.Reference).ToHashSet()));
        var only = Said(situation.Situation, changes);
        Assert.NotEqual(only, Said(new Situation(situation.Situation.Facts with { Review = ReviewFacts.None }), changes));

        await WithdrawWaitingAsync(store, changes, queue);
        Assert.Equal(only, Said((await SituationAsync(store, changes)).Situation, changes));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    private static HashSet<string> References(RecordKind kind, ReportFacts facts) =>
        facts.Review.Unchecked.Keys.Where(r => r.StartsWith(kind.Name + ":", StringComparison.Ordinal)).ToHashSet();

    private static LookedAt Looked(QueuedRecord record) => new(record.Record.Table.Name, record.Record.Key, record.Record.Version);

    // Parts before wholes, or the wholes would take the parts along.
    private static async Task WithdrawWaitingAsync(TestStore store, RandomChanges changes, ReviewList queue)
    {
        foreach (var kind in RecordKinds.Standard.Records.Where(k => k.IsReviewed).Reverse())
        {
            while ((await queue.ListAsync(changes.Operation, new ReviewFilter(Kind: kind.Name), 0, _checker, changes.Now)).Records is [var one, ..])
            {
                foreach (var part in await PartsAsync(store, changes, one.Record))
                {
                    Assert.Null(await store.Records.WithdrawAsync(
                        changes.Operation, part.Table.Name, part.Key, part.Version, "x", TestStore.Actor, changes.Now));
                }

                Assert.Null(await store.Records.WithdrawAsync(
                    changes.Operation, kind.Name, one.Record.Key, one.Record.Version, "x", TestStore.Actor, changes.Now));
            }
        }
    }

    // What counts only with the record, checked or not.
    private static async Task<List<StoredRecord>> PartsAsync(TestStore store, RandomChanges changes, StoredRecord record)
    {
        var parts = new List<StoredRecord>();
        foreach (var kind in RecordKinds.Standard.Records.Where(k => k.Owner?.Refers == record.Table))
        {
            parts.AddRange(await store.Records.ListAsync(
                changes.Operation, kind.Name, kind.Owner!.Name, record.Key, TestStore.Actor, changes.Now));
        }

        if (record.Table == RecordKinds.RequestLines)
        {
            foreach (var kind in new RecordKind[] { RecordKinds.Decisions, RecordKinds.Clearances })
            {
                parts.AddRange(
                    (await store.Records.ListAsync(changes.Operation, kind.Name, "request", record.Text("request"), TestStore.Actor, changes.Now))
                    .Where(p => p.Text("location") == record.Text("location")));
            }
        }

        return [.. parts.OrderByDescending(p => p.Table.BelongsToLine)];
    }

    private static async Task<(Situation Situation, HistoryPoint At)> SituationAsync(TestStore store, RandomChanges changes)
    {
        var (facts, at) = await new FactsStore(store.Db, _rules).LoadAsync(changes.Operation.Id, Audience.Everything);
        return (new Situation(facts), at);
    }

    private static async Task<(Situation Situation, HistoryPoint At)> FollowAsync(
        TestStore store, RandomChanges changes, Situation before, HistoryPoint since) =>
        await new FactsStore(store.Db, _rules).ChangesAsync(changes.Operation.Id, Audience.Everything, Audience.Everything, since) is var (change, at)
            ? (before.With(change), at)
            : await SituationAsync(store, changes);

    // All figures of both task forces, without what is said of the review itself.
    private static string Said(Situation situation, RandomChanges changes)
    {
        var today = DateOnly.FromDateTime(changes.Now.UtcDateTime);
        var humanitarian = WeeklyReport.Compute(situation, situation.Calendar.Current(today)).Content;
        var ceasefire = CeasefireReport.Compute(situation, situation.CalendarOf(TaskForce.Ceasefire).Current(today)).Content;
        return ReportJson.Serialize(humanitarian with { Review = null }) + ReportJson.Serialize(ceasefire with { Review = null });
    }
}
