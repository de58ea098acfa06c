using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Domain.Common;

/// <summary>An hour of the day as people type it: <c>13:40</c>, <c>1340</c>, <c>13 h 40</c>, <c>1.40 pm</c>, <c>١٣:٤٠</c>.</summary>
public static partial class TypedHour
{
    /// <summary>The hour; null when <paramref name="text"/> cannot be read as one.</summary>
    public static TimeOnly? Read(string text)
    {
        // Marks of direction come along with a paste.
        var ascii = string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(Numeral.ToAscii))
            .Trim().ToLowerInvariant();
        if (Form().Match(ascii) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0 && hour is < 1 or > 12)
        {
            return null;
        }

        var isAfternoon = half.Length > 0 && half[0] is 'p' or 'م';
        hour = half.Length == 0 ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(
        @"^(?:الساعة\s*)?(?<hour>[0-9]{1,2})(?:(?:\s*[:.h]\s*)?(?<minute>[0-9]{2}))?(?:\s*h)?"
        + @"\s*(?<half>am|pm|a\.m\.|p\.m\.|صباح[اً]*|مساء[اً]*|ص|م)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
