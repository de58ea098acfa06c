using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>The chain of an operation's changes: what one of them is hashed over, and how those of older programs got into it.</summary>
internal static class HistoryChain
{
    /// <summary>The columns that <see cref="Next(string, DbDataReader)"/> reads, in its order.</summary>
    public const string Columns =
        "h.number, h.operation_id, h.change_number, h.kind, h.record_id, h.record_key, h.version, h.changed_at, h.changed_by, h.changed_as, "
            + "h.action, h.reason, h.before_json, h.after_json";

    /// <summary>The hash of a change after one of hash <paramref name="previous"/>.</summary>
    public static string Next(
        string previous, long number, string operationId, long changeNumber, string kind, string id, string key, long version,
        DateTimeOffset at, string by, string? role, string action, string? reason, string? before, string after) =>
        Chain.Next(previous, number, operationId, changeNumber, kind, id, key, version, Dialect.Text(at), by, role, action, reason, before, after);

    /// <summary>The hash that the row under <paramref name="reader"/> ought to have, which holds <see cref="Columns"/>.</summary>
    public static string Next(string previous, DbDataReader reader) => Next(
        previous, reader.IsDBNull(0) ? 0 : reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
            reader.GetString(5),
        reader.GetInt64(6), Dialect.Instant(reader, 7), reader.GetString(8), Text(reader, 9), reader.GetString(10), Text(reader, 11),
        Text(reader, 12), reader.GetString(13));

    /// <summary>
    /// Puts the changes of an older program, which kept no chain, into it, and seals severe texts that stand open in them and in
    /// the records. Once in the life of a store, when it is brought up to date.
    /// </summary>
    /// <exception cref="StoreUnusableException">Changes without a place stand beside a chain: no program has left them so.</exception>
    public static async Task CompleteAsync(DbSession session)
    {
        foreach (var operation in await session.QueryAsync<string>(Sql.Unchained).ConfigureAwait(false))
        {
            var chain = await Chain.BeginAsync(session, operation).ConfigureAwait(false);
            var (entries, hash) = (chain.Entries, chain.Hash);
            if (entries > 0)
            {
                throw new StoreUnusableException("A history of this store holds changes that are in no chain, beside others that are: they were "
                    + "put there by something else. Restore a copy from before.");
            }

            var sealedTexts = new Dictionary<(string Key, string Text), string>();
            foreach (var change in await session.QueryAsync<Change>(Sql.ChangesOf, new { operation }).ConfigureAwait(false))
            {
                entries++;
                var before = Sealed(change.BeforeJson);
                var after = Sealed(change.AfterJson)!;
                hash = Next(
                    hash, entries, operation, change.ChangeNumber, change.Kind, change.RecordId, change.RecordKey, change.Version,
                    change.ChangedAt, change.ChangedBy, change.ChangedAs, change.Action, change.Reason, before, after);
                await session.ExecuteAsync(Sql.Complete, new { change.RecordId, change.Version, number = entries, hash, before, after })
                    .ConfigureAwait(false);

                string? Sealed(string? json) =>
                    change.Kind == RecordKinds.Incidents.Name && json is not null
                    ? Seal(session.Severe, operation, change.RecordKey, json, sealedTexts)
                    : json;
            }

            await chain.FinishAsync(entries, hash).ConfigureAwait(false);
            foreach (var ((key, open), closed) in sealedTexts)
            {
                await session.ExecuteAsync(Sql.SealIncidents, new { operation, key, open, closed }).ConfigureAwait(false);
            }
        }
    }

    // One text is sealed once: a change must start where the one before it ended.
    private static string Seal(
        SevereText severe, string operation, string key, string json, Dictionary<(string Key, string Text), string> sealedTexts)
    {
        var record = JsonNode.Parse(json)!.AsObject();
        if ((string?)record["source"] is not { } source || SevereText.IsSealed(source))
        {
            return json;
        }

        if (!sealedTexts.TryGetValue((key, source), out var closed))
        {
            sealedTexts.Add((key, source), closed = severe.Seal(SealedPlace.Of(RecordKinds.Incidents, operation, key, "source"), source));
        }

        record["source"] = closed;
        return record.ToJsonString(_relaxed);
    }

    // As RecordJson writes.
    private static readonly JsonSerializerOptions _relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? Text(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private sealed class Change
    {
        public long ChangeNumber { get; init; }

        public string Kind { get; init; } = "";

        public string RecordId { get; init; } = "";

        public string RecordKey { get; init; } = "";

        public long Version { get; init; }

        public DateTimeOffset ChangedAt { get; init; }

        public string ChangedBy { get; init; } = "";

        public string? ChangedAs { get; init; }

        public string Action { get; init; } = "";

        public string? Reason { get; init; }

        public string? BeforeJson { get; init; }

        public string AfterJson { get; init; } = "";
    }

    private static class Sql
    {
        public const string Unchained = "select distinct operation_id from history where hash is null";

        public const string ChangesOf = """
            select change_number, kind, record_id, record_key, version, changed_at, changed_by, changed_as, action, reason, before_json, after_json
            from history
            where operation_id = @operation and hash is null
            order by change_number, record_id, version
            """;

        public const string Complete = """
            update history set number = @number, hash = @hash, before_json = @before, after_json = @after
            where record_id = @RecordId and version = @Version
            """;

        public const string SealIncidents =
            "update incident set source = @closed where operation_id = @operation and record_key = @key and source = @open";
    }
}
