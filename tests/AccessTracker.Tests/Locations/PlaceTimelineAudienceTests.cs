using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Access;
using AccessTracker.Web.Locations;
using Bunit;

namespace AccessTracker.Tests.Locations;

/// <summary>What somebody may not read is not drawn for them, and changes nothing that is.</summary>
public sealed class PlaceTimelineAudienceTests : UiTest
{
    private static readonly DateTimeOffset _now = AccessWorld.Now;

    [Theory, EveryStore]
    public async Task A_pending_request_and_a_delivery_under_embargo_are_drawn_for_coordinators_alone(Data.Common.StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await ImportAsync(store, RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await ImportAsync(
            store, RecordKinds.Locations, ["code", "name", "governorate", "district"], ["MAD", "Madaya", "Rural Damascus", "Az-Zabdani"],
            ["ZAB", "Zabadani", "Rural Damascus", "Az-Zabdani"]);
        await ImportAsync(
            store, RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-02-12"], ["ZAB", "besieged", "2016-02-12"]);
        var before = await PageAsync(store, Sensitivity.Moderate);
        Assert.Equal(before, await PageAsync(store, Sensitivity.High));

        await ImportAsync(store, RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["R-SECRET", "Government", "2016-06-20"]);
        await ImportAsync(store, RecordKinds.RequestLines, ["request", "location"], ["R-SECRET", "MAD"]);
        await ImportAsync(store, RecordKinds.Convoys, ["ref", "mode"], ["C-SECRET", "road"]);
        await ImportAsync(
            store, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C-SECRET", "MAD", "2016-06-30", "delivered", "38000"], ["D2", "C-SECRET", "ZAB", "2016-06-29", "delivered", "5000"]);

        Assert.Equal(before, await PageAsync(store, Sensitivity.Moderate));
        var coordinators = await PageAsync(store, Sensitivity.High);
        Assert.All(new[] { "R-SECRET", "C-SECRET", "38,000" }, secret => Assert.Contains(secret, coordinators, StringComparison.Ordinal));
        Assert.Contains("1 of 1 neighbour was served", coordinators, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(TestStore store, Sensitivity ceiling)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var rules = new SensitivityRules();
        var facts = (await new FactsStore(store.Db, rules).LoadAsync(operation.Id, rules.AudienceOf(ceiling, operation.Operation, _now))).Facts;
        var life = LocationBiography.Of(new Situation(facts), "MAD", A.Day("2016-07-01"));
        return string.Concat(
            Ui.Render<LocationTimeline>(p => p.Add(t => t.Operation, "SYR").Add(t => t.Life, life)).Markup,
            Ui.Render<GapTable>(p => p.Add(t => t.Operation, "SYR").Add(t => t.Life, life)).Markup,
            Ui.Render<ReachPerPeriod>(p => p.Add(t => t.Operation, "SYR").Add(t => t.Periods, life.Periods)).Markup,
            Ui.Render<NeighboursServed>(p => p.Add(t => t.Operation, "SYR").Add(t => t.NearbyLocations, life.NearbyLocations!)).Markup);
    }

    private static async Task ImportAsync(TestStore store, RecordKind table, params string[][] rows)
    {
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, _now);
        Assert.Empty(result.Refused);
    }
}
