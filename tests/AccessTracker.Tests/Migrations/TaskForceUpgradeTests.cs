using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Migrations;

/// <summary>A store from before there were two task forces is the humanitarian one's, to the last hash: on both databases.</summary>
public sealed class TaskForceUpgradeTests
{
    private const string Script = ".0045_task_forces.";

    private static readonly DateTimeOffset _day = new(2016, 1, 21, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_store_of_SQLite_keeps_what_it_had()
    {
        await using var store = await FilledAsync(StoreProvider.Sqlite);
        var old = store.Folder.Path("old.db");
        await MakeOldAsync(store.Folder.Path("store.db"), old);
        var options = TestStore.SqliteOptions(old);

        Assert.Contains(await Migrator.MigrateAsync(options), s => s.Contains(Script, StringComparison.Ordinal));

        await using var db = new Db(options, TestStore.Severe);
        await CheckAsync(db);
    }

    [Theory, EveryStore]
    public async Task A_store_of_PostgreSQL_keeps_what_it_had(StoreProvider provider)
    {
        if (provider == StoreProvider.Sqlite)
        {
            return;
        }

        await using var store = await FilledAsync(provider);
        foreach (var sql in _undo)
        {
            await store.ExecuteAsync(sql);
        }

        Assert.Contains(await Migrator.MigrateAsync(store.Options), s => s.Contains(Script, StringComparison.Ordinal));

        await CheckAsync(store.Db);
    }

    private static async Task CheckAsync(Db db)
    {
        // The program of today kept the other calendar too, before its schema was made old, and its audit tells of it.
        await db.WriteAsync(s => s.ExecuteAsync("update operation set ceasefire_kept_to = meetings_kept_to"));
        Assert.Empty(await new StoreVerification(db).RunAsync());
        var operation = Assert.Single(await new Data.Operations.OperationStore(db).ListAsync());
        var reports = new ReportStore(db);
        Assert.All(await reports.ListAsync(operation.Id), r => Assert.Equal(TaskForce.Humanitarian, r.TaskForce));
        Assert.Equal(2, (await reports.FilesAsync(operation.Id, 1, 1)).Count);
        Assert.Equal("Words.", Assert.Single(await new NarrativeStore(db).LatestAsync(operation, 2)).Markdown);
        Assert.Equal(["1", "2"], await db.ReadAsync(s => s.QueryAsync<string>("select record_key from meeting order by number")));
        Assert.Equal(1, await db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select count(*) from subscription where task_force = 'humanitarian'")));

        // What was final is final still.
        await Assert.ThrowsAnyAsync<Exception>(() => db.WriteAsync(s => s.ExecuteAsync("delete from report where revision = 1")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.WriteAsync(s => s.ExecuteAsync("delete from report_narrative")));
    }

    // Two meetings that have come due, one published, one written about, and somebody who gets reports.
    private static async Task<TestStore> FilledAsync(StoreProvider provider)
    {
        var store = await TestStore.CreateAsync(provider);
        var clock = new FakeTimeProvider(_day);
        await new BundleImport(store.Db, new SensitivityRules()).ImportAsync(
            BundleSource.Of(RecordKinds.Operations, [["code", "name", "since", "until"], ["year", "A year", "2016-01-01", "2016-01-20"]]), null,
            new ImportOptions(), TestStore.Actor, _day);
        await using var node = new Node(store, clock);
        await node.RunAsync();
        var state = await node.StateAsync();
        await ReportDesk.PublishAsync(node.Reports, state, 1, _day);
        await node.RunAsync();
        await new NarrativeStore(store.Db).SaveAsync(state.Stored, 2, "en", 0, "Words.", APublication.Publisher, _day);
        var account = (await new Data.Accounts.AccountStore(store.Db).AddAsync(
            "member@example.org", "M", new Grant(Role.Member, "year", []), TestStore.Actor, _day))!;
        await new SubscriptionStore(store.Db).SubscribeAsync(account, state.Stored, TaskForce.Humanitarian, [], "en", TestStore.Actor, _day);
        await new OutboxStore(store.Db).QueueRemindersAsync([new Reminder(account.Id, state.Id, 2)], _day);
        return store;
    }

    // SQLite: the scripts from before make another file, and every row goes into it that has a place there.
    private static async Task MakeOldAsync(string path, string old)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = old, Pooling = false }.ToString());
        await connection.OpenAsync();
        await RunAsync("pragma foreign_keys = off");
        foreach (var script in Migrator.Scripts(StoreProvider.Sqlite).Where(s => !s.Contains(Script, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(script)!);
            await RunAsync(await reader.ReadToEndAsync());
        }

        await RunAsync($"attach database '{path}' as made");
        await RunAsync("delete from store_epoch");
        await RunAsync("create table schema_script as select * from made.schema_script where scriptname not like '%0045%'");
        foreach (var table in (await ListAsync("select name from sqlite_master where type = 'table' and name <> 'schema_script' order by name"))
            .Where(t => !t.StartsWith("sqlite_", StringComparison.Ordinal))
            .OrderBy(t => t == "report_file" ? 0 : 1))
        {
            var columns = string.Join(", ", (await ListAsync($"select name from pragma_table_info('{table}')"))
                .Intersect(await ListAsync($"select name from pragma_table_info('{table}', 'made')")).Select(c => $"\"{c}\""));
            await RunAsync($"insert or replace into main.{table} ({columns}) select {columns} from made.{table}");
        }

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        async Task<List<string>> ListAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var list = new List<string>();
            while (await reader.ReadAsync())
            {
                list.Add(reader.GetString(0));
            }

            return list;
        }
    }

    // PostgreSQL: what the script adds is taken away, with the constraints that it is a part of.
    private static readonly string[] _undo =
    [
        "alter table meeting drop column task_force",
        "alter table operation drop column ceasefire_kept_to",
        "alter table report drop column task_force",
        "alter table report add constraint report_once unique (operation_id, number, revision)",
        "create index report_days on report (operation_id, number, revision, period_start, period_end)",
        "alter table report_failure drop column task_force",
        "alter table report_failure add constraint report_failure_pkey primary key (operation_id, number)",
        "alter table report_draft_day drop column task_force",
        "alter table report_draft_day add constraint report_draft_day_once primary key (operation_id, number, day)",
        "alter table draft_reading drop column task_force",
        "alter table draft_reading add constraint draft_reading_pkey primary key (operation_id, number, ceiling)",
        "alter table report_narrative drop column task_force",
        "alter table report_narrative add constraint report_narrative_once primary key (operation_id, number, language, version)",
        "alter table subscription drop column task_force",
        "alter table subscription add constraint subscription_once primary key (account_id, operation_id)",
        "alter table mail_outbox drop column task_force",
        "alter table mail_outbox add constraint mail_outbox_once unique (account_id, operation_id, kind, number, revision)",
        "create index mail_outbox_by_number on mail_outbox (operation_id, number, revision)",
        "delete from schema_script where scriptname like '%0045%'",
    ];
}
