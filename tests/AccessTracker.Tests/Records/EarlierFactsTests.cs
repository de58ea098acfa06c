using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Records;

/// <summary>
/// What is changed back by the history is what there was: in every record that a headline figure is counted from, on both databases.
/// </summary>
public sealed class EarlierFactsTests
{
    private const int Rounds = 12;
    private static readonly SensitivityRules _rules = new();

    [Theory]
    [InlineData(StoreProvider.Sqlite, 1)]
    [InlineData(StoreProvider.Sqlite, 2)]
    [InlineData(StoreProvider.Sqlite, 3)]
    [InlineData(StoreProvider.Postgres, 1)]
    [InlineData(StoreProvider.Postgres, 2)]
    public async Task The_records_of_a_change_number_are_found_again(StoreProvider provider, int seed)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, seed);
        await changes.BeginAsync();
        var (facts, history) = (new FactsStore(store.Db, _rules), new ChangesStore(store.Db, _rules));
        var (found, otherwise) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var id = (await new OperationStore(store.Db).FindAsync("SYR"))!.Id;
            var (before, at) = await facts.LoadAsync(id, Audience.Everything);
            for (var i = 0; i <= round % 5; i++)
            {
                await changes.NextAsync();
            }

            var (now, until) = await facts.LoadAsync(id, Audience.Everything);
            if (await history.ThenAsync(id, Audience.Everything, at.ChangeNumber, until.ChangeNumber) is not { } then)
            {
                continue;
            }

            found++;
            var situation = new Situation(now);
            var again = situation.With(then with { Calendar = now.Calendar });
            var text = Text(new Situation(before));
            Assert.True(text == Text(again), $"Seed {seed}, round {round}. {changes.Done}\n{text}\n{Text(again)}");
            otherwise += text == Text(situation) ? 0 : 1;

            // What a reader of less may read of it leads to nothing that they may not.
            foreach (var ceiling in new[] { Sensitivity.Low, Sensitivity.High })
            {
                var audience = _rules.AudienceOf(ceiling, (await new OperationStore(store.Db).FindAsync("SYR"))!.Operation, changes.Now);
                var (theirs, _) = await facts.LoadAsync(id, audience);
                var change = (await history.ThenAsync(id, audience, at.ChangeNumber, until.ChangeNumber))!;
                new Situation(theirs).With(change with { Calendar = theirs.Calendar });
                Assert.Empty(change.Facts.Deliveries.Select(d => d.Ref).Except(then.Facts.Deliveries.Select(d => d.Ref)));
            }
        }

        Assert.True(found > Rounds / 2 && otherwise > Rounds / 3, $"{found} found again, {otherwise} of which had changed");
    }

    private static string Text(Situation situation)
    {
        var facts = situation.Facts;
        return JsonSerializer.Serialize(new
        {
            facts.Locations,
            Statuses = situation.Locations.Keys.SelectMany(situation.StatusesOf),
            Populations = situation.Locations.Keys.SelectMany(situation.PopulationsOf),
            facts.Requests,
            facts.Lines,
            facts.Decisions,
            facts.Clearances,
            facts.Convoys,
            facts.Deliveries,
        });
    }
}
