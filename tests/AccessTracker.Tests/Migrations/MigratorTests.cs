using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Migrations;

public sealed class MigratorTests
{
    [Theory, EveryStore]
    public async Task A_store_that_is_up_to_date_is_left_alone(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        Assert.Empty(await Migrator.MigrateAsync(store.Options));

        Migrator.RequireCurrent(store.Options);
    }

    [Theory, EveryStore]
    public async Task Looking_at_the_schema_waits_for_no_writer(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);

        await store.Db.WriteAsync(async session =>
        {
            await session.ExecuteAsync("update operation set name = name");
            Migrator.RequireCurrent(store.Options);
            return await Migrator.MigrateAsync(store.Options);
        });
    }

    [Fact]
    public void A_migration_that_was_shipped_never_changes()
    {
        // A store that ran the script before would be left without the change: write another script instead, and add it here.
        var hashes = Directory.GetFiles(Repository.Path("src", "AccessTracker.Data", "Migrations"), "*.sql")
            .Order(StringComparer.Ordinal)
            .Select(f => $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetFileName(f)}\n");
        Approved.Matches("Migrations/migrations.sha256", string.Concat(hashes));
    }

    [Fact]
    public async Task Several_nodes_that_start_at_once_migrate_once()
    {
        using var folder = new TestFolder();
        var options = TestStore.SqliteOptions(folder.Path("new", "store.db"));

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator.MigrateAsync(options))));

        Assert.Equal(Migrator.Scripts(StoreProvider.Sqlite), runs.SelectMany(r => r));
    }

    [Theory, EveryStore]
    public async Task A_schema_newer_than_the_program_is_refused(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ExecuteAsync(
            "insert into schema_script (scriptname, applied) values ('AccessTracker.Data.Migrations.9999_later.sql', '2030-01-01')");

        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => Migrator.MigrateAsync(store.Options));

        Assert.Contains("9999_later", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StoreUnusableException>(() => Migrator.RequireCurrent(store.Options));
    }

    [Fact]
    public async Task A_store_without_schema_asks_for_migrate()
    {
        using var folder = new TestFolder();
        var options = TestStore.SqliteOptions(folder.Path("store.db"));
        await using var db = new Db(options, TestStore.Severe);

        await Assert.ThrowsAsync<StoreUnusableException>(() => db.ReadAsync(s => s.FirstOrDefaultAsync<long>("select 1")));

        Assert.Throws<StoreUnusableException>(() => Migrator.RequireCurrent(options));
    }

    [Fact]
    public void A_SQLite_that_loses_commits_is_refused()
    {
        Assert.Throws<StoreUnusableException>(() => Db.RequireSqlite(new Version(3, 51, 2)));
        Db.RequireSqlite(new Version(3, 51, 3));
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.Postgres)]
    public void No_two_scripts_have_one_number(StoreProvider provider)
    {
        var numbers =
            Migrator.Scripts(provider)
            .Select(s => int.Parse(s[Migrator.ScriptPrefix.Length..][..4], System.Globalization.CultureInfo.InvariantCulture));

        // Who works at the same time has numbers of their own, and need not use all of them.
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Theory, EveryStore]
    public async Task The_tables_hold_the_columns_of_the_catalogue(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        string[] ofEveryRecord = ["id", "operation_id", "record_key", "recorded", "version", "withdrawn_at", "withdrawn_by", "withdrawn_reason"];

        foreach (var table in RecordKinds.Standard.Records)
        {
            // A column that came later stands last in the table: statements name them all.
            Assert.Equal(
                [.. ofEveryRecord.Concat(table.Columns.Select(c => c.Stored)).Append("sensitivity").Order(StringComparer.Ordinal)],
                (await ColumnsAsync(store, table.Table)).Order(StringComparer.Ordinal));
        }
    }

    [Theory, EveryStore]
    public async Task Every_word_of_a_column_is_allowed_by_its_table_and_no_other(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var checks = (await store.Db.ReadAsync(s => s.QueryAsync<string>(provider == StoreProvider.Sqlite
            ? "select sql from sqlite_master where type = 'table'"
            : "select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'c'"))).ToList();

        foreach (var (table, column) in RecordKinds.Standard.All.SelectMany(t => t.Columns.Where(c => c.Type == CellType.Word).Select(c => (t, c))))
        {
            var name = $"{table.Table}_{column.Stored}_known";
            var check = Assert.Single(checks, c => c.Contains(name, StringComparison.Ordinal));
            var start = check.IndexOf(name, StringComparison.Ordinal);
            var end = check.IndexOf("constraint", start + name.Length, StringComparison.Ordinal);
            var words = System.Text.RegularExpressions.Regex.Matches(check[start..(end < 0 ? check.Length : end)], "'([^']*)'")
                .Select(m => m.Groups[1].Value);
            Assert.Equal(column.Words.Order(), words.Order());
        }
    }

    [Theory, EveryStore]
    public async Task History_is_only_added_to(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);

        await Assert.ThrowsAnyAsync<Exception>(() => store.ExecuteAsync("update history set changed_by = 'x'"));
        await Assert.ThrowsAnyAsync<Exception>(() => store.ExecuteAsync("delete from history"));

        Assert.Equal(401, await store.ScalarAsync<long>($"select count(*) from history where changed_by = '{TestStore.Actor.Name}'"));
    }

    private static Task<IReadOnlyList<string>> ColumnsAsync(TestStore store, string table) => store.Db.ReadAsync(s => s.QueryAsync<string>(
        store.Options.Provider == StoreProvider.Sqlite
            ? $"select name from pragma_table_info('{table}') order by cid"
            : $"select column_name from information_schema.columns where table_name = '{table}' and table_schema = 'public' order by "
                + $"ordinal_position"));
}
