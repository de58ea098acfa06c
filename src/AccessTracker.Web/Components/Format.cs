using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>How numbers and days are written for people. What is not known is said so, never 0.</summary>
public static class Format
{
    public static string Number(long? number) => number is { } n ? Written(n.ToString("N0", CultureInfo.CurrentCulture)) : Texts.Unknown;

    public static string Number(decimal? number) => number is { } n ? Written(n.ToString("#,0.###", CultureInfo.CurrentCulture)) : Texts.Unknown;

    public static string Percent(decimal? share) => share is { } s ? Written(s.ToString("P1", CultureInfo.CurrentCulture)) : Texts.Unknown;

    /// <summary>With its sign, as a change is written; no change is 0.</summary>
    public static string Change(decimal change) => Written(change.ToString("+#,0.###;\u2212#,0.###;0", CultureInfo.CurrentCulture));

    public static string Day(DateOnly? day) => day is { } d ? Written(d.ToString("d MMM yyyy", CultureInfo.CurrentCulture)) : Texts.Unknown;

    /// <summary>With its weekday, so that a day and a month that were swapped are seen.</summary>
    public static string LongDay(DateOnly day) => Written(day.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture));

    public static string Month(DateOnly day) => Written(day.ToString("MMMM yyyy", CultureInfo.CurrentCulture));

    /// <summary>A month where there is little room.</summary>
    public static string ShortMonth(DateOnly day) => Written(day.ToString("MMM yyyy", CultureInfo.CurrentCulture));

    /// <summary>An hour of a day, of 24.</summary>
    public static string Hour(TimeOnly hour) => Written(hour.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>What tells one of a series, such as a report, a row or a day of a month: it has no thousands.</summary>
    public static string Ordinal(int number) => Written(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>As machines read it, in an attribute.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that <paramref name="text"/> is, if it is one as <see cref="Iso(DateOnly)"/> writes it; else null.</summary>
    public static string? DayOf(string text) => IsoDay.Of(text) is { } day ? Day(day) : null;

    /// <summary>Whether <paramref name="text"/> is a day as <see cref="Iso(DateOnly)"/> writes it.</summary>
    public static bool IsDay(string text) => IsoDay.Of(text) is not null;

    public static string Days(int days) => days == 1 ? Texts.OneDay : With(Texts.Days, Number(days));

    /// <summary>A number with its noun, in the singular where there is one.</summary>
    public static string Counted(int number, string one, string many) => With(number == 1 ? one : many, Number(number));

    /// <summary>An instant in the operation's zone, with the zone's name, so that no reader has to guess.</summary>
    public static string Instant(DateTimeOffset instant, string zone) => With(
        Texts.InstantIn, Written(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture)), zone);

    /// <summary>An instant of no operation; the reader is told that it is UTC.</summary>
    public static string Utc(DateTimeOffset instant) => Written(instant.UtcDateTime.ToString("d MMM yyyy HH:mm:ss", CultureInfo.CurrentCulture));

    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A low and a high bound as one text.</summary>
    public static string Range(long low, long high) => low == high ? Number(low) : With(Texts.Range, Number(low), Number(high));

    /// <summary>A text of the resources with its blanks filled; its nouns agree with its counts, as <see cref="CountedNoun"/> tells.</summary>
    public static string With(string text, params object?[] values) => Speech.With(text, values);

    /// <summary>Items one after the other.</summary>
    public static string List(IEnumerable<string?> items) => Speech.List(items.OfType<string>());

    /// <summary>The same of items that may be lists themselves.</summary>
    public static string LongList(IEnumerable<string?> items) => Speech.LongList(items.OfType<string>());

    /// <summary>Items beside each other in a line of a list, where they are no sentence.</summary>
    public static string Beside(IEnumerable<string?> items) => Speech.Beside(items.OfType<string>());

    /// <summary>Begins <paramref name="text"/> with a capital letter, as a sentence or a label begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    // In the digits that the reader chose. A sign is read with its number, on the side where it was written.
    private static string Written(string text) => Direction.Isolated(Digits.In(CultureInfo.CurrentCulture, text), CultureInfo.CurrentCulture);
}
