using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>An hour that a message names: <c>3 pm</c>, <c>14:30</c>, <c>1540 hrs</c>, <c>الساعة ٣ عصرا</c>.</summary>
internal sealed record MessageHour(TimeOnly Hour, int First, int Last);

/// <summary>Finds hours. An hour of which it is not said before or after noon, such as "at 3", is none.</summary>
internal static partial class MessageHours
{
    public static List<MessageHour> Of(MessageScan scan)
    {
        // As long as the text itself, so that each sign stands where it stood.
        var ascii = string.Concat(scan.Text.Select(c => char.ToLowerInvariant(Numeral.ToAscii(c))));
        var hours = new List<MessageHour>();
        foreach (var match in Form().Matches(ascii).Concat(Alone().Matches(ascii)).OrderBy(m => m.Index))
        {
            if (Read(match) is not { } hour)
            {
                continue;
            }

            var tokens = Enumerable.Range(0, scan.Tokens.Count)
                .Where(i => scan.Tokens[i].Start < match.Index + match.Length && scan.Tokens[i].End > match.Index).ToList();
            if (tokens.Count > 0 && !tokens.Exists(scan.IsTaken) && !IsCount(scan, tokens[^1]))
            {
                hours.Add(new MessageHour(hour, tokens[0], tokens[^1] + 1));
                scan.Take(tokens[0], tokens[^1] + 1);
            }
        }

        return hours;
    }

    // 14.30 MT are no hour.
    private static bool IsCount(MessageScan scan, int last) => scan.Tokens[last].IsNumber && scan.Is(last + 1, WordKind.Unit)
        && scan.MarkAt(last + 1)?.Value != "other";

    private static TimeOnly? Read(Match match)
    {
        if (match.Groups["name"].Success)
        {
            return match.Groups["name"].Value is "midnight" or "منتصف الليل" ? new TimeOnly(0, 0) : new TimeOnly(12, 0);
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture)
            : match.Groups["part"].Value is "ونص" or "والنصف" or "ونصف" ? 30 : 0;
        var half = match.Groups["half"].Value;
        if (hour > 23 || minute > 59 || (half.Length > 0 && hour is < 1 && half[0] is not 'ص' and not 'a'))
        {
            return null;
        }

        return new TimeOnly(half.Length > 0 && hour <= 12 ? OfHalf(hour, half) : hour, minute);
    }

    private static int OfHalf(int hour, string half) => half switch
    {
        ['a', ..] or ['ص', ..] or ['ف', ..] => hour % 12,
        _ when half.StartsWith("الصبح", StringComparison.Ordinal) || half.StartsWith("الصباح", StringComparison.Ordinal) => hour % 12,
        _ when half.Contains("ليل", StringComparison.Ordinal) => hour is < 6 or 12 ? hour % 12 : hour + 12,
        _ when half.Contains("ظهر", StringComparison.Ordinal) || half.Contains("ضهر", StringComparison.Ordinal) => hour is 10 or 11 or 12
            ? hour : hour + 12,
        _ => (hour % 12) + 12,
    };

    private const string Half = @"(?<half>a\.?m\b\.?|p\.?m\b\.?|صباح[اً\u064B]*|الصبح|الصباح|صبح|ص|مساء[اً\u064B]*|المساء"
        + @"|المسا|م|بعد\s+(?:ال)?ظهر[اً\u064B]*"
        + @"|ع?الظهر|ع?الضهر|ظهر[اً\u064B]*|ع?العصر|عصر[اً\u064B]*|ليل[اً\u064B]*|بالليل|فجر[اً\u064B]*)(?!\p{L})";

    // With minutes; with the half of the day; with hours behind four digits.
    [GeneratedRegex(
        @"(?<![\p{L}\d.,:/-])(?:(?:at|@|around|by|about)\s*|(?:عند\s+)?(?:ع?ال)?ساع[ةه]\s*|س\s+)?(?:"
        + @"(?<hour>\d{1,2})\s*:\s*(?<minute>\d{2})(?::\d{2})?(?:\s*" + Half + @")?(?:\s*h(?:rs?|ours)?\b)?(?![\d/:])"
        + @"|(?<hour>\d{1,2})[.](?<minute>\d{2})\s*" + Half
        + @"|(?<hour>\d{1,2})h(?<minute>\d{2})(?!\d)"
        + @"|(?<hour>[0-2]\d)(?<minute>[0-5]\d)\s*(?:hrs?|hours|h)\b"
        + @"|(?<hour>\d{1,2})\s*(?<part>ونص|والنصف|ونصف)?\s*" + Half
        + @")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"\b(?<name>noon|midday|midnight|منتصف الليل)\b|(?<=\bat\s)(?<hour>[0-2]\d)(?<minute>[0-5]\d)\b(?!\s*[\p{L}\d/,.])"
        + @"|(?<=الساعة\s)(?<hour>1[3-9]|2[0-3])(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Alone();
}
