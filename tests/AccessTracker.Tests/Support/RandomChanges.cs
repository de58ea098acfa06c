using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Support;

/// <summary>
/// One change after another of a small operation, by every way that records are changed. Few places, convoys and days, so that what is hidden,
/// shown, withdrawn and moved meets often. What the store refuses is no change.
/// </summary>
internal sealed class RandomChanges(TestStore store, int seed)
{
    private static readonly string[] _levels = ["", "low", "moderate", "high", "severe"];
    private static readonly string[] _outcomes =
        ["planned", "postponed", "cancelled", "turned_back", "attacked", "failed", "partial", "delivered", "delivered", "delivered"];
    private static readonly string[] _decisions =
        ["verbal", "granted", "granted", "granted", "granted_with_conditions", "denied", "withdrawn", "expired", "reopened"];

    private readonly Random _random = new(seed);
    private readonly BundleImport _import = new(store.Db, new SensitivityRules());
    private int _replaced;

    public StoredOperation Operation { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; } = TestStore.Now;

    /// <summary>What was done last, for the message of a test that fails.</summary>
    public string Done { get; private set; } = "";

    public async Task BeginAsync()
    {
        await ImportAsync(RecordKinds.Operations, ["code", "name", "since"], ["SYR", "Syria", "2016-02-12"]);
        Operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        await ImportAsync(RecordKinds.Locations, ["code", "name"], [.. Enumerable.Range(0, 4).Select(i => new[] { $"L{i}", $"Place {i}" })]);
        await ImportAsync(RecordKinds.Parties, ["code", "name", "kind"], ["P", "A party", "other"]);
        await ImportAsync(RecordKinds.Arrangements, ["code", "name", "kind", "from", "scope"], ["T", "A truce", "local_truce", "2016-02-20", "all"]);
        for (var i = 0; i < 40; i++)
        {
            await AddAsync();
        }
    }

    /// <summary>One change, or none where the store refuses it.</summary>
    public Task NextAsync() => _random.Next(22) switch
    {
        < 10 => AddAsync(),
        < 12 => MarkAsync(isWithdrawn: true),
        < 14 => MarkAsync(isWithdrawn: false),
        < 16 => ClassifyAsync(),
        < 18 => UndoAsync(),
        18 => _random.Next(4) switch
        {
            0 => ReplaceAsync(),
            1 => ImportAsync(RecordKinds.Operations, ["code", "name", "since", "overdue_days"], ["SYR", "Syria", "2016-02-12", Number(20, 40)]),
            _ => BundleAsync(),
        },
        _ => WaitAsync(),
    };

    // A row of any kind, new or of a record that there is.
    private Task AddAsync() => _random.Next(16) switch
    {
        < 5 => ImportAsync(RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"], Delivery()),
        < 7 => ImportAsync(RecordKinds.Convoys, ["ref", "mode", "request", "departed_on", "people_reached", "trucks"], Convoy()),
        7 => ImportAsync(
            RecordKinds.ConvoyEvents, ["convoy", "day", "kind", "location", "reason"],
            [Any("C", 6), Day(), One("held", "departed", "looted"), One("", Place()), "x" + Number(0, 9)]),
        8 => ImportAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on"], [Any("R", 2), "Government", Day(-30, -20)]),
        9 => ImportAsync(RecordKinds.RequestLines, ["request", "location", "people_requested"], [Any("R", 2), Place(), Number(1, 900)]),
        < 12 => ImportAsync(
            RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "party", "valid_to"],
            [Any("R", 2), Place(), One(_decisions), Day(-10, 0), One("A", "B"), One("", Day(-6, 5), Day(-6, 5))]),
        12 => ImportAsync(
            RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
            [Any("R", 2), Place(), "seal", "A", One("pending", "obtained"), Day()]),
        13 => ImportAsync(
            RecordKinds.Incidents, ["ref", "location", "convoy", "day", "kind", "source"],
            [Any("I", 4), One("", Place()), One("", Any("C", 6)), Day(), "shelling", "a name"]),
        14 => ImportAsync(
            RecordKinds.Populations, ["location", "as_of", "people", "authority"],
            [Place(), Day(-40, 0), Number(1, 9_000), One("UN", "UN", "Other")]),
        _ => _random.Next(8) switch
        {
            0 => ImportAsync(
                RecordKinds.Statuses, ["location", "status", "from", "authority"],
                [Place(), One("besieged", "hard_to_reach", "accessible"), Day(-40, 0), One("UN", "UN", "Other")]),
            1 => ImportAsync(RecordKinds.Meetings, ["number", "date"], MeetingRow(_random.Next(4))),
            2 => ImportAsync(
                RecordKinds.Targets, ["code", "name", "people", "scope", "locations", "start_on", "due_on"],
                ["T", "Target", Number(1, 9_000), "named", $"L0;{Place()}", Day(-30, -10), Day(10, 20)]),
            3 => ImportAsync(
                RecordKinds.StatedFigures, ["meeting", "measure", "window", "low", "source"],
                [Number(1, 4), "people_reached", "period", Number(1, 9_000), "a page"]),
            4 => ImportAsync(
                RecordKinds.Allegations, ["ref", "arrangement", "day", "received_on", "location", "kind", "count", "source"],
                [Any("A", 4), "T", Day(-10, -5), Day(-4, 0), One("", Place()), "shelling", One("", Number(1, 9)), "a name"]),
            5 => ImportAsync(
                RecordKinds.AllegationSteps, ["allegation", "on", "step"],
                [Any("A", 4), Day(), One("acknowledged", "substantiated", "resolved", "reopened")]),
            6 => ImportAsync(RecordKinds.Controls, ["location", "party", "from", "authority"], [Place(), "P", Day(-40, 0), One("UN", "Other")]),
            _ => ImportAsync(RecordKinds.Locations, ["code", "name"], [Place(), "Place " + Number(0, 99)]),
        },
    };

    // Several files at once.
    private Task BundleAsync() => ImportAsync(BundleSource.Of(new Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>>
    {
        [RecordKinds.Convoys] =
            [["ref", "mode", "request", "departed_on", "people_reached", "trucks"], Convoy(),
                .. _random.Next(2) == 0 ? [Convoy()] : Array.Empty<string[]>()],
        [RecordKinds.Deliveries] = [["ref", "convoy", "location", "day", "outcome", "people_reached"], Delivery(), Delivery()],
    }), new ImportOptions { KeepGoodRows = true }, "a bundle");

    private Task WaitAsync()
    {
        Now = Now.AddDays(_random.Next(1, 3));
        Done = $"It became {Now:d}";
        return Task.CompletedTask;
    }

    private async Task MarkAsync(bool isWithdrawn)
    {
        if (await RecordAsync(isWithdrawn ? "withdrawn_at is null" : "withdrawn_at is not null") is not { } record)
        {
            return;
        }

        var refusal = isWithdrawn
            ? await store.Records.WithdrawAsync(Operation, record.Kind, record.RecordKey, record.Version, "x", TestStore.Actor, Now)
            : await store.Records.RestoreAsync(Operation, record.Kind, record.RecordKey, record.Version, "x", TestStore.Actor, Now);
        Done = $"{(isWithdrawn ? "Withdrew" : "Restored")} {record}: {refusal}";
    }

    private async Task ClassifyAsync()
    {
        if (await RecordAsync("1 = 1") is { } record)
        {
            var level = One(_levels) is { Length: > 0 } word ? Domain.Common.EnumCode.Parse<Sensitivity>(word) : (Sensitivity?)null;
            var refusal =
                await store.Records.ClassifyAsync(Operation, record.Kind, record.RecordKey, record.Version, level, "x", TestStore.Actor, Now);
            Done = $"Gave {record} {level}: {refusal}";
        }
    }

    private async Task UndoAsync()
    {
        var last = (await new OperationStore(store.Db).FindAsync("SYR"))!.ChangeNumber;
        var change = last - _random.Next((int)Math.Min(last, 6));
        var refusals = await new ChangeUndo(store.Db, new SensitivityRules()).UndoAsync(Operation, change, "x", TestStore.Actor, Now);
        Done = $"Undid {change}: {string.Join(", ", refusals)}";
    }

    // A place that is new takes another one's records.
    private Task ReplaceAsync()
    {
        var code = $"N{_replaced++}";
        return ImportAsync(
            BundleSource.Of(RecordKinds.Locations, ["code", "name"], [code, $"Another {code}"], [Place(), "Place"]),
            new ImportOptions { Replaces = new ReplacedLocation(Place(), code, "x") }, "a replacement");
    }

    private Task ImportAsync(RecordKind table, string[] header, params string[][] rows) =>
        ImportAsync(BundleSource.Of(table, [header, .. rows]), new ImportOptions(), $"{table.File} {string.Join(' ', rows.SelectMany(r => r))}");

    private async Task ImportAsync(BundleSource source, ImportOptions options, string what)
    {
        try
        {
            var result = await _import.ImportAsync(source, null, options, TestStore.Actor, Now);
            Done = $"Imported {what}: {string.Join(", ", result.Refused)}";
        }
        catch (BundleRefusedException refused)
        {
            Done = $"Imported {what}: {refused.Message}";
        }
    }

    private async Task<Record?> RecordAsync(string condition)
    {
        var all = RecordKinds.Standard.Records.Select(t => $"select '{t.Name}' as kind, record_key, version from {t.Table} where {condition}");
        var records =
            await store.Db.ReadAsync(s =>
                s.QueryAsync<Record>($"select kind, record_key, version from ({string.Join(" union all ", all)}) r order by kind, record_key"));

        // Of each kind as often, however few there are.
        return records.Count == 0 ? null : Any(Any(records.GroupBy(r => r.Kind).Select(g => g.ToArray()).ToArray()));
    }

    private string[] Convoy() => [Any("C", 6), "road", One("", Any("R", 2), Any("R", 2)), One("", Day()), One("", Number(1, 9_000)), Number(1, 30)];

    private string[] Delivery() => [Any("D", 20), Any("C", 6), Place(), Day(), One(_outcomes), One("", "", "0", Number(1, 900))];

    private static string[] MeetingRow(int number) => [Cell.Write(number + 1L), Cell.Day(new DateOnly(2016, 6, 1).AddDays(7 * number))];

    private string Day(int from = -6, int to = 4) => Cell.Day(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(_random.Next(from, to + 1)));

    private string Place() => Any("L", 4);

    private string Any(string letter, int of) => $"{letter}{_random.Next(of)}";

    private string Number(int from, int to) => _random.Next(from, to).ToString(CultureInfo.InvariantCulture);

    private string One(params string[] of) => Any(of);

    private T Any<T>(T[] of) => of[_random.Next(of.Length)];

    private sealed record Record
    {
        public string Kind { get; init; } = "";

        public string RecordKey { get; init; } = "";

        public long Version { get; init; }
    }
}
