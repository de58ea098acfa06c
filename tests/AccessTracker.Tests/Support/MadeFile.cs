using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AccessTracker.Tests.Support;

/// <summary>Pictures and documents as cameras and offices make them, with all that stands in them beside what they show.</summary>
internal static class MadeFile
{
    /// <summary>Stands in every part of a file that is to go, and nowhere else.</summary>
    public const string Secret = "zq33.5138N-Canon-Ahmad";

    private static readonly byte[] _secret = Encoding.ASCII.GetBytes(Secret);

    // A picture of one grey dot: tables, frame and scan.
    private static readonly byte[] _dot = Convert.FromHexString(
        "FFDB004300" + string.Concat(Enumerable.Repeat("10", 64)) + "FFC0000B080001000101011100"
        + "FFC4001F0000010501010101010100000000000000000102030405060708090A0B"
        + "FFC400B5100002010303020403050504040000017D01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A"
        + "25262728292A3435363738393A434445464748494A535455565758595A636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6"
        + "A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA"
        + "FFDA0008010100003F00");

    /// <summary>What makes the picture, which stays byte for byte.</summary>
    public static byte[] Scan => [.. _dot, 0xFE, 0xFF, 0x00, 0xFF, 0xD0, 0x8A];

    /// <param name="orientation">As the camera was held.</param>
    public static byte[] Jpeg(int orientation = 6) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. _secret]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0\x1\x1"u8, .. _secret]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. _secret]),
        .. Segment(0xFE, _secret),
        .. Scan,
        0xFF, 0xD9,
        .. "PK\x3\x4"u8, .. _secret,
    ];

    /// <summary>The size of the picture is what is asked for; its dots are not.</summary>
    /// <param name="fill">Makes one picture another one.</param>
    public static byte[] Png(uint width = 1, uint height = 1, byte fill = 0)
    {
        var dots = new MemoryStream();
        using (var packing = new ZLibStream(dots, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write([0, fill, fill, fill]);
        }

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 2);
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8,
            .. Chunk("IHDR", header),
            .. Chunk("tEXt", [.. "Author\0"u8, .. _secret]),
            .. Chunk("iTXt", _secret),
            .. Chunk("eXIf", Exif(8)),
            .. Chunk("iCCP", _secret),
            .. Chunk("tIME", [7, 0xE0, 7, 1, 0, 0, 0]),
            .. Chunk("IDAT", dots.ToArray()),
            .. Chunk("IEND", []),
            .. "<script>alert(1)</script>"u8, .. _secret,
        ];
    }

    /// <summary>A letter of one page with a photograph on it.</summary>
    /// <param name="catalog">What else stands in the catalogue.</param>
    /// <param name="annotation">Something on the page.</param>
    /// <param name="trailer">What else stands at the end.</param>
    /// <param name="page">What else stands in the page.</param>
    /// <param name="more">Further objects, from number 10 on.</param>
    public static byte[] Pdf(string catalog = "", string annotation = "/Subtype /Link", string trailer = "", string page = "", params string[] more)
    {
        var photograph = Encoding.Latin1.GetString(Jpeg());
        const string Text = "BT /A 12 Tf 10 10 Td (Convoy to Madaya) Tj ET q 20 0 0 20 50 50 cm /P Do Q";
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /OpenAction << /S /JavaScript /JS ({Secret}) >> {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 200] /Resources << /Font << /A 5 0 R >> /XObject << /P 6 0 R >> >> >>",
            $"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [9 0 R] /PieceInfo << /X ({Secret}) >> "
                + $"/AA << /O << /S /Launch /F ({Secret}) >> >> {page} >>",
            $"<< /Length {Text.Length} >>\nstream\n{Text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Metadata 7 0 R "
                + $"/Length {photograph.Length} >>\nstream\n{photograph}\nendstream",
            $"<< /Type /Metadata /Subtype /XML /Length {Secret.Length} >>\nstream\n{Secret}\nendstream",
            $"<< /Author ({Secret}) /Title ({Secret}) >>",
            $"<< /Type /Annot /Rect [0 0 5 5] {annotation} /A << /S /URI /URI ({Secret}) >> >>",
            .. more,
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var (written, i) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{written}\nendobj\n");
        }

        var end = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => file.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 8 0 R {trailer} >>\nstartxref\n{end}\n%%EOF\n{Secret}");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static byte[] Exif(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, (byte)_secret.Length, 0, 0, 0, 38, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0,
        .. _secret,
    ];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Sum(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    // Bit by bit, as the standard says it.
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
