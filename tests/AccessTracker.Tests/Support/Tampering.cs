using System.Globalization;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using Dapper;

namespace AccessTracker.Tests.Support;

/// <summary>What somebody does to a store who has the database and not the program's keys.</summary>
internal static class Tampering
{
    private static readonly string[] _tables = ["history", "audit_event", "chain_head", "report", "report_file", "report_narrative", "mail_outbox"];

    /// <summary>Does <paramref name="work"/> without the triggers, and puts them back as they were.</summary>
    public static async Task WithoutTriggersAsync(TestStore store, Func<Task> work)
    {
        if (store.Options.Provider == StoreProvider.Postgres)
        {
            await store.ExecuteAsync(string.Join("; ", _tables.Select(t => $"alter table {t} disable trigger user")));
            await work();
            await store.ExecuteAsync(string.Join("; ", _tables.Select(t => $"alter table {t} enable trigger user")));
            return;
        }

        var triggers =
            await store.Db.ReadAsync(s => s.QueryAsync<(string Name, string Sql)>("select name, sql from sqlite_master where type = 'trigger'"));
        await store.ExecuteAsync(string.Join("; ", triggers.Select(t => $"drop trigger {t.Name}")));
        await work();
        foreach (var (_, sql) in triggers)
        {
            await store.ExecuteAsync(sql);
        }
    }

    public static Task ExecuteAsync(TestStore store, string sql) => WithoutTriggersAsync(store, async () =>
    {
        foreach (var statement in sql.Split("; "))
        {
            await store.ExecuteAsync(statement);
        }
    });

    /// <summary>
    /// Makes the store what a program left that had one protector for everything that it sealed, and whose audit told of no states: whole by what
    /// that program knew.
    /// </summary>
    public static Task MakeOlderAsync(TestStore store) => WithoutTriggersAsync(store, () => store.Db.WriteAsync(async session =>
    {
        await session.ExecuteAsync("update report set history_hash = null");
        await session.ExecuteAsync($"delete from audit_event where not ({StateSeals.IsForPeople})");
        foreach (var (key, closed, operation) in await session.QueryAsync<(string, string, string)>(
            "select record_key, source, operation_id from incident where source is not null"))
        {
            var old = TestStore.OldSeal(
                TestStore.Severe.Open(SealedPlace.Of(Data.Records.Kinds.RecordKinds.Incidents, operation, key, "source"), closed));
            var parameters = new { key, closed, old };
            await session.ExecuteAsync("update incident set source = @old where record_key = @key", parameters);
            await session.ExecuteAsync("update history set before_json = replace(before_json, @closed, @old), after_json = replace(after_json, "
                + "@closed, @old) where record_key = @key", parameters);
        }

        foreach (var (id, operation, person, content) in await session.QueryAsync<(string, string, string, string)>(
            "select id, operation_id, person, content from draft"))
        {
            await session.ExecuteAsync(
                "update draft set content = @old where id = @id",
                new { id, old = TestStore.OldSeal(TestStore.Severe.Open(Data.Entries.DraftStore.Place(operation, person, id), content)) });
        }

        foreach (var (id, key) in await session.QueryAsync<(string, string)>(
            "select id, authenticator_key from account where authenticator_key is not null"))
        {
            var open = TestStore.Severe.Open(Data.Accounts.CredentialStore.PlaceOfKey(new(Guid.Parse(id))), key);
            await session.ExecuteAsync(
                "update account set authenticator_key = @old where id = @id", new { id, old = TestStore.OldSeal(open, SevereText.OldKeyPurpose) });
        }

        await ChainAuditAsync(session);
        foreach (var operation in await session.QueryAsync<string>("select id from operation"))
        {
            await ChainHistoryAsync(session, operation);
        }

        return true;
    }));

    private static async Task ChainAuditAsync(DbSession session)
    {
        var (number, hash) = (0L, "");
        foreach (var entry in await session.QueryAsync<StoredAuditEvent>($"select {StoredAuditEvent.Columns}, hash from audit_event order by number"))
        {
            var old = entry.Number;
            var moved = entry with { Number = ++number };
            hash = moved.HashAfter(hash);
            await session.ExecuteAsync("update audit_event set number = @number, hash = @hash where number = @old", new { number, hash, old });
        }

        await HeadAsync(session, Chain.Events, number, hash);
    }

    private static async Task ChainHistoryAsync(DbSession session, string operation)
    {
        var hashes = new List<(long Number, string Hash)>();
        await using (
            var command = session.Command($"select {HistoryChain.Columns} from history h where h.operation_id = '{operation}' order by h.number"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                hashes.Add((reader.GetInt64(0), HistoryChain.Next(hashes.Count == 0 ? "" : hashes[^1].Hash, reader)));
            }
        }

        foreach (var (number, hash) in hashes)
        {
            await session.ExecuteAsync(
                "update history set hash = @hash where operation_id = @operation and number = @number", new { operation, number, hash });
        }

        await HeadAsync(session, operation, hashes.Count, hashes[^1].Hash);
    }

    private static Task<int> HeadAsync(DbSession session, string chain, long entries, string hash) => session.ExecuteAsync(
        "update chain_head set entries = @entries, hash = @hash, seal = @seal where chain = @chain",
        new { chain, entries, hash, seal = TestStore.OldSeal(Chain.SealOf(chain, entries, hash)) });

    /// <summary>The number as SQL has it.</summary>
    public static string Sql(long number) => number.ToString(CultureInfo.InvariantCulture);
}
