using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The order says which of two numbers below 13 is the day. It is stored by its word.</summary>
public enum DayOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>A typed day is what a text says of a day.</summary>
/// <param name="Day">The day meant; null: it is none, or <paramref name="IsEither"/>.</param>
/// <param name="IsEither">It is a day in either order, and another one in each.</param>
/// <param name="Order">The only order in which it is a day; null: it says nothing about the order.</param>
public readonly record struct DayReading(DateOnly? Day, bool IsEither = false, DayOrder? Order = null);

/// <summary>
/// Reads days as people write them in English and Arabic: digits of any script, months by number or name (of the Levant, of
/// Egypt and the Gulf, of the Maghreb), weekdays and hours beside them, or the serial number that a spreadsheet keeps.
/// </summary>
public static partial class SheetDays
{
    // What serial numbers of 1954 to 2119 look like; smaller numbers are years, larger ones are something else.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;
    private const int DaysTo1904 = 1_462;

    private static readonly DateOnly _serialZero = new(1899, 12, 30);

    // What stands beside a day in a sheet and says nothing: in the year 2016 AD, corresponding to.
    private static readonly HashSet<string> _beside = [.. "م ميلادي ميلادية عام سنة لعام لسنة شهر الموافق".Split(' ').Select(Letters.Fold)];

    /// <param name="order">What two numbers below 13 mean in this column; null: it has not been said.</param>
    public static DayReading Read(string text, DayOrder? order = null, bool countsFrom1904 = false)
    {
        var plain = Hour().Replace(Plain(text), "").Trim();
        if (OfSerial(plain, countsFrom1904) is { } serial)
        {
            return new DayReading(serial);
        }

        var parts = DayWords.Of(plain.Replace('(', ' ').Replace(')', ' '));
        if (parts is [{ Length: 8 } together] && together.All(char.IsAsciiDigit))
        {
            return new DayReading(Day(Number(together[..4]), Number(together[4..6]), Number(together[6..])));
        }

        var month = TakeMonth(parts);
        parts.RemoveAll(p => _beside.Contains(p) || (parts.Count > 1 && DayWords.Weekday(p) is not null));
        if (parts.Exists(p => !char.IsAsciiDigit(p[0]) || p.Length > 4))
        {
            return default;
        }

        var numbers = parts.ConvertAll(Number);
        return (month, numbers) switch
        {
            ({ } m, [var y, var d]) when parts[0].Length == 4 => new DayReading(Day(y, m, d)),
            ({ } m, [var d, var y]) => new DayReading(Day(Year(y, parts[1]), m, d)),
            (null, [var y, var m, var d]) when parts[0].Length == 4 => new DayReading(Day(y, m, d)),
            (null, [var a, var b, var y]) when parts[2].Length is 2 or 4 => Ordered(a, b, Year(y, parts[2]), order),
            _ => default,
        };
    }

    /// <summary>The day as a question or a refusal says it: 26 June 2016, in which nobody takes the month for the day.</summary>
    internal static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether a text is a month and a year without a day: June 2016.</summary>
    public static bool IsMonth(string text)
    {
        var parts = DayWords.Of(Plain(text).Trim());
        return TakeMonth(parts) is not null && parts.RemoveAll(_beside.Contains) >= 0 && parts is [{ Length: 4 } year] && year.All(char.IsAsciiDigit);
    }

    /// <summary>The day of a spreadsheet's serial number, the hour cut off; null when it cannot be one.</summary>
    public static DateOnly? OfSerial(string text, bool countsFrom1904) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial
            and <= LastSerial && !text.StartsWith('.')
            ? _serialZero.AddDays((int)serial + (countsFrom1904 ? DaysTo1904 : 0))
            : null;

    private static DayReading Ordered(int first, int second, int year, DayOrder? order)
    {
        var (dayFirst, monthFirst) = (Day(year, second, first), Day(year, first, second));
        return (dayFirst, monthFirst) switch
        {
            (null, null) => default,
            ({ } day, null) => new DayReading(order == DayOrder.MonthFirst ? null : day, Order: DayOrder.DayFirst),
            (null, { } day) => new DayReading(order == DayOrder.DayFirst ? null : day, Order: DayOrder.MonthFirst),
            ({ } day, { } other) when day == other => new DayReading(day),
            _ => order switch { DayOrder.DayFirst => new DayReading(dayFirst), DayOrder.MonthFirst => new DayReading(monthFirst), _ =>
                new DayReading(null, IsEither: true) },
        };
    }

    // Both names of one month may stand there, as in 10 آذار (مارس) 2016; two months are none.
    private static int? TakeMonth(List<string> parts)
    {
        var months = parts.Select(DayWords.Month).OfType<int>().Distinct().ToList();
        if (months.Count != 1)
        {
            return null;
        }

        parts.RemoveAll(p => DayWords.Month(p) is not null);
        return months[0];
    }

    private static int Year(int year, string written) => written.Length == 4 ? year : year < 70 ? 2000 + year : 1900 + year;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    // Digits in ASCII; no marks of direction, which stand in texts that were copied from other programs.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                plain.Append(char.IsDigit(c) ? (char)('0' + char.GetNumericValue(c)) : c);
            }
        }

        return plain.ToString();
    }

    // 2016-03-10T12:30:00Z, 10/3/2016 12:30 PM, 10/3/2016 ٠٩:٣٠ ص
    [GeneratedRegex(@"[T ,]*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?|ص|م)?$")]
    private static partial Regex Hour();
}
