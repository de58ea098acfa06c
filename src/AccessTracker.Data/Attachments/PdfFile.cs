using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// A PDF is written anew from its pages: what they show and what that needs. Its properties and XMP, scripts and actions, files in it, outlines,
/// links, earlier states of the file and whatever stands around it do not come along, whatever they are called. What people would miss on a page
/// (comments, form fields, signatures) cannot be kept as it looks, and such a file is refused.
/// </summary>
internal static class PdfFile
{
    private const int MostPages = 2_000;
    private const int MostLevels = 64;

    private static readonly NameToken[] _inherited = [NameToken.Resources, NameToken.MediaBox, NameToken.CropBox, NameToken.Rotate];

    private static readonly NameToken[] _ofPage =
    [
        NameToken.Contents, NameToken.Resources, NameToken.MediaBox, NameToken.CropBox, NameToken.Create("BleedBox"), NameToken.Create("TrimBox"),
        NameToken.Create("ArtBox"), NameToken.Rotate, NameToken.Group, NameToken.Create("UserUnit"),
    ];

    // They mark a place on the page where one can click, and show nothing.
    private static readonly string[] _unseen = ["Link", "Popup"];

    private static readonly string[] _media = ["FileAttachment", "Sound", "Movie", "Screen", "3D", "RichMedia"];

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("%PDF-"u8);

    /// <exception cref="AttachmentRefusedException">It is broken, protected, or holds what is not taken.</exception>
    public static byte[] Clean(ReadOnlyMemory<byte> content)
    {
        var filters = new BoundedFilters();
        try
        {
            using var document = PdfDocument.Open(
                content.ToArray(), new ParsingOptions { UseLenientParsing = true, MaxStackDepth = MostLevels, FilterProvider = filters });
            var clean = document.IsEncrypted ? throw new AttachmentRefusedException(AttachmentFault.PdfProtected) : Write(document.Structure);
            return filters.IsSpent ? throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex) : clean;
        }
        catch (Exception e) when (e.GetType().Name.Contains("Encrypted", StringComparison.Ordinal))
        {
            throw new AttachmentRefusedException(AttachmentFault.PdfProtected, e);
        }
        catch (Exception e) when (e is not AttachmentRefusedException and not OutOfMemoryException)
        {
            // The library fails in many ways on what is no PDF.
            throw new AttachmentRefusedException(filters.IsSpent ? AttachmentFault.PdfTooComplex : AttachmentFault.Broken, e);
        }
    }

    private static byte[] Write(Structure structure)
    {
        using var copy = new PdfCopy(structure);
        var catalog = structure.Catalog.CatalogDictionary;
        var pages = new List<DictionaryToken>();
        Collect(copy, catalog.Data.GetValueOrDefault("Pages"), [], 0, [], pages);
        if (pages.Count == 0)
        {
            throw new AttachmentRefusedException(AttachmentFault.Broken);
        }

        var kids = new List<IToken>();
        foreach (var page in pages)
        {
            RequirePlain(copy, page);
            var kept = new Dictionary<NameToken, IToken> { [NameToken.Type] = NameToken.Page, [NameToken.Parent] = PdfCopy.Reference(PdfCopy.Pages) };
            foreach (var name in _ofPage)
            {
                if (page.TryGet(name, out var value))
                {
                    kept[name] = copy.Copy(value, name == NameToken.Resources ? PdfContext.Resources : PdfContext.Plain);
                }
            }

            kids.Add(PdfCopy.Reference(copy.Add(new DictionaryToken(kept))));
        }

        // Which layers are shown: without it, those that are hidden would be seen.
        var layers = catalog.Data.GetValueOrDefault("OCProperties") is { } said ? copy.Copy(said, PdfContext.Plain) : null;
        return copy.Finish(kids, layers);
    }

    // The tree of pages, each with what the branches above it say for it.
    private static void Collect(
        PdfCopy copy, IToken? node, Dictionary<NameToken, IToken> above, int level, HashSet<IndirectReference> seen, List<DictionaryToken> pages)
    {
        if (level > MostLevels || (node is IndirectReferenceToken reference && !seen.Add(reference.Data)))
        {
            throw new AttachmentRefusedException(AttachmentFault.Broken);
        }

        if (copy.Resolve(node) is not DictionaryToken found)
        {
            return;
        }

        var said = new Dictionary<NameToken, IToken>(above);
        foreach (var name in _inherited)
        {
            if (found.TryGet(name, out var value))
            {
                said[name] = value;
            }
        }

        if (found.Data.GetValueOrDefault("Kids") is { } kids && copy.Resolve(kids) is ArrayToken branches)
        {
            foreach (var branch in branches.Data)
            {
                Collect(copy, branch, said, level + 1, seen, pages);
            }

            return;
        }

        if (pages.Count == MostPages)
        {
            throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
        }

        foreach (var (name, value) in found.Data)
        {
            said[NameToken.Create(name)] = value;
        }

        pages.Add(new DictionaryToken(said));
    }

    private static void RequirePlain(PdfCopy copy, DictionaryToken page)
    {
        if (!page.TryGet(NameToken.Annots, out var said) || copy.Resolve(said) is not ArrayToken remarks)
        {
            return;
        }

        foreach (var remark in remarks.Data.Select(copy.Resolve).OfType<DictionaryToken>())
        {
            var kind = (copy.Resolve(remark.Data.GetValueOrDefault("Subtype")) as NameToken)?.Data ?? "";
            if (!_unseen.Contains(kind))
            {
                throw new AttachmentRefusedException(_media.Contains(kind) ? AttachmentFault.PdfMedia : AttachmentFault.PdfRemarks);
            }
        }
    }
}
