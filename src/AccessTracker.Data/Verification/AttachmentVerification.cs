using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Verification;

/// <summary>Compares each file of a record with what its history tells of it, and its bytes with the hash that stands there.</summary>
internal sealed class AttachmentVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly CheckedParts _parts = new(session, findings);

    public async Task RunAsync()
    {
        var told = (await session.QueryAsync<Told>(Sql.Told).ConfigureAwait(false)).ToDictionary(t => t.Id);
        foreach (var row in await session.QueryAsync<AttachmentRow>(Sql.Rows).ConfigureAwait(false))
        {
            Compare(row, told[row.Id]);
            await _parts.TryAsync(Place(row.Id.ToString()), async () =>
            {
                await OwnerAsync(row).ConfigureAwait(false);
                await BytesAsync(row).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        foreach (var lost in await session.QueryAsync<string>(Sql.Lost).ConfigureAwait(false))
        {
            findings.Tell(Place(lost), "the history tells of a file that is gone");
        }

        foreach (var stranger in await session.QueryAsync<string>(Sql.Strangers).ConfigureAwait(false))
        {
            findings.Tell(Place(stranger), "there are bytes of it, though it is erased or there is no such file");
        }
    }

    private void Compare(AttachmentRow row, Told told)
    {
        if (told.Entries != row.Version || told.After is null)
        {
            Tell(row, $"its version is {row.Version}, but entries in its history: {told.Entries}");
            return;
        }

        // Of an erased one name, caption and salt are gone; their hash stays as it was.
        var isErased = row is { State: AttachmentState.Erased, Name: "", Caption: null, Salt: "" };
        var words = isErased ? AttachmentRow.HashOfWordsIn(told.After) ?? "" : row.HashOfWords;
        if (told.After != AttachmentRow.Json(row, row.State, words) || told.OperationId != row.OperationId)
        {
            Tell(row, "it is not what its history says it became");
        }
    }

    private async Task OwnerAsync(AttachmentRow row)
    {
        if (session.Kinds.Find(row.RecordKind) is not { } kind
            || await session.FirstOrDefaultAsync<string>(Sql.Owner(kind), new { record = row.RecordId, operation = row.OperationId })
                .ConfigureAwait(false) is null)
        {
            Tell(row, "it belongs to no record of its operation");
        }
    }

    private async Task BytesAsync(AttachmentRow row)
    {
        if (row.State == AttachmentState.Erased)
        {
            return;
        }

        try
        {
            if (await AttachmentPieces.CopyAsync(session, row.Id, Stream.Null, cancellation).ConfigureAwait(false) != row.Hash)
            {
                Tell(row, "its bytes are not those that were added");
            }
        }
        catch (Exception e) when (e is StoreUnusableException or FormatException)
        {
            Tell(row, "its bytes cannot be read with the keys that are here, or were sealed for something else");
        }
    }

    private void Tell(AttachmentRow row, string problem) => findings.Tell(Place(row.Id.ToString()), problem);

    private static string Place(string file) => $"attachment {file}";

    private sealed class Told
    {
        public Id<Attachment> Id { get; init; }

        public Id<Operation>? OperationId { get; init; }

        public string? After { get; init; }

        public long Entries { get; init; }
    }

    private static class Sql
    {
        public const string Rows = $"select {AttachmentRow.Columns} from attachment order by id";

        public const string Told = """
            select a.id, h.operation_id, h.after_json as after, (select count(*) from history x where x.record_id = a.id) as entries
            from attachment a
            left join history h on h.record_id = a.id and h.version = a.version
            """;

        public const string Lost = $"""
            select h.record_id
            from history h
            left join attachment a on a.id = h.record_id
            where h.kind = '{HistoryEntry.OfFiles}' and h.version = 1 and a.id is null
            order by h.record_id
            """;

        public const string Strangers = """
            select distinct p.attachment_id
            from attachment_piece p
            left join attachment a on a.id = p.attachment_id
            where a.id is null or a.state = 'erased'
            order by p.attachment_id
            """;

        public static string Owner(RecordKind kind) => $"select id from {kind.Table} where id = @record and operation_id = @operation";
    }
}
