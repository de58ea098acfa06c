using System.Data.Common;
using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Checks that a report was computed from records of this store: its operation's history leads through where it says that it stood, and every
/// record that it names was there by then, and counted.
/// </summary>
internal sealed class ReportRecordsVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly Dictionary<string, List<Named>> _reports = new(StringComparer.Ordinal);

    // By operation and reference: the changes in order, and whether the record counted after each.
    private readonly Dictionary<(string Operation, string Record), List<(long ChangeNumber, bool Counts)>> _wanted = [];

    public async Task RunAsync()
    {
        await session.Command(Sql.Strangers)
            .EachAsync(r => findings.Tell(Place(r), "it was computed from a history that is not this store's"), cancellation).ConfigureAwait(false);
        await session.Command(Sql.Reports).EachAsync(Collect, cancellation).ConfigureAwait(false);
        if (_wanted.Count == 0)
        {
            return;
        }

        await session.Command(Sql.History(session.Kinds.Records.Where(k => k.IsNamedByReports || k.IsReviewed)))
            .EachAsync(Note, cancellation).ConfigureAwait(false);
        foreach (var (operation, reports) in _reports)
        {
            foreach (var report in reports)
            {
                Check(operation, report);
            }
        }
    }

    private static string Place(DbDataReader reader) => $"report {reader.GetString(0)}/{reader.GetString(1)}, revision {reader.GetInt64(2)}";

    private void Collect(DbDataReader reader)
    {
        var operation = reader.GetString(3);
        HashSet<string> records;
        try
        {
            records = [.. (JsonSerializer.Deserialize<Dictionary<string, List<string>>>(reader.GetString(5)) ?? []).Values.SelectMany(v => v)];
        }
        catch (JsonException)
        {
            findings.Tell(Place(reader), "the records behind its figures cannot be read");
            return;
        }

        foreach (var record in records)
        {
            _wanted.TryAdd((operation, record), []);
        }

        if (!_reports.TryGetValue(operation, out var reports))
        {
            _reports.Add(operation, reports = []);
        }

        reports.Add(new Named(Place(reader), reader.GetInt64(4), records));
    }

    private void Note(DbDataReader reader)
    {
        var (kind, key) = (reader.GetString(1), reader.GetString(2));

        // A long key is kept as a hash; what it was made of stands in the record.
        string[] parts = !reader.IsDBNull(5)
            ? Parts(session.Kinds.Of(kind), reader.GetString(5))
            : key.Split(RecordKey.Separator);
        if (_wanted.TryGetValue((reader.GetString(0), RecordRef.Of(kind, parts)), out var changes))
        {
            changes.Add((reader.GetInt64(3), reader.GetString(4) != "withdrawn"));
        }
    }

    private static string[] Parts(RecordKind table, string json)
    {
        var values = RecordJson.Read(table, json).Values;
        return [.. table.Key.Select(column => Cell.Write(values[table.Position(column)]))];
    }

    private void Check(string operation, Named report)
    {
        foreach (var record in report.Records)
        {
            var changes = _wanted[(operation, record)];
            var until = changes.FindLastIndex(c => c.ChangeNumber <= report.ChangeNumber);
            if (until < 0 || !changes[until].Counts)
            {
                findings.Tell(report.Place, until >= 0 ? $"it names {record}, which did not count by then"
                    : changes.Count > 0 ? $"it names {record}, which came later"
                    : $"it names {record}, of which no history tells");
            }
        }
    }

    private sealed record Named(string Place, long ChangeNumber, HashSet<string> Records);

    private static class Sql
    {
        // An older program put down no hash; then the number has to do.
        public const string Strangers = $"""
            select o.code, {SealedStates.Number} as number, report.revision
            from report
            join operation o on o.id = report.operation_id
            where (report.history_hash is not null and not {HistoryPoints.LeadsThroughDraft}) or report.change_number > o.change_number
            order by o.code, report.task_force desc, report.number, report.revision
            """;

        public const string Reports = $"""
            select o.code, {SealedStates.Number} as number, report.revision, report.operation_id, report.change_number, report.records
            from report
            join operation o on o.id = report.operation_id
            order by o.code, report.task_force desc, report.number, report.revision
            """;

        public static string History(IEnumerable<RecordKind> kinds) => $"""
            select operation_id, kind, record_key, change_number, action, case when record_key like '%sha256:%' then after_json end
            from history
            where kind in ({string.Join(", ", kinds.Select(k => $"'{k.Name}'"))})
            order by operation_id, number
            """;
    }
}
