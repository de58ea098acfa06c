using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AccessTracker.Data.Attachments;

/// <summary>
/// Unpacks the parts of one PDF that say where its objects are, and no more of them than a letter has. What is on its pages is not unpacked at all.
/// </summary>
internal sealed class BoundedFilters : BaseFilterProvider
{
    private readonly Budget _budget;

    public BoundedFilters()
        : this(new Budget())
    {
    }

    private BoundedFilters(Budget budget)
        : base(Known(budget)) => _budget = budget;

    /// <summary>More would have been unpacked. The library goes on without what it could not read.</summary>
    public bool IsSpent => _budget.Left < 0;

    private static Dictionary<string, IFilter> Known(Budget budget) => DefaultFilterProvider.Instance.GetAllFilters()
        .SelectMany(filter => NamesOf(filter).Select(name => (name, bounded: (IFilter)new Bounded(filter, budget))))
        .ToDictionary(f => f.name, f => f.bounded, StringComparer.Ordinal);

    private static string[] NamesOf(IFilter filter) => filter switch
    {
        FlateFilter => ["FlateDecode", "Fl"],
        AsciiHexDecodeFilter => ["ASCIIHexDecode", "AHx"],
        Ascii85Filter => ["ASCII85Decode", "A85"],
        _ => [],
    };

    private sealed class Budget
    {
        private const int Most = 64 * 1024 * 1024;

        /// <summary>Below nothing once it was not enough: after that nothing is unpacked any more.</summary>
        public int Left { get; private set; } = Most;

        public void Spend(IFilter filter, ReadOnlySpan<byte> input)
        {
            var left = Left;
            Left = -1;
            try
            {
                left -= left < 0 ? 0 : filter is FlateFilter ? Unpacking.Whole(input, left).Length : input.Length;
            }
            catch (InvalidDataException)
            {
                // Nobody counted how much came before the break.
                Left = left / 2;
                throw;
            }

            Left = left >= 0 ? left : throw new AttachmentRefusedException(AttachmentFault.PdfTooComplex);
        }
    }

    private sealed class Bounded(IFilter inner, Budget budget) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            // Unpacked twice, first to see how large it is: the library's own unpacking has no bound.
            budget.Spend(inner, input.Span);
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
