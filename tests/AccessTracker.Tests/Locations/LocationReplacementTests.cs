using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Locations;

public sealed class PlaceReplacementTests
{
    private const string Proposed = "NEW-ABCDEF-1";

    private static readonly Actor _manager = Person(Role.Manager);

    /// <summary>Records of every kind that names a place, about one that was proposed.</summary>
    private static readonly Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> _records = new()
    {
        [RecordKinds.Locations] = [["code", "name", "governorate"], [Proposed, "Madayaa town", "Rural Damascus"]],
        [RecordKinds.Statuses] = [["location", "status", "from"], [Proposed, "besieged", "2016-03-01"]],
        [RecordKinds.Populations] = [["location", "as_of", "people"], [Proposed, "2016-03-01", "900"]],
        [RecordKinds.Requests] = [["ref", "authority", "submitted_on"], ["R-1", "Government", "2016-03-01"]],
        [RecordKinds.RequestLines] = [["request", "location", "people_requested"], ["R-1", Proposed, "700"]],

        // Of one day: which of the two is the last word is decided by the order of recording.
        [RecordKinds.Decisions] =
        [
            ["request", "location", "decision", "decided_on", "party"],
            ["R-1", Proposed, "denied", "2016-03-10", "Zeta"],
            ["R-1", Proposed, "granted", "2016-03-10", "Alpha"],
        ],
        [RecordKinds.Clearances] =
            [["request", "location", "kind", "party", "state", "on"], ["R-1", Proposed, "seal", "Alpha", "obtained", "2016-03-12"]],
        [RecordKinds.Convoys] = [["ref", "mode", "request"], ["C-1", "road", "R-1"]],
        [RecordKinds.Deliveries] =
            [["ref", "convoy", "location", "day", "outcome", "people_reached"], ["C-1-1", "C-1", Proposed, "2016-03-20", "delivered", "650"]],
        [RecordKinds.ConvoyEvents] = [["convoy", "day", "kind", "location"], ["C-1", "2016-03-20", "arrived", Proposed]],
        [RecordKinds.Incidents] = [["ref", "location", "day", "kind", "source"], ["I-1", Proposed, "2016-03-21", "shelling", "a name"]],
        [RecordKinds.Targets] =
            [["code", "name", "people", "scope", "locations", "start_on", "due_on"],
                ["T-1", "Two places", "100", "named", $"DUM;{Proposed}", "2016-03-01", "2016-04-01"]],
    };

    [Theory, EveryStore]
    public async Task Every_record_of_a_proposed_place_is_of_the_place_that_it_is(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await SeedAsync(store);
        var before = await SituationAsync(store, operation);

        var replaced = await ReplaceAsync(store, "KBT");

        Assert.True(replaced.IsStored, string.Join('\n', replaced.Refused));
        var after = await SituationAsync(store, operation);
        Assert.False(after.Locations.ContainsKey(Proposed));
        Assert.DoesNotContain(Named(after.Facts), code => code == Proposed);
        Assert.Equal(Named(before.Facts).Select(code => code == Proposed ? "KBT" : code).Order(), Named(after.Facts).Order());
        Assert.Equal(Counted(before), Counted(after));
        Assert.Equal(
            "granted", after.LinesAt("KBT").Single(l => l.Request.Ref == "R-1").StateOn(new DateOnly(2016, 3, 12))!.Kind.ToString()
            .ToLowerInvariant());
        Assert.Equal("DUM;KBT", (await store.ShowAsync(operation, "target", "T-1")).Record.Text("locations"));
        Assert.Equal("It is Kafr Batna", (await store.ShowAsync(operation, "line", RecordKey.Of("R-1", Proposed))).History[^1].Reason);
        Assert.Equal(
            "a name", await store.Records.ReadSevereAsync(operation, "incident", "I-1", "source", "to call", TestStore.Actor, TestStore.Now));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task The_spelling_becomes_an_alias_in_the_same_change_and_undo_takes_all_of_it_back(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await SeedAsync(store);
        var before = await SituationAsync(store, operation);
        var replaced = await ReplaceAsync(store, "KBT");
        Assert.Contains("Madayaa town", (await SituationAsync(store, operation)).Locations["KBT"].Aliases);

        Assert.Empty(await UndoAsync(store, operation, replaced.ChangeNumber!.Value));

        var undone = await SituationAsync(store, operation);
        Assert.Equal(Named(before.Facts), Named(undone.Facts));
        Assert.Equal(Counted(before), Counted(undone));
        Assert.True(undone.Locations.ContainsKey(Proposed));
        Assert.Empty(undone.Locations["KBT"].Aliases.Except(before.Locations["KBT"].Aliases));

        // And once more: what the first time added comes back.
        var again = await ReplaceAsync(store, "KBT", "s-2");
        Assert.True(again.IsStored, string.Join('\n', again.Refused));
        var after = await SituationAsync(store, operation);
        Assert.Equal(Counted(before), Counted(after));
        Assert.Equal(
            "granted", after.LinesAt("KBT").Single(l => l.Request.Ref == "R-1").StateOn(new DateOnly(2016, 3, 12))!.Kind.ToString()
            .ToLowerInvariant());
        Assert.Empty(await UndoAsync(store, operation, again.ChangeNumber!.Value));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_new_place_with_its_own_code_takes_the_place_of_the_proposed_one_and_undo_restores_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await SeedAsync(store);
        var before = await SituationAsync(store, operation);

        var replaced = await SendAsync(
            store, "s-1", new ReplacedLocation(Proposed, "MDT", "It is a new place"), _manager,
            new() { [RecordKinds.Locations] = [["code", "name", "governorate"], ["MDT", "Madaya town", "Rural Damascus"]] });

        Assert.True(replaced.IsStored, string.Join('\n', replaced.Refused));
        var after = await SituationAsync(store, operation);
        Assert.Equal("Madaya town", after.Locations["MDT"].Name);
        Assert.Equal(Counted(before), Counted(after));

        Assert.Empty(await UndoAsync(store, operation, replaced.ChangeNumber!.Value));

        Assert.Equal(Named(before.Facts), Named((await SituationAsync(store, operation)).Facts));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task A_level_that_a_record_was_given_goes_with_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await SeedAsync(store);
        Assert.Null(await store.Records.ClassifyAsync(
            operation, "line", RecordKey.Of("R-1", Proposed), 1, Sensitivity.High, "not yet", TestStore.Actor, TestStore.Now));

        Assert.True((await ReplaceAsync(store, "KBT")).IsStored);

        Assert.Equal(Sensitivity.High, (await store.ShowAsync(operation, "line", RecordKey.Of("R-1", "KBT"))).Record.GivenLevel);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task Nothing_is_replaced_where_both_places_have_a_record_of_the_same_identity(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var operation = await SeedAsync(store);
        await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.RequestLines, ["request", "location"], ["R-1", "KBT"]), "issg-2016", new ImportOptions(), TestStore.Actor,
            TestStore.Now);

        var refused = await ReplaceAsync(store, "KBT");

        Assert.False(refused.IsStored);
        var refusal = Assert.Single(refused.Refused).Refusal;
        Assert.Equal(RefusalCode.SameAtBothPlaces, refusal.Code);
        Assert.StartsWith("Both places have the same record, the request line R-1 KBT.", refusal.Message, StringComparison.Ordinal);
        Assert.True((await SituationAsync(store, operation)).Locations.ContainsKey(Proposed));
    }

    [Theory, EveryStore]
    public async Task Only_a_manager_replaces_a_place_and_only_one_that_counts(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SeedAsync(store);

        var coordinator = await ReplaceAsync(store, "KBT", actor: Person(Role.Coordinator));
        Assert.Contains(coordinator.Refused, r => r.Refusal.Code == RefusalCode.NotAllowed);
        Assert.False((await SendAsync(store, "s-2", new ReplacedLocation("KBT", "KBT", "again"), _manager, [])).IsStored);

        Assert.True((await ReplaceAsync(store, "KBT")).IsStored);
        var twice = await ReplaceAsync(store, "KBT", "s-3");
        Assert.Equal(RefusalCode.AlreadyWithdrawn, Assert.Single(twice.Refused).Refusal.Code);
    }

    private static Actor Person(Role role) => Actor.Of(new Person(role.ToString(), [new Grant(role, null, [])]), "issg-2016");

    private static async Task<StoredOperation> SeedAsync(TestStore store)
    {
        var operation = await store.SeedAsync();
        var result =
            await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(_records), "issg-2016", new ImportOptions(), TestStore.Actor, TestStore.Now);
        Assert.True(result.IsStored, string.Join('\n', result.Refused));
        return operation;
    }

    private static Task<ImportResult> ReplaceAsync(TestStore store, string code, string submission = "s-1", Actor? actor = null) =>
        SendAsync(store, submission, new ReplacedLocation(Proposed, code, "It is Kafr Batna", AddsNames: true), actor ?? _manager, []);

    private static Task<ImportResult> SendAsync(
        TestStore store, string submission, ReplacedLocation replaces, Actor actor,
        Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> rows) =>
        new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(rows), "issg-2016", new ImportOptions { Submission = new(submission, actor.Name), Replaces = replaces }, actor,
            TestStore.Now);

    private static Task<IReadOnlyList<Refusal>> UndoAsync(TestStore store, StoredOperation operation, long change) =>
        new ChangeUndo(store.Db, new SensitivityRules()).UndoAsync(operation, change, "wrong place", _manager, TestStore.Now);

    private static async Task<Situation> SituationAsync(TestStore store, StoredOperation operation) =>
        new((await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts);

    // The place of each record that has one, in order of recording.
    private static List<string> Named(ReportFacts facts) =>
    [
        .. facts.Statuses.Select(s => s.Location),
        .. facts.Populations.Select(p => p.Location),
        .. facts.Lines.Select(l => l.Location),
        .. facts.Decisions.Select(d => d.Location),
        .. facts.Clearances.Select(c => c.Location),
        .. facts.Deliveries.Select(d => d.Location),
        .. facts.ConvoyEvents.Select(e => e.Location).OfType<string>(),
        .. facts.Incidents.Select(i => i.Location).OfType<string>(),
    ];

    private static string Counted(Situation situation) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        people reached {situation.Facts.Deliveries.Sum(d => d.PeopleReached)}, population {situation.Facts.Populations.Sum(p => p.People)},
        asked for {situation.Facts.Lines.Sum(l => l.PeopleRequested)}, records {Named(situation.Facts).Count}
        """);
}
