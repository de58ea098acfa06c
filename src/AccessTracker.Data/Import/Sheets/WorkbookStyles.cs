using System.Globalization;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Which of a workbook's formats show a number as a date.</summary>
internal sealed class WorkbookStyles
{
    // mmm-yy
    private const uint BuiltInMonth = 17;

    private readonly List<(bool IsDay, bool IsMonth)> _shows = [];
    private readonly List<bool> _struckFonts = [];
    private readonly List<bool> _struck = [];

    /// <param name="xml">The part of the styles; null when there is none.</param>
    public WorkbookStyles(SafeXml? xml, bool countsFrom1904)
    {
        CountsFrom1904 = countsFrom1904;
        var own = new Dictionary<uint, (bool, bool)>();
        var depthOfFormats = int.MaxValue;
        while (xml?.Read() ?? false)
        {
            if (xml.IsAt("numFmt") && uint.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && xml.Attribute("formatCode") is { } code)
            {
                own.TryAdd(id, (Shows(code, 'y') || Shows(code, 'd'), Shows(code, 'y') && !Shows(code, 'd')));
            }
            else if (xml.IsAt("font") && depthOfFormats == int.MaxValue)
            {
                _struckFonts.Add(false);
            }
            else if (xml.IsAt("strike") && _struckFonts.Count > 0 && depthOfFormats == int.MaxValue)
            {
                _struckFonts[^1] = xml.Attribute("val") is null or "1" or "true";
            }
            else if (xml.IsAt("cellXfs"))
            {
                depthOfFormats = xml.Depth + 1;
            }
            else if (xml.IsAt("xf") && xml.Depth == depthOfFormats)
            {
                var format = uint.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                _shows.Add(own.TryGetValue(format, out var shows) ? shows : (IsBuiltInDay(format), format == BuiltInMonth));
                _struck.Add(int.TryParse(xml.Attribute("fontId"), NumberStyles.None, CultureInfo.InvariantCulture, out var font)
                    && font < _struckFonts.Count && _struckFonts[font]);
            }
            else if (xml.Depth < depthOfFormats - 1)
            {
                depthOfFormats = int.MaxValue;
            }
            else if (xml.IsAt("cellStyleXfs") || xml.IsAt("dxfs") || xml.IsAt("cellStyles"))
            {
                depthOfFormats = int.MaxValue;
            }
        }
    }

    public bool CountsFrom1904 { get; }

    public bool IsDay(string? style) => Of(style).IsDay;

    /// <summary>The format shows a date without its day: <c>mmm-yy</c>.</summary>
    public bool IsMonth(string? style) => Of(style).IsMonth;

    /// <summary>What stands in the cell is struck through.</summary>
    public bool IsStruck(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _struck.Count && _struck[index];

    private (bool IsDay, bool IsMonth) Of(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shows.Count ? _shows[index] : default;

    // ECMA-376, 18.8.30; those of East Asia besides.
    private static bool IsBuiltInDay(uint id) => id is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58;

    private static bool Shows(string code, char wanted)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '[' or ']')
            {
                bracketed = c == '[';
            }
            else if (!quoted && !bracketed && char.ToLowerInvariant(c) == wanted)
            {
                return true;
            }
        }

        return false;
    }
}
