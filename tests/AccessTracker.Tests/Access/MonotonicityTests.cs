using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Situations;

namespace AccessTracker.Tests.Access;

/// <summary>
/// What is hidden does not show by what disappears: whatever is added, changed, withdrawn, restored or undone among the records that somebody may
/// not read changes nothing of what they see, in random worlds, for each audience.
/// </summary>
public sealed class MonotonicityTests
{
    private const int Changes = 110;
    private static readonly SensitivityRules _rules = new();

    public static TheoryData<StoreProvider, int> Runs
    {
        get
        {
            var runs = new TheoryData<StoreProvider, int>();
            foreach (var provider in TestStore.Providers)
            {
                // The worlds are the same on both; PostgreSQL takes ten times as long to make one.
                for (var seed = 11; seed <= (provider == StoreProvider.Sqlite ? 15 : 12); seed++)
                {
                    runs.Add(provider, seed);
                }
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task What_a_reader_may_not_read_changes_nothing_that_they_see(StoreProvider provider, int seed)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, seed);
        await changes.BeginAsync();
        var before = new Dictionary<Sensitivity, Seen>();
        var (hidden, shown) = (0, 0);
        for (var i = 0; i < Changes; i++)
        {
            var (since, then) = (await ChangeNumberAsync(store), changes.Now);
            await changes.NextAsync();

            // As the program does before anybody reads: what has come due is a record, whatever else was done.
            await new CalendarKeeper(store.Db).KeepAllAsync(changes.Now);
            var changed = await ChangedAsync(store, since);
            foreach (var ceiling in Enum.GetValues<Sensitivity>())
            {
                var seen = await SeenAsync(store, ceiling, changes.Now);
                if (before.TryGetValue(ceiling, out var earlier) && then == changes.Now && changed.Count > 0
                    && !changed.Any(c => c.Kind == RecordKinds.Operations.Name || earlier.Readable.Contains(c) || seen.Readable.Contains(c)))
                {
                    hidden++;
                    Assert.True(earlier.Text == seen.Text,
                        $"Seed {seed}, step {i}, {ceiling}. {changes.Done}\n{FollowedSituationTests.Difference(earlier.Text, seen.Text)}");
                }
                else if (earlier is not null && earlier.Text != seen.Text)
                {
                    shown++;
                }

                before[ceiling] = seen;
            }
        }

        // Else nothing would have been tried.
        Assert.InRange(hidden, Changes / 3, Changes * 3);
        Assert.InRange(shown, Changes / 4, Changes * 3);
    }

    private static async Task<long> ChangeNumberAsync(TestStore store) => (await new OperationStore(store.Db).FindAsync("SYR"))!.ChangeNumber;

    private static async Task<IReadOnlyList<Changed>> ChangedAsync(TestStore store, long since) =>
        await store.Db.ReadAsync(s =>
            s.QueryAsync<Changed>("select distinct kind, record_key from history where change_number > @since", new { since }));

    // What the store gives this reader: the records that are open to them, what pages and drafts make of these, and what is told of their changes.
    private static async Task<Seen> SeenAsync(TestStore store, Sensitivity ceiling, DateTimeOffset now)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var audience = _rules.AudienceOf(ceiling, operation.Operation, now);
        var visibility = new Visibility(_rules, audience);
        var tables =
            RecordKinds.Standard.Records.Select(t =>
                $"select '{t.Name}' as kind, t.record_key {RecordSql.From(t)} where t.operation_id = @operation and {visibility.Of(t)}");
        var readable = await store.Db.ReadAsync(s => s.QueryAsync<Changed>(
            string.Join(" union all ", tables), new { operation = operation.Id.ToString(), openBefore = visibility.ParameterValue }));
        var situation = new Situation((await new FactsStore(store.Db, _rules).LoadAsync(operation.Id, audience)).Facts);
        var told = await new ChangesStore(store.Db, _rules).BetweenAsync(operation.Id, audience, 0, operation.ChangeNumber);
        return new Seen([.. readable], string.Join('\n',
        [
            FollowedSituationTests.Text(situation, now),
            .. Alerts(situation, operation.Operation.Today(now)),
            .. situation.Calendar.Due(operation.Operation.Today(now)).Select(p => ReportJson.Serialize(WeeklyReport.Compute(situation, p).Content)),
            .. told.Select(c => $"{c.Ref} {c.Key} {string.Join(' ', c.Edits)}"),
        ]));
    }

    private static IEnumerable<string> Alerts(Situation situation, DateOnly today) =>
        AlertList.Of(situation, UnreachedBoard.Of(situation, today), new AlertRules(), today).Select(a => a.ToString()!);

    private sealed record Seen(HashSet<Changed> Readable, string Text);

    private sealed record Changed
    {
        public string Kind { get; init; } = "";

        public string RecordKey { get; init; } = "";
    }
}
