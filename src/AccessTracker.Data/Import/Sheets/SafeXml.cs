using System.Text;
using System.Xml;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// The XML of a stranger's workbook, read forward: without document types or anything from outside, no deeper than a workbook is, and
/// with no name, attribute or text that is longer than a cell may be.
/// </summary>
internal sealed class SafeXml : IDisposable
{
    private const int MostDepth = 64;

    private readonly XmlReader _reader;
    private readonly string _shown;

    public SafeXml(Stream stream, string shown)
    {
        _shown = shown;
        _reader = XmlReader.Create(
            new ShortTokens(stream, shown), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    public int Depth => _reader.Depth;

    public bool IsEmptyElement => _reader.IsEmptyElement;

    /// <summary>Goes on to the next node; false at the end.</summary>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        return _reader.Depth <= MostDepth ? true : throw new XmlException("Nested too deeply.");
    }

    /// <summary>The reader stands at the start of such an element, in whatever namespace.</summary>
    public bool IsAt(string element) => _reader.NodeType == XmlNodeType.Element && _reader.LocalName == element;

    /// <summary>The attribute without a prefix; null when there is none.</summary>
    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>The attribute with a prefix, whatever that stands for: there are two editions of the standard.</summary>
    public string? PrefixedAttribute(string name)
    {
        string? found = null;
        for (var more = _reader.MoveToFirstAttribute(); more && found is null; more = _reader.MoveToNextAttribute())
        {
            found = _reader.LocalName == name && _reader.Prefix is not ("" or "xmlns") ? _reader.Value : null;
        }

        _reader.MoveToElement();
        return found;
    }

    /// <summary>All text in the element that the reader stands at. Leaves the reader at its end.</summary>
    /// <param name="within">Name of the elements whose text counts; null: all text does.</param>
    /// <param name="without">Name of elements in which no text counts.</param>
    /// <exception cref="BundleRefusedException">It is longer than a row may be.</exception>
    public string Text(string? within = null, string? without = null)
    {
        if (IsEmptyElement)
        {
            return "";
        }

        var (text, depth) = (new StringBuilder(), Depth);
        var (wanted, skipped) = (within is null ? depth : int.MaxValue, int.MaxValue);
        while (Read() && Depth > depth)
        {
            skipped = Depth > skipped ? skipped : DepthAt(without);
            wanted = Depth > wanted || within is null ? wanted : DepthAt(within);
            if (skipped == int.MaxValue && Depth > wanted && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(_reader.Value);
            }

            if (text.Length > CsvRows.LongestRow)
            {
                throw new BundleRefusedException(_shown, new Refusal(RefusalCode.RowTooLong, CsvRows.LongestRow));
            }
        }

        return text.ToString();
    }

    public void Dispose() => _reader.Dispose();

    // Of the element that begins here, so that what is deeper stands in it; no depth is deeper than none.
    private int DepthAt(string? element) => element is not null && IsAt(element) && !IsEmptyElement ? Depth : int.MaxValue;

    /// <summary>Ends the reading where no tag begins for longer than the longest cell takes: the reader would hold all of it.</summary>
    private sealed class ShortTokens(Stream inner, string shown) : ForwardStream
    {
        // Of a character that is written as a number.
        private const int MostBytesOfCharacter = 10;

        private long _sinceTag;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            var last = buffer[..read].LastIndexOf((byte)'<');
            var first = buffer[..read].IndexOf((byte)'<');
            var longest = _sinceTag + (first < 0 ? read : first);
            _sinceTag = last < 0 ? _sinceTag + read : read - last - 1;
            return longest <= (long)CsvRows.LongestRow * MostBytesOfCharacter
                ? read
                : throw new BundleRefusedException(shown, new Refusal(RefusalCode.RowTooLong, CsvRows.LongestRow));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
