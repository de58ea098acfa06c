using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Situations;

/// <summary>
/// A situation that followed the store is the one that is loaded from it: in every record, order, share, figure and list, to every audience.
/// </summary>
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
                for (var seed = 1; seed <= 3; seed++)
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
        var held = new Dictionary<Sensitivity, (Audience Audience, Situation Situation, HistoryPoint At)>();
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
                var (all, at) = await facts.LoadAsync(operation.Id, audience);
                var loaded = new Situation(all);
                var situation = new Situation(all, whole);
                if (held.TryGetValue(ceiling, out var before)
                    && await facts.ChangesAsync(operation.Id, before.Audience, audience, before.At) is var (change, then))
                {
                    Assert.Equal(at, then);
                    followed++;
                    situation = before.Situation.With(change, whole);
                }

                var text = Text(loaded, changes.Now);
                Assert.True(text == Text(situation, changes.Now),
                    $"Seed {seed}, step {i}, {ceiling}. {changes.Done}\n{Difference(text, Text(situation, changes.Now))}");
                otherwise += before.Situation is not null && Text(before.Situation, changes.Now) != text ? 1 : 0;
                held[ceiling] = (audience, situation, at);
                whole ??= situation;
            }
        }

        // Else nothing would have been tried.
        Assert.InRange(followed, Changes * 2, Changes * 4);
        Assert.InRange(otherwise, Changes, Changes * 4);
    }

    [Theory, EveryStore]
    public async Task A_delivery_that_uses_a_permit_shows_the_request_to_members(StoreProvider provider)
    {
        await using var store = await PermittedAsync(provider, "2016-12-31");

        var (before, after) = await FollowAsync(store, TestStore.Now, () => store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D1", "C1", "MAD", "2016-06-20", "delivered"]));

        Assert.Empty(before.Lines);
        Assert.Equal("R1", Assert.Single(after.Lines).Request.Ref);
        Assert.Equal("R1", after.Convoys["C1"].Request);
    }

    [Theory, EveryStore]
    public async Task A_permit_that_ends_shows_the_request_to_members_after_the_embargo(StoreProvider provider)
    {
        await using var store = await PermittedAsync(provider, "2016-07-02");

        var (before, after) = await FollowAsync(store, TestStore.Now.AddDays(7), () => Task.CompletedTask);

        Assert.Empty(before.Lines);
        Assert.Single(after.Lines);
    }

    [Theory, EveryStore]
    public async Task An_estimate_shares_a_convoy_out_anew(StoreProvider provider)
    {
        await using var store = await PermittedAsync(provider, "2016-07-02");
        await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "people_reached"], ["C2", "road", "900"]);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D2", "C2", "MAD", "2016-06-10", "delivered"],
            ["D3", "C2", "DAR", "2016-06-10", "delivered"]);

        var (before, after) = await FollowAsync(store, TestStore.Now, () => store.ImportRowsAsync(
            RecordKinds.Populations, ["location", "as_of", "people"], ["MAD", "2016-06-01", "2000"], ["DAR", "2016-06-01", "1000"]));

        Assert.Equal([450L, 450L], before.StopsOf("C2").Select(s => s.People));
        Assert.Equal([600L, 300L], after.StopsOf("C2").Select(s => s.People));
    }

    [Theory, EveryStore]
    public async Task A_meeting_takes_its_stated_figures_with_it(StoreProvider provider)
    {
        await using var store = await PermittedAsync(provider, "2016-07-02");
        await store.ImportRowsAsync(RecordKinds.Meetings, ["number", "date"], ["1", "2016-02-18"]);
        await store.ImportRowsAsync(
            RecordKinds.StatedFigures, ["meeting", "measure", "window", "low", "source"], ["1", "trucks", "period", "20", "a page"]);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;

        var (before, after) = await FollowAsync(store, TestStore.Now, async () =>
            Assert.Null(await store.Records.ClassifyAsync(operation, "meeting", "1", 1, Sensitivity.High, "x", TestStore.Actor, TestStore.Now)));

        Assert.Single(before.Facts.StatedFigures);
        Assert.Empty(after.Facts.StatedFigures);
    }

    [Fact]
    public async Task More_changes_than_are_worth_following_are_not_followed()
    {
        await using var store = await PermittedAsync(StoreProvider.Sqlite, "2016-07-02");
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        string[][] Estimates(int count) =>
            [["location", "as_of", "people"],
                .. Enumerable.Range(0, count).Select(i => new[] { "MAD", Cell.Day(new DateOnly(2000, 1, 1).AddDays(i)), $"{i}" })];

        await store.ImportRowsAsync(RecordKinds.Populations, Estimates(TouchedRecords.MostChanges));
        var few = await new FactsStore(store.Db, _rules).ChangesAsync(operation.Id, Audience.Everything, Audience.Everything, operation.At);
        await store.ImportRowsAsync(RecordKinds.Populations, ["location", "as_of", "people"], ["DAR", "2016-01-01", "5"]);
        var many = await new FactsStore(store.Db, _rules).ChangesAsync(operation.Id, Audience.Everything, Audience.Everything, operation.At);

        Assert.Equal(operation.ChangeNumber + 1, few?.At.ChangeNumber);
        Assert.Null(many);
    }

    // A permit for one place until a day, and a convoy under it that is still to leave.
    private static async Task<TestStore> PermittedAsync(StoreProvider provider, string until)
    {
        var store = await TestStore.CreateAsync(provider);
        await store.ImportRowsAsync(RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await store.ImportRowsAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"], ["DAR", "Darayya"]);
        await store.ImportRowsAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-06-01"]);
        await store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location"], ["R1", "MAD"]);
        await store.ImportRowsAsync(
            RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "valid_to"], ["R1", "MAD", "granted", "2016-06-05", until]);
        await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "request"], ["C1", "road", "R1"]);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D1", "C1", "MAD", "2016-06-20", "planned"]);
        return store;
    }

    // As members read it before and after a change, or a wait.
    private static async Task<(Situation Before, Situation After)> FollowAsync(TestStore store, DateTimeOffset later, Func<Task> change)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var facts = new FactsStore(store.Db, _rules);
        var (audience, audienceThen) =
            (_rules.AudienceOf(Sensitivity.Moderate, operation.Operation, TestStore.Now),
                _rules.AudienceOf(Sensitivity.Moderate, operation.Operation, later));
        var (loaded, since) = await facts.LoadAsync(operation.Id, audience);
        var before = new Situation(loaded);
        await change();
        var followed = (await facts.ChangesAsync(operation.Id, audience, audienceThen, since))!.Value;
        var after = before.With(followed.Change);
        Assert.Equal(Text(new Situation((await facts.LoadAsync(operation.Id, audienceThen)).Facts), later), Text(after, later));
        return (before, after);
    }

    /// <summary>All that pages and reports make of a situation, as text.</summary>
    internal static string Text(Situation situation, DateTimeOffset now)
    {
        var today = situation.Operation.Today(now);
        return string.Join('\n', new object[]
        {
            situation.Facts with { Operation = new Operation { Code = "", Name = "", Since = default } },
            situation.Operation,
            situation.Stops.Select(s => new { s.Delivery.Ref, s.Convoy, s.People, s.IsEstimated }),
            situation.Lines.Select(l => new { l.Request, l.Line, l.Decisions, l.Clearances, State = l.StateOn(today) }),
            situation.Locations,
            situation.Locations.Keys.Append("nowhere").Select(p => new
            {
                Stops = situation.StopsAt(p).Select(s => s.Delivery.Ref),
                Lines = situation.LinesAt(p).Select(l => l.Request.Ref),
                Statuses = situation.StatusesOf(p),
                Populations = situation.PopulationsOf(p),
            }),
            situation.Convoys.Keys.Append("none")
                .Select(c => new { Stops = situation.StopsOf(c).Select(s => s.Delivery.Ref), Log = situation.EventsOf(c) }),
            UnreachedBoard.Of(situation, today)
                .Select(b => new { b.Location, b.LastReached, b.DaysWaiting, b.BlockedBy, b.BlockedSince, b.Planned, b.FailedAttempts }),
        }.Select(part =>
            JsonSerializer.Serialize(part)).Append(ReportJson.Serialize(WeeklyReport.Compute(situation, situation.Calendar.Current(today)).Content)));
    }

    internal static string Difference(string loaded, string followed) => string.Join(
        '\n', loaded.Split('\n').Zip(followed.Split('\n')).Where(p => p.First != p.Second).Select(p => $"loaded:   {p.First}\nfollowed: {p.Second}"));
}
