using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Verification;

/// <summary>Something in the store that is not as this program left it.</summary>
/// <param name="Place">Table or kind, and the key of the record.</param>
public sealed record Finding(string Place, string Problem);

internal static class Findings
{
    /// <summary>Adds a finding, unless there are as many as say anything (<see cref="StoreVerification.MostFindings"/>).</summary>
    public static void Tell(this List<Finding> findings, string place, string problem)
    {
        if (findings.Count < StoreVerification.MostFindings)
        {
            findings.Add(new Finding(place, problem));
        }
    }
}

/// <summary>
/// Checks a store from the file up: the database itself, what refers to what, every record against its history, histories
/// and audit against their chains, files of records against their hashes, accounts, settings, reports and triggers against what the audit tells of
/// them, every report against its hashes and the records that it names. An empty list means that nothing was changed behind the program's back.
/// </summary>
public sealed class StoreVerification(Db db)
{
    /// <summary>More findings than these say nothing new.</summary>
    public const int MostFindings = 1_000;

    /// <summary>
    /// Returns where each chain ends, in one line each. Written down elsewhere, the lines show whether an old copy was put in the place of
    /// the store, or a whole new chain.
    /// </summary>
    public Task<IReadOnlyList<string>> ChainEndsAsync(CancellationToken cancellation = default) =>
        db.ReadAsync(ChainVerification.EndsAsync, cancellation);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation = default)
    {
        try
        {
            Migrator.RequireCurrent(db.Options);
        }
        catch (StoreUnusableException e)
        {
            return [new Finding("schema", e.Message)];
        }

        return await db.ReadAsync(async session =>
        {
            var findings = new List<Finding>();
            if (db.Dialect.Provider == StoreProvider.Sqlite)
            {
                await FileAsync(session, findings, cancellation).ConfigureAwait(false);
            }

            foreach (var table in session.Kinds.All)
            {
                await ReferencesAsync(session, table, findings, cancellation).ConfigureAwait(false);
                await RecordsAsync(session, table, findings, cancellation).ConfigureAwait(false);
                await ChainAsync(session, table, findings, cancellation).ConfigureAwait(false);
            }

            await TryAsync("chains", new ChainVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            await TryAsync("accounts and settings", new StateSealVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            await TryAsync("attachments", new AttachmentVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            await TryAsync("reviews", new ReviewVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            await CountersAsync(session, findings, cancellation).ConfigureAwait(false);
            await TryAsync("reports", new ReportVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            await TryAsync("records of reports", new ReportRecordsVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
            return findings;

            async Task TryAsync(string what, Func<Task> check)
            {
                try
                {
                    await check().ConfigureAwait(false);
                }
                catch (Exception e) when (IsOfNoType(e))
                {
                    findings.Add(new Finding(what, $"something in them is not of its type, and they could not be checked to the end: {e.Message}"));
                }
            }
        }, cancellation).ConfigureAwait(false);
    }

    private static async Task FileAsync(DbSession session, List<Finding> findings, CancellationToken cancellation)
    {
        await ReadAsync(session, "pragma integrity_check", reader =>
        {
            if (reader.GetString(0) != "ok")
            {
                findings.Add(new Finding("database file", reader.GetString(0)));
            }
        }, findings, cancellation).ConfigureAwait(false);
        await ReadAsync(
            session, "pragma foreign_key_check", reader =>
                findings.Add(new Finding(reader.GetString(0), $"a row refers to a {reader.GetString(2)} that does not exist")),
            findings, cancellation).ConfigureAwait(false);
    }

    private static async Task ReferencesAsync(DbSession session, RecordKind table, List<Finding> findings, CancellationToken cancellation)
    {
        foreach (var column in table.Columns.Where(c => c.Refers is not null))
        {
            await ReadAsync(session, Sql.LostReferences(table, column), Find, findings, cancellation).ConfigureAwait(false);

            void Find(DbDataReader reader) =>
                findings.Add(At(table, reader.GetString(0), $"its {column.Name} is not a record of the same operation"));
        }
    }

    private static async Task RecordsAsync(DbSession session, RecordKind table, List<Finding> findings, CancellationToken cancellation)
    {
        var more = RecordSql.FirstColumn + table.Columns.Count;
        await ReadAsync(session, Sql.WithHistory(table), Find, findings, cancellation).ConfigureAwait(false);

        void Find(DbDataReader reader)
        {
            StoredRecord record;
            try
            {
                record = StoredRecord.Read(table, reader);
            }
            catch (Exception e) when (IsOfNoType(e))
            {
                findings.Add(At(table, reader.GetString(1), $"something in it is not of its type: {e.Message}"));
                return;
            }

            var entries = reader.GetInt64(more + 2);
            if (entries != record.Version || reader.IsDBNull(more))
            {
                findings.Add(At(table, record.Key, $"its version is {record.Version}, but entries in its history: {entries}"));
            }
            else if (reader.GetString(more) != RecordJson.Write(table, record.Values, record.GivenLevel))
            {
                findings.Add(At(table, record.Key, "the record is not what its history says it became"));
            }
            else if (record.IsWithdrawn != (!reader.IsDBNull(more + 1) && reader.GetString(more + 1) == "withdrawn"))
            {
                findings.Add(At(table, record.Key, "the record and its history differ on whether it is withdrawn"));
            }

            if (table != RecordKinds.Operations && reader.GetInt64(more + 3) == 0)
            {
                findings.Add(
                    At(table, record.Key, "when, by whom and why it was withdrawn, or which operation it is of, is not what its history says"));
            }

            if (record.Key != RecordKey.Of(table, record.Values))
            {
                findings.Add(At(table, record.Key, "the key is not what the columns make it"));
            }
        }
    }

    private static async Task ChainAsync(DbSession session, RecordKind table, List<Finding> findings, CancellationToken cancellation)
    {
        await ReadAsync(
            session, Sql.BrokenChain(table), reader =>
                findings.Add(At(table, reader.GetString(0), $"change {reader.GetInt64(1)} does not start where the one before it ended")),
            findings, cancellation).ConfigureAwait(false);
        await ReadAsync(
            session, Sql.LostRecords(table), reader => findings.Add(At(table, reader.GetString(0), "the history tells of a record that is gone")),
            findings, cancellation).ConfigureAwait(false);
    }

    private static Task CountersAsync(DbSession session, List<Finding> findings, CancellationToken cancellation) => ReadAsync(
        session, Sql.LateCounters, reader =>
            findings.Add(At(RecordKinds.Operations, reader.GetString(0), "its change number is not that of its last change")), findings,
            cancellation);

    // What is not even of its type was put there by somebody else: it is a finding, and the rest is checked all the same.
    private static bool IsOfNoType(Exception e) =>
        e is System.Data.DataException or InvalidCastException or FormatException or InvalidOperationException;

    private static Finding At(RecordKind table, string key, string problem) => new($"{table.Name} {key.Replace(RecordKey.Separator, '/')}", problem);

    private static async Task ReadAsync(
        DbSession session, string sql, Action<DbDataReader> each, List<Finding> findings, CancellationToken cancellation)
    {
        await using var command = session.Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (findings.Count < MostFindings && await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            each(reader);
        }
    }

    private static class Sql
    {
        public const string LateCounters = """
            select o.code
            from operation o
            where o.change_number <> (select coalesce(max(h.change_number), 0) from history h where h.operation_id = o.id)
            order by o.code
            """;

        public static string LostReferences(RecordKind table, RecordColumn column) => $"""
            select t.record_key
            from {table.Table} t
            left join {column.Refers!.Table} p on p.id = t.{column.Stored} and p.operation_id = t.operation_id
            where t.{column.Stored} is not null and p.id is null
            order by t.record_key
            """;

        public static string WithHistory(RecordKind table) => RecordSql.Stored(
            table,
            $", h.after_json, w.action, (select count(*) from history x where x.record_id = t.id and x.version > "
                + $"0){(table == RecordKinds.Operations ? "" : $", {IsAsTold}")}",
            """
            left join history h on h.record_id = t.id and h.version = t.version
            left join history w on w.record_id = t.id
                and w.version = (select max(x.version) from history x where x.record_id = t.id and x.action <> 'changed')
            """);

        // A level that was given to a withdrawn record is a change after it was withdrawn: what tells is the last entry that is no change.
        private const string IsAsTold = """
            case when t.operation_id = h.operation_id and (
                (t.withdrawn_at is null and t.withdrawn_by is null and t.withdrawn_reason is null)
                or (t.withdrawn_at = w.changed_at and t.withdrawn_by = w.changed_by
                    and coalesce(t.withdrawn_reason, '') = coalesce(w.reason, ''))) then 1 else 0 end
            """;

        public static string BrokenChain(RecordKind table) => $"""
            select h.record_key, h.version
            from history h
            join history p on p.record_id = h.record_id and p.version = h.version - 1
            where h.kind = '{table.Name}' and (h.before_json <> p.after_json or h.before_json is null)
            order by h.record_key, h.version
            """;

        public static string LostRecords(RecordKind table) => $"""
            select h.record_key
            from history h
            left join {table.Table} t on t.id = h.record_id
            where h.kind = '{table.Name}' and h.version = 1 and t.id is null
            order by h.record_key
            """;
    }
}
