using System.Globalization;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Figures that a program calculated and wrote with all its digits, as 42.782830000000004 for 42.78283.</summary>
internal static class FloatArtefact
{
    // A double has no more digits than these that mean anything.
    private const int Digits = 15;

    // What remains of a whole number after adding up.
    private const decimal Remainder = 0.000_001m;

    /// <param name="isExact">It was typed, as far as its digits allow; else a program may have calculated it.</param>
    public static string Round(string text, int decimals, bool isExact)
    {
        if (!text.Contains('.', StringComparison.Ordinal) || (isExact && text.TrimStart('-', '0', '.').Count(char.IsAsciiDigit) < Digits)
            || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        // People are whole: half a person is a mistake, and no artefact.
        var rounded = Math.Round(number, decimals);
        return decimals == 0 && Math.Abs(number - rounded) > Remainder ? text : Cell.Write(rounded);
    }
}
