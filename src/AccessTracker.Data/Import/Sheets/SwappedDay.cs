using System.Globalization;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A day that a spreadsheet program of another country may have made of a text: 6/8/2016 becomes 8 June or 6 August, and 18/6/2016 stays a text.
/// </summary>
internal static class SwappedDay
{
    /// <summary>The day and what it is with day and month exchanged; null: there is no other.</summary>
    public static (DateOnly Day, DateOnly Other)? Of(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Day <= 12 && day.Day != day.Month
            ? (day, new DateOnly(day.Year, day.Day, day.Month))
            : null;
}
