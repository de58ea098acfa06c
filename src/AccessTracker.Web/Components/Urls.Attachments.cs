using AccessTracker.Data.Attachments;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>Where the files of a record stand on its page.</summary>
    public const string AttachmentsId = "attachments";

    /// <summary>Where files are sent to.</summary>
    public static string Attachments(string operation) => $"{Overview(operation)}/attachments";

    /// <summary>A file, to be saved.</summary>
    public static string Attachment(string operation, Id<Attachment> file) => $"{Attachments(operation)}/{file}";

    /// <summary>Where a file is removed, restored or erased.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="file">Which.</param>
    /// <param name="verb"><c>remove</c>, <c>restore</c>, <c>erase</c>.</param>
    public static string AttachmentChange(string operation, Id<Attachment> file, string verb) => $"{Attachment(operation, file)}/{verb}";

    /// <summary>The files on the page of their record, with what was just done or refused.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="kind">Of the record.</param>
    /// <param name="key">Of the record, as the store has it.</param>
    /// <param name="said">The code of what is said (<c>added</c>, <c>too_large</c>); null: nothing.</param>
    /// <param name="name">Name of the file that it is said of.</param>
    public static string RecordAttachments(string operation, string kind, string key, string? said = null, string? name = null) =>
        $"{Query(Record(operation, kind, key), ("file", said), ("name", name))}#{AttachmentsId}";
}
