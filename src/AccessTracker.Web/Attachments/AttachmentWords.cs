using System.Globalization;
using AccessTracker.Data.Attachments;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Attachments;

/// <summary>What is said of files of records.</summary>
internal static class AttachmentWords
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Restored = "restored";
    public const string Erased = "erased";

    /// <summary>What a browser is told that a file is.</summary>
    public static string MediaType(AttachmentType type) => type switch
    {
        AttachmentType.Pdf => "application/pdf",
        AttachmentType.Jpeg => "image/jpeg",
        AttachmentType.Png => "image/png",
    };

    /// <summary>Type and size: <c>PDF, 120 KB</c>.</summary>
    public static string TypeAndSize(Attachment file) => Format.List(
        [EnumCode.Of(file.Type).ToUpperInvariant(), Format.With(Texts.FileSizeKb, Format.Number(Math.Max(1, (file.Bytes + 1023) / 1024)))]);

    /// <summary>What happened to a file.</summary>
    public static string Of(HistoryAction action) => action switch
    {
        HistoryAction.Added => Texts.AttachmentWas_Added,
        HistoryAction.Withdrawn => Texts.AttachmentWas_Removed,
        HistoryAction.Restored => Texts.AttachmentWas_Restored,

        // Nothing else ever changes of one.
        HistoryAction.Changed => Texts.AttachmentWas_Erased,
    };

    /// <summary>What the page says after something was done to a file, or refused; null: nothing, for the code means nothing.</summary>
    /// <param name="code">From the address.</param>
    /// <param name="name">From the address, and so perhaps from anybody.</param>
    public static (string Text, bool IsFault)? Said(string? code, string? name)
    {
        var file = AttachmentName.Plain(name) is { Length: > 0 } plain ? plain : Texts.AttachmentUnnamed;
        return code switch
        {
            null => null,
            Added => (Format.With(Texts.AttachmentDone_Added, file), false),
            Removed => (Format.With(Texts.AttachmentDone_Removed, file), false),
            Restored => (Format.With(Texts.AttachmentDone_Restored, file), false),
            Erased => (Texts.AttachmentDone_Erased, false),
            _ when EnumCode.TryParse<AttachmentFault>(code, out var fault) => (Format.With(
                EnumText.Find($"AttachmentFault_{fault}")!, file, Format.Number(AttachmentList.MostBytes / (1024 * 1024)),
                Format.Number(fault == AttachmentFault.TooMany ? AttachmentList.Most
                    : fault == AttachmentFault.CaptionTooLong ? AttachmentList.LongestCaption : AttachmentList.LongestReason)), true),
            _ => null,
        };
    }
}
