using System.Globalization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Tests.Access;

/// <summary>A record of the world, and the text that stands in it and nowhere else.</summary>
/// <param name="Kind">As the bundle names it.</param>
/// <param name="Given">The level it was given, or has of itself.</param>
/// <param name="Area">North or South; null: it is about no place.</param>
/// <param name="IsPlanned">It has its level because it is still to come, and not because it was given.</param>
public sealed record WorldRecord(string Kind, Sensitivity Given, string? Area, bool IsPlanned, string Key, string Token)
{
    /// <summary>It has its level because the stop that it tells of was given it.</summary>
    public bool IsOfStop { get; init; }

    /// <summary>The level it has: what cannot be without another record, here always a moderate one, is not read below that one's level.</summary>
    public Sensitivity Level =>
        Given == Sensitivity.Low && RecordKinds.Standard.Of(Kind).Columns.Any(c => c is { Refers.Level: not Sensitivity.Low, Required: true })
        ? Sensitivity.Moderate
        : Given;
}

/// <summary>
/// An operation that goes on, with a record of every kind at every level in two governorates, and what is planned and pending
/// besides: what the matrix and the canary look for.
/// </summary>
internal sealed class AccessWorld
{
    public const string Operation = "LIVE";

    /// <summary>Noon of the day on which the world is looked at. The operation goes on.</summary>
    public static readonly DateTimeOffset Now = new(2016, 7, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] _areas = ["North", "South"];

    private readonly Dictionary<RecordKind, List<string[]>> _rows = [];
    private readonly List<WorldRecord> _records = [];

    /// <summary>Kinds, levels, areas; and what is planned.</summary>
    public IReadOnlyList<WorldRecord> Records => _records;

    /// <summary>The row that brought a record, with its header, and the place of the text that is its own.</summary>
    public (string[] Header, string[] Row, int Own) RowOf(WorldRecord record)
    {
        var rows = _rows[RecordKinds.Standard.Of(record.Kind)];
        var row = rows.Single(r => r.Contains(record.Token));
        return (rows[0], row, Array.IndexOf(row, record.Token));
    }

    /// <summary>What stands in the severe fields of incidents, allegations and appeals.</summary>
    public static string SevereToken(string area) => $"zqinformant{area.ToLowerInvariant()}";

    public static Task<(AccessWorld World, StoredOperation Operation)> CreateAsync(TestStore store) =>
        CreateAsync(new BundleImport(store.Db, new SensitivityRules()), store.Records, new OperationStore(store.Db));

    public static async Task<(AccessWorld World, StoredOperation Operation)> CreateAsync(
        BundleImport import, RecordStore records, OperationStore operations)
    {
        var world = new AccessWorld();
        world.Fill();
        foreach (var (table, rows) in world._rows.OrderBy(r => RecordKinds.Standard.All.ToList().IndexOf(r.Key)))
        {
            var result = await import.ImportAsync(
                BundleSource.Of(table, [.. rows]), table == RecordKinds.Operations ? null : Operation, new ImportOptions(), TestStore.Actor,
                Now.AddDays(-1));
            Assert.Empty(result.Refused);
        }

        var operation = (await operations.FindAsync(Operation))!;
        foreach (var record in world._records
            .Where(r => r is { IsPlanned: false, IsOfStop: false } && r.Given != RecordKinds.Standard.Of(r.Kind).Level))
        {
            // A meeting may have stood in the calendar before the file told of it.
            var version = (await records.ShowAsync(operation, record.Kind, record.Key, TestStore.Actor, Now))!.Record.Version;
            Assert.Null(await records.ClassifyAsync(
                operation, record.Kind, record.Key, version, record.Given, "for the test", TestStore.Actor, Now.AddDays(-1)));
        }

        return (world, operation);
    }

    private void Fill()
    {
        Header(RecordKinds.Operations, "code", "name", "since");
        Header(RecordKinds.Meetings, "number", "date", "note");
        Header(RecordKinds.Locations, "code", "name", "governorate");
        Header(RecordKinds.Statuses, "location", "status", "from", "reason");
        Header(RecordKinds.Populations, "location", "as_of", "people", "source");
        Header(RecordKinds.Requests, "ref", "authority", "submitted_on", "note");
        Header(RecordKinds.RequestLines, "request", "location", "people_requested");
        Header(RecordKinds.Decisions, "request", "location", "decision", "decided_on", "party", "note");
        Header(RecordKinds.Clearances, "request", "location", "kind", "party", "state", "on", "note");
        Header(RecordKinds.Convoys, "ref", "mode", "departed_on", "note", "request");
        Header(RecordKinds.Deliveries, "ref", "convoy", "location", "day", "outcome", "people_reached", "note");
        Header(RecordKinds.ConvoyEvents, "convoy", "day", "kind", "note");
        Header(RecordKinds.Disaggregations, "convoy", "delivery", "female", "note");
        Header(RecordKinds.Items, "convoy", "delivery", "item", "unit", "sent", "note");
        Header(RecordKinds.Incidents, "ref", "location", "convoy", "day", "kind", "description", "source");
        Header(RecordKinds.Targets, "code", "name", "people", "scope", "start_on", "due_on");
        Header(RecordKinds.StatedFigures, "meeting", "measure", "window", "low", "scope", "source");
        HeaderOfCeasefire();
        Row(RecordKinds.Operations, Operation, "An operation that goes on", "2016-01-01");
        Row(RecordKinds.Meetings, "1", "2016-03-01", "");
        foreach (var level in Enum.GetValues<Sensitivity>())
        {
            WithoutArea(level);
            foreach (var area in _areas)
            {
                Given(level, area);
            }
        }

        foreach (var area in _areas)
        {
            Row(RecordKinds.Locations, area, $"Place of the {area}", area);
            Row(RecordKinds.Statuses, area, "besieged", "2016-01-01", "");
            Row(RecordKinds.Convoys, $"C-{area}", "road", "2016-05-01", "", "");
            Row(RecordKinds.Deliveries, $"C-{area}-1", $"C-{area}", area, "2016-05-01", "delivered", "10", "");
            Row(RecordKinds.Requests, $"R-{area}", "Government", "2016-03-01", "");
            Planned(area);
        }
    }

    private void HeaderOfCeasefire()
    {
        Header(RecordKinds.Parties, "code", "name", "kind");
        Header(RecordKinds.Arrangements, "code", "name", "kind", "from", "scope");
        Header(RecordKinds.ArrangementParties, "arrangement", "party", "from", "source");
        Header(RecordKinds.Controls, "location", "party", "from", "basis");
        Header(RecordKinds.Routes, "code", "name", "kind");
        Header(RecordKinds.RouteStates, "route", "state", "from", "reason");
        Header(RecordKinds.Pullbacks, "route", "party", "what", "distance_m", "agreed_on", "source");
        Header(RecordKinds.Centres, "code", "name", "opened_on");
        Header(RecordKinds.Allegations, "ref", "arrangement", "day", "received_on", "location", "kind", "description", "informant", "source");
        Header(RecordKinds.AllegationSteps, "allegation", "on", "step", "note");
        Header(RecordKinds.Monitoring, "centre", "day", "governorate", "note");
        Header(RecordKinds.Appeals, "ref", "centre", "received_on", "kind", "location", "summary", "caller");
        Header(RecordKinds.Commitments, "code", "name", "made_on", "scope", "due_on", "test");
        Header(RecordKinds.Events, "ref", "day", "kind", "title", "location");
        Row(RecordKinds.Parties, "PA", "Party that holds places", "government");
        Row(RecordKinds.Arrangements, "AR", "Cessation", "cessation_of_hostilities", "2016-01-01", "all");
        Row(RecordKinds.Routes, "RT", "Long road", "road");
        Row(RecordKinds.Centres, "CE", "Centre that watches", "2016-01-01");
        foreach (var area in _areas)
        {
            Row(RecordKinds.Allegations, $"AL-{area}", "AR", "2016-03-01", "2016-03-01", area, "shelling", "", "", "");
        }
    }

    private void OfCeasefireWithoutArea(Sensitivity level)
    {
        var (n, day) = ((int)level, $"2016-02-0{(int)level + 1}");
        Row(RecordKinds.Parties, $"PA{n}", Keep("party", level, null, $"PA{n}"), "opposition");
        Row(RecordKinds.Arrangements, $"AR{n}", Keep("arrangement", level, null, $"AR{n}"), "local_truce", "2016-01-01", "all");
        Row(RecordKinds.ArrangementParties, "AR", "PA", day, Keep("arrangement_party", level, null, RecordKey.Of("AR", "PA", day)));
        Row(RecordKinds.Routes, $"RT{n}", Keep("route", level, null, $"RT{n}"), "road");
        Row(RecordKinds.RouteStates, "RT", "closed", day, Keep("route_state", level, null, RecordKey.Of("RT", day)));
        Row(RecordKinds.Pullbacks, "RT", "PA", $"w{n}", "500", day, Keep("pullback", level, null, RecordKey.Of("RT", "PA", $"w{n}", day)));
        Row(RecordKinds.Centres, $"CE{n}", Keep("centre", level, null, $"CE{n}"), "2016-01-01");
        Row(RecordKinds.Commitments, $"K{n}", Keep("commitment", level, null, $"K{n}"), "2016-01-01", "none", "2016-12-31", "none");
    }

    private void OfCeasefireGiven(Sensitivity level, string area)
    {
        var (id, day, severe) = ($"{area}-{EnumCode.Of(level)}", $"2016-05-0{(int)level + 1}", $"{SevereToken(area)}{EnumCode.Of(level)}");
        Row(RecordKinds.Controls, area, "PA", day, Keep("control", level, area, RecordKey.Of(area, day, "UN")));
        Row(RecordKinds.Allegations,
            $"AL-{id}", "AR", "2016-05-01", "2016-05-01", area, "shelling", Keep("allegation", level, area, $"AL-{id}"), severe, severe);
        Row(RecordKinds.AllegationSteps,
            $"AL-{area}", day, "acknowledged", Keep("allegation_step", level, area, RecordKey.Of($"AL-{area}", day, "acknowledged")));
        Row(RecordKinds.Monitoring, "CE", day, area, Keep("monitoring", level, area, RecordKey.Of("CE", day, area)));
        Row(RecordKinds.Appeals, $"AP-{id}", "CE", "2016-05-01", "access", area, Keep("appeal", level, area, $"AP-{id}"), severe);
        Row(RecordKinds.Events, $"E-{id}", "2016-05-01", "statement", Keep("event", level, area, $"E-{id}"), area);
    }

    private void WithoutArea(Sensitivity level)
    {
        var n = (int)level;
        Row(RecordKinds.Meetings, Text(n + 2), $"2016-04-0{n + 1}", Keep("meeting", level, null, Text(n + 2)));
        Row(RecordKinds.Targets, $"T{n}", Keep("target", level, null, $"T{n}"), "1000", "all", "2016-01-01", "2016-12-31");
        Row(RecordKinds.StatedFigures, "1", "trucks", "period", "5",
            Keep("stated_figure", level, null, RecordKey.Of("1", "trucks", "period", $"s{n}")), $"s{n}");
        OfCeasefireWithoutArea(level);
    }

    // Each in a place, request or convoy that is moderate and settled, so that its level is its own.
    private void Given(Sensitivity level, string area)
    {
        var n = (int)level;
        var id = $"{area}-{EnumCode.Of(level)}";
        var place = $"P-{id}";
        Row(RecordKinds.Locations, $"L-{id}", Keep("location", level, area, $"L-{id}"), area);
        Row(RecordKinds.Locations, place, $"Other place {id}", area);
        Row(RecordKinds.Statuses, area, "besieged", $"2016-02-0{n + 1}", Keep("status", level, area, RecordKey.Of(area, $"2016-02-0{n + 1}", "UN")));
        Row(RecordKinds.Populations, area, $"2016-02-0{n + 1}", "5000",
            Keep("population", level, area, RecordKey.Of(area, $"2016-02-0{n + 1}", "UN")));

        Row(RecordKinds.Requests, $"R-{id}", "Government", "2016-03-01", Keep("request", level, area, $"R-{id}"));
        Line($"R-{id}", area);
        Row(RecordKinds.RequestLines, $"R-{area}", place,
            Keep("line", level, area, RecordKey.Of($"R-{area}", place), Text(91_000_000 + (10 * n) + area.Length + area[0])));
        Denial($"R-{area}", place);
        Line($"R-{area}", $"L2-{id}", area);
        Row(RecordKinds.Decisions, $"R-{area}", $"L2-{id}", "reopened", "2016-03-03", "x", "");
        Row(RecordKinds.Decisions, $"R-{area}", $"L2-{id}", "denied", "2016-03-04", "y",
            Keep("decision", level, area, RecordKey.Of($"R-{area}", $"L2-{id}", "2016-03-04", "denied", "y", "")));
        Row(RecordKinds.Clearances, $"R-{area}", $"L2-{id}", "letter", "army", "refused", "2016-03-04",
            Keep("clearance", level, area, RecordKey.Of($"R-{area}", $"L2-{id}", "letter", "army", "2016-03-04")));

        Row(RecordKinds.Convoys, $"C-{id}", "road", "2016-05-01", Keep("convoy", level, area, $"C-{id}"), "");
        Row(RecordKinds.Deliveries, $"C-{id}-1", $"C-{id}", area, "2016-05-01", "delivered", "10", "");
        Row(RecordKinds.Deliveries, $"D-{id}", $"C-{area}", area, $"2016-05-0{n + 2}", "delivered", "20", Keep("delivery", level, area, $"D-{id}"));
        Row(RecordKinds.ConvoyEvents, $"C-{area}", $"2016-05-0{n + 2}", "held",
            Keep("convoy_event", level, area, RecordKey.Of($"C-{area}", $"2016-05-0{n + 2}", "held", "")));
        OfStop(level, area);
        Row(RecordKinds.Incidents, $"I-{id}", area, "", "2016-05-01", "shelling", Keep("incident", level, area, $"I-{id}"),
            $"{SevereToken(area)}{EnumCode.Of(level)}");
        OfCeasefireGiven(level, area);
    }

    // What is told of a stop that is moderate, and of its convoy.
    private void OfStop(Sensitivity level, string area)
    {
        var (convoy, stop, kits) = ($"C-{area}", $"DS-{area}-{EnumCode.Of(level)}", $"kits {EnumCode.Of(level)}");
        Row(RecordKinds.Deliveries, stop, convoy, area, $"2016-05-1{(int)level}", "delivered", "30", "");
        Row(RecordKinds.Disaggregations, convoy, stop, "10", Keep("disaggregation", level, area, stop));
        Row(RecordKinds.Items, convoy, "", kits, "boxes", "5", Keep("convoy_item", level, area, RecordKey.Of(convoy, "", kits, "boxes")));
        if (level > RecordKinds.Items.Level)
        {
            // It was given no level: it has that of the stop that it tells of.
            stop = $"D-{area}-{EnumCode.Of(level)}";
            Row(RecordKinds.Items, convoy, stop, kits, "boxes", "5",
                Keep("convoy_item", level, area, RecordKey.Of(convoy, stop, kits, "boxes"), $"zqitemofstop{EnumCode.Of(level)}{area}"));
            _records[^1] = _records[^1] with { IsOfStop = true };
        }
    }

    private void Planned(string area)
    {
        Row(RecordKinds.Requests, $"RP-{area}", "Government", "2016-06-20", Keep("request", Sensitivity.High, area, $"RP-{area}", isPlanned: true));
        Row(RecordKinds.RequestLines, $"RP-{area}", area,
            Keep("line", Sensitivity.High, area, RecordKey.Of($"RP-{area}", area), Text(92_000_000 + area[0]), isPlanned: true));
        Row(RecordKinds.Decisions, $"RP-{area}", area, "granted", "2016-06-25", "army",
            Keep("decision", Sensitivity.High, area, RecordKey.Of($"RP-{area}", area, "2016-06-25", "granted", "army", ""), isPlanned: true));
        Row(RecordKinds.Clearances, $"RP-{area}", area, "letter", "army", "pending", "2016-06-26",
            Keep("clearance", Sensitivity.High, area, RecordKey.Of($"RP-{area}", area, "letter", "army", "2016-06-26"), isPlanned: true));
        Row(RecordKinds.Convoys, $"CP-{area}", "road", "", Keep("convoy", Sensitivity.High, area, $"CP-{area}", isPlanned: true), $"RP-{area}");
        Row(RecordKinds.Deliveries, $"DP-{area}", $"CP-{area}", area, "2016-07-05", "planned", "",
            Keep("delivery", Sensitivity.High, area, $"DP-{area}", isPlanned: true));
        Row(RecordKinds.Convoys, $"CY-{area}", "road", "2016-06-30",
            Keep("convoy", Sensitivity.High, area, $"CY-{area}", "zqconvoyyesterday" + area, isPlanned: true), "");
        Row(RecordKinds.Deliveries, $"DY-{area}", $"CY-{area}", area, "2016-06-30", "delivered", "987654",
            Keep("delivery", Sensitivity.High, area, $"DY-{area}", "zqdeliveryyesterday" + area, isPlanned: true));
        Row(RecordKinds.Disaggregations, $"CY-{area}", $"DY-{area}", "10",
            Keep("disaggregation", Sensitivity.High, area, $"DY-{area}", isPlanned: true));
        Row(RecordKinds.Items, $"CP-{area}", $"DP-{area}", "kits", "boxes", "5",
            Keep("convoy_item", Sensitivity.High, area, RecordKey.Of($"CP-{area}", $"DP-{area}", "kits", "boxes"), isPlanned: true));
        Row(RecordKinds.ConvoyEvents, $"CP-{area}", "2016-06-30", "loaded",
            Keep("convoy_event", Sensitivity.High, area, RecordKey.Of($"CP-{area}", "2016-06-30", "loaded", ""), isPlanned: true));
        Row(RecordKinds.Incidents, $"IP-{area}", area, $"CP-{area}", "2016-06-30", "threat",
            Keep("incident", Sensitivity.High, area, $"IP-{area}", isPlanned: true), "");
    }

    private void Line(string request, string place, string? newPlaceIn = null)
    {
        if (newPlaceIn is not null)
        {
            Row(RecordKinds.Locations, place, $"Other place {place}", newPlaceIn);
        }

        Row(RecordKinds.RequestLines, request, place, "");
        Denial(request, place);
    }

    private void Denial(string request, string place) => Row(RecordKinds.Decisions, request, place, "denied", "2016-03-02", "army", "");

    private string Keep(string kind, Sensitivity level, string? area, string key, string? token = null, bool isPlanned = false)
    {
        var said = isPlanned ? "planned" : "given";
        token ??= $"zq{kind.Replace("_", "", StringComparison.Ordinal)}{EnumCode.Of(level)}{area?.ToLowerInvariant()}{said}";
        _records.Add(new WorldRecord(kind, level, area, isPlanned, key, token));
        return token;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Header(RecordKind table, params string[] columns) => _rows.Add(table, [columns]);

    private void Row(RecordKind table, params string[] cells) => _rows[table].Add(cells);
}
