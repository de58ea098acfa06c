using System.Buffers.Binary;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>
/// The changes of one transaction to one operation: their number, the places they take in the order of recording, and
/// their rows in the history.
/// </summary>
internal sealed class ChangeWriter : IDisposable
{
    private static readonly string[] _columns =
    [
        "operation_id", "change_number", "kind", "record_id", "record_key", "version", "changed_at", "changed_by", "changed_as",
        "action", "reason", "before_json", "after_json", "number", "hash",
    ];

    private readonly Actor _actor;
    private readonly DateTimeOffset _now;
    private readonly BulkInsert _insert;
    private readonly List<object?[]> _pending = [];
    private readonly long _changeNumber;
    private UInt128 _nextId;
    private readonly Chain _chain;
    private long _entries;
    private string _hash;
    private long _lastRecorded;
    private bool _hasChanged;

    private ChangeWriter(DbSession session, string operationId, Counters counters, Chain chain, Actor actor, DateTimeOffset now)
    {
        (_chain, _entries, _hash) = (chain, chain.Entries, chain.Hash);
        Session = session;
        OperationId = operationId;
        _actor = actor;
        _now = Dialect.Stored(now);
        _changeNumber = counters.ChangeNumber + 1;
        _lastRecorded = counters.LastRecorded;
        _nextId = BinaryPrimitives.ReadUInt128BigEndian(Id<StoredRecord>.New(now).Value.ToByteArray(bigEndian: true));
        _insert = new BulkInsert(session, "history", _columns);
    }

    public DbSession Session { get; }

    public string OperationId { get; }

    /// <summary>The number of the operation's last change before these.</summary>
    public long Before => _changeNumber - 1;

    /// <summary>The number of these changes; null as long as there are none.</summary>
    public long? ChangeNumber => _hasChanged ? _changeNumber : null;

    /// <summary>Locks the operation for this transaction: its changes are numbered without gaps, whoever else writes.</summary>
    public static async Task<ChangeWriter> BeginAsync(DbSession session, string operationId, Actor actor, DateTimeOffset now)
    {
        await session.ExecuteAsync(Sql.Lock, new { id = operationId }).ConfigureAwait(false);
        var counters = await session.FirstOrDefaultAsync<Counters>(Sql.Counters, new { id = operationId }).ConfigureAwait(false);
        var chain = await Chain.BeginAsync(session, operationId).ConfigureAwait(false);
        return new ChangeWriter(session, operationId, counters!, chain, actor, now);
    }

    /// <summary>Ids of one transaction count on from a random one: in order of recording, an index only grows at its end.</summary>
    public Id<StoredRecord> NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _nextId++);
        return new Id<StoredRecord>(new Guid(bytes, bigEndian: true));
    }

    /// <summary>The next place in the operation's order of recording.</summary>
    public long NextRecorded() => ++_lastRecorded;

    public void Added(RecordKind table, Id<StoredRecord> id, string key, object?[] after, Sensitivity? given = null) =>
        Keep(table, id, key, 1, "added", null, null, RecordJson.Write(table, after, given));

    public void Changed(RecordKind table, StoredRecord before, object?[] after) =>
        Keep(table, before.Id, before.Key, before.Version + 1, "changed", null, RecordJson.Write(table, before.Values, before.GivenLevel),
            RecordJson.Write(table, after, before.GivenLevel));

    /// <summary>A withdrawal or its end: the record itself stays as it is.</summary>
    public void Marked(StoredRecord record, string action, string reason)
    {
        var json = RecordJson.Write(record.Table, record.Values, record.GivenLevel);
        Keep(record.Table, record.Id, record.Key, record.Version + 1, action, reason, json, json);
    }

    /// <summary>A record whose adding was undone is sent again, and counts with what it says now.</summary>
    public void CameBack(StoredRecord before, object?[] after) => CameBack(before, after, before.GivenLevel);

    /// <summary>The same with another level.</summary>
    public void CameBack(StoredRecord before, object?[] after, Sensitivity? given) => Keep(
        before.Table, before.Id, before.Key, before.Version + 1, "restored", null,
        RecordJson.Write(before.Table, before.Values, before.GivenLevel), RecordJson.Write(before.Table, after, given));

    /// <summary>The record is as it was before a change that is undone.</summary>
    public void TakenBack(StoredRecord record, object?[] values, Sensitivity? level, string reason) => Keep(
        record.Table, record.Id, record.Key, record.Version + 1, "changed", reason,
        RecordJson.Write(record.Table, record.Values, record.GivenLevel), RecordJson.Write(record.Table, values, level));

    /// <summary>The text of the record was sealed anew, and it counts or does not as before.</summary>
    public void SealedAnew(StoredRecord record, object?[] values, string reason) => Keep(
        record.Table, record.Id, record.Key, record.Version + 1, record.IsWithdrawn ? "withdrawn" : "changed", reason,
        RecordJson.Write(record.Table, record.Values, record.GivenLevel), RecordJson.Write(record.Table, values, record.GivenLevel));

    /// <summary>The record was given another level, or its own back; else it stays as it is.</summary>
    public void Classified(StoredRecord record, Sensitivity? level, string reason) => Keep(
        record.Table, record.Id, record.Key, record.Version + 1, "changed", reason,
        RecordJson.Write(record.Table, record.Values, record.GivenLevel), RecordJson.Write(record.Table, record.Values, level));

    /// <summary>Something happened to a file of a record, which has a history of its own beside the record's.</summary>
    public void OfFile<T>(Id<T> file, long version, string action, string? reason, string? before, string after) =>
        Keep(HistoryEntry.OfFiles, file.ToString(), file.ToString(), version, action, reason, before, after);

    /// <summary>
    /// A step that is no change of a record (<see cref="ReviewEntries"/>): the first entry under an id has no <paramref name="before"/>.
    /// </summary>
    public void Reviewed(string kind, string id, string key, long version, string? before, string after) =>
        Keep(kind, id, key, version, before is null ? "added" : "changed", null, before, after);

    /// <summary>Writes the rows kept so far.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _insert.WriteAsync(_pending, cancellation).ConfigureAwait(false);
        _pending.Clear();
    }

    /// <summary>Writes the rest; the operation's change number rises if anything changed.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await FlushAsync(cancellation).ConfigureAwait(false);
        if (_hasChanged)
        {
            await ReviewTracking.FollowAsync(Session, OperationId, _changeNumber).ConfigureAwait(false);
            await Session.ExecuteAsync(Sql.Finish, new { id = OperationId, changeNumber = _changeNumber, lastRecorded = _lastRecorded })
                .ConfigureAwait(false);
            await _chain.FinishAsync(_entries, _hash).ConfigureAwait(false);
            await StateSeals.KeepHistoryAsync(Session, OperationId, _entries, _hash, _actor, _now).ConfigureAwait(false);
        }
    }

    public void Dispose() => _insert.Dispose();

    private void Keep(
        RecordKind table, Id<StoredRecord> record, string key, long version, string action, string? reason, string? before, string after) =>
        Keep(table.Name, record.ToString(), key, version, action, reason, before, after);

    private void Keep(string kind, string id, string key, long version, string action, string? reason, string? before, string after)
    {
        _hasChanged = true;
        _entries++;
        reason = ChangeReason.Of(reason, _actor.Token);
        _hash = HistoryChain.Next(
            _hash, _entries, OperationId, _changeNumber, kind, id, key, version, _now, _actor.Name, _actor.Role, action, reason, before, after);
        _pending.Add(
            [OperationId, _changeNumber, kind, id, key, version, _now, _actor.Name, _actor.Role, action, reason, before, after, _entries,
                _hash]);
    }

    private sealed class Counters
    {
        public long ChangeNumber { get; init; }

        public long LastRecorded { get; init; }
    }

    private static class Sql
    {
        // Changes nothing; on PostgreSQL it holds the row until the transaction ends.
        public const string Lock = "update operation set change_number = change_number where id = @id";

        public const string Counters = "select change_number, last_recorded from operation where id = @id";

        public const string Finish = "update operation set change_number = @changeNumber, last_recorded = @lastRecorded where id = @id";
    }
}
