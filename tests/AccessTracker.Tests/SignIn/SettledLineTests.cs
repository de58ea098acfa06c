using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.SignIn;

/// <summary>
/// What the statements let a reader see of a line follows from the state that the rules give it: the same question is answered twice, in SQL and in
/// C#, and over many random lines the answers agree.
/// </summary>
public sealed class SettledLineTests
{
    private const int Lines = 250;
    private static readonly DateOnly _first = new(2016, 1, 1);
    private static readonly DateOnly[] _days = [.. new[] { 10, 25, 40, 55, 70, 100 }.Select(_first.AddDays)];

    public static TheoryData<StoreProvider, int> Runs
    {
        get
        {
            var runs = new TheoryData<StoreProvider, int>();
            foreach (var provider in TestStore.Providers)
            {
                runs.Add(provider, 1);
                runs.Add(provider, 2);
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task The_answers_that_may_be_read_are_those_of_lines_that_are_settled_by_the_rules(StoreProvider provider, int seed)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await FillAsync(store, new Random(seed));
        var facts = new FactsStore(store.Db, new SensitivityRules());
        var whole = new Situation((await facts.LoadAsync(operation, Audience.Everything)).Facts);
        var (shown, hidden) = (0, 0);
        foreach (var day in _days)
        {
            var read = (await facts.LoadAsync(operation, new Audience(Sensitivity.Moderate, day))).Facts;
            AssertSame(
                whole,
                day,
                Keys(whole.Lines.SelectMany(line =>
                    line.Decisions.Where((_, i) => Enumerable.Range(i, line.Decisions.Count - i).Any(n => Settles(whole, line, n, day))))),
                Keys(read.Decisions));
            Assert.Equal(
                Keys(whole.Facts.Deliveries.Where(d => IsOver(d, day))),
                Keys(read.Deliveries));
            shown += read.Decisions.Count;
            hidden += whole.Facts.Decisions.Count - read.Decisions.Count;
        }

        Assert.True(shown > 200 && hidden > 200, $"{shown} were shown and {hidden} hidden: the lines are no test");
    }

    // What differs is told with all that it was judged by.
    private static void AssertSame(Situation whole, DateOnly day, List<string> byRules, List<string> byStatement)
    {
        var other = byRules.Except(byStatement).Concat(byStatement.Except(byRules)).FirstOrDefault();
        var request = other?.Split(' ')[0];
        Assert.True(other is null, $"""
            Before {Cell.Day(day)}, {other} is shown by {(byRules.Contains(other!) ? "the rules" : "the statement")} alone. Of its line:
            {string.Join('\n', Keys(whole.Facts.Decisions.Where(d => d.Request == request)))}
            {string.Join(
                '\n', whole.Facts.Deliveries.Where(d => whole.Convoys[d.Convoy].Request == request).Select(d => $"{whole.Convoys[d.Convoy]} {d}"))}
            """);
    }

    // The state as it would stand if this answer were the last, when what was before the day is open. A permit that ran to the day before has lapsed
    // by then.
    private static bool Settles(Situation whole, PermitLine line, int answer, DateOnly openBefore)
    {
        var decision = line.Decisions[answer];
        var until = new PermitLine(line.Request, line.Line, line.Decisions.Take(answer + 1), [], whole.Operation.Weekend);
        var state = until.StateOn(decision.DecidedOn > openBefore ? decision.DecidedOn : openBefore)!;
        return state.Decision == decision && state.Kind switch
        {
            LineStateKind.Denied or LineStateKind.Closed or LineStateKind.Lapsed => true,
            LineStateKind.Granted => whole.IsUsed(line, decision, openBefore.AddDays(-1)),
            LineStateKind.Pending => false,
        };
    }

    private static bool IsOver(Domain.Convoys.Delivery delivery, DateOnly openBefore) =>
        delivery.Outcome is not (Domain.Convoys.DeliveryOutcome.Planned or Domain.Convoys.DeliveryOutcome.Postponed) && delivery.Day < openBefore;

    private static List<string> Keys(IEnumerable<Decision> decisions) =>
        [.. decisions.Select(d => $"{d.Request} {Cell.Day(d.DecidedOn)} {EnumCode.Of(d.Kind)} {d.Step}").Order(StringComparer.Ordinal)];

    private static List<string> Keys(IEnumerable<Domain.Convoys.Delivery> deliveries) =>
        [.. deliveries.Select(d => d.Ref).Order(StringComparer.Ordinal)];

    private static async Task<Id<Domain.Operations.Operation>> FillAsync(TestStore store, Random random)
    {
        string Day(int from, int to) => Cell.Day(_first.AddDays(random.Next(from, to)));
        string One(params string[] of) => of[random.Next(of.Length)];
        var (requests, lines, answers, convoys, stops) =
            (new List<string[]>(), new List<string[]>(), new List<string[]>(), new List<string[]>(), new List<string[]>());
        for (var i = 0; i < Lines; i++)
        {
            requests.Add([$"R{i}", "inter_agency", Day(0, 10), "authority"]);
            lines.Add([$"R{i}", "MAD", "1000"]);
            for (var a = random.Next(0, 4); a > 0; a--)
            {
                var decided = random.Next(10, 60);
                var kind = One("granted", "granted", "granted_with_conditions", "denied", "verbal", "reopened", "withdrawn", "expired");
                answers.Add([$"R{i}", "MAD", kind, Cell.Day(_first.AddDays(decided)), $"step {a}",
                    kind.StartsWith("granted", StringComparison.Ordinal) && random.Next(3) > 0 ? Day(decided, 80) : ""]);
            }

            for (var c = random.Next(0, 3); c > 0; c--)
            {
                var convoy = $"C{i}-{c}";
                convoys.Add([convoy, One("road", "road", "evacuation"), "inter_agency", "cross_line", $"R{i}", Day(5, 30)]);
                for (var s = random.Next(1, 3); s > 0; s--)
                {
                    stops.Add([$"{convoy}-{s}", convoy, One("MAD", "DAR"), Day(30, 90),
                        One("delivered", "partial", "planned", "postponed", "turned_back"), One("", "0", "500")]);
                }
            }
        }

        await AddAsync(RecordKinds.Operations, ["code", "name", "since", "time_zone"], [["line", "Lines", "2016-01-01", "Asia/Damascus"]]);
        await AddAsync(RecordKinds.Locations, ["code", "name"], [["MAD", "Madaya"], ["DAR", "Darayya"]]);
        await AddAsync(RecordKinds.Requests, ["ref", "track", "submitted_on", "authority"], requests);
        await AddAsync(RecordKinds.RequestLines, ["request", "location", "people_requested"], lines);
        await AddAsync(RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "step", "valid_to"], answers);
        await AddAsync(RecordKinds.Convoys, ["ref", "mode", "track", "line", "request", "departed_on"], convoys);
        await AddAsync(RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"], stops);
        return (await new OperationStore(store.Db).FindAsync("line"))!.Id;

        async Task AddAsync(RecordKind table, string[] columns, List<string[]> rows)
        {
            // Of what is refused nothing is asked: other tests say what may be.
            var result = await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
                BundleSource.Of(table, [columns, .. rows]), table == RecordKinds.Operations ? null : "line",
                new ImportOptions { KeepGoodRows = true }, TestStore.Actor, TestStore.Now);
            Assert.True(result.IsStored && result.Refused.Count <= rows.Count / 2, string.Join('\n', result.Refused.Take(5)));
        }
    }
}
