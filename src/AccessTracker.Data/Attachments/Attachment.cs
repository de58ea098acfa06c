using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Attachments;

/// <summary>What a file is, by its content.</summary>
public enum AttachmentType
{
    Pdf,
    Jpeg,
    Png,
}

public enum AttachmentState
{
    Present,

    /// <summary>It was taken away with a reason. Its bytes are kept, and it can be brought back.</summary>
    Removed,

    /// <summary>Its bytes are gone. What it was, who erased it, when and why stays.</summary>
    Erased,
}

/// <summary>A file that belongs to a record, without its bytes.</summary>
public sealed record Attachment
{
    public Id<Attachment> Id { get; init; }

    /// <summary>Name of the record's kind.</summary>
    public string RecordKind { get; init; } = "";

    public Id<StoredRecord> RecordId { get; init; }

    /// <summary>The number of entries in its history.</summary>
    public long Version { get; init; }

    /// <summary>The file's name as it is shown and saved, with the ending of its type.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it shows, in the words of who added it; null: nothing was said.</summary>
    public string? Caption { get; init; }

    public AttachmentType Type { get; init; }

    /// <summary>The size of what is kept.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of what is kept, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    public AttachmentState State { get; init; }
}

/// <summary>A file with what happened to it.</summary>
/// <param name="File">As it stands.</param>
/// <param name="History">Oldest first: it was added, removed, restored, erased (an entry that changed it).</param>
public sealed record ListedAttachment(Attachment File, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>The entry tells how it came to be as it is.</summary>
    public HistoryEntry Last => History[^1];

    /// <summary>The person who asked may erase it: who added it may, and who may give the record a level.</summary>
    public bool MayErase { get; init; }
}

/// <summary>The files of one record, for somebody who may read it.</summary>
/// <param name="Files">In the order in which they were added.</param>
/// <param name="MayWrite">The person may add, remove and restore them.</param>
/// <param name="MayAdd">They may add one now: the record counts, and its kind takes files.</param>
public sealed record AttachmentList(IReadOnlyList<ListedAttachment> Files, bool MayWrite, bool MayAdd)
{
    /// <summary>A file that is added may be this large.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>A record has at most this many that are not removed.</summary>
    public const int Most = 20;

    public const int LongestCaption = 200;

    public const int LongestReason = 500;
}
