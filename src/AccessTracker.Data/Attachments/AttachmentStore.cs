using System.Globalization;
using System.Security.Cryptography;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// Files of records. Who may read a record may read its files, who may write it may add, remove and restore them; for anybody else they are not
/// there. Each of these is an entry of the operation's history, with the hash of the bytes, and of the audit.
/// </summary>
public sealed class AttachmentStore(Db db, RecordStore records)
{
    /// <summary>The files of a record, those that were removed or erased among them; null: there is no such record for the actor.</summary>
    public Task<AttachmentList?> ListAsync(
        StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync<AttachmentList?>(async session =>
        {
            if (session.Kinds.Find(kind) is null
                || await records.FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level))
            {
                return null;
            }

            var mayWrite = await MayWriteAsync(session, operation, record, level, actor, now).ConfigureAwait(false);
            var mayClassify = AccessPolicy.May(actor.Person, Verb.Classify, new Subject(operation.Operation.Code, record.Table.Subject, level));
            var history = await AttachmentHistory.OfRecordAsync(session, record.Id).ConfigureAwait(false);
            var files = (await RowsAsync(session, record.Id).ConfigureAwait(false))
                .Select(row => new ListedAttachment(row.File, history.Told(row.Id))
                {
                    MayErase = row.State != AttachmentState.Erased && (mayClassify || (mayWrite && history.Adder(row.Id) == actor.Name)),
                });
            return new AttachmentList([.. files], mayWrite, mayWrite && Takes(record));
        }, cancellation);

    /// <summary>The actor may add files to the record. False also where there is none for them.</summary>
    public Task<bool> MayAddAsync(
        StoredOperation operation, string kind, string key, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(
            async session => session.Kinds.Find(kind) is not null
                && await records.FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is var (record, level)
                && await MayWriteAsync(session, operation, record, level, actor, now).ConfigureAwait(false),
            cancellation);

    /// <summary>Adds a file to a record.</summary>
    /// <param name="name">As the browser sent it.</param>
    /// <param name="caption">What it shows; null or empty: nothing is said.</param>
    public Task<AttachmentOutcome> AddAsync(
        StoredOperation operation, string kind, string key, string? name, string? caption, CleanFile file, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
        {
            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            if (session.Kinds.Find(kind) is null
                || await records.FindAsync(session, operation, kind, key, actor, now).ConfigureAwait(false) is not var (record, level)
                || !await MayWriteAsync(session, operation, record, level, actor, now).ConfigureAwait(false))
            {
                return AttachmentOutcome.NotThere;
            }

            var said = caption?.Trim() is { Length: > 0 } words ? words : null;
            if (!Takes(record))
            {
                return AttachmentOutcome.Refused(AttachmentFault.NotHere);
            }

            if (said?.Length > AttachmentList.LongestCaption)
            {
                return AttachmentOutcome.Refused(AttachmentFault.CaptionTooLong);
            }

            var others = await RowsAsync(session, record.Id).ConfigureAwait(false);
            if (others.FirstOrDefault(o => o.Hash == file.Hash) is { } same)
            {
                return AttachmentOutcome.Refused(
                    same.State == AttachmentState.Erased ? AttachmentFault.ErasedBefore : AttachmentFault.Duplicate, same.File);
            }

            if (others.Count(o => o.State == AttachmentState.Present) >= AttachmentList.Most)
            {
                return AttachmentOutcome.Refused(AttachmentFault.TooMany);
            }

            var row = new AttachmentRow
            {
                Id = Id<Attachment>.New(now),
                OperationId = operation.Id,
                RecordKind = record.Table.Name,
                RecordId = record.Id,
                Version = 1,
                Name = AttachmentName.Of(name, file.Type),
                Caption = said,
                Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                Type = file.Type,
                Bytes = file.Content.Length,
                Hash = file.Hash,
                State = AttachmentState.Present,
            };
            await session.ExecuteAsync(Sql.Add, Written(row)).ConfigureAwait(false);
            await AttachmentPieces.WriteAsync(session, row.Id, file.Content).ConfigureAwait(false);
            writer.OfFile(row.Id, 1, "added", null, null, AttachmentRow.Json(row, row.State, row.HashOfWords));
            await AuditStore.RecordAsync(session, About(AuditAction.AttachmentAdded, operation, record, level, row, null), actor, now)
                .ConfigureAwait(false);
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return AttachmentOutcome.Done(row.File);
        }, cancellation);

    /// <summary>
    /// Writes the bytes of a file to <paramref name="target"/>, whole and as they were hashed. Null: there is no such file for the actor, or it was
    /// removed.
    /// </summary>
    /// <exception cref="StoreUnusableException">The bytes are not those that were added.</exception>
    public Task<Attachment?> CopyAsync(
        StoredOperation operation, Id<Attachment> file, Stream target, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(async session =>
        {
            if (await FindAsync(session, operation, file, actor, now).ConfigureAwait(false) is not { Row: { State: AttachmentState.Present } row })
            {
                return null;
            }

            return await AttachmentPieces.CopyAsync(session, row.Id, target, cancellation).ConfigureAwait(false) == row.Hash
                ? row.File
                : throw new StoreContentException($"The bytes of attachment {row.Id} are not those that were added: run verify.");
        }, cancellation);

    /// <summary>Takes a file away from its record, with a reason; its bytes are kept.</summary>
    public Task<AttachmentOutcome> RemoveAsync(
        StoredOperation operation, Id<Attachment> file, long version, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => ChangeAsync(
            operation, file, version, reason, AttachmentState.Removed, actor, now, cancellation);

    /// <summary>Brings a file back that was removed.</summary>
    public Task<AttachmentOutcome> RestoreAsync(
        StoredOperation operation, Id<Attachment> file, long version, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => ChangeAsync(
            operation, file, version, reason, AttachmentState.Present, actor, now, cancellation);

    /// <summary>
    /// Erases the bytes of a file, its name and its caption. What it was, its hash, who erased it, when and why stays. For who added it, and for who
    /// may give the record a level.
    /// </summary>
    public Task<AttachmentOutcome> EraseAsync(
        StoredOperation operation, Id<Attachment> file, long version, string reason, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => ChangeAsync(
            operation, file, version, reason, AttachmentState.Erased, actor, now, cancellation);

    private Task<AttachmentOutcome> ChangeAsync(
        StoredOperation operation, Id<Attachment> file, long version, string reason, AttachmentState to, Actor actor, DateTimeOffset now,
        CancellationToken cancellation) => db.WriteAsync(async session =>
        {
            using var writer = await ChangeWriter.BeginAsync(session, operation.Id.ToString(), actor, now).ConfigureAwait(false);
            if (await FindAsync(session, operation, file, actor, now).ConfigureAwait(false) is not var (record, level, row)
                || !await MayAsync(session, operation, record, level, row, to, actor, now).ConfigureAwait(false))
            {
                return AttachmentOutcome.NotThere;
            }

            if (reason.Trim() is not { Length: > 0 and <= AttachmentList.LongestReason } why)
            {
                return AttachmentOutcome.Refused(AttachmentFault.ReasonNeeded, row.File);
            }

            var mayBe = to == AttachmentState.Present ? row.State == AttachmentState.Removed : row.State < to;
            if (row.Version != version || !mayBe)
            {
                return AttachmentOutcome.Refused(AttachmentFault.ChangedMeanwhile, row.File);
            }

            if (to == AttachmentState.Present
                && (await RowsAsync(session, row.RecordId).ConfigureAwait(false)).Count(r => r.State == to) >= AttachmentList.Most)
            {
                return AttachmentOutcome.Refused(AttachmentFault.TooMany, row.File);
            }

            var (words, isErased) = (row.HashOfWords, to == AttachmentState.Erased);
            var after = row with
            {
                Version = row.Version + 1,
                State = to,
                Name = isErased ? "" : row.Name,
                Caption = isErased ? null : row.Caption,
                Salt = isErased ? "" : row.Salt,
            };
            await session.ExecuteAsync(Sql.Change, Written(after)).ConfigureAwait(false);
            if (isErased)
            {
                await AttachmentPieces.EraseAsync(session, row.Id).ConfigureAwait(false);
            }

            var (action, audited) = to switch
            {
                AttachmentState.Present => ("restored", AuditAction.AttachmentRestored),
                AttachmentState.Removed => ("withdrawn", AuditAction.AttachmentRemoved),
                AttachmentState.Erased => ("changed", AuditAction.AttachmentErased),
            };
            writer.OfFile(
                row.Id, after.Version, action, why, AttachmentRow.Json(row, row.State, words), AttachmentRow.Json(row, to, words));
            await AuditStore.RecordAsync(session, About(audited, operation, record, level, row, why), actor, now).ConfigureAwait(false);
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return AttachmentOutcome.Done(row.File);
        }, cancellation);

    // A withdrawn record takes none; what hangs on it already can still be taken away from it.
    private static bool Takes(StoredRecord record) => record is { IsWithdrawn: false, Table.TakesFiles: true };

    private async Task<bool> MayWriteAsync(
        DbSession session, StoredOperation operation, StoredRecord record, Sensitivity level, Actor actor, DateTimeOffset now) =>
        await records.GuardOf(session, operation, actor, now).CheckAsync(record.Table, record.Values, record, level).ConfigureAwait(false) is null;

    private async Task<bool> MayAsync(
        DbSession session, StoredOperation operation, StoredRecord record, Sensitivity level, AttachmentRow row, AttachmentState to, Actor actor,
        DateTimeOffset now)
    {
        if (!await MayWriteAsync(session, operation, record, level, actor, now).ConfigureAwait(false))
        {
            return false;
        }

        return to != AttachmentState.Erased
            || AccessPolicy.May(actor.Person, Verb.Classify, new Subject(operation.Operation.Code, record.Table.Subject, level))
            || await session.FirstOrDefaultAsync<string>(Sql.Adder, new { file = row.Id }).ConfigureAwait(false) == actor.Name;
    }

    private async Task<(StoredRecord Record, Sensitivity Level, AttachmentRow Row)?> FindAsync(
        DbSession session, StoredOperation operation, Id<Attachment> file, Actor actor, DateTimeOffset now) =>
        await session.FirstOrDefaultAsync<AttachmentRow>(Sql.Find, new { file, operation = operation.Id }).ConfigureAwait(false) is { } row
        && session.Kinds.Find(row.RecordKind) is { } kind
        && await session.FirstOrDefaultAsync<string>(Sql.KeyOf(kind), new { record = row.RecordId }).ConfigureAwait(false) is { } key
        && await records.FindAsync(session, operation, kind.Name, key, actor, now).ConfigureAwait(false) is var (record, level)
            ? (record, level, row)
            : null;

    private static Task<IReadOnlyList<AttachmentRow>> RowsAsync(DbSession session, Id<StoredRecord> record) =>
        session.QueryAsync<AttachmentRow>(Sql.OfRecord, new { record });

    private static object Written(AttachmentRow row) => new
    {
        row.Id,
        row.OperationId,
        row.RecordKind,
        row.RecordId,
        row.Version,
        row.Name,
        row.Caption,
        row.Salt,
        Type = EnumCode.Of(row.Type),
        row.Bytes,
        row.Hash,
        State = EnumCode.Of(row.State),
    };

    // Without its name: what the audit holds is never erased.
    private static AuditEvent About(
        AuditAction action, StoredOperation operation, StoredRecord record, Sensitivity level, AttachmentRow row, string? reason) => new(action)
        {
            Operation = operation.Operation.Code,
            Kind = record.Table.Name,
            Key = record.Key,
            Level = level,
            Reason = reason,
            Details = string.Create(CultureInfo.InvariantCulture, $"{EnumCode.Of(row.Type)}, {row.Bytes} bytes, sha256 {row.Hash}"),
        };

    private static class Sql
    {
        public const string Find = $"select {AttachmentRow.Columns} from attachment where id = @file and operation_id = @operation";

        public const string OfRecord = $"select {AttachmentRow.Columns} from attachment where record_id = @record order by id";

        public const string Adder = "select changed_by from history where record_id = @file and version = 1";

        public const string Add = """
            insert into attachment (id, operation_id, record_kind, record_id, version, name, caption, salt, type, bytes, hash, state)
            values (@Id, @OperationId, @RecordKind, @RecordId, @Version, @Name, @Caption, @Salt, @Type, @Bytes, @Hash, @State)
            """;

        public const string Change =
            "update attachment set version = @Version, name = @Name, caption = @Caption, salt = @Salt, state = @State where id = @Id";

        public static string KeyOf(RecordKind kind) => $"select record_key from {kind.Table} where id = @record";
    }
}
