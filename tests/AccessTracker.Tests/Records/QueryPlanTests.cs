using System.Diagnostics;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Tests.Records;

/// <summary>
/// What is asked for with every page finds its rows by an index, however many there are. The statements are those that the
/// stores really send; their plans are asked for as they were sent.
/// </summary>
public sealed class QueryPlanTests
{
    private const string Logs = "the logs that are followed";

    private static readonly Person _administrator = new("root@example.org", [new Grant(Role.Administrator, null, [])]);
    private static readonly Actor _member = Actor.Of(new Person("member@example.org", [new Grant(Role.Member, null, [])]), "issg-2016");
    private static readonly SensitivityRules _rules = new();

    // Read by a member, before anything is old: the conditions of what may be seen are all there.
    private static readonly DateTimeOffset _now = new(2016, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, (string Table, string Index, Func<TestStore, StoredOperation, Account, Task> Ask)> _questions = new()
    {
        ["the audit, newest first"] = ("from audit_event", "audit_event_by_time", (s, _, _) => AuditAsync(s, new AuditQuery())),
        ["the audit, a page on"] =
            ("from audit_event", "audit_event_by_time", (s, _, _) => AuditAsync(s, new AuditQuery { After = new AuditCursor(_now, "", 5) })),
        ["the audit of some days"] =
            ("from audit_event", "audit_event_by_time", (s, _, _) =>
                AuditAsync(s, new AuditQuery { From = new DateOnly(2016, 6, 1), To = new DateOnly(2016, 6, 2) })),
        ["the audit of a person"] = ("from audit_event", "audit_event_by_time", (s, _, _) => AuditAsync(s, new AuditQuery { Person = "ed" })),
        ["the audit of a thing"] =
            ("from audit_event", "audit_event_by_record", (s, _, _) => AuditAsync(s, new AuditQuery { Kind = "account", Key = "x@example.org" })),
        ["the changes of a thing"] =
            ("from history h", "history_version_once", (s, _, _) => AuditAsync(s, new AuditQuery { Kind = "delivery", Key = "D002-MAD" })),
        ["changes by time"] = ("from history h", "history_by_time", (s, _, _) => AuditAsync(s, new AuditQuery())),
        ["changes by time, a page on"] =
            ("from history h", "history_by_time", (s, _, _) => AuditAsync(s, new AuditQuery { After = new AuditCursor(_now, "issg-2016", 5) })),
        ["the history of a record"] =
            ("from history", "history_version_once", (s, o, _) => s.Records.ShowAsync(o, "delivery", "D002-MAD", _member, _now.AddDays(200))),
        ["one record"] = ("from delivery t", "delivery_once", (s, o, _) => s.Records.ShowAsync(o, "delivery", "D002-MAD", _member, _now)),
        ["the stops of a convoy"] = ("from delivery t", "", (s, o, _) => s.Records.ListAsync(o, "delivery", "convoy", "D002", _member, _now)),
        ["the convoys that may be seen"] = ("from convoy t", "", (s, o, _) => FactsAsync(s, o)),
        ["the stops that may be seen"] = ("from delivery t", "", (s, o, _) => FactsAsync(s, o)),
        ["the lines that may be seen"] = ("from request_line t", "", (s, o, _) => FactsAsync(s, o)),
        ["the answers that may be seen"] = ("from decision t", "", (s, o, _) => FactsAsync(s, o)),
        ["the convoy that a saved stop names"] =
            ("from convoy t", "convoy_once", (s, o, _) =>
                SaveAsync(s, RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"],
                    ["NEW", "D007", "MAD", "2016-02-18", "delivered"])),
        ["the stops of a saved convoy"] =
            ("from convoy c", "convoy_once", (s, o, _) => SaveAsync(s, RecordKinds.Convoys, ["ref", "mode", "note"], ["D007", "road", "Changed."])),
        ["the request that a saved answer names"] = ("from access_request t", "access_request_once", (s, o, _) => AnswerAsync(s)),
        ["the lines that a saved answer may be to"] = ("from access_request r", "access_request_once", (s, o, _) => AnswerAsync(s)),
        ["the changes that are followed"] = ("from history", "history_by_change", (s, o, _) => FollowAsync(s, o)),
        ["the requests that are followed"] = ("from access_request t", "", (s, o, _) => FollowAsync(s, o)),
        ["the lines that are followed"] = ("from request_line t", "", (s, o, _) => FollowAsync(s, o)),
        ["the answers that are followed"] = ("from decision t", "decision_by_line", (s, o, _) => FollowAsync(s, o)),
        ["the clearances that are followed"] = ("from clearance t", "clearance_by_line", (s, o, _) => FollowAsync(s, o)),
        ["the convoys that are followed"] = ("from convoy t", "", (s, o, _) => FollowAsync(s, o)),
        ["the convoys under the requests"] = ("from convoy c", "convoy_by_request", (s, o, _) => FollowAsync(s, o)),
        ["the stops that are followed"] = ("from delivery t", "delivery_by_convoy", (s, o, _) => FollowAsync(s, o)),
        [Logs] = ("from convoy_event t", "convoy_event_by_convoy", (s, o, _) => FollowAsync(s, o)),
        ["whether there are incidents of them"] = ("from incident i", "incident_by_convoy", (s, o, _) => FollowAsync(s, o)),
        ["the convoys that stopped at a place"] = ("from location l\\s+join delivery d", "delivery_by_location", (s, o, _) => FollowAsync(s, o)),
        ["the convoys with a log of a place"] = ("from location l\\s+join delivery d", "convoy_event_by_location", (s, o, _) => FollowAsync(s, o)),
        ["the requests for a place"] = ("from location l\\s+join request_line t", "request_line_by_location", (s, o, _) => FollowAsync(s, o)),
        ["the stops whose embargo ends"] = ("from delivery d", "delivery_by_day", (s, o, _) => FollowAsync(s, o)),
        ["the logs whose embargo ends"] =
            ("from delivery d\\s+join convoy c on c.id = d.convoy_id\\s+where d.operation_id", "convoy_event_by_day", (s, o, _) => FollowAsync(s, o)),
        ["the permits that end"] = ("from decision d", "decision_by_end", (s, o, _) => FollowAsync(s, o)),
        ["the sessions of an account"] =
            ("from account_session", "account_session_by_account", (s, _, a) => new SessionStore(s.Db).ListAsync(a.Id, _now)),
        ["a session"] = ("from account_session", "", (s, _, a) => new SessionStore(s.Db).FindAsync("x", a.Id.ToString())),
        ["the end of all sessions"] =
            ("update account_session", "account_session_by_account", (s, _, a) => new SessionStore(s.Db).EndAllAsync(a.Id, TestStore.Actor, _now)),
        ["a one-time link"] = ("from account_link", "account_link_pkey", (s, _, _) => new LinkStore(s.Db).FindAsync("x", _now)),
        ["the end of an account's links"] =
            ("update account_link", "account_link_by_account", (s, _, a) => new LinkStore(s.Db).IssueAsync(a.Id, TestStore.Actor, _now)),
        ["an account's passkeys"] = ("from account_passkey", "account_passkey_by_account", (s, _, a) => new PasskeyStore(s.Db).ListAsync(a.Id)),
        ["an account's links to providers"] =
            ("from account_login", "account_login_by_account", (s, _, a) => new ExternalLoginStore(s.Db).ListAsync(a.Id)),
        ["a person's drafts"] = ("from draft", "draft_by_person", (s, o, _) => new DraftStore(s.Db).ListAsync(o, "x")),
    };

    [Fact]
    public async Task On_SQLite_it_is_searched_for()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var (operation, account) = await FillAsync(store);
        var sent = new List<string>();
        foreach (var (question, (table, index, ask)) in _questions)
        {
            store.Db.ForgetConnections();
            await using (var connection = await store.Db.OpenAsync(default))
            {
                // The only handle of the pool; whoever opens one next gets it.
                raw.sqlite3_trace(((SqliteConnection)connection).Handle, (_, sql) => sent.Add(sql), null);
            }

            sent.Clear();
            await ask(store, operation, account);
            var uses = false;
            foreach (var sql in Asked(sent, table, question))
            {
                var plan = await store.Db.ReadAsync(s => s.QueryAsync<Step>($"explain query plan {sql}"));
                var text = $"{question}:\n{string.Join('\n', plan.Select(p => p.Detail))}";

                // Without an index, or by one that is made for this one time.
                Assert.False(plan.Any(p => Regex.IsMatch(p.Detail, @"^SCAN (?!json_each|CONSTANT)(?!.*USING (COVERING )?INDEX)|AUTOMATIC")), text);
                Assert.False(
                    index.EndsWith("_by_time", StringComparison.Ordinal) && plan.Any(p => p.Detail.Contains("ORDER BY", StringComparison.Ordinal)),
                    text);

                // The indexes of constraints have no names of ours here.
                uses |= plan.Any(p => index.EndsWith("_once", StringComparison.Ordinal) || index.EndsWith("_pkey", StringComparison.Ordinal)
                    ? p.Detail.StartsWith("SEARCH ", StringComparison.Ordinal) && p.Detail.Contains("sqlite_autoindex_", StringComparison.Ordinal)
                    : p.Detail.Contains(index, StringComparison.Ordinal));
            }

            Assert.True(uses, $"{question} does not go by {index}");
        }
    }

    [PostgresFact]
    public async Task On_PostgreSQL_there_is_an_index_for_it()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Postgres);
        var (operation, account) = await FillAsync(store);
        await store.ExecuteAsync("analyze history, audit_event, delivery, account_session");
        var database = new Npgsql.NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        var sent = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.TagObjects.Any(t => t.Key is "db.namespace" or "db.name" && t.Value as string == database)
                    && a.TagObjects.FirstOrDefault(t => t.Key is "db.query.text" or "db.statement").Value is string sql)
                {
                    sent.Add(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        foreach (var (question, (table, index, ask)) in _questions.OrderBy(q => q.Key == Logs))
        {
            if (question == Logs)
            {
                // Of a handful of entries any index is as good as another.
                await store.ImportRowsAsync(
                    RecordKinds.Convoys, [["ref", "mode"], .. Enumerable.Range(1, 200).Select(n => new[] { $"L{n}", "road" })]);
                await store.ImportRowsAsync(
                    RecordKinds.ConvoyEvents,
                    [["convoy", "day", "kind"],
                        .. Enumerable.Range(1, 200)
                        .SelectMany(n => new[] { new[] { $"L{n}", "2016-05-01", "loaded" }, [$"L{n}", "2016-05-02", "departed"] })]);
                await store.ExecuteAsync("analyze convoy, convoy_event");
            }

            sent.Clear();
            await ask(store, operation, account);
            var uses = false;
            var plans = new List<string>();
            foreach (var sql in Asked(sent, table, question))
            {
                // Few rows are read whole, index or not; so that is not to be had for the asking.
                var plan = await store.Db.ReadAsync(async s =>
                {
                    var names = Regex.Matches(sql, @"@(\w+)").Select(m => m.Groups[1].Value).Distinct().ToList();
                    var numbered = Regex.Replace(sql, @"@(\w+)", m => $"${names.IndexOf(m.Groups[1].Value) + 1}");
                    await s.ExecuteAsync(
                        $"set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan; prepare asked as {numbered}");
                    var lines = await s.QueryAsync<string>(
                        $"explain execute asked{(names.Count > 0 ? $"({string.Join(", ", names.Select(_ => "null"))})" : "")}");
                    await s.ExecuteAsync("deallocate asked");
                    return string.Join('\n', lines);
                });
                Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{question}:\n{plan}");

                // Of a list of keys, and few rows, the operation's other index costs the same.
                plans.Add(plan);
                uses |= plan.Contains(
                    sql.Contains("= any(", StringComparison.Ordinal) ? index.Replace("_once", "", StringComparison.Ordinal) : index,
                    StringComparison.Ordinal);
            }

            Assert.True(uses, $"{question} does not go by {index}:\n{string.Join('\n', plans)}");
        }
    }

    private static List<string> Asked(List<string> sent, string table, string question)
    {
        List<string> asked = [.. sent.Where(s => Regex.IsMatch(s, $@"^\s*(select\b(?s:.)*?)?{table}\b")).Distinct()];
        Assert.True(asked.Count > 0, $"{question} asked nothing of '{table}':\n{string.Join('\n', sent)}");
        return asked;
    }

    private static Task<AuditPage> AuditAsync(TestStore store, AuditQuery query) =>
        new AuditReader(store.Db, new OperationStore(store.Db), _rules).ReadAsync(_administrator, query, _now);

    private static Task AnswerAsync(TestStore store) =>
        SaveAsync(store, RecordKinds.Decisions, ["request", "location", "decision", "decided_on"], ["UN-2016-02", "MAD", "reopened", "2016-03-20"]);

    private static async Task SaveAsync(TestStore store, RecordKind table, string[] header, string[] row)
    {
        var coordinator = Actor.Of(new Person("c@example.org", [new Grant(Role.Coordinator, null, [])]), "issg-2016");
        var result =
            await new BundleImport(store.Db, _rules)
            .ImportAsync(BundleSource.Of(table, header, row), "issg-2016", new ImportOptions(), coordinator, _now);
        Assert.Empty(result.Refused.Select(r => r.Refusal.Message));
    }

    private static Task<(Domain.Situations.ReportFacts Facts, HistoryPoint At)> FactsAsync(TestStore store, StoredOperation operation) =>
        new FactsStore(store.Db, _rules).LoadAsync(operation.Id, _rules.AudienceOf(Sensitivity.Moderate, operation.Operation, _now));

    // To somebody for whom an embargo has ended besides.
    private static async Task FollowAsync(TestStore store, StoredOperation operation)
    {
        var (before, now) =
            (_rules.AudienceOf(Sensitivity.Moderate, operation.Operation, _now),
                _rules.AudienceOf(Sensitivity.Moderate, operation.Operation, _now.AddDays(20)));
        var followed = await new FactsStore(store.Db, _rules).ChangesAsync(operation.Id, before, now, operation.At);
        Assert.True(followed is { Change: { Requests.Count: > 0, Convoys.Count: > 0 } });
    }

    private static async Task<(StoredOperation Operation, Account Account)> FillAsync(TestStore store)
    {
        var operation = await store.SeedAsync();
        await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode", "request"], ["C-NEW", "road", "UN-2016-04"]);
        Assert.Null(await store.Records.ClassifyAsync(operation, "location", "KBT", 1, Sensitivity.High, "x", TestStore.Actor, _now));
        var account = (await new AccountStore(store.Db).AddAsync("a@example.org", "A", new Grant(Role.Member, null, []), TestStore.Actor, _now))!;
        return (operation, account);
    }

    private sealed class Step
    {
        public string Detail { get; init; } = "";
    }
}
