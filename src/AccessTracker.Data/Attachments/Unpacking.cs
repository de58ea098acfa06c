using System.IO.Compression;

namespace AccessTracker.Data.Attachments;

/// <summary>Unpacks what a file packed, up to a bound: some kilobytes can stand for gigabytes.</summary>
internal static class Unpacking
{
    /// <exception cref="AttachmentRefusedException">It is larger than <paramref name="most"/>.</exception>
    /// <exception cref="InvalidDataException">It is not packed so.</exception>
    public static byte[] Whole(ReadOnlySpan<byte> packed, int most)
    {
        using var from = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (from.Read(buffer) is var read and > 0)
        {
            if (whole.Length + read > most)
            {
                throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }
}
