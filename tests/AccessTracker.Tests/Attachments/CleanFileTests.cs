using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Attachments;
using AccessTracker.Web.Attachments;
using UglyToad.PdfPig;

namespace AccessTracker.Tests.Attachments;

/// <summary>What of a file is kept: what it shows, byte for byte, and nothing that its maker's tools wrote beside it.</summary>
public sealed class CleanFileTests
{
    [Fact]
    public void A_photograph_keeps_its_picture_and_which_way_up_it_is_and_loses_the_rest()
    {
        var clean = CleanFile.Of(MadeFile.Jpeg(orientation: 6));

        Assert.Equal(AttachmentType.Jpeg, clean.Type);
        RequireNoSecret(clean.Content.Span);
        byte[] expected =
        [
            0xFF, 0xD8,
            0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\x8\0\x1\x1\x12\0\x3\0\0\0\x1\0\x6\0\0\0\0\0\0"u8,
            .. MadeFile.Scan,
            0xFF, 0xD9,
        ];
        Assert.Equal(expected, clean.Content.ToArray());

        // Cleaned again it is the same, and so is found on its record; upright nothing has to be said.
        Assert.Equal(clean.Hash, CleanFile.Of(clean.Content).Hash);
        Assert.Equal(-1, CleanFile.Of(MadeFile.Jpeg(orientation: 1)).Content.Span.IndexOf("Exif"u8));
    }

    [Fact]
    public void A_png_keeps_its_picture_and_loses_the_rest()
    {
        var clean = CleanFile.Of(MadeFile.Png(3, 2));

        Assert.Equal(AttachmentType.Png, clean.Type);
        RequireNoSecret(clean.Content.Span);
        Assert.Equal(["IHDR", "IDAT", "eXIf", "IEND"], Chunks(clean.Content.Span));
        Assert.Equal(clean.Hash, CleanFile.Of(clean.Content).Hash);
    }

    [Fact]
    public void A_letter_keeps_its_pages_and_loses_the_rest()
    {
        var clean = CleanFile.Of(
            MadeFile.Pdf("/Names << /EmbeddedFiles << /Names [(x) 10 0 R] >> >>", more: $"<< /Type /Filespec /F ({MadeFile.Secret}) >>"));

        Assert.Equal(AttachmentType.Pdf, clean.Type);
        RequireNoSecret(clean.Content.Span);
        using var document = PdfDocument.Open(clean.Content.ToArray());
        var page = Assert.Single(document.GetPages());
        Assert.Equal("Convoy to Madaya", page.Text);
        Assert.Single(page.GetImages());
        Assert.Equal(200, page.Width);
        Assert.Null(document.Information.Author);
        Assert.Empty(page.GetAnnotations());
        Assert.Equal(["Pages", "Type"], document.Structure.Catalog.CatalogDictionary.Data.Keys.Order());
        Assert.Equal(clean.Hash, CleanFile.Of(clean.Content).Hash);
    }

    [Fact]
    public void A_photograph_that_a_letter_packs_once_more_is_cleaned_too()
    {
        var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(MadeFile.Jpeg());
        }

        var photograph = Encoding.Latin1.GetString(packed.ToArray());
        var clean = CleanFile.Of(MadeFile.Pdf(more: ReplacePhotograph(photograph)));
        RequireNoSecret(clean.Content.Span);
        Assert.True(clean.Content.Span.IndexOf(MadeFile.Scan) > 0);

        static string ReplacePhotograph(string data) =>
            $"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /DCTDecode] "
            + $"/Length {data.Length} >>\nstream\n{data}\nendstream";
    }

    // The library runs out of its stack at it, which ends a process.
    [Fact]
    public async Task A_letter_that_would_end_the_program_is_broken_and_the_program_goes_on()
    {
        var hostile = Encoding.Latin1.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
            + "3 0 obj\n4 0 R\nendobj\n4 0 obj\n3 0 R\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
        using var file = new MemoryStream(hostile);
        Assert.Equal(
            AttachmentFault.Broken,
            (await Assert.ThrowsAsync<AttachmentRefusedException>(() => CleanFile.OfAsync(file, PdfProcess.RewriteAsync))).Fault);

        using var letter = new MemoryStream(MadeFile.Pdf());
        Assert.Equal(CleanFile.Of(MadeFile.Pdf()).Hash, (await CleanFile.OfAsync(letter, PdfProcess.RewriteAsync)).Hash);
    }

    [Theory]
    [InlineData("<< /S (\u00fe\u00ff\\) >> /AA << /O << /S /JavaScript /JS \\(app.alert\\) >> >> /Z << /Y \\() >>")]
    [InlineData("<< /S /Transparency /A#2346 (secret) >>")]
    public void Nothing_comes_along_by_the_way_that_it_is_written(string group)
    {
        byte[] clean;
        try
        {
            clean = CleanFile.Of(MadeFile.Pdf(page: $"/Group {group}")).Content.ToArray();
        }
        catch (AttachmentRefusedException)
        {
            return;
        }

        using var read = PdfDocument.Open(clean);
        var page = read.GetPage(1).Dictionary;
        Assert.DoesNotContain(page.Data.Keys, k => k is "AA" or "AF" or "Z");
        Assert.Equal(-1, clean.AsSpan().IndexOf("/AF"u8));
    }

    public static TheoryData<string, AttachmentFault> Hostile => new()
    {
        { "empty", AttachmentFault.Empty },
        { "a page of the web", AttachmentFault.WrongType },
        { "an archive called a letter", AttachmentFault.WrongType },
        { "a drawing with a script", AttachmentFault.WrongType },
        { "a letter after a page of the web", AttachmentFault.WrongType },
        { "a photograph cut short", AttachmentFault.Broken },
        { "a photograph of its first bytes", AttachmentFault.Broken },
        { "a photograph without a picture", AttachmentFault.Broken },
        { "a picture of 50,000 by 50,000", AttachmentFault.TooManyPixels },
        { "a picture of no dots", AttachmentFault.Broken },
        { "a picture cut short", AttachmentFault.Broken },
        { "a picture with a changed byte", AttachmentFault.Broken },
        { "a letter cut short to its name", AttachmentFault.Broken },
        { "a letter with a form", AttachmentFault.PdfRemarks },
        { "a letter with a comment", AttachmentFault.PdfRemarks },
        { "a letter with a file on its page", AttachmentFault.PdfMedia },
        { "a letter under a password", AttachmentFault.PdfProtected },
        { "a letter whose pages go round", AttachmentFault.Broken },
        { "a letter whose objects unpack to gigabytes", AttachmentFault.PdfTooComplex },
        { "a letter of lists in lists", AttachmentFault.Broken },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_letter_and_no_picture_is_refused_for_what_it_is(string what, AttachmentFault fault) =>
        Assert.Equal(fault, Assert.Throws<AttachmentRefusedException>(() => CleanFile.Of(Made(what))).Fault);

    // Some thousands of broken files: each is taken or refused, and none brings the program down or takes it long.
    [Fact]
    public void A_file_with_changed_bytes_is_taken_or_refused()
    {
        var chance = new Random(20160701);
        byte[][] whole = [MadeFile.Jpeg(), MadeFile.Png(), MadeFile.Pdf()];
        foreach (var round in Enumerable.Range(0, 1_500))
        {
            var file = (byte[])whole[round % 3].Clone();
            for (var changes = chance.Next(1, 6); changes > 0; changes--)
            {
                file[chance.Next(5, file.Length)] = (byte)chance.Next(256);
            }

            try
            {
                CleanFile.Of(file.AsMemory(0, chance.Next(3) == 0 ? chance.Next(file.Length) : file.Length));
            }
            catch (AttachmentRefusedException)
            {
                // That is the other right answer.
            }
        }
    }

    [Theory]
    [InlineData("waybill 12.JPEG", "waybill 12.jpg")]
    [InlineData(@"C:\Users\ahmad\letter.pdf", "letter.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe.jpg")]
    [InlineData("a\0b\r\nSet-Cookie: x.jpg", "abSet-Cookie_ x.jpg")]
    [InlineData("بوليصة الشحن.jpg", "بوليصة الشحن.jpg")]
    [InlineData(".jpg", "file.jpg")]
    [InlineData(" . ", "file.jpg")]
    [InlineData(null, "file.jpg")]
    public void A_name_is_plain_and_ends_as_the_content_says(string? sent, string kept) =>
        Assert.Equal(kept, AttachmentName.Of(sent, AttachmentType.Jpeg));

    [Fact]
    public void Half_a_character_in_a_name_is_none() => Assert.Equal("\uFFFDhalf.png", AttachmentName.Of("\uD800half.png", AttachmentType.Png));

    private static byte[] Made(string what)
    {
        var (jpeg, png) = (MadeFile.Jpeg(), MadeFile.Png());
        return what switch
        {
            "empty" => [],
            "a page of the web" => "<html><script>alert(1)</script>"u8.ToArray(),
            "an archive called a letter" => "PK\x3\x4 %PDF-1.7"u8.ToArray(),
            "a drawing with a script" => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
            "a letter after a page of the web" => [.. "<html>"u8, .. MadeFile.Pdf()],
            "a photograph cut short" => jpeg[..(jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) - 2)],
            "a photograph of its first bytes" => jpeg[..4],
            "a photograph without a picture" => [0xFF, 0xD8, 0xFF, 0xD9],
            "a picture of 50,000 by 50,000" => MadeFile.Png(50_000, 50_000),
            "a picture of no dots" => MadeFile.Png(0, 1),
            "a picture cut short" => png[..(png.AsSpan().IndexOf("IDAT"u8) + 6)],
            "a picture with a changed byte" => [.. png[..50], (byte)(png[50] ^ 1), .. png[51..]],
            "a letter cut short to its name" => "%PDF-1.7\n"u8.ToArray(),
            "a letter with a form" => MadeFile.Pdf(annotation: "/Subtype /Widget /FT /Sig"),
            "a letter with a comment" => MadeFile.Pdf(annotation: "/Subtype /FreeText /Contents (no)"),
            "a letter with a file on its page" => MadeFile.Pdf(annotation: "/Subtype /FileAttachment"),
            "a letter under a password" => MadeFile.Pdf(
                trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
                    + $"/O <{new string('1', 64)}> /U <{new string('2', 64)}> >> /ID [<00> <00>]"),
            "a letter whose pages go round" => Replace(MadeFile.Pdf(), "/Kids [3 0 R]", "/Kids [2 0 R]"),
            "a letter whose objects unpack to gigabytes" => Bomb(),
            "a letter of lists in lists" => MadeFile.Pdf(catalog: $"/Deep {new string('[', 100_000)}"),
            _ => throw new ArgumentException(what, nameof(what)),
        };
    }

    // Where the objects stand is said by a stream that unpacks to much more than is read.
    private static byte[] Bomb()
    {
        var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var nothing = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes < 80; megabytes++)
            {
                packing.Write(nothing);
            }
        }

        var data = Encoding.Latin1.GetString(packed.ToArray());
        var head = $"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length {data.Length} >>\nstream\n";
        return Encoding.Latin1.GetBytes($"{head}{data}\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    }

    private static byte[] Replace(byte[] file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));

    private static void RequireNoSecret(ReadOnlySpan<byte> content) => Assert.Equal(-1, content.IndexOf(Encoding.ASCII.GetBytes(MadeFile.Secret)));

    private static List<string> Chunks(ReadOnlySpan<byte> png)
    {
        var types = new List<string>();
        for (var at = 8; at < png.Length; at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png[at..]))
        {
            types.Add(Encoding.ASCII.GetString(png.Slice(at + 4, 4)));
        }

        return types;
    }
}
