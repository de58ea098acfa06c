using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Tests.Records;

/// <summary>
/// What is asked about one record goes by that record. SQLite takes an operation for something that tells few records apart: a statement that
/// names it beside something better may read all records of the operation, for each row of a sheet.
/// </summary>
public sealed class OneRecordPlanTests
{
    private static readonly DateTimeOffset _now = TestStore.Now;

    private static readonly string[] _areas = ["Aleppo", "Damascus", "Deir-ez-Zor", "Homs", "Idleb", "Rural Damascus"];

    private static readonly Actor _coordinator = Actor.Of(new Person("c@example.org", [new Grant(Role.Coordinator, null, _areas)]), "issg-2016");

    private static readonly Actor _manager = Actor.Of(new Person("m@example.org", [new Grant(Role.Manager, null, [])]), "issg-2016");

    // What there may be a million of; and what only asks whether there is any.
    private static readonly Regex _isOfMany = new(
        @"\b(from|join|update) (delivery|convoy|convoy_event|convoy_item|disaggregation|access_request|request_line|decision|clearance|history)\b");

    private static readonly Regex _isOfAny = new(@"^\s*select id from \w+ where operation_id = .* limit 1$", RegexOptions.Singleline);

    private static readonly Dictionary<string, Func<TestStore, StoredOperation, Task>> _acts = new()
    {
        ["a coordinator saves a stop"] = (s, _) => SaveAsync(
            s, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["NEW", "D007", "MAD", "2016-02-18", "delivered"]),
        ["a coordinator saves a line"] = (s, _) => SaveAsync(
            s, RecordKinds.RequestLines, ["request", "location", "people_requested"], ["UN-2016-02", "MAD", "11"]),
        ["the stops of a convoy are listed"] = (s, o) => s.Records.ListAsync(o, "delivery", "convoy", "D002", _manager, _now),
        ["a convoy is withdrawn with its stops"] = (s, o) => MarkAsync(s, o, "convoy", "D002", s.Records.WithdrawAsync),
        ["and restored with them"] = (s, o) => MarkAsync(s, o, "convoy", "D002", s.Records.RestoreAsync),
        ["a line is withdrawn with its answers"] =
            (s, o) => MarkAsync(s, o, "line", RecordKey.Of("UN-2016-02", "MAD"), s.Records.WithdrawAsync),
        ["and restored"] = (s, o) => MarkAsync(s, o, "line", RecordKey.Of("UN-2016-02", "MAD"), s.Records.RestoreAsync),
    };

    [Fact]
    public async Task No_statement_about_one_record_reads_all_of_the_operation()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var operation = await store.SeedAsync();
        var (sent, wide) = (new List<string>(), new List<string>());
        foreach (var (act, run) in _acts)
        {
            store.Db.ForgetConnections();
            await using (var connection = await store.Db.OpenAsync(default))
            {
                // The only handle of the pool; whoever opens one next gets it.
                raw.sqlite3_trace(((SqliteConnection)connection).Handle, (_, sql) => sent.Add(sql), null);
            }

            sent.Clear();
            await run(store, operation);
            foreach (var sql in sent.Where(s => Regex.IsMatch(s, @"^\s*(select|update|insert|delete)\b")).Distinct().ToList())
            {
                var plan = await store.Db.ReadAsync(s => s.QueryAsync<Step>($"explain query plan {sql}"));
                if (_isOfMany.IsMatch(sql) && !_isOfAny.IsMatch(sql) && plan.Any(p => Regex.IsMatch(
                    p.Detail, @"^SEARCH \w+ USING (COVERING )?INDEX \w+ \(operation_id=\?\)|^SCAN (?!json_each|CONSTANT)|AUTOMATIC")))
                {
                    wide.Add($"{act}:\n{sql}\n{string.Join('\n', plan.Select(p => p.Detail))}");
                }
            }
        }

        Assert.True(wide.Count == 0, string.Join("\n\n", wide));
    }

    private static async Task SaveAsync(TestStore store, RecordKind kind, string[] header, string[] row)
    {
        var result = await new BundleImport(store.Db, new SensitivityRules())
            .ImportAsync(BundleSource.Of(kind, header, row), "issg-2016", new ImportOptions(), _coordinator, _now);
        Assert.Empty(result.Refused.Select(r => r.Refusal.Message));
        Assert.NotNull(result.ChangeNumber);
    }

    private static async Task MarkAsync(
        TestStore store, StoredOperation operation, string kind, string key,
        Func<StoredOperation, string, string, long, string, Actor, DateTimeOffset, CancellationToken, Task<Refusal?>> mark)
    {
        var version = (await store.ShowAsync(operation, kind, key)).Record.Version;
        Assert.Null(await mark(operation, kind, key, version, "Entered twice.", _manager, _now, default));
    }

    private sealed class Step
    {
        public string Detail { get; init; } = "";
    }
}
