namespace AccessTracker.Domain.Operations;

/// <summary>The days of one report before and after a change of the calendar.</summary>
/// <param name="Report">The meeting's.</param>
/// <param name="Before">Null: there was none.</param>
/// <param name="After">Null: there is none any more.</param>
/// <param name="IsPublished">It is published, and stays as it is: these are the days of another revision of it.</param>
public sealed record MovedPeriod(ReportId Report, ReportPeriod? Before, ReportPeriod? After, bool IsPublished)
{
    public int Number => Report.Number;
}

/// <summary>One of these stands against a change of the calendar.</summary>
public enum CalendarConflict
{
    /// <summary>A published report would begin on another day than it did: days would be in no report, or in two.</summary>
    BeforePublished,

    /// <summary>The meeting would be on a day that a published report covers already.</summary>
    WithinPublished,

    /// <summary>The meeting of a published report would go.</summary>
    OfPublished,
}

/// <summary>It tells what a change of a task force's calendar does to the days that its reports cover.</summary>
/// <param name="before">As it was, with the meetings that had come due (<see cref="MeetingCalendar.Kept"/>).</param>
/// <param name="after">As it would be.</param>
public sealed class CalendarChange(MeetingCalendar before, MeetingCalendar after)
{
    // The weekday gives meetings without end: a few tell what becomes of all of them.
    private const int FutureMeetings = 3;

    /// <summary>The reports whose days are others, by number; of the meetings to come the next few.</summary>
    public IReadOnlyList<MovedPeriod> Moves(DateOnly today)
    {
        var last = Math.Max(before.NextByWeekday().Number, after.NextByWeekday().Number) + FutureMeetings - 1;
        var (then, now) = (Upto(before, last, today), Upto(after, last, today));
        return
        [
            .. then.Keys.Union(now.Keys).Order()
                .Select(n => new MovedPeriod(new ReportId(after.TaskForce, n), Find(then, n), Find(now, n), after.Published.Any(p => p.Number == n)))
                .Where(m => m.Before != m.After),
        ];
    }

    /// <summary>The first thing that stands against it, with the number of the meeting and the published report; null: nothing.</summary>
    public (CalendarConflict Conflict, int Meeting, PublishedPeriod Report)? Conflict()
    {
        var published = after.Published.OrderBy(p => p.End).ToList();
        if (published.FirstOrDefault(p => before.Meetings.ContainsKey(p.Number) && !after.Meetings.ContainsKey(p.Number)) is { Number: > 0 } gone)
        {
            return (CalendarConflict.OfPublished, gone.Number, gone);
        }

        foreach (var meeting in Changed().Where(n => after.Meetings.ContainsKey(n) && published.All(p => p.Number != n))
            .Select(n => after.Meetings[n]))
        {
            if (published.FirstOrDefault(p => p.Start <= meeting.Date && meeting.Date <= p.End) is { Number: > 0 } covering)
            {
                return (CalendarConflict.WithinPublished, meeting.Number, covering);
            }
        }

        var (then, now) = (before.Known().ToDictionary(p => p.Number), after.Known().ToDictionary(p => p.Number));
        foreach (var report in published.Where(
            p => now[p.Number].Start != p.Start && then.TryGetValue(p.Number, out var old) && old.Start != now[p.Number].Start))
        {
            // Where no meeting has changed, the operation has: its first day may be corrected.
            if (Changed().LastOrDefault(n => DayOf(before, n) <= report.End || DayOf(after, n) <= report.End) is > 0 and var meeting)
            {
                return (CalendarConflict.BeforePublished, meeting, report);
            }
        }

        return null;
    }

    private IEnumerable<int> Changed() => before.Meetings.Keys.Union(after.Meetings.Keys).Order().Where(n => DayOf(before, n) != DayOf(after, n));

    private static DateOnly? DayOf(MeetingCalendar calendar, int meeting) =>
        calendar.Meetings.TryGetValue(meeting, out var known) ? known.Date : null;

    private static ReportPeriod? Find(Dictionary<int, ReportPeriod> periods, int number) =>
        periods.TryGetValue(number, out var period) ? period : null;

    // What is published is told of by the days that a revision would have.
    private static Dictionary<int, ReportPeriod> Upto(MeetingCalendar calendar, int last, DateOnly today) => calendar.Periods()
        .TakeWhile(p => p.Number <= last)
        .Select(p => calendar.ToPublish(p.Number, today) ?? p)
        .Where(p => calendar.Until is not { } until || p.End <= until || calendar.Published.Any(r => r.Number == p.Number))
        .ToDictionary(p => p.Number);
}
