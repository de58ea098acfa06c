using System.Globalization;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The row and the column of a cell in a worksheet.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct CellAddress(int Row, int Column)
{
    // Three letters and seven digits are the most a spreadsheet has.
    private const int MostLetters = 6;

    /// <summary>The address is what <c>B12</c> says, with or without the signs of a formula; null when it is no address.</summary>
    public static CellAddress? Read(string text)
    {
        var plain = text.Replace("$", "", StringComparison.Ordinal);
        var letters = plain.AsSpan().IndexOfAnyExcept(_letters) is >= 0 and var end ? end : plain.Length;
        return letters > 0 && int.TryParse(plain.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && ColumnOf(plain.AsSpan(0, letters)) is { } column
            ? new CellAddress(row, column)
            : null;
    }

    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static readonly System.Buffers.SearchValues<char> _letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // More letters than that are as far out as any number.
    private static int? ColumnOf(ReadOnlySpan<char> letters)
    {
        if (letters.Length > MostLetters)
        {
            return int.MaxValue;
        }

        var column = 0;
        foreach (var letter in letters)
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column - 1;
    }
}
