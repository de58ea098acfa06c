using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Audit;

/// <summary>Whoever changes, removes, swaps or cuts off an entry is found, and the first entry that is wrong is named.</summary>
public sealed class ChainTests
{
    private const int Events = 6;

    [Theory, EveryStore]
    public async Task Writing_at_once_makes_one_chain(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var audit = new AuditStore(store.Db);
        const string Entries = "select entries from chain_head where chain = 'event'";
        var before = await store.ScalarAsync<long>(Entries);

        await Task.WhenAll(
            Enumerable.Range(0, 40)
            .Select(i => audit.RecordAsync(new AuditEvent(AuditAction.SignedIn) { Details = $"{i}" }, TestStore.Actor, TestStore.Now)));

        Assert.Equal(before + 40, await store.ScalarAsync<long>(Entries));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    [Theory, EveryStore]
    public async Task The_database_itself_refuses_to_change_what_was_written(StoreProvider provider)
    {
        await using var store = await FilledAsync(provider);
        foreach (var sql in new[]
        {
            "update audit_event set person = 'x'", "delete from audit_event", "update history set changed_by = 'x'", "delete from history",
            "update chain_head set entries = entries - 1", "delete from chain_head",
        })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync(sql));
        }

        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    public static TheoryData<StoreProvider, string, string> Tampering()
    {
        var data = new TheoryData<StoreProvider, string, string>();
        foreach (var provider in TestStore.Providers)
        {
            data.Add(provider, "update audit_event set details = 'x' where number = 3", "audit, entry 3");
            data.Add(provider, "update audit_event set happened_at = (select happened_at from audit_event where number = 6) where number = 2",
                "audit, entry 2");
            data.Add(provider, "delete from audit_event where number = 4", "audit, entry 4");
            data.Add(provider, "delete from audit_event where number >= 5", "audit, entry 5");
            data.Add(provider, "update audit_event set number = case number when 2 then -5 else 2 end where number in (2, 5); update audit_event "
                + "set number = 5 where number = -5", "audit, entry 2");
            data.Add(provider, "update chain_head set entries = 4, hash = (select hash from audit_event where number = 4) where chain = 'event'; "
                + "delete from audit_event where number > 4", "audit, head");
            data.Add(provider, "update history set changed_by = 'x' where number = 7", "history of issg-2016, entry 7");
            data.Add(provider, "update history set hash = null where number = 9", "history of issg-2016, entry 9");
            data.Add(provider, "delete from history where number = (select max(number) from history)", "history of issg-2016, entry {last}");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Tampering_is_found_and_the_first_entry_named(StoreProvider provider, string sql, string place)
    {
        await using var store = await FilledAsync(provider);
        await DropTriggersAsync(store);
        var last = await store.ScalarAsync<long>("select max(number) from history");
        foreach (var statement in sql.Split("; "))
        {
            await store.ExecuteAsync(statement);
        }

        var expected = place.Replace("{last}", $"{last}", StringComparison.Ordinal);
        Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f => f.Place == expected);
    }

    // On one database: what is hashed is the same text on both.
    [Fact]
    public async Task Any_single_change_of_any_column_of_any_entry_is_found()
    {
        await using var store = await FilledAsync(StoreProvider.Sqlite);
        await DropTriggersAsync(store);
        string[] columns =
            ["happened_at", "person", "account_id", "role", "origin", "action", "operation", "kind", "record_key", "level", "reason", "details",
                "before_json", "after_json", "hash"];
        foreach (var (number, column) in Enumerable.Range(1, Events).SelectMany(n => columns.Select(c => (n, c))))
        {
            var before = await store.ScalarAsync<string>($"select {column} from audit_event where number = {number}");
            var value = column switch { "level" => "severe", "happened_at" => "2016-07-01T09:30:00.0000010Z", _ => "x" };
            await store.ExecuteAsync($"update audit_event set {column} = '{value}' where number = {number}");
            Assert.Contains(await new StoreVerification(store.Db).RunAsync(), f => f.Place == $"audit, entry {number}");
            await store.Db.WriteAsync(s =>
                s.ExecuteAsync($"update audit_event set {column} = @before where number = @number", new { before, number }));
        }

        Assert.All(await new StoreVerification(store.Db).RunAsync(), f => Assert.Contains("trigger", f.Problem, StringComparison.Ordinal));
    }

    private static async Task<TestStore> FilledAsync(StoreProvider provider)
    {
        var store = await TestStore.SeededAsync(provider);
        var audit = new AuditStore(store.Db);

        // Making the store has written two, the import two more.
        for (var i = 5; i <= Events; i++)
        {
            await audit.RecordAsync(
                new AuditEvent(
                    AuditAction.SevereRead) { Operation = "issg-2016", Kind = "incident", Key = "I001", Level = Sensitivity.High,
                    Reason = $"because {i}", Details = "source", Before = "{}", After = "{}" },
                new Actor("someone@example.org", "manager") { Origin = "192.0.2.1" },
                TestStore.Now.AddMinutes(i));
        }

        return store;
    }

    private static async Task DropTriggersAsync(TestStore store)
    {
        foreach (var (name, table) in new[]
        {
            ("history_no_update", "history"), ("history_no_delete", "history"), ("audit_event_no_update", "audit_event"),
                ("audit_event_no_delete", "audit_event"),
            ("chain_head_only_grows", "chain_head"), ("chain_head_no_delete", "chain_head"),
        })
        {
            await store.ExecuteAsync(
                store.Options.Provider == StoreProvider.Postgres ? $"drop trigger if exists {name} on {table}" : $"drop trigger if exists {name}");
        }
    }
}
