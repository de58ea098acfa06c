namespace AccessTracker.Data.Attachments;

/// <summary>Why a file was not taken, or nothing was done to it. Each has a text (<c>AttachmentFault_</c>) that says how to put it right.</summary>
public enum AttachmentFault
{
    NoFile,
    HalfUploaded,
    TooLarge,
    Empty,
    WrongType,
    Broken,
    TooManyPixels,

    /// <summary>The PDF is encrypted.</summary>
    PdfProtected,

    /// <summary>The PDF has comments, form fields or a signature, which could not be kept as they look.</summary>
    PdfRemarks,

    /// <summary>The PDF holds sound, film, a model or another file, shown on its pages.</summary>
    PdfMedia,

    /// <summary>The PDF has more pages or larger parts than a letter has.</summary>
    PdfTooComplex,
    CaptionTooLong,

    /// <summary>The record has the very file.</summary>
    Duplicate,

    /// <summary>The very file was erased from this record.</summary>
    ErasedBefore,
    TooMany,

    /// <summary>The record is withdrawn, or its kind takes no files.</summary>
    NotHere,
    ReasonNeeded,

    /// <summary>Somebody else has removed, restored or erased it meanwhile.</summary>
    ChangedMeanwhile,
}

/// <summary>A file was not taken.</summary>
public sealed class AttachmentRefusedException : Exception
{
    public AttachmentRefusedException()
    {
    }

    public AttachmentRefusedException(string message)
        : base(message)
    {
    }

    public AttachmentRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AttachmentRefusedException(AttachmentFault fault, Exception? innerException = null)
        : base(fault.ToString(), innerException) => Fault = fault;

    public AttachmentFault Fault { get; }
}

/// <summary>What came of asking for something to be done to a file of a record.</summary>
/// <param name="IsThere">False: there is no such record or file for who asked, or they may not do that.</param>
/// <param name="Fault">Why it was not done; null: it was.</param>
/// <param name="File">The file that it was done to, or that stands against it.</param>
public sealed record AttachmentOutcome(bool IsThere, AttachmentFault? Fault = null, Attachment? File = null)
{
    public static readonly AttachmentOutcome NotThere = new(false);

    public static AttachmentOutcome Refused(AttachmentFault fault, Attachment? file = null) => new(true, fault, file);

    public static AttachmentOutcome Done(Attachment file) => new(true, null, file);
}
