using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Moments with a zone, as programs write them: which day one is depends on where it is asked.</summary>
internal static partial class SheetInstants
{
    public static bool HasZone(string text) => Instant().IsMatch(text);

    /// <summary>The day of the moment in <paramref name="zone"/>; null: the text is no moment with a zone.</summary>
    public static DateOnly? DayIn(string text, TimeZoneInfo zone) =>
        HasZone(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime)
            : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$")]
    private static partial Regex Instant();
}
