using System.Text.Json;
using AccessTracker.Data;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Tests.Stores;

/// <summary>A situation that followed the store is the one that is loaded from it: in every record, order, share, figure and list, to every audience.</summary>
public sealed class FollowedSituationTests
{
    private const int Changes = 100;
    private static readonly SensitivityRules _rules = new();

    public static TheoryData<StoreProvider, int> Runs
    {
        get
        {
            var runs = new TheoryData<StoreProvider, int>();
            foreach (var provider in TestStore.Providers)
            {
                for (var seed = 1; seed <= 4; seed++)
                {
                    runs.Add(provider, seed);
                }
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task A_situation_that_follows_is_the_one_that_is_loaded(StoreProvider provider, int seed)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, seed);
        await changes.BeginAsync();
        var facts = new FactsStore(store.Db, _rules);
        var held = new Dictionary<Sensitivity, (Audience Audience, Situation Situation, long ChangeNumber)>();
        var (followed, otherwise) = (0, 0);
        for (var i = 0; i < Changes; i++)
        {
            // Sometimes several changes are followed at once.
            await changes.NextAsync();
            if (i % 4 == 3)
            {
                await changes.NextAsync();
            }

            var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
            Situation? whole = null;
            foreach (var ceiling in Enum.GetValues<Sensitivity>().Reverse())
            {
                var audience = _rules.AudienceOf(ceiling, operation.Operation, changes.Now);
                var (all, changeNumber) = await facts.LoadAsync(operation.Id, audience);
                var loaded = new Situation(all);
                var situation = new Situation(all, whole);
                if (held.TryGetValue(ceiling, out var before)
                    && await facts.ChangesAsync(operation.Id, before.Audience, audience, before.ChangeNumber) is var (change, number))
                {
                    Assert.Equal(changeNumber, number);
                    followed++;
                    situation = before.Situation.With(change, whole);
                }

                var text = Text(loaded, changes.Now);
                Assert.True(text == Text(situation, changes.Now), $"Seed {seed}, step {i}, {ceiling}. {changes.Done}\n{Difference(text, Text(situation, changes.Now))}");
                otherwise += before.Situation is not null && Text(before.Situation, changes.Now) != text ? 1 : 0;
                held[ceiling] = (audience, situation, changeNumber);
                whole ??= situation;
            }
        }

        // Else nothing would have been tried.
        Assert.InRange(followed, Changes * 2, Changes * 4);
        Assert.InRange(otherwise, Changes, Changes * 4);
    }

    private static string Text(Situation situation, DateTimeOffset now)
    {
        var today = situation.Operation.Today(now);
        return string.Join('\n', new object[]
        {
            situation.Facts with { Operation = new Operation { Code = "", Name = "", Since = default } },
            situation.Operation,
            situation.Stops.Select(s => (s.Delivery.Ref, s.Convoy, s.People, s.IsEstimated)).Select(s => new { s.Ref, s.Convoy, s.People, s.IsEstimated }),
            situation.Lines.Select(l => new { l.Request, l.Line, l.Decisions, l.Clearances, State = l.StateOn(today) }),
            situation.Locations,
            situation.Locations.Keys.Append("nowhere").Select(p => new
            {
                Stops = situation.StopsAt(p).Select(s => s.Delivery.Ref),
                Lines = situation.LinesAt(p).Select(l => l.Request.Ref),
                Statuses = situation.StatusesOf(p),
                Populations = situation.PopulationsOf(p),
            }),
            situation.Convoys.Keys.Append("none").Select(c => new { Stops = situation.StopsOf(c).Select(s => s.Delivery.Ref), Log = situation.EventsOf(c) }),
            UnreachedBoard.Of(situation, today).Select(b => new { b.Location, b.LastReached, b.DaysWaiting, b.BlockedBy, b.BlockedSince, b.Planned, b.FailedAttempts }),
        }.Select(part => JsonSerializer.Serialize(part)).Append(ReportJson.Serialize(WeeklyReport.Compute(situation, situation.Calendar.Current(today)).Content)));
    }

    private static string Difference(string loaded, string followed) => string.Join('\n', loaded.Split('\n').Zip(followed.Split('\n')).Where(p => p.First != p.Second).Select(p => $"loaded:   {p.First}\nfollowed: {p.Second}"));
}
