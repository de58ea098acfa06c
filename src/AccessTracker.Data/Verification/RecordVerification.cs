using System.Data.Common;
using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Compares every record of a kind with its history. Where the table cannot be read at some place, it is read around that place, and the records
/// that are lost there are named.
/// </summary>
internal sealed class RecordVerification(DbSession session, RecordKind table, List<Finding> findings, CancellationToken cancellation)
{
    // Halving goes down to single records; beyond so many failures the places of the rest are told as a whole.
    private const int MostFailures = 400;

    private readonly CheckedParts _parts = new(session, findings);
    private int _failures;

    public async Task RunAsync()
    {
        if (await CompareAsync(null).ConfigureAwait(false) is not { } fault)
        {
            return;
        }

        // SQLite numbers rows, PostgreSQL blocks.
        var ends = (First: 0L, Last: 0L);
        if (StoreFault.In(fault) is null
            || !await _parts.TryAsync(table.Table, async () => ends = await EndsAsync().ConfigureAwait(false)).ConfigureAwait(false))
        {
            findings.Tell(table.Table, CheckedParts.Problem(fault));
            return;
        }

        await AroundAsync(ends.First, ends.Last).ConfigureAwait(false);
    }

    private async Task AroundAsync(long first, long last)
    {
        if (await CompareAsync((first, last)).ConfigureAwait(false) is not { } fault)
        {
            return;
        }

        _failures++;
        if (first < last && _failures < MostFailures)
        {
            var middle = first + ((last - first) / 2);
            await AroundAsync(first, middle).ConfigureAwait(false);
            await AroundAsync(middle + 1, last).ConfigureAwait(false);
            return;
        }

        findings.Tell(await PlaceAsync(first, last).ConfigureAwait(false), CheckedParts.Problem(fault));
    }

    // What was found before something failed is found again in the halves.
    private async Task<Exception?> CompareAsync((long First, long Last)? within)
    {
        var found = new List<Finding>();
        var where = within is var (first, last) ? Sql.Within(session.Dialect, first, last) : "";
        var fault = await _parts.FaultAsync(async () =>
        {
            await using var command = session.Command($"{Sql.WithHistory(table)} {where}");
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (findings.Count + found.Count < StoreVerification.MostFindings && await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                Compare(reader, found);
            }
        }).ConfigureAwait(false);
        findings.AddRange(fault is null ? found : []);
        return fault;
    }

    private void Compare(DbDataReader reader, List<Finding> found)
    {
        var more = RecordSql.FirstColumn + table.Columns.Count;
        StoredRecord record;
        try
        {
            record = StoredRecord.Read(table, reader);
        }
        catch (Exception e) when (CheckedParts.IsOfNoType(e))
        {
            found.Add(At(reader.GetString(1), $"something in it is not of its type: {e.Message}"));
            return;
        }

        var entries = reader.GetInt64(more + 2);
        if (entries != record.Version || reader.IsDBNull(more))
        {
            found.Add(At(record.Key, $"its version is {record.Version}, but entries in its history: {entries}"));
        }
        else if (reader.GetString(more) != RecordJson.Write(table, record.Values, record.GivenLevel))
        {
            found.Add(At(record.Key, "the record is not what its history says it became"));
        }
        else if (record.IsWithdrawn != (!reader.IsDBNull(more + 1) && reader.GetString(more + 1) == "withdrawn"))
        {
            found.Add(At(record.Key, "the record and its history differ on whether it is withdrawn"));
        }

        if (table != RecordKinds.Operations && reader.GetInt64(more + 3) == 0)
        {
            found.Add(At(record.Key, "when, by whom and why it was withdrawn, or which operation it is of, is not what its history says"));
        }

        if (record.Key != RecordKey.Of(table, record.Values))
        {
            found.Add(At(record.Key, "the key is not what the columns make it"));
        }
    }

    private async Task<(long First, long Last)> EndsAsync()
    {
        var (first, last) = await session.FirstOrDefaultAsync<(long, long)>(Sql.Ends(session.Dialect, table)).ConfigureAwait(false);
        return (first, last);
    }

    // The key stands in an index too, which can be whole where the table is not.
    private async Task<string> PlaceAsync(long first, long last)
    {
        var key = (string?)null;
        if (first == last && session.Dialect.Provider == StoreProvider.Sqlite && table != RecordKinds.Operations)
        {
            // The plus keeps SQLite from the table's own order; what is asked for stands in the index of the key.
            var sql = $"select record_key from {table.Table} where +rowid = @row and operation_id in (select id from operation)";
            await _parts.FaultAsync(async () => key = await session.FirstOrDefaultAsync<string>(sql, new { row = first }).ConfigureAwait(false))
                .ConfigureAwait(false);
        }

        return key is not null ? $"{table.Name} {key.Replace(RecordKey.Separator, '/')}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Table}, {(session.Dialect.Provider == StoreProvider.Sqlite ? "rows" : "blocks")} {first} to {last}");
    }

    private Finding At(string key, string problem) => new($"{table.Name} {key.Replace(RecordKey.Separator, '/')}", problem);

    private static class Sql
    {
        public static string Ends(Dialect dialect, RecordKind table) => dialect.Provider == StoreProvider.Sqlite
            ? $"select coalesce(min(rowid), 0), coalesce(max(rowid), 0) from {table.Table}"
            : $"select cast(0 as bigint), pg_relation_size('{table.Table}') / cast(current_setting('block_size') as bigint)";

        public static string Within(Dialect dialect, long first, long last)
        {
            var (from, to) = (first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture));
            return dialect.Provider == StoreProvider.Sqlite
                ? $"where t.rowid between {from} and {to}"
                : $"where t.ctid >= '({from},0)' and t.ctid <= '({to},65535)'";
        }

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
    }
}
