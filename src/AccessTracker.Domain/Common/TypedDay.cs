namespace AccessTracker.Domain.Common;

/// <summary>Why a typed day could not be taken. The names are stable: texts in every language hang on them.</summary>
public enum DayFault
{
    /// <summary>No form of a day that is known here.</summary>
    NotADay,

    /// <summary>The calendar has no such day: 31 February.</summary>
    NoSuchDay,

    /// <summary>Outside <see cref="TypedDay.Known"/>.</summary>
    OutOfRange,

    /// <summary>A weekday is named that is not the day's.</summary>
    OtherWeekday,
}

/// <summary>
/// A day as people type it: <c>2016-03-18</c>, <c>18.3.2016</c>, <c>18 March</c>, <c>١٨/٣/٢٠١٦</c>, <c>18 آذار</c>,
/// <c>yesterday</c>, <c>Friday</c>. The day stands before the month, as in the field; a form always shows in words
/// what was read.
/// </summary>
/// <remarks>
/// Without a year it is the latest such day not after today, and so is a weekday. A year of two digits is one of this
/// century. Where day and month could be told the other way round, <see cref="Other"/> holds that reading too.
/// </remarks>
public sealed record TypedDay
{
    /// <summary>Wide enough for every crisis on record, narrow enough to catch 0216 and 20160.</summary>
    public static readonly DateRange Known = new(new DateOnly(1900, 1, 1), new DateOnly(2999, 12, 31));

    /// <summary>The day read; null when refused.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>The other day is what it would be with the month first; null when there is only one reading.</summary>
    public DateOnly? Other { get; private init; }

    public DayFault? Fault { get; private init; }

    /// <summary>Two readings: a form asks once which is meant.</summary>
    public bool IsAmbiguous => Other is not null;

    /// <summary>Reads <paramref name="text"/> as typed on <paramref name="today"/>; null when nothing is typed.</summary>
    public static TypedDay? Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DayWords.Of(text) is not [_, ..] words)
        {
            return Refused(DayFault.NotADay);
        }

        if (words is [var only] && DayWords.Relative(only) is { } away)
        {
            return InRange(today.AddDays(away));
        }

        if (DayWords.Weekday(words[0]) is not { } weekday)
        {
            return OfParts(words, today);
        }

        if (words.Count == 1)
        {
            return InRange(today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 7) % 7)));
        }

        return OfParts(words[1..], today) switch
        {
            { Fault: not null } refused => refused,
            { Day: { } day } when day.DayOfWeek == weekday => new TypedDay { Day = day },
            { Other: { } other } when other.DayOfWeek == weekday => new TypedDay { Day = other },
            _ => Refused(DayFault.OtherWeekday),
        };
    }

    private static TypedDay OfParts(List<string> words, DateOnly today)
    {
        var numbers = words.Select(DayWords.Number).ToList();
        var months = words.Select(DayWords.Month).ToList();
        return (words.Count, numbers, months) switch
        {
            (1, [{ } whole], _) when words[0].Length == 8 => Of(whole / 10_000, whole / 100 % 100, whole % 100, today),
            (2, [{ } day, null], [_, { } month]) => Of(null, month, day, today),
            (2, [null, { } day], [{ } month, _]) => Of(null, month, day, today),
            (2, [{ } day, { } month], _) => Either(null, month, day, today),
            (3, [{ } year, { } month, { } day], _) when words[0].Length == 4 => Of(year, month, day, today),
            (3, [{ } year, null, { } day], [_, { } month, _]) when words[0].Length == 4 => Of(year, month, day, today),
            (3, [{ } day, null, { } year], [_, { } month, _]) when IsYear(words[2]) => Of(Century(year), month, day, today),
            (3, [null, { } day, { } year], [{ } month, _, _]) when IsYear(words[2]) => Of(Century(year), month, day, today),
            (3, [{ } day, { } month, { } year], _) when IsYear(words[2]) => Either(Century(year), month, day, today),
            _ => Refused(DayFault.NotADay),
        };
    }

    private static bool IsYear(string word) => word.Length is 2 or 4;

    private static int Century(int year) => year < 100 ? 2000 + year : year;

    private static TypedDay Either(int? year, int month, int day, DateOnly today)
    {
        var (dayFirst, monthFirst) = (Of(year, month, day, today), Of(year, day, month, today));
        return dayFirst.Day is null || monthFirst.Day is null || day == month ? dayFirst : dayFirst with { Other = monthFirst.Day };
    }

    private static TypedDay Of(int? year, int month, int day, DateOnly today)
    {
        if (year is { } given)
        {
            return Exists(given, month, day)
                ? InRange(new DateOnly(given, month, day))
                : Refused(given is < 1 or > 9999 ? DayFault.OutOfRange : DayFault.NoSuchDay);
        }

        // Eight years back is far enough for every 29 February but those around 1900.
        var latest = Enumerable.Range(0, 9)
            .Select(back => today.Year - back)
            .Where(y => Exists(y, month, day))
            .Select(y => new DateOnly(y, month, day))
            .FirstOrDefault(d => d <= today);
        return latest == default ? Refused(DayFault.NoSuchDay) : InRange(latest);
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static TypedDay InRange(DateOnly day) => Known.Contains(day) ? new TypedDay { Day = day } : Refused(DayFault.OutOfRange);

    private static TypedDay Refused(DayFault fault) => new() { Fault = fault };
}
