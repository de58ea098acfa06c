using System.Buffers.Binary;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// A JPEG is a row of segments. Those that make the picture are copied; all others (Exif with place, time, device and a small copy of the picture,
/// XMP, colour profiles, comments, further pictures after the end) are left out. The picture itself is not touched.
/// </summary>
internal static class JpegFile
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const int JfifBytes = 14;
    private const int AdobeBytes = 12;

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xFF, Start, 0xFF]);

    /// <param name="keepsOrientation">Where pictures stand in a document, nobody turns them.</param>
    /// <exception cref="AttachmentRefusedException">It is broken or cut short, or has too many pixels.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> content, bool keepsOrientation = true)
    {
        var picture = new MemoryStream(content.Length);
        byte[]? jfif = null, adobe = null;
        var (orientation, at, frames, scans) = (ExifOrientation.Upright, 2, 0, 0);
        for (var marker = Next(content, ref at); marker != End; marker = Next(content, ref at))
        {
            if (marker is 0 or Start)
            {
                throw Broken();
            }

            if (IsAlone(marker))
            {
                continue;
            }

            var data = Data(content, at);
            if (IsFrame(marker))
            {
                frames++;
                RequireSize(data);
            }

            if (marker == App0 && data.StartsWith("JFIF\0"u8) && data.Length >= JfifBytes)
            {
                // Its last two bytes say how large its own small picture is, which goes.
                jfif = [.. data[..(JfifBytes - 2)], 0, 0];
            }
            else if (marker == App1 && data.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifOrientation.In(data[6..]);
            }
            else if (marker == App14 && data.StartsWith("Adobe"u8) && data.Length >= AdobeBytes)
            {
                // Which colours the components are.
                adobe = data[..AdobeBytes].ToArray();
            }
            else if (MakesPicture(marker))
            {
                Write(picture, marker, data);
            }

            at += data.Length + 2;
            if (marker == Scan)
            {
                scans++;
                var end = EndOfScan(content, at);
                picture.Write(content[at..end]);
                at = end;
            }
        }

        return frames == 1 && scans > 0
            ? Whole(picture, jfif, adobe, keepsOrientation ? orientation : ExifOrientation.Upright)
            : throw Broken();
    }

    private static byte[] Whole(MemoryStream picture, byte[]? jfif, byte[]? adobe, int orientation)
    {
        var whole = new MemoryStream((int)picture.Length + 128);
        whole.Write([0xFF, Start]);
        if (jfif is not null)
        {
            Write(whole, App0, jfif);
        }

        if (orientation != ExifOrientation.Upright)
        {
            Write(whole, App1, [.. "Exif\0\0"u8, .. ExifOrientation.Tiff(orientation)]);
        }

        if (adobe is not null)
        {
            Write(whole, App14, adobe);
        }

        picture.WriteTo(whole);
        whole.Write([0xFF, End]);
        return whole.ToArray();
    }

    // Any number of 0xFF may stand before what tells the segment.
    private static byte Next(ReadOnlySpan<byte> content, ref int at)
    {
        if (at >= content.Length || content[at] != 0xFF)
        {
            throw Broken();
        }

        while (at < content.Length && content[at] == 0xFF)
        {
            at++;
        }

        return at < content.Length ? content[at++] : throw Broken();
    }

    private static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> content, int at)
    {
        if (at + 2 > content.Length
            || (BinaryPrimitives.ReadUInt16BigEndian(content[at..]) is var length && (length < 2 || at + length > content.Length)))
        {
            throw Broken();
        }

        return content[(at + 2)..(at + length)];
    }

    // In the data of a scan 0xFF is followed by 0, or by a mark to start again at; anything else ends it.
    private static int EndOfScan(ReadOnlySpan<byte> content, int at)
    {
        while (true)
        {
            var next = content[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= content.Length)
            {
                throw Broken();
            }

            at += next;
            if (content[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }

            at += content[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private static void RequireSize(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6)
        {
            throw Broken();
        }

        PictureSize.Require(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
    }

    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Frames, tables of codes and of quantities, how the scans are cut, and the scans.
    private static bool MakesPicture(byte marker) => IsFrame(marker) || marker is 0xC4 or 0xCC or Scan or 0xDB or 0xDD;

    private static void Write(MemoryStream to, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        to.Write(head);
        to.Write(data);
    }

    private static AttachmentRefusedException Broken() => new(AttachmentFault.Broken);
}
