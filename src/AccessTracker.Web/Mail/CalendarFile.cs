using System.Text;
using AccessTracker.Domain.Operations;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace AccessTracker.Web.Mail;

/// <summary>
/// A calendar as a file (RFC 5545): whole days of the operation, with its zone beside them. The same entries make the same bytes, so that who asks
/// again can be told that nothing has changed.
/// </summary>
public static class CalendarFile
{
    /// <summary>What it is sent as.</summary>
    public const string MediaType = "text/calendar";

    private const string EveryHour = "PT1H";

    /// <summary>The file in the language of now, in UTF-8.</summary>
    /// <param name="operation">Whose calendar.</param>
    /// <param name="id">What identifies the operation in whatever store it is.</param>
    /// <param name="entries">Its days.</param>
    /// <param name="absolute">Makes a whole address of a path.</param>
    public static byte[] Write(Operation operation, string id, IReadOnlyList<CalendarEntry> entries, Func<string, string> absolute)
    {
        var title = Components.Format.With(Texts.CalendarTitle, operation.Name);
        var calendar = new Calendar { ProductId = "-//AccessTracker//Calendar//EN", Scale = "GREGORIAN" };
        calendar.AddProperty("NAME", title);
        calendar.AddProperty("X-WR-CALNAME", title);
        calendar.AddProperty("X-WR-TIMEZONE", operation.TimeZone);
        calendar.AddProperty("X-PUBLISHED-TTL", EveryHour);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", EveryHour);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddTimeZone(Zone(
            operation.TimeZone, entries.Count == 0 ? operation.Since : entries[0].Day, entries.Count == 0 ? operation.Since : entries[^1].Day));
        foreach (var entry in entries)
        {
            calendar.Events.Add(Event(id, entry, absolute));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    // What the clocks showed on the days that there are. The library makes a rule for all years of a zone whose clocks are not changed any more.
    private static VTimeZone Zone(string id, DateOnly first, DateOnly last)
    {
        var zone = new VTimeZone(id);
        var known = DateTimeZoneProviders.Tzdb[id];
        var spells = known.GetZoneIntervals(Midnight(first.AddDays(-1)), Midnight(last.AddDays(2)));
        foreach (var spell in spells)
        {
            // One that has been for ever begins with the first day.
            var start = spell.HasStart ? spell.Start : Midnight(first.AddDays(-1));
            var before = spell.HasStart ? known.GetUtcOffset(start - NodaTime.Duration.Epsilon) : spell.WallOffset;
            zone.AddChild(new VTimeZoneInfo(spell.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
            {
                Start = new CalDateTime(start.WithOffset(before).LocalDateTime.ToDateTimeUnspecified()),
                OffsetFrom = new UtcOffset(before.ToTimeSpan()),
                OffsetTo = new UtcOffset(spell.WallOffset.ToTimeSpan()),
                TimeZoneName = spell.Name,
            });
        }

        return zone;

        static Instant Midnight(DateOnly day) => Instant.FromDateTimeUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
    }

    private static CalendarEvent Event(string id, CalendarEntry entry, Func<string, string> absolute)
    {
        var changed = new CalDateTime(entry.Changed.At.UtcDateTime, CalDateTime.UtcTzId);
        var item = new CalendarEvent
        {
            Uid = $"{Uri.EscapeDataString(entry.Name)}@{id}",
            Summary = Plain(entry.Title),
            Start = new CalDateTime(entry.Day),
            End = new CalDateTime(entry.Day.AddDays(1)),
            DtStamp = changed,
            LastModified = changed,
            Sequence = (int)Math.Min(entry.Changed.ChangeNumber, int.MaxValue),
            Categories = [Plain(entry.Kind)],
            Transparency = TransparencyType.Transparent,
        };
        if (entry.Lines.Count > 0)
        {
            item.Description = string.Join('\n', entry.Lines.Select(Plain));
        }

        // A path alone, of a program that does not know its own address, is no address outside of it.
        if (Uri.TryCreate(absolute(entry.Path), UriKind.Absolute, out var address) && address.Scheme != Uri.UriSchemeFile)
        {
            item.Url = address;
        }

        return item;
    }

    // RFC 5545, section 3.3.11: a text has no control characters but line ends.
    private static string Plain(string text) =>
        new([.. text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))]);
}
