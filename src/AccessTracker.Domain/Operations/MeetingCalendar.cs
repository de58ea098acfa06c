using AccessTracker.Domain.Shared;

namespace AccessTracker.Domain.Operations;

/// <summary>The days one report covers: from the day after the meeting before to the meeting's own day (counting rules, section 1).</summary>
public readonly record struct ReportPeriod(int Number, DateOnly Start, DateOnly End)
{
    public Window Window => new(Start, End);
}

/// <summary>
/// The task force's meetings: the known ones are records, and after the last known one the operation's weekday gives
/// the next (counting rules, section 1).
/// </summary>
public sealed class MeetingCalendar
{
    private readonly Operation _operation;
    private readonly List<Meeting> _known;

    public MeetingCalendar(Operation operation, IEnumerable<Meeting> known)
    {
        _operation = operation;
        _known = [.. known.OrderBy(m => m.Number)];
    }

    /// <summary>The meetings whose day has come on <paramref name="today"/>, with the period each reports on.</summary>
    public IReadOnlyList<ReportPeriod> Due(DateOnly today) => [.. Periods().TakeWhile(p => p.End <= today)];

    /// <summary>The first meeting after <paramref name="today"/>; null when the operation is over before it.</summary>
    public ReportPeriod? Next(DateOnly today)
    {
        var next = Periods().First(p => p.End > today);
        return next.End > _operation.Until ? null : next;
    }

    /// <summary>
    /// What a reader of <paramref name="today"/> is in: the period that ends today with a meeting, or the one that is
    /// running, cut off today.
    /// </summary>
    public ReportPeriod Current(DateOnly today)
    {
        var period = Periods().First(p => p.End >= today);
        return period with { End = today };
    }

    /// <summary>All meetings there ever will be, without end.</summary>
    private IEnumerable<ReportPeriod> Periods()
    {
        var start = _operation.Since;
        var number = 0;
        foreach (var meeting in _known)
        {
            yield return new ReportPeriod(meeting.Number, start, meeting.Date);
            start = meeting.Date.AddDays(1);
            number = meeting.Number;
        }

        while (true)
        {
            var wait = ((int)_operation.MeetingWeekday - (int)start.DayOfWeek + 7) % 7;
            var day = start.AddDays(wait);
            number++;
            yield return new ReportPeriod(number, start, day);
            start = day.AddDays(1);
        }
    }
}
