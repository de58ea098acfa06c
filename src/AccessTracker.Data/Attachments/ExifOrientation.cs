using System.Buffers.Binary;

namespace AccessTracker.Data.Attachments;

/// <summary>Which way up a photograph is to be shown: the one thing of Exif that is kept, for without it the picture would lie on its side.</summary>
internal static class ExifOrientation
{
    /// <summary>As it was taken: nothing has to be said.</summary>
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>The orientation that a TIFF block, as Exif is one, says; <see cref="Upright"/> where it says none.</summary>
    public static int In(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var isLittle = tiff[0] == 'I';
        var first = Long(tiff[4..], isLittle);
        if (first > tiff.Length - 2)
        {
            return Upright;
        }

        var entries = Short(tiff[(int)first..], isLittle);
        for (var i = 0; i < entries; i++)
        {
            var at = first + 2 + ((long)i * EntryBytes);
            if (at + EntryBytes > tiff.Length)
            {
                break;
            }

            var entry = tiff.Slice((int)at, EntryBytes);
            if (Short(entry, isLittle) == Tag)
            {
                return Short(entry[8..], isLittle) is var said and >= 1 and <= 8 ? said : Upright;
            }
        }

        return Upright;
    }

    /// <summary>A TIFF block that says the orientation and nothing else.</summary>
    public static byte[] Tiff(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
