using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Records;

/// <content>The form of a meeting or of an operation, whose change may move the days of reports.</content>
public sealed partial class RecordEntryPage
{
    // What a change of the calendar does, said before it is saved.
    private IReadOnlyList<MovedPeriod> Moves(IReadOnlyDictionary<string, string> cells)
    {
        var calendar = Situation!.Calendar.Kept(Today);
        MeetingCalendar? after = null;
        if (_table == RecordKinds.Meetings && int.TryParse(cells["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Day(cells["date"]) is { } date)
        {
            after = calendar.With(new Meeting { Number = number, Date = date });
        }
        else if (_table == RecordKinds.Operations && Day(cells["since"]) is { } since && !(Day(cells["until"]) < since))
        {
            // An end before the beginning is refused when it is saved; nobody is asked about what cannot be.
            after = calendar.With(
                Situation.Operation with { Since = since, Until = Day(cells["until"]),
                    MeetingWeekday = RecordKinds.Weekday(cells["meeting_weekday"]) });
        }

        return after is null ? [] : new CalendarChange(calendar, after).Moves(Today);
    }

    private static DateOnly? Day(string? cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
