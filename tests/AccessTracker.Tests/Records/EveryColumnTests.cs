using System.Data.Common;
using System.Text.RegularExpressions;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Alerts;
using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AccessTracker.Tests.Records;

/// <summary>
/// Each column of each table of the store is changed by somebody who has the database and not the program: <c>verify</c> notices, or here stands why
/// it need not. A new table or column without either fails.
/// </summary>
public sealed partial class EveryColumnTests
{
    // Tables of work in hand, which SECURITY.md names: what is in them is computed anew, sent, or thrown away, and no figure, permit or right hangs
    // on it.
    private static readonly Dictionary<string, string> _unsealed = new()
    {
        ["account_device"] = "A browser that is known spares its owner a wait after wrong passwords, and opens nothing.",
        ["account_preference"] = "In which language and digits somebody reads: a reader's own wish.",
        ["account_request"] = "A wish for an account, which an administrator grants or not: what is granted is in the audit.",
        ["account_session"] = "Written at each request; each sign-in is in the audit.",
        ["alert"] = "Computed anew every day.",
        ["alert_snooze"] = "A reader's own list.",
        ["alert_subscription"] = "A reader's own wishes.",
        ["alias_proposal"] = "A proposal, which an editor takes or not: what is taken has a history.",
        ["change_feed"] = "When a program asked what has changed: another time, it is told more or less than it needs.",
        ["change_feed_record"] = "What programs were told that follow what changes; whether a record may be read is asked anew of the record.",
        ["column_mapping"] = "Proposed for the next sheet, and shown before it is imported.",
        ["distinct_location"] = "Who is not asked again whether two places are one; each decision is in the audit, and no record hangs on it.",
        ["draft"] = "Half-filled forms; saved, they are records with a history.",
        ["draft_reading"] = "Since when a draft says what it says: a time that is shown.",
        ["feed_key"] = "Opens published reports to a feed reader, and nothing else.",
        ["hidden_column"] = "Which columns of a list somebody does not look at: a reader's own wish.",
        ["import_batch"] = "A sheet before it is imported; what is imported has a history.",
        ["import_file_chunk"] = "The same.",
        ["mail_outbox"] = "Mail that waits to be sent.",
        ["name_match"] = "Proposed for the next sheet, and shown before it is imported.",
        ["report_draft_day"] = "Yesterday's draft, which today's is compared with before it is published.",
        ["report_failure"] = "Why a draft could not be computed: shown until it can.",
        ["saved_view"] = "A reader's own wishes.",
        ["sheet_answer"] = "Holds for the sender's next sheet, and is shown and forgettable.",
        ["submission"] = "What a form sent, so that it is saved once: the records have a history.",
        ["subscription"] = "A reader's own wishes.",
        ["undone_record"] = "What the last change can be taken back of.",
        ["offline_ban"] = "Whether telephones may keep what is entered without a line: setting and taking it back is in the audit.",
        ["offline_device"] = "Which browsers may: turning one on and revoking it is in the audit, and what is entered there is sent as any form.",
        ["protection_key"] = "The keys themselves: with others nothing that was sealed opens, and verify says so.",
    };

    // Columns of tables that are looked at.
    private static readonly Dictionary<string, string> _unnoticed = new()
    {
        ["account.created_at"] = "The audit has the time.",
        ["account.disabled_at"] = "Whether is sealed; the audit has the time.",
        ["account.failed_count"] = "Written at each wrong password.",
        ["account.last_totp_step"] = "Written at each code: which of them was used last.",
        ["account.locked_until"] = "Written at each wrong password.",
        ["account.security_stamp"] = "With another one all cookies of the account are worth nothing.",
        ["account_link.created_at"] = "The audit has the time; until when it opens is sealed.",
        ["account_login.linked_at"] = "The audit has the time.",
        ["account_passkey.attestation_object"] =
            "What the maker said of it when it was added: nothing reads it later. What opens, its id and its public key, is sealed.",
        ["account_passkey.client_data_json"] = "Likewise.",
        ["account_passkey.created_at"] = "The audit has the time.",
        ["account_passkey.is_backed_up"] = "Written each time it is used, and shown.",
        ["account_passkey.is_backup_eligible"] = "Shown.",
        ["account_passkey.is_user_verified"] = "Written each time it is used; each use is asked for its own.",
        ["account_passkey.name"] = "Its owner's word for it.",
        ["account_passkey.sign_count"] = "Written each time it is used.",
        ["account_passkey.transports"] = "A hint to the browser.",
        ["api_token.id"] = "Nothing hangs on it: a token is found by its hash.",
        ["api_token.name"] = "Its owner's word for it.",
        ["api_token.created_at"] = "The audit has the time.",
        ["api_token.last_used_at"] = "Written about once a minute while it is used, and shown.",
        ["api_token.revoked_at"] = "Whether is sealed; the audit has the time.",
        ["operation.last_recorded"] = "Where numbers of recording go on: one that is too low is refused at the next record.",
        ["schema_script.applied"] = "Which have run is sealed.",
        ["schema_script.schemaversionid"] = "Likewise.",
        ["schema_script.schemaversionsid"] = "Likewise.",
    };

    // The order of recording, which lists have and which decides between two answers of one day on one line. Imports and places that take the place
    // of others rearrange it, and no history tells it.
    private static bool IsOrder(string column) => column.EndsWith(".recorded", StringComparison.Ordinal);

    [Theory, EveryStore]
    public async Task Every_change_of_a_column_is_noticed_or_here_stands_why_not(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        await using var beside = await BesideAsync(store);
        var (unnoticed, empty) = (new List<string>(), new List<string>());
        var columns = await ColumnsAsync(beside, provider);
        foreach (var table in columns.GroupBy(c => c.Table).Where(t => !_unsealed.ContainsKey(t.Key)))
        {
            if (await beside.ExecuteScalarAsync<long>($"select count(*) from {table.Key}") == 0)
            {
                empty.Add(table.Key);
                continue;
            }

            await beside.ExecuteAsync($"create table kept_rows as select * from {table.Key}");
            foreach (var column in table)
            {
                if (await ChangeAsync(beside, provider, column) && (await new StoreVerification(store.Db).RunAsync()).Count == 0)
                {
                    unnoticed.Add($"{column.Table}.{column.Name}");
                }

                await beside.ExecuteAsync($"delete from {table.Key}");
                await beside.ExecuteAsync(
                    $"insert into {table.Key} {(provider == StoreProvider.Postgres ? "overriding system value " : "")}select * from kept_rows");
            }

            await beside.ExecuteAsync("drop table kept_rows");
            Assert.True((await new StoreVerification(store.Db).RunAsync()).Count == 0, $"{table.Key} was not put back");
        }

        Assert.Empty(empty);
        unnoticed = [.. unnoticed.Where(c => !IsOrder(c)).Select(c => c.ToLowerInvariant())];
        var known = _unnoticed.Keys.Where(k => columns.Any(c => k.Equals($"{c.Table}.{c.Name}", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(known.Order(StringComparer.Ordinal).SequenceEqual(unnoticed.Order(StringComparer.Ordinal)),
            string.Join('\n', unnoticed.Except(known).Concat(known.Except(unnoticed).Select(c => $"{c} is noticed"))));
        Assert.Empty(_unsealed.Keys.Except(columns.Select(c => c.Table)));
    }

    // Any other value that the database takes, in a row that has one if there is any.
    private static async Task<bool> ChangeAsync(DbConnection beside, StoreProvider provider, Column column)
    {
        var row = provider == StoreProvider.Postgres ? "ctid" : "rowid";
        foreach (var value in Others(provider, column))
        {
            try
            {
                if (await beside.ExecuteAsync($"update {column.Table} set {column.Name} = {value} where {row} = (select {row} from {column.Table} "
                    + $"order by {column.Name} is null, {row} limit 1) and ({column.Name} is null or {column.Name} <> {value})") > 0)
                {
                    return true;
                }
            }
            catch (DbException)
            {
                // The database refuses this one: another is tried.
            }
        }

        return false;
    }

    private static IEnumerable<string> Others(StoreProvider provider, Column column) => column.Type switch
    {
        "date" => ["'2015-05-05'"],
        "boolean" => [$"not coalesce({column.Name}, false)"],
        "bytea" or "blob" => [provider == StoreProvider.Postgres ? "'\\x00'" : "x'00'"],
        "double precision" or "real" => ["12.5"],
        "timestamptz" or "timestamp with time zone" or "timestamp without time zone" =>
            [provider == StoreProvider.Postgres ? "'2015-05-05T05:05:05Z'" : "'2015-05-05T05:05:05.0000000Z'"],
        "bigint" or "integer" => [$"coalesce({column.Name}, 0) + 1", $"coalesce({column.Name}, 0) - 1"],
        _ => [.. column.Words.Select(w => $"'{w}'"), $"coalesce({column.Name}, '') || 'x'"],
    };

    private static async Task<IReadOnlyList<Column>> ColumnsAsync(DbConnection beside, StoreProvider provider)
    {
        if (provider == StoreProvider.Postgres)
        {
            var checks = (await beside.QueryAsync<(string Table, string Text)>("select c.conrelid::regclass::text, pg_get_constraintdef(c.oid) "
                + "from pg_constraint c where c.contype = 'c' and c.connamespace = current_schema()::regnamespace"))
                .ToLookup(c => c.Table, c => c.Text);
            return [.. (await beside.QueryAsync<(string Table, string Name, string Type)>("""
                select c.table_name, c.column_name, c.data_type
                from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
                where c.table_schema = current_schema()
                order by c.table_name, c.ordinal_position
                """))
                .Select(c => new Column(c.Table, c.Name, c.Type, [.. checks[c.Table].Where(t => Regex.IsMatch(t, $@"\b{c.Name}\b"))
                    .SelectMany(t => Quoted().Matches(t)).Select(m => m.Groups[1].Value)]))];
        }

        var tables =
            await beside.QueryAsync<(string Name, string Sql)>(
                "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name");
        var columns = new List<Column>();
        foreach (var (table, sql) in tables)
        {
            foreach (var (name, type) in await beside.QueryAsync<(string, string)>($"select name, type from pragma_table_info('{table}')"))
            {
                var words = Regex.Matches(sql, $@"\b{name} in \(([^)]*)\)").SelectMany(m => Quoted().Matches(m.Groups[1].Value))
                    .Select(m => m.Groups[1].Value);
                columns.Add(new Column(table, name, Kind(sql, name) ?? type.ToLowerInvariant(), [.. words]));
            }
        }

        return columns;
    }

    // STRICT tables keep days and times as text; the name of a check tells which they are.
    private static string? Kind(string sql, string column) =>
        Regex.IsMatch(column, "_at$")
        ? "timestamptz"
        : Regex.IsMatch(column, "(_on|_day|_from|_to|^day|^as_of|^since|^until|_start|_end)$") && Regex.IsMatch(sql, $@"\b{column}\b")
        ? "date"
        : null;

    // Who has the database: no trigger runs, and no key is looked for.
    private static async Task<DbConnection> BesideAsync(TestStore store)
    {
        if (store.Options.Provider == StoreProvider.Postgres)
        {
            var postgres = new NpgsqlConnection(store.Options.ConnectionString);
            await postgres.OpenAsync();
            await postgres.ExecuteAsync("set session_replication_role = replica");
            return postgres;
        }

        var sqlite =
            new SqliteConnection(
                new SqliteConnectionStringBuilder(store.Options.ConnectionString) { ForeignKeys = false, Pooling = false }.ToString());
        await sqlite.OpenAsync();
        const int EnableTrigger = 1003;
        Assert.Equal(0, SQLitePCL.raw.sqlite3_db_config(sqlite.Handle, EnableTrigger, 0, out _));
        return sqlite;
    }

    private static async Task FillCeasefireAsync(TestStore store)
    {
        await store.ImportRowsAsync(RecordKinds.Parties, ["code", "name", "kind"], ["PX", "A party", "other"]);
        await store.ImportRowsAsync(
            RecordKinds.Arrangements, ["code", "name", "kind", "from", "scope"], ["TX", "A truce", "local_truce", "2016-02-20", "all"]);
        await store.ImportRowsAsync(RecordKinds.ArrangementParties, ["arrangement", "party", "from"], ["TX", "PX", "2016-02-20"]);
        await store.ImportRowsAsync(RecordKinds.Controls, ["location", "party", "from"], ["L0", "PX", "2016-02-20"]);
        await store.ImportRowsAsync(RecordKinds.Routes, ["code", "name", "kind"], ["RTX", "A road", "road"]);
        await store.ImportRowsAsync(RecordKinds.RouteStates, ["route", "state", "from"], ["RTX", "closed", "2016-02-20"]);
        await store.ImportRowsAsync(
            RecordKinds.Pullbacks, ["route", "party", "what", "distance_m", "agreed_on"], ["RTX", "PX", "guns", "500", "2016-02-20"]);
        await store.ImportRowsAsync(RecordKinds.Centres, ["code", "name", "opened_on"], ["CX", "A centre", "2016-02-20"]);
        await store.ImportRowsAsync(
            RecordKinds.Allegations, ["ref", "arrangement", "day", "received_on", "kind", "informant"],
            ["AX", "TX", "2016-02-21", "2016-02-21", "shelling", "a name"]);
        await store.ImportRowsAsync(RecordKinds.AllegationSteps, ["allegation", "on", "step"], ["AX", "2016-02-22", "substantiated"]);
        await store.ImportRowsAsync(RecordKinds.Monitoring, ["centre", "day"], ["CX", "2016-02-22"]);
        await store.ImportRowsAsync(
            RecordKinds.Appeals, ["ref", "centre", "received_on", "kind", "became", "caller"],
            ["PX", "CX", "2016-02-21", "violation", "allegation:AX", "a name"]);
        await store.ImportRowsAsync(
            RecordKinds.Commitments, ["code", "name", "made_on", "scope", "due_on", "test"],
            ["KX", "All", "2016-02-20", "none", "2016-03-01", "none"]);
        await store.ImportRowsAsync(RecordKinds.Events, ["ref", "day", "kind", "title"], ["EX", "2016-02-20", "meeting", "Munich"]);
    }

    private static async Task<TestStore> FilledAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        var changes = new RandomChanges(store, 1);
        await changes.BeginAsync();
        foreach (var _ in Enumerable.Range(0, 30))
        {
            await changes.NextAsync();
        }

        await store.ImportRowsAsync(RecordKinds.Requests, ["ref", "authority", "submitted_on"], ["RX", "Government", "2016-03-01"]);
        await store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location", "people_requested"], ["RX", "L0", "100"]);
        await store.ImportRowsAsync(
            RecordKinds.Decisions, ["request", "location", "decision", "decided_on", "note"], ["RX", "L0", "granted", "2016-03-05", "by letter"]);
        await store.ImportRowsAsync(
            RecordKinds.Clearances, ["request", "location", "kind", "party", "state", "on"],
            ["RX", "L0", "guarantee", "Party", "pending", "2016-03-06"]);
        await store.ImportRowsAsync(RecordKinds.Convoys, ["ref", "mode"], ["CX", "road"]);
        await store.ImportRowsAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome"], ["DX", "CX", "L0", "2016-03-07", "delivered"]);
        await store.ImportRowsAsync(RecordKinds.Disaggregations, ["convoy", "delivery", "female"], ["CX", "DX", "5"]);
        await store.ImportRowsAsync(
            RecordKinds.Items, ["convoy", "delivery", "item", "unit", "sent", "reason"], ["CX", "DX", "kits", "boxes", "5", "removed"]);
        await FillCeasefireAsync(store);
        await store.ImportRowsAsync(RecordKinds.Statuses, ["location", "status", "from"], ["L0", "besieged", "2016-02-20"]);
        await store.ImportRowsAsync(
            RecordKinds.Targets, ["code", "name", "people", "scope", "locations", "start_on", "due_on"],
            ["TX", "Target", "100", "named", "L0", "2016-02-20", "2016-03-01"]);
        await store.ImportRowsAsync(RecordKinds.Meetings, ["number", "date"], ["90", "2017-03-03"]);
        await store.ImportRowsAsync(RecordKinds.StatedFigures, ["meeting", "measure", "window", "low"], ["90", "trucks", "period", "5"]);
        var operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        Assert.NotNull((await new AttachmentStore(store.Db, store.Records).AddAsync(
            operation, "request", "RX", "letter.png", "The letter", CleanFile.Of(MadeFile.Png()), TestStore.Actor, TestStore.Now)).File);
        await new CalendarKeeper(store.Db).KeepAsync(operation.Id, TestStore.Now);
        operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var accounts = new AccountStore(store.Db);
        Assert.NotNull(
            await accounts.AddAsync("alice@example.org", "Alice", new Grant(Role.Administrator, null, []), TestStore.Actor, TestStore.Now));
        var bob = (await accounts.AddAsync("bob@example.org", "Bob", new Grant(Role.Manager, null, []), TestStore.Actor, TestStore.Now))!;
        var eve = (await accounts.AddAsync("eve@example.org", "Eve", new Grant(Role.Member, null, []), TestStore.Actor, TestStore.Now))!;
        Assert.Null(await accounts.DisableAsync(eve.Id, TestStore.Actor, TestStore.Now));
        Assert.Null(await accounts.PseudonymiseAsync(eve.Id, TestStore.Actor, TestStore.Now));
        var credentials = new CredentialStore(store.Db);
        await credentials.SetPasswordAsync(bob, "a hash", TestStore.Actor, TestStore.Now);
        bob = (await accounts.FindAsync(bob.Id))!;
        var tokens = new ApiTokenStore(store.Db);
        var secret = (await tokens.MakeAsync(
            bob, new ApiToken { Name = "Export", Operation = "SYR", EndsOn = new DateOnly(2017, 1, 1) }, TestStore.Actor, TestStore.Now))!;
        var token = (await tokens.FindAsync(secret, TestStore.Now))?.Token ?? Assert.Single(await tokens.ListAsync(bob.Id));
        await tokens.TouchAsync(token, TestStore.Now);
        Assert.True(await tokens.RevokeAsync(bob, token.Id, TestStore.Actor, TestStore.Now));
        Assert.True(await credentials.SetSecondFactorAsync(
            bob, TestStore.Severe.Seal(CredentialStore.PlaceOfKey(bob.Id), "key"), 1, ["ONE", "TWO"], TestStore.Actor, TestStore.Now));
        await new PasskeyStore(store.Db)
            .AddAsync(bob, new StoredPasskey { CredentialId = "passkey", Name = "Phone", PublicKey = "public", CreatedAt = TestStore.Now },
                TestStore.Actor, TestStore.Now);
        Assert.NotNull(
            await new ExternalLoginStore(store.Db).FindOrLinkAsync("https://issuer.example", "subject", "alice@example.org", null, TestStore.Now));
        Assert.NotNull(await new LinkStore(store.Db).IssueAsync(bob.Id, TestStore.Actor, TestStore.Now));
        await new AlertStore(store.Db).SaveRulesAsync(operation, [new OwnThreshold(AlertKind.PermitLapses, 5)], TestStore.Actor, TestStore.Now);
        Assert.Equal(
            RuleResult.Set,
            await new ReviewRules(store.Db).SetAsync(
                operation, new ReviewRule(true, false, true, new DateOnly(2017, 1, 1), true), TestStore.Actor, TestStore.Now));
        Assert.Equal(
            ReviewResult.Done,
            await new ReviewStore(store.Db, store.Records).QuestionAsync(
                operation, new LookedAt("request", "RX", 1), "Is that so?", TestStore.Actor, TestStore.Now));
        await new OutlineStore(store.Db).SaveAsync(operation, "{\"a\":1}", TestStore.Actor, TestStore.Now);
        operation = (await new OperationStore(store.Db).FindAsync("SYR"))!;
        var narratives = new NarrativeStore(store.Db);
        await narratives.SaveAsync(operation, 1, "en", 0, "Words", APublication.Other, TestStore.Now);
        var reports = new ReportStore(store.Db);
        await reports.SaveDraftAsync(
            operation.Id, new ComputedReport(1, new DateOnly(2016, 2, 12), new DateOnly(2016, 2, 18), "{}", "{}", operation.At), TestStore.Now);
        var publication =
            APublication.Of(
                (await reports.FindAsync(operation.Id, 1))!, 1, TestStore.Now) with { Narratives = new Dictionary<string, long> { ["en"] = 1 } };
        Assert.NotNull((await reports.PublishAsync(operation, publication, APublication.Publisher)).Report);
        return store;
    }

    private sealed record Column(string Table, string Name, string Type, IReadOnlyList<string> Words);

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
