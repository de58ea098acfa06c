using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Access;

/// <summary>What somebody may not read changes nothing that they see: no total, no draft, no reason why a place is not reached.</summary>
public sealed class NonInterferenceTests
{
    private static readonly DateTimeOffset _now = AccessWorld.Now;

    [Theory, EveryStore]
    public async Task A_planned_convoy_and_a_pending_request_change_no_figure_of_a_member(Data.Common.StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await ImportAsync(store, RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-02-12"]);
        await ImportAsync(store, RecordKinds.Populations, ["location", "as_of", "people"], ["MAD", "2016-02-12", "40000"]);
        await ImportAsync(
            store, RecordKinds.Targets, ["code", "name", "people", "scope", "start_on", "due_on"],
            ["T", "T", "39000", "all", "2016-06-01", "2016-07-31"]);
        var before = await DraftAsync(store, Sensitivity.Moderate);
        var beforeForCoordinators = await DraftAsync(store, Sensitivity.High);
        var pace = await PaceAsync(store, Sensitivity.Moderate);
        var paceForCoordinators = await PaceAsync(store, Sensitivity.High);

        await ImportAsync(store, RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-06-20"]);
        await ImportAsync(store, RecordKinds.RequestLines, ["request", "location", "people_requested"], ["R1", "MAD", "40000"]);
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode", "request"], ["C1", "road", "R1"], ["C2", "road", ""]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-07-03", "planned", ""], ["D2", "C2", "MAD", "2016-06-29", "delivered", "38000"]);

        Assert.Equal(before, await DraftAsync(store, Sensitivity.Moderate));
        Assert.NotEqual(beforeForCoordinators, await DraftAsync(store, Sensitivity.High));
        Assert.Equal(pace, await PaceAsync(store, Sensitivity.Moderate));
        Assert.NotEqual(paceForCoordinators, await PaceAsync(store, Sensitivity.High));
    }

    [Theory, EveryStore]
    public async Task A_planned_stop_takes_no_delivered_one_away(Data.Common.StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode"], ["C1", "road"]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-06-10", "delivered", "950"]);
        await ImportAsync(store, RecordKinds.ConvoyEvents, ["convoy", "day", "kind"], ["C1", "2016-06-10", "arrived"]);
        var before = await DraftAsync(store, Sensitivity.Moderate);

        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D2", "C1", "MAD", "2016-07-03", "planned"]);
        await ImportAsync(store, RecordKinds.ConvoyEvents, ["convoy", "day", "kind"], ["C1", "2016-06-30", "loaded"]);

        var facts = await FactsAsync(store, Sensitivity.Moderate, _now);
        Assert.Contains("950", before, StringComparison.Ordinal);
        Assert.Equal(before, await DraftAsync(store, Sensitivity.Moderate));
        Assert.Equal(["D1"], facts.Deliveries.Select(d => d.Ref));
        Assert.Equal([new DateOnly(2016, 6, 10)], facts.ConvoyEvents.Select(e => e.Day));
        Assert.Equal(["D1", "D2"], (await FactsAsync(store, Sensitivity.High, _now)).Deliveries.Select(d => d.Ref).Order());
    }

    // What a line is to a reader, they are told as of what they may read: refused, until what came of it is open.
    [Theory, EveryStore]
    public async Task A_permit_that_came_after_a_refusal_leaves_the_line_refused(Data.Common.StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        await ImportAsync(store, RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-05-20"]);
        await ImportAsync(store, RecordKinds.RequestLines, ["request", "location", "people_requested"], ["R1", "MAD", "40000"]);
        await ImportAsync(
            store, RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "party"], ["R1", "MAD", "denied", "2016-06-01", "army"]);
        var before = await DraftAsync(store, Sensitivity.Moderate);

        await ImportAsync(
            store, RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "party"],
            ["R1", "MAD", "reopened", "2016-06-10", "army"], ["R1", "MAD", "granted", "2016-06-20", "army"]);
        await ImportAsync(
            store, RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
            ["R1", "MAD", "letter", "army", "obtained", "2016-06-22"]);

        Assert.Equal(before, await DraftAsync(store, Sensitivity.Moderate));
        var facts = await FactsAsync(store, Sensitivity.Moderate, _now);
        Assert.Equal(Domain.Permits.LineStateKind.Denied, Assert.Single(new Situation(facts).Lines).StateOn(new DateOnly(2016, 7, 1))?.Kind);
        Assert.Empty(facts.Clearances);

        // Its use, once it is open, opens the permit and all that led to it.
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode", "request"], ["C1", "road", "R1"]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-06-25", "delivered", "950"]);
        facts = await FactsAsync(store, Sensitivity.Moderate, _now);
        Assert.Equal((3, 1), (facts.Decisions.Count, facts.Clearances.Count));
    }

    // Who may not read of the second stop yet has the convoy's total at the first: what they were told before the second was entered.
    [Theory, EveryStore]
    public async Task A_total_is_shared_among_the_stops_that_a_reader_may_read(Data.Common.StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode", "people_reached"], ["C1", "road", "900"]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"],
            ["D1", "C1", "MAD", "2016-06-10", "delivered"], ["D2", "C1", "ZAB", "2016-06-30", "delivered"]);

        async Task<IEnumerable<(string, long?, bool)>> StopsAsync(Sensitivity ceiling, int days = 0) =>
            new Situation(await FactsAsync(store, ceiling, _now.AddDays(days))).StopsOf("C1").Select(s => (s.Delivery.Ref, s.People, s.IsEstimated));

        Assert.Equal([("D1", 900L, true)], await StopsAsync(Sensitivity.Moderate));
        Assert.Equal([("D1", 450L, true), ("D2", 450L, true)], await StopsAsync(Sensitivity.High));
        Assert.Equal([("D1", 450L, true), ("D2", 450L, true)], await StopsAsync(Sensitivity.Moderate, days: 2));
    }

    // 29 June is past when the 48 hours after its last one are: from 2 July on.
    [Theory]
    [InlineData("2016-06-30T12:00Z", false)]
    [InlineData("2016-07-01T20:59Z", false)]
    [InlineData("2016-07-01T21:00Z", true)]
    public async Task An_embargo_ends_by_the_operation_s_own_clock(string instant, bool isOver)
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode"], ["C2", "road"]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D2", "C2", "MAD", "2016-06-29", "delivered"]);

        var facts = await FactsAsync(store, Sensitivity.Moderate, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(isOver ? 1 : 0, facts.Deliveries.Count);
        Assert.Equal(isOver ? 1 : 0, facts.Convoys.Count);
    }

    [Theory]
    [InlineData("2016-07-01", false)]
    [InlineData("2016-06-20", true)]
    public async Task In_an_operation_that_is_over_nothing_is_planned(string until, bool isOver)
    {
        await using var store = await TestStore.CreateAsync(Data.Common.StoreProvider.Sqlite);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since", "until"], ["SYR", "Syria", "2016-02-12", until]);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await ImportAsync(store, RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R1", "Government", "2016-06-01"]);
        await ImportAsync(store, RecordKinds.RequestLines, ["request", "location"], ["R1", "MAD"]);

        Assert.Equal(isOver ? 1 : 0, (await FactsAsync(store, Sensitivity.Moderate, _now)).Lines.Count);
    }

    private static async Task<TestStore> WorldAsync(Data.Common.StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await ImportAsync(store, RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"], ["ZAB", "Zabadani"]);
        await ImportAsync(store, RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-02-12"]);
        return store;
    }

    private static async Task<string> DraftAsync(TestStore store, Sensitivity ceiling)
    {
        var situation = new Situation(await FactsAsync(store, ceiling, _now));
        return ReportJson.Serialize(WeeklyReport.Compute(situation, situation.Calendar.Current(new DateOnly(2016, 7, 1))).Content);
    }

    // The pace of the only target, and what blocks the places that it is short of.
    private static async Task<string> PaceAsync(TestStore store, Sensitivity ceiling)
    {
        var situation = new Situation(await FactsAsync(store, ceiling, _now));
        var pace = Assert.Single(TargetPace.Of(situation, new DateOnly(2016, 7, 1), day => UnreachedBoard.Of(situation, day)));
        return $"{pace.Progress} {string.Join(' ', pace.Points)} "
            + $"{string.Join(' ', pace.Gap.Lacking.Select(p => $"{p.Location.Code} {p.Adds} {p.Board?.BlockedBy}"))}";
    }

    private static async Task<ReportFacts> FactsAsync(TestStore store, Sensitivity ceiling, DateTimeOffset now)
    {
        var operation = (await new Data.Operations.OperationStore(store.Db).FindAsync("SYR"))!;
        var rules = new SensitivityRules();
        return (await new FactsStore(store.Db, rules).LoadAsync(operation.Id, rules.AudienceOf(ceiling, operation.Operation, now))).Facts;
    }

    private static async Task ImportAsync(TestStore store, RecordKind table, params string[][] rows)
    {
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, _now);
        Assert.Empty(result.Refused);
    }
}
