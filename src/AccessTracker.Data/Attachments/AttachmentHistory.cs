using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Attachments;

/// <summary>What happened to the files of one record.</summary>
internal sealed class AttachmentHistory
{
    private readonly ILookup<Id<Attachment>, Entry> _entries;
    private readonly Pseudonyms _names;

    private AttachmentHistory(ILookup<Id<Attachment>, Entry> entries, Pseudonyms names) => (_entries, _names) = (entries, names);

    public static async Task<AttachmentHistory> OfRecordAsync(DbSession session, Id<StoredRecord> record)
    {
        var entries = await session.QueryAsync<Entry>(Sql.OfRecord, new { record }).ConfigureAwait(false);
        return new AttachmentHistory(entries.ToLookup(e => e.FileId), await Pseudonyms.ReadAsync(session).ConfigureAwait(false));
    }

    /// <summary>The entries of one file, oldest first, for people.</summary>
    public IReadOnlyList<HistoryEntry> Told(Id<Attachment> file) => [.. _entries[file].Select(e => e.Told(_names))];

    /// <summary>The account that added the file.</summary>
    public string? Adder(Id<Attachment> file) => _entries[file].FirstOrDefault()?.ChangedBy;

    private sealed record Entry
    {
        public Id<Attachment> FileId { get; init; }

        public long ChangeNumber { get; init; }

        public long Version { get; init; }

        public DateTimeOffset ChangedAt { get; init; }

        public string ChangedBy { get; init; } = "";

        public string? ChangedAs { get; init; }

        public HistoryAction Action { get; init; }

        public string? Reason { get; init; }

        public HistoryEntry Told(Pseudonyms names) => new()
        {
            ChangeNumber = ChangeNumber,
            Kind = HistoryEntry.OfFiles,
            Version = Version,
            ChangedAt = ChangedAt,
            ChangedBy = names.Of(ChangedBy),
            ChangedAs = ChangedAs,
            Action = Action,
            Reason = Reason,
        };
    }

    private static class Sql
    {
        public const string OfRecord = """
            select h.record_id as file_id, h.change_number, h.version, h.changed_at, h.changed_by, h.changed_as, h.action, h.reason
            from attachment a
            join history h on h.record_id = a.id
            where a.record_id = @record
            order by h.number
            """;
    }
}
