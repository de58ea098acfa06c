using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The texts of a workbook, in which a character that XML cannot hold stands as <c>_x000D_</c> (ECMA-376, 22.9.2.19).</summary>
internal static partial class EscapedText
{
    /// <summary>The text as a spreadsheet shows it; a carriage return before a new line is none of it.</summary>
    public static string Decode(string text) =>
        !text.Contains("_x", StringComparison.Ordinal) ? text : Escape().Replace(
            text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n');

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
