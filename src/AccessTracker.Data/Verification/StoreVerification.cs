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
        var findings = new List<Finding>();
        try
        {
            Migrator.RequireCurrent(db.Options);
            await db.ReadAsync(async session =>
            {
                await CheckAsync(session, findings, cancellation).ConfigureAwait(false);
                return true;
            }, cancellation).ConfigureAwait(false);
        }
        catch (StoreUnusableException e)
        {
            findings.Add(new Finding("store", e.Message));
        }
        catch (DbException e)
        {
            // It cannot be opened, or the way to it broke: what was found until then is told.
            findings.Add(new Finding("store", CheckedParts.Problem(e)));
        }

        return findings;
    }

    private static async Task CheckAsync(DbSession session, List<Finding> findings, CancellationToken cancellation)
    {
        var parts = new CheckedParts(session, findings);
        if (session.Dialect.Provider == StoreProvider.Sqlite)
        {
            await FileVerification.RunAsync(session, findings, cancellation).ConfigureAwait(false);
        }

        foreach (var table in session.Kinds.All)
        {
            await parts.TryAsync($"{table.Table}, references", () => ReferencesAsync(session, table, findings, cancellation))
                .ConfigureAwait(false);
            await new RecordVerification(session, table, findings, cancellation).RunAsync().ConfigureAwait(false);
            await parts.TryAsync($"history of {table.Table}", () => ChainAsync(session, table, findings, cancellation)).ConfigureAwait(false);
        }

        await parts.TryAsync("chains", new ChainVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
        await parts.TryAsync("accounts and settings", new StateSealVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
        await parts.TryAsync("attachments", new AttachmentVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
        await parts.TryAsync("reviews", new ReviewVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
        await parts.TryAsync("counters", () => CountersAsync(session, findings, cancellation)).ConfigureAwait(false);
        await parts.TryAsync("reports", new ReportVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
        await parts.TryAsync("records of reports", new ReportRecordsVerification(session, findings, cancellation).RunAsync).ConfigureAwait(false);
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
