using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace AccessTracker.Data.Attachments;

/// <summary>What the names in a dictionary of a PDF are.</summary>
internal enum PdfContext
{
    /// <summary>Words of the format.</summary>
    Plain,

    /// <summary>Words of the format for kinds of things, under each of which things have names of the file's own.</summary>
    Resources,

    /// <summary>Names of the file's own: a font may be called anything.</summary>
    Names,
}

/// <summary>A PDF as it is written anew: objects are copied when something that is kept names them, and lose what does not make a page.</summary>
internal sealed class PdfCopy(Structure source) : IDisposable
{
    /// <summary>The number of the tree of pages in the file that is written.</summary>
    public const int Pages = 2;

    private const int Catalog = 1;
    private const int MostObjects = 200_000;
    private const int MostLevels = 64;

    // Metadata of any part, what programs keep for themselves, what acts, what names other parts of the file.
    private static readonly HashSet<string> _left = new(StringComparer.Ordinal)
    {
        "Metadata", "PieceInfo", "LastModified", "AF", "AA", "OpenAction", "JS", "JavaScript", "EmbeddedFiles", "EF", "AcroForm", "Annots", "OPI",
        "Ref", "StructTreeRoot", "StructParent", "StructParents", "Parent", "Thumb", "CreatorInfo", "Private", "PTData", "Measure",
    };

    // A stream whose content is in another file.
    private static readonly NameToken[] _elsewhere = [NameToken.F, NameToken.Create("FFilter"), NameToken.Create("FDecodeParms")];

    // Their entries are named by the file: the kinds of resources, glyphs of a drawn font, inks.
    private static readonly HashSet<string> _named = new(StringComparer.Ordinal) { "CharProcs", "Colorants" };

    private readonly Dictionary<(IndirectReference Reference, PdfContext Context), int> _numbers = [];
    private readonly Queue<(int Number, IndirectReference Reference, PdfContext Context)> _waiting = [];
    private readonly MemoryStream _file = new();
    private readonly List<long> _offsets = [0, 0];

    /// <summary>A reference to an object of the file that is written.</summary>
    public static IndirectReferenceToken Reference(int number) => new(new IndirectReference(number, 0));

    /// <summary>The object that <paramref name="token"/> is or names; null: there is none.</summary>
    public IToken? Resolve(IToken? token)
    {
        for (var steps = 0; token is IndirectReferenceToken reference; steps++)
        {
            if (steps == MostLevels)
            {
                throw new AttachmentRefusedException(AttachmentFault.Broken);
            }

            token = source.TokenScanner.Get(reference.Data)?.Data;
        }

        return token;
    }

    /// <summary>Writes an object of the new file. Returns its number.</summary>
    public int Add(IToken token)
    {
        var number = NewNumber();
        Write(number, token);
        return number;
    }

    /// <summary>A copy of the token for the new file; the objects that it names are written later.</summary>
    public IToken Copy(IToken token, PdfContext context, int level = 0)
    {
        if (level > MostLevels)
        {
            throw new AttachmentRefusedException(AttachmentFault.Broken);
        }

        switch (token)
        {
            case IndirectReferenceToken reference:
                if (!_numbers.TryGetValue((reference.Data, context), out var number))
                {
                    number = NewNumber();
                    _numbers.Add((reference.Data, context), number);
                    _waiting.Enqueue((number, reference.Data, context));
                }

                return Reference(number);
            case DictionaryToken dictionary:
                return Copy(dictionary, context, level);
            case ArrayToken array:
                return new ArrayToken([.. array.Data.Select(t => Copy(t, PdfContext.Plain, level + 1))]);
            case StringToken text:
                // The library writes some strings as they are: a bracket in one would end it, and what follows would be read as more of the file.
                return new HexToken(Convert.ToHexString(text.GetBytes()));
            case NameToken name:
                return Plain(name);
            case StreamToken stream:
                var (described, data) = PdfImage.Clean(stream, Resolve);
                described = _elsewhere.Append(NameToken.Length).Aggregate(described, (d, name) => d.Without(name));
                return new StreamToken(Copy(described, context, level).With(NameToken.Length, new NumericToken(data.Length)), data);
            default:
                return token;
        }
    }

    /// <summary>Writes what waits, and the end. Returns the file.</summary>
    public byte[] Finish(IReadOnlyList<IToken> pages, IToken? layers)
    {
        while (_waiting.TryDequeue(out var next))
        {
            var found = source.TokenScanner.Get(next.Reference)?.Data ?? NullToken.Instance;
            Write(next.Number, Copy(found, next.Context));
        }

        var catalog = new Dictionary<NameToken, IToken> { [NameToken.Type] = NameToken.Catalog, [NameToken.Pages] = Reference(Pages) };
        if (layers is not null)
        {
            catalog[NameToken.Create("OCProperties")] = layers;
        }

        Write(Catalog, new DictionaryToken(catalog));
        Write(Pages, new DictionaryToken(new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Pages,
            [NameToken.Kids] = new ArrayToken(pages),
            [NameToken.Count] = new NumericToken(pages.Count),
        }));
        var end = _file.Position;
        Text($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets)
        {
            Text($"{offset:D10} 00000 n \n");
        }

        Text($"trailer\n<< /Size {_offsets.Count + 1} /Root {Catalog} 0 R >>\nstartxref\n{end}\n%%EOF\n");
        return _file.ToArray();
    }

    public void Dispose() => _file.Dispose();

    private DictionaryToken Copy(DictionaryToken dictionary, PdfContext context, int level)
    {
        var kept = new Dictionary<NameToken, IToken>();
        foreach (var (name, value) in dictionary.Data)
        {
            if (context == PdfContext.Names || !_left.Contains(name))
            {
                kept[Plain(NameToken.Create(name))] = Copy(value, Below(name, context), level + 1);
            }
        }

        return new DictionaryToken(kept);
    }

    // It is written without an escape, and so another reader would read another name.
    private static NameToken Plain(NameToken name) =>
        name.Data.Contains('#', StringComparison.Ordinal) ? throw new AttachmentRefusedException(AttachmentFault.Broken) : name;

    private static PdfContext Below(string name, PdfContext context) => context switch
    {
        PdfContext.Resources => PdfContext.Names,
        PdfContext.Names => PdfContext.Plain,
        PdfContext.Plain => name == "Resources" ? PdfContext.Resources : _named.Contains(name) ? PdfContext.Names : PdfContext.Plain,
    };

    private int NewNumber()
    {
        if (_offsets.Count == MostObjects)
        {
            throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
        }

        _offsets.Add(0);
        return _offsets.Count;
    }

    private void Write(int number, IToken token)
    {
        if (_file.Length == 0)
        {
            _file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        }

        _offsets[number - 1] = _file.Position;
        Text($"{number} 0 obj\n");
        TokenWriter.Instance.WriteToken(token, _file);
        Text($"\nendobj\n");

        // What is named twice, in two ways, is written twice: a small file could become a large one.
        if (_file.Length > 2L * AttachmentList.MostBytes)
        {
            throw new AttachmentRefusedException(AttachmentFault.TooLarge);
        }
    }

    private void Text(FormattableString text) => _file.Write(Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
