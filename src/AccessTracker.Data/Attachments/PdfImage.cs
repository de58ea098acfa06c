using UglyToad.PdfPig.Tokens;

namespace AccessTracker.Data.Attachments;

/// <summary>A photograph in a PDF is a whole JPEG, with all that its camera wrote into it.</summary>
internal static class PdfImage
{
    private const string Photograph = "DCTDecode";

    /// <summary>The stream's dictionary and bytes, without that. Any other stream stays as it is.</summary>
    public static (DictionaryToken Described, Memory<byte> Data) Clean(StreamToken stream, Func<IToken?, IToken?> resolve)
    {
        var described = stream.StreamDictionary;
        string[] filters = resolve(described.Data.GetValueOrDefault("Filter")) switch
        {
            NameToken name => [name.Data],
            ArrayToken array => [.. array.Data.Select(resolve).OfType<NameToken>().Select(n => n.Data)],
            _ => [],
        };
        if (filters is not [.., Photograph or "DCT"])
        {
            return (described, stream.Data.ToArray());
        }

        if (filters.Length == 1)
        {
            return (described, Clean(stream.Data.Span));
        }

        // Packed once more, as some programs do: unpacked it is hardly larger.
        if (filters is not ["FlateDecode" or "Fl", _])
        {
            throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
        }

        var photograph = Unpacking.Whole(stream.Data.Span, AttachmentList.MostBytes);
        return (described.Without("DecodeParms").With("Filter", NameToken.Create(Photograph)), Clean(photograph));
    }

    // Scanners leave out the end; a second one after the first is not read.
    private static byte[] Clean(ReadOnlySpan<byte> photograph) => JpegFile.Clean([.. photograph, 0xFF, 0xD9], keepsOrientation: false);
}
