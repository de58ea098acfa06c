using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Access;

/// <summary>
/// Who writes in one governorate changes nothing of another, by whatever way: a part of a convoy or a request is asked about with all places of the
/// whole, and a file asks what a form asks.
/// </summary>
public sealed class AreaTests
{
    private static readonly SensitivityRules _rules = new();
    private static readonly string[] _places = ["N1", "N2", "S1", "S2", "X"];
    private static readonly string[] _convoys = ["CN", "CS", "CM", "CE", "C-NEW"];
    private static readonly string[] _requests = ["RN", "RS", "RM", "RE", "R-NEW"];

    private static readonly Dictionary<string, string[]> _at = new()
    {
        ["CN"] = ["N1", "N2"], ["CS"] = ["S1"], ["CM"] = ["N1", "S1"], ["CE"] = [], ["C-NEW"] = [],
        ["RN"] = ["N1", "N2"], ["RS"] = ["S1"], ["RM"] = ["N1", "S1"], ["RE"] = [], ["R-NEW"] = [],
    };

    private static readonly IReadOnlyList<Person> _people =
    [
        new("member", [new Grant(Role.Member, null, [])]),
        new("north", [new Grant(Role.Coordinator, "SYR", ["North"])]),
        new("south by its code", [new Grant(Role.Coordinator, "SYR", ["SY2"])]),
        new("everywhere", [new Grant(Role.Coordinator, "SYR", [])]),
        new("manager", [new Grant(Role.Manager, "SYR", [])]),
    ];

    [Theory, EveryStore]
    public async Task A_form_and_a_file_ask_the_same_of_every_kind(StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        var random = new Random(5);
        var (allowed, refused) = (0, 0);

        // PostgreSQL takes ten times as long, for the same rules.
        var rows = provider == StoreProvider.Sqlite ? 250 : 75;
        for (var i = 0; i < rows; i++)
        {
            var row = Row(random);
            foreach (var person in _people)
            {
                var file = await TryAsync(store, person, row, new ImportOptions { DryRun = true, KeepGoodRows = true });
                var form = await TryAsync(
                    store, person, row, new ImportOptions { DryRun = true, Submission = new Submission($"{i}{person.Name}", person.Name) });
                if (person.Name == "member")
                {
                    Assert.All([file, form], r => Assert.True(r.IsFatal));
                    continue;
                }

                var may = May(person, row);
                Assert.Equal(Codes(file), Codes(form));
                if (Codes(file).All(c => c == RefusalCode.NotAllowed))
                {
                    Assert.True(may == (file.Refused.Count == 0),
                        $"{person.Name}, {row.Table.Name} {string.Join(',', row.Cells)}: {string.Join(' ', file.Refused)}");
                    (allowed, refused) = may ? (allowed + 1, refused) : (allowed, refused + 1);
                }
            }
        }

        Assert.InRange(allowed, rows, 3 * rows);
        Assert.InRange(refused, rows, 3 * rows);
    }

    // What a coordinator of the North is allowed to do, they do; for who reads about the South nothing becomes another.
    [Theory, EveryStore]
    public async Task Nothing_that_a_coordinator_may_write_changes_what_others_have_elsewhere(StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        var random = new Random(7);
        var before = await SouthAsync(store);
        var stored = 0;
        for (var i = 0; i < 150; i++)
        {
            stored += (await TryAsync(store, _people[1], Row(random), new ImportOptions())).IsStored ? 1 : 0;
        }

        Assert.InRange(stored, 20, 140);
        Assert.Equal(before, await SouthAsync(store));
    }

    [Theory, EveryStore]
    public async Task A_refusal_names_the_place_and_who_may(StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        var planned =
            new Typed(RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["D-NEW", "CS", "N1", "2016-07-09", "planned"]);

        Assert.Equal(
            "You may not write this record: the convoy CS also stops at Place S1 (S1), outside your governorates. Ask a manager, or a coordinator "
                + "of yours and of South.",
            Assert.Single((await TryAsync(store, _people[1], planned, new ImportOptions())).Refused).Refusal.Message);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var refusal = await store.Records.WithdrawAsync(operation, "delivery", "CM-N1", 1, "x", Actor.Of(_people[1], "SYR"), TestStore.Now);
        Assert.StartsWith("You may not write this record: the convoy CM also stops at Place S1 (S1)", refusal!.Message, StringComparison.Ordinal);

        // An answer changes its own line only, and so do the answers of the others.
        Assert.True((await TryAsync(store, _people[1], Answer("RM", "N1"), new ImportOptions())).IsStored);
        Assert.Equal(
            RefusalCode.NotAllowed, Assert.Single((await TryAsync(store, _people[1], Answer("RM", "S1"), new ImportOptions())).Refused).Refusal.Code);
    }

    [Theory, EveryStore]
    public async Task A_proposed_place_takes_no_name_of_another(StoreProvider provider)
    {
        await using var store = await WorldAsync(provider);
        string[] header = ["code", "name", "aliases", "governorate", "governorate_pcode"];
        async Task<string> TellAsync(params string[] cells) =>
            string.Join(' ',
                (await TryAsync(store, _people[1], new Typed(RecordKinds.Locations, header, cells), new ImportOptions()))
                .Refused.Select(r => r.Refusal.Message));

        Assert.Contains(
            "aliases are for a manager", await TellAsync("NEW-1", "A hamlet", "Place S1;Place N1", "North", ""), StringComparison.Ordinal);
        Assert.Contains("one of your governorates", await TellAsync("NEW-1", "A hamlet", "", "South", ""), StringComparison.Ordinal);
        Assert.Contains("one of your governorates", await TellAsync("NEW-1", "A hamlet", "", "North", "SY2"), StringComparison.Ordinal);
        Assert.Equal("", await TellAsync("NEW-1", "Place S1", "", "North", "SY1"));

        // Under the name of one that is known, it is found by its code until a manager has said what it is.
        var places = (await FactsAsync(store, Sensitivity.Severe)).Locations;
        Assert.Equal("S1", new LocationIndex(places).Resolve("place s1").Location?.Code);
        Assert.Equal("NEW-1", new LocationIndex(places).Resolve("NEW-1").Location?.Code);
    }

    private static bool May(Person person, Typed row)
    {
        if (person.Name == "manager")
        {
            return true;
        }

        if (row.Table.Name is not ("request" or "line" or "decision" or "clearance" or "convoy" or "delivery" or "convoy_event" or "incident"))
        {
            return false;
        }

        IEnumerable<string> about = [row.Cell("location")];
        if (row.Table.Name is "request" or "line")
        {
            about = about.Concat(_at[row.Cell(row.Table.Name == "request" ? "ref" : "request")]);
        }
        else if (row.Table.Name is "convoy" or "delivery" or "convoy_event")
        {
            about = about.Concat(_at[row.Cell(row.Table.Name == "convoy" ? "ref" : "convoy")]);
        }

        // What befell aid nowhere in particular befell it everywhere.
        if (row.Table.Name == "incident")
        {
            about = about.Concat(row.Cell("convoy") is { Length: > 0 } convoy ? _at[convoy] : []);
            if (person.Name != "everywhere" && about.All(p => p.Length == 0))
            {
                return false;
            }
        }

        // A stop that stands there already is named by its convoy and place.
        if (row.Table.Name == "delivery" && row.Cell("ref") is var key && key != "D-NEW")
        {
            about = about.Concat(_at[key[..2]]).Append(key[3..]);
        }

        return about.Where(p => p.Length > 0).All(p => person.Name == "everywhere" || p[0] == (person.Name == "north" ? 'N' : 'S'));
    }

    private static Typed Row(Random random)
    {
        string One(params string[] of) => of[random.Next(of.Length)];
        var (convoy, request, place) = (One(_convoys), One(_requests), One(_places));
        return random.Next(14) switch
        {
            0 => new(RecordKinds.Convoys, ["ref", "mode", "note"], [convoy, "road", $"{random.Next()}"]),
            < 4 => new(
                RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
                [One("D-NEW", "CN-N1", "CN-N2", "CM-N1", "CM-S1", "CS-S1"), One("CN", "CS", "CM", "CE"), place, "2016-07-0" + random.Next(1, 9),
                    One("planned", "delivered"), One("", "5")]),
            4 => new(RecordKinds.ConvoyEvents, ["convoy", "day", "kind", "location"],
                [One("CN", "CS", "CM", "CE"), "2016-06-11", One("held", "looted"), One("", place)]),
            5 => new(RecordKinds.Requests, ["ref", "authority", "submitted_on", "note"], [request, "Government", "2016-05-01", $"{random.Next()}"]),
            6 => new(RecordKinds.RequestLines, ["request", "location", "people_requested"],
                [One("RN", "RS", "RM", "RE"), place, $"{random.Next(900)}"]),
            7 => Answer(One("RN", "RS", "RM"), place),
            8 => new(RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
                [One("RN", "RS", "RM"), place, "letter", "army", "pending", "2016-06-12"]),
            9 => new(RecordKinds.Incidents, ["ref", "location", "convoy", "day", "kind"],
                ["I1", One("", place), One("", "CN", "CM"), "2016-06-11", "shelling"]),
            10 => new(RecordKinds.Statuses, ["location", "status", "from"], [place, "accessible", "2016-06-11"]),
            11 => new(RecordKinds.Populations, ["location", "as_of", "people"], [place, "2016-06-11", $"{random.Next(900)}"]),
            12 => new(RecordKinds.Locations, ["code", "name", "aliases"], [One(place, "NEW"), "Taken", "Place S1"]),
            _ => new(RecordKinds.Targets, ["code", "name", "people", "scope", "start_on", "due_on"],
                ["T", "T", "5", "all", "2016-06-11", "2016-07-11"]),
        };
    }

    private static Typed Answer(string request, string place) =>
        new(RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "party"], [request, place, "denied", "2016-06-10", "army"]);

    private static async Task<TestStore> WorldAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        await store.ImportRowsAsync(RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        await store.ImportRowsAsync(
            RecordKinds.Locations, ["code", "name", "governorate", "governorate_pcode"], ["N1", "Place N1", "North", "SY1"],
                ["N2", "Place N2", "North", "SY1"],
            ["S1", "Place S1", "South", "SY2"], ["S2", "Place S2", "South", "SY2"], ["X", "Place X", "", ""]);
        foreach (var (key, places) in _at.Where(a => !a.Key.EndsWith("-NEW", StringComparison.Ordinal)))
        {
            if (key[0] == 'C')
            {
                await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "people_reached"], [key, "road", "900"]);
                await store.ImportRowsAsync(
                    RecordKinds.Deliveries,
                    [["ref", "convoy", "location", "day", "outcome"],
                        .. places.Select(p => new[] { $"{key}-{p}", key, p, "2016-06-10", "delivered" })]);
            }
            else
            {
                await store.ImportRowsAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on"], [key, "Government", "2016-05-01"]);
                await store.ImportRowsAsync(RecordKinds.RequestLines, [["request", "location"], .. places.Select(p => new[] { key, p })]);
                await store.ImportRowsAsync(
                    RecordKinds.Decisions,
                    [["request", "location", "decision", "decided_on"], .. places.Select(p => new[] { key, p, "denied", "2016-06-01" })]);
            }
        }

        return store;
    }

    private static Task<ImportResult> TryAsync(TestStore store, Person person, Typed row, ImportOptions options) =>
        new BundleImport(store.Db, _rules).ImportAsync(
        BundleSource.Of(row.Table, row.Header, row.Cells), "SYR", options, Actor.Of(person, "SYR"), TestStore.Now);

    private static IEnumerable<RefusalCode> Codes(ImportResult result) => result.Refused.Select(r => r.Refusal.Code);

    private static async Task<ReportFacts> FactsAsync(TestStore store, Sensitivity ceiling)
    {
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        return (await new FactsStore(store.Db, _rules).LoadAsync(operation.Id, _rules.AudienceOf(ceiling, operation.Operation, TestStore.Now))).Facts;
    }

    // What each reader has of the South: its stops and lines, what they count, and the requests and convoys that they are of.
    private static async Task<string> SouthAsync(TestStore store)
    {
        var text = new List<string>();
        foreach (var ceiling in new[] { Sensitivity.Moderate, Sensitivity.High, Sensitivity.Severe })
        {
            var situation = new Situation(await FactsAsync(store, ceiling));
            foreach (var place in _places.Where(p => p[0] == 'S'))
            {
                text.AddRange(
                    situation.StopsAt(place)
                    .Select(s => string.Create(CultureInfo.InvariantCulture, $"{ceiling} {s.Delivery} {s.Convoy} {s.People} {s.IsEstimated}")));
                text.AddRange(
                    situation.LinesAt(place)
                    .Select(l => $"{ceiling} {l.Request} {l.Line} {string.Join(' ', l.Decisions)} {string.Join(' ', l.Clearances)}"));
                text.AddRange(situation.StatusesOf(place).Select(s => s.ToString()));
                text.AddRange(situation.PopulationsOf(place).Select(p => p.ToString()));
            }
        }

        return string.Join('\n', text);
    }

    /// <summary>One row of a file.</summary>
    private sealed record Typed(RecordKind Table, string[] Header, string[] Cells)
    {
        public string Cell(string column) => Array.IndexOf(Header, column) is >= 0 and var at ? Cells[at] : "";
    }
}
