using System.Buffers.Binary;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// A PNG is a row of chunks, each with a checksum. Those that make the picture are copied; all others (texts, times, Exif, colour profiles, what
/// moves, what follows the end) are left out.
/// </summary>
internal static class PngFile
{
    private const int Frame = 12;
    private const int HeaderBytes = 13;

    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(n => Remainder((uint)n))];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith(Signature);

    /// <exception cref="AttachmentRefusedException">It is broken or cut short, or has too many pixels.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> content)
    {
        var clean = new MemoryStream(content.Length);
        clean.Write(Signature);
        var (at, hasPicture, orientation) = (Signature.Length, false, ExifOrientation.Upright);
        while (true)
        {
            var chunk = Chunk(content, at);
            var type = chunk[4..8];
            var data = chunk[8..^4];
            if (type.SequenceEqual("IHDR"u8) != (at == Signature.Length))
            {
                throw Broken();
            }

            if (at == Signature.Length)
            {
                RequireSize(data);
            }

            if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.In(data);
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return hasPicture ? Whole(clean, orientation) : throw Broken();
            }

            if (MakesPicture(type))
            {
                hasPicture |= type.SequenceEqual("IDAT"u8);
                clean.Write(chunk);
            }

            at += chunk.Length;
        }
    }

    private static byte[] Whole(MemoryStream clean, int orientation)
    {
        if (orientation != ExifOrientation.Upright)
        {
            Write(clean, "eXIf"u8, ExifOrientation.Tiff(orientation));
        }

        Write(clean, "IEND"u8, []);
        return clean.ToArray();
    }

    // From its length to its checksum.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> content, int at)
    {
        if (content.Length - at < Frame
            || (BinaryPrimitives.ReadUInt32BigEndian(content[at..]) is var length && length > content.Length - at - Frame))
        {
            throw Broken();
        }

        var chunk = content.Slice(at, Frame + (int)length);
        return Checksum(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) ? chunk : throw Broken();
    }

    private static void RequireSize(ReadOnlySpan<byte> header)
    {
        if (header.Length != HeaderBytes)
        {
            throw Broken();
        }

        PictureSize.Require(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
    }

    private static bool MakesPicture(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("tRNS"u8)
        || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8) || type.SequenceEqual("sRGB"u8) || type.SequenceEqual("sBIT"u8);

    private static void Write(MemoryStream to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(type);
        to.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. type, .. data]));
        to.Write(number);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum = _table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }

    private static AttachmentRefusedException Broken() => new(AttachmentFault.Broken);
}
