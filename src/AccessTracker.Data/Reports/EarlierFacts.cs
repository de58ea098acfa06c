using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Reports;

/// <summary>Reads from the history what records were that have changed since, with all that counts only with them.</summary>
internal sealed class EarlierFacts(DbSession session, Id<Operation> operation, Visibility visibility, CancellationToken cancellation)
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    // By id of a record that was changed since: what it was; null: it did not count.
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);

    /// <summary>See <see cref="ChangesStore.ThenAsync"/>.</summary>
    public async Task<FactsChange?> ReadAsync(Audience audience, long after, long until)
    {
        var touched = new TouchedRecords(session, operation.ToString());
        if (!await touched.ReadAsync(after, until, audience.OpenBefore, audience.OpenBefore, evenOperation: true).ConfigureAwait(false))
        {
            return null;
        }

        foreach (var entry in await session.QueryAsync<Entry>(Sql.FirstChanges, new { operation = operation.ToString(), after })
            .ConfigureAwait(false))
        {
            _before[entry.RecordId] = entry.Action is HistoryAction.Added or HistoryAction.Restored ? null : entry.Before;
        }

        var operationId = new[] { operation.ToString() };
        var locations = await ReadAsync(RecordKinds.Locations, "operation_id", operationId).ConfigureAwait(false);
        var haveStatuses = touched.Has(RecordKinds.Statuses) || touched.Has(RecordKinds.Locations);
        var havePopulations = touched.Has(RecordKinds.Populations) || touched.Has(RecordKinds.Locations);
        var then = new FactsChange
        {
            Requests = touched.Requests.Values.ToHashSet(StringComparer.Ordinal),
            Convoys = touched.Convoys.Values.ToHashSet(StringComparer.Ordinal),
            Locations = touched.Has(RecordKinds.Locations) ? locations : null,
            Statuses = haveStatuses ? await ReadAsync(RecordKinds.Statuses, "operation_id", operationId).ConfigureAwait(false) : null,
            Populations = havePopulations ? await ReadAsync(RecordKinds.Populations, "operation_id", operationId).ConfigureAwait(false) : null,
            Facts = new ReportFacts
            {
                Operation = (await OperationStore.FindAsync(session, operation).ConfigureAwait(false))!.Operation,
                Requests = await ReadAsync(RecordKinds.Requests, "id", touched.Requests.Keys).ConfigureAwait(false),
                Lines = await ReadAsync(RecordKinds.RequestLines, "request_id", touched.Requests.Keys).ConfigureAwait(false),
                Decisions = await ReadAsync(RecordKinds.Decisions, "request_id", touched.Requests.Keys).ConfigureAwait(false),
                Clearances = await ReadAsync(RecordKinds.Clearances, "request_id", touched.Requests.Keys).ConfigureAwait(false),
                Convoys = await ReadAsync(RecordKinds.Convoys, "id", touched.Convoys.Keys).ConfigureAwait(false),
                Deliveries = await ReadAsync(RecordKinds.Deliveries, "convoy_id", touched.Convoys.Keys).ConfigureAwait(false),
                ConvoyEvents = await ReadAsync(RecordKinds.ConvoyEvents, "convoy_id", touched.Convoys.Keys).ConfigureAwait(false),
            },
        };
        return then.Connected(locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal));
    }

    // In order of recording; what was put elsewhere since is found where it is now, and read as it was.
    private async Task<List<T>> ReadAsync<T>(RecordKind<T> kind, string column, IReadOnlyCollection<string> ids) where T : class
    {
        var list = new List<T>();
        if (ids.Count == 0)
        {
            return list;
        }

        await using var command = session.Command(Sql.Rows(kind, visibility, session.Dialect.AnyOf($"t.{column}", "ids")))
            .With("operation", operation.ToString())
            .With("ids", session.Dialect.Texts(ids))
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var row = new StoredRow(kind, reader, _words);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (_before.TryGetValue(reader.GetString(0), out var before))
            {
                if (before is not null)
                {
                    list.Add(kind.Mapper.Read(new KeptRow(kind, before, _words)));
                }
            }
            else if (reader.IsDBNull(3))
            {
                list.Add(kind.Mapper.Read(row));
            }
        }

        return list;
    }

    private sealed class Entry
    {
        public string RecordId { get; init; } = "";

        public HistoryAction Action { get; init; }

        public string? Before { get; init; }
    }

    private static class Sql
    {
        public const string FirstChanges = $"""
            select h.record_id, h.action, h.before_json as before
            from history h
            where h.operation_id = @operation and h.change_number > @after and h.kind <> 'operation' and {ReviewEntries.IsOfRecord}
                and not exists (select 1 from history e where e.record_id = h.record_id and e.change_number > @after and e.version < h.version)
            """;

        public static string Rows(RecordKind kind, Visibility visibility, string of) => $"""
            {RecordSql.Stored(kind)}
            where t.operation_id = @operation and {of} and {visibility.Of(kind)}
            order by t.recorded
            """;
    }
}
