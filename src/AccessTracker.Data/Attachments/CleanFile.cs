using System.Security.Cryptography;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// A file as it may be kept: of one of the types that are taken, whole, and without what its maker's tools wrote beside the picture or page.
/// </summary>
public sealed class CleanFile
{
    // Two at a time: a file stands several times in memory while it is cleaned, and a hostile one costs the processor.
    private static readonly SemaphoreSlim _turns = new(2);

    private CleanFile(AttachmentType type, byte[] content)
    {
        (Type, Content) = (type, content);
        Hash = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public AttachmentType Type { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>SHA-256 of the content, in hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>
    /// Reads a file, says what it is by its content, and leaves out all that does not make its picture or its pages. The same file comes out
    /// the same.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="rewrite">Writes a PDF anew where a hostile one can do no harm, as <see cref="Of"/> does in place.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="AttachmentRefusedException">It is not taken.</exception>
    public static async Task<CleanFile> OfAsync(
        Stream file, Func<ReadOnlyMemory<byte>, CancellationToken, Task<byte[]>> rewrite, CancellationToken cancellation = default)
    {
        if (file.Length > AttachmentList.MostBytes)
        {
            throw new AttachmentRefusedException(AttachmentFault.TooLarge);
        }

        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var content = new byte[file.Length];
            file.Position = 0;
            await file.ReadExactlyAsync(content, cancellation).ConfigureAwait(false);
            return PdfFile.Is(content)
                ? Made(AttachmentType.Pdf, await rewrite(content, cancellation).ConfigureAwait(false))
                : await Task.Run(() => Of(content), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>The same of a file that is in memory.</summary>
    /// <exception cref="AttachmentRefusedException">It is not taken.</exception>
    public static CleanFile Of(ReadOnlyMemory<byte> file)
    {
        var content = file.Span;
        var (type, clean) = content switch
        {
            [] => throw new AttachmentRefusedException(AttachmentFault.Empty),
            _ when PdfFile.Is(content) => (AttachmentType.Pdf, PdfFile.Clean(file)),
            _ when JpegFile.Is(content) => (AttachmentType.Jpeg, JpegFile.Clean(content)),
            _ when PngFile.Is(content) => (AttachmentType.Png, PngFile.Clean(content)),
            _ => throw new AttachmentRefusedException(AttachmentFault.WrongType),
        };

        return Made(type, clean);
    }

    // Rewritten, a PDF may have grown.
    private static CleanFile Made(AttachmentType type, byte[] clean) => clean.Length <= AttachmentList.MostBytes
        ? new CleanFile(type, clean)
        : throw new AttachmentRefusedException(AttachmentFault.TooLarge);
}
