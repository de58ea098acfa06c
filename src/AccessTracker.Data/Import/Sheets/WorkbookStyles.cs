using System.Globalization;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Which of a workbook's formats show a number as a date.</summary>
internal sealed class WorkbookStyles
{
    private readonly List<bool> _isDay = [];

    /// <param name="xml">The part of the styles; null when there is none.</param>
    public WorkbookStyles(SafeXml? xml, bool countsFrom1904)
    {
        CountsFrom1904 = countsFrom1904;
        var own = new Dictionary<uint, bool>();
        var depthOfFormats = int.MaxValue;
        while (xml?.Read() ?? false)
        {
            if (xml.IsAt("numFmt") && uint.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && xml.Attribute("formatCode") is { } code)
            {
                own.TryAdd(id, ShowsDay(code));
            }
            else if (xml.IsAt("cellXfs"))
            {
                depthOfFormats = xml.Depth + 1;
            }
            else if (xml.IsAt("xf") && xml.Depth == depthOfFormats)
            {
                var format = uint.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                _isDay.Add(own.TryGetValue(format, out var shows) ? shows : IsBuiltInDay(format));
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

    public bool IsDay(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _isDay.Count && _isDay[index];

    // ECMA-376, 18.8.30; those of East Asia besides.
    private static bool IsBuiltInDay(uint id) => id is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58;

    private static bool ShowsDay(string code)
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
            else if (!quoted && !bracketed && c is 'y' or 'Y' or 'd' or 'D')
            {
                return true;
            }
        }

        return false;
    }
}
