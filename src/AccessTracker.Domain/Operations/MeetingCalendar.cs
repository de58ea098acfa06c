namespace AccessTracker.Domain.Operations;

/// <summary>
/// A task force's meetings and the days that their reports cover: the known ones are records, and after the last known one the
/// operation's weekday gives the next (counting rules, section 1). Each period begins on the day after the one before, so that every day
/// is in exactly one; a published report keeps its last day, whatever becomes of its meeting. Not every operation has a ceasefire task force: to that
/// one the weekday gives meetings once one of it is known.
/// </summary>
public sealed class MeetingCalendar
{
    private readonly Operation _operation;
    private readonly Dictionary<int, Meeting> _meetings;
    private readonly Dictionary<int, PublishedPeriod> _published;
    private readonly HashSet<int> _withdrawn;
    private readonly CalendarFacts _facts;

    // The known ones, and those that are published and have no record, in the order of their days.
    private readonly List<(int Number, DateOnly End)> _known;

    /// <param name="operation">It gives the weekday, the first day and the last.</param>
    /// <param name="known">The meetings that are records, of every task force.</param>
    /// <param name="facts">Of every task force; null: there are none.</param>
    /// <param name="taskForce">Whose calendar it is.</param>
    public MeetingCalendar(
        Operation operation, IEnumerable<Meeting> known, CalendarFacts? facts = null, TaskForce taskForce = TaskForce.Humanitarian)
    {
        _operation = operation;
        _facts = facts ?? CalendarFacts.None;
        TaskForce = taskForce;
        _meetings = known.Where(m => m.TaskForce == taskForce).ToDictionary(m => m.Number);
        _published = _facts.Published.Where(p => p.Report.TaskForce == taskForce).ToDictionary(p => p.Number);
        _withdrawn = [.. _facts.Withdrawn.Where(m => m.TaskForce == taskForce).Select(m => m.Number)];
        _known =
        [
            .. _meetings.Values.Where(m => !_published.ContainsKey(m.Number)).Select(m => (m.Number, m.Date))
                .Concat(_published.Values.Select(p => (p.Number, p.End)))
                .OrderBy(k => k.Item2)
                .ThenBy(k => k.Number),
        ];
    }

    /// <summary>Whose meetings they are.</summary>
    public TaskForce TaskForce { get; }

    /// <summary>The numbers under which a report is published.</summary>
    public IEnumerable<PublishedPeriod> Published => _published.Values;

    /// <summary>The meetings that are records, by number.</summary>
    public IReadOnlyDictionary<int, Meeting> Meetings => _meetings;

    /// <summary>The periods that have ended by <paramref name="today"/>, in order.</summary>
    public IReadOnlyList<ReportPeriod> Due(DateOnly today) => [.. Periods().TakeWhile(p => p.End <= today)];

    /// <summary>The reports there are on <paramref name="today"/>: of the meetings that are due, and every published one, for ever.</summary>
    public IReadOnlyList<ReportPeriod> Reports(DateOnly today)
    {
        var due = Due(today);
        return [.. due, .. Known().Skip(due.Count).Where(p => _published.ContainsKey(p.Number))];
    }

    /// <summary>The first meeting after <paramref name="today"/> that was not reported on yet; null when the operation is over before it.</summary>
    public ReportPeriod? Next(DateOnly today)
    {
        var next = Periods().FirstOrDefault(p => p.End > today && !_published.ContainsKey(p.Number));
        return next.Number == 0 || next.End > _operation.Until ? null : next;
    }

    /// <summary>The next meetings after <paramref name="today"/>, at most <paramref name="count"/>, none after the operation's last day.</summary>
    public IReadOnlyList<ReportPeriod> Ahead(DateOnly today, int count) =>
        [.. Periods().SkipWhile(p => p.End <= today).TakeWhile(p => !(p.End > _operation.Until)).Take(count)];

    /// <summary>The first meeting that is no record: what the weekday gives after the last known one.</summary>
    public ReportPeriod NextByWeekday() => All().Skip(_known.Count).First();

    /// <summary>
    /// A reader of <paramref name="today"/> is in this period: the period that ends today with a meeting, or the one that is running, cut off
    /// today.
    /// </summary>
    public ReportPeriod Current(DateOnly today)
    {
        var period = All().First(p => p.End >= today);
        return period with { End = today };
    }

    /// <summary>
    /// The report before that of meeting <paramref name="number"/>: of the meeting before in the calendar, whatever the numbers. Null: it is the
    /// first.
    /// </summary>
    public ReportPeriod? Before(int number) => Earlier(number) is [.., var before] ? before : null;

    /// <summary>All reports before that of meeting <paramref name="number"/>, in order; none where there is no such meeting.</summary>
    public IReadOnlyList<ReportPeriod> Earlier(int number)
    {
        var earlier = new List<ReportPeriod>();
        var isKnown = _known.Any(k => k.Number == number);
        foreach (var period in Periods())
        {
            if (period.Number == number)
            {
                return earlier;
            }

            // Numbers that the weekday gives only rise: it has gone past one that there is not.
            if (period.Number > number && !isKnown)
            {
                return [];
            }

            earlier.Add(period);
        }

        return [];
    }

    /// <summary>
    /// The report after that of meeting <paramref name="number"/> among those that there are on <paramref name="today"/>; null: it is the last.
    /// </summary>
    public ReportPeriod? After(int number, DateOnly today)
    {
        var reports = Reports(today);
        var next = reports.ToList().FindIndex(p => p.Number == number) + 1;
        return next > 0 && next < reports.Count ? reports[next] : null;
    }

    /// <summary>
    /// The days that the draft of a report covers which is due on <paramref name="today"/>, or published: a revision goes to the day of the
    /// meeting as it is known now, unless another report covers days up to it, or a later one has gone on from the last day that was
    /// published. Null: it is neither.
    /// </summary>
    public ReportPeriod? ToPublish(int number, DateOnly today)
    {
        if (Reports(today).FirstOrDefault(p => p.Number == number) is not { Number: > 0 } period)
        {
            return null;
        }

        var isLast = _published.TryGetValue(number, out var published) && !_published.Values.Any(p => p.End > published.End);
        return isLast && _meetings.TryGetValue(number, out var meeting) && meeting.Date <= today && meeting.Date >= period.Start
            && !IsBetween(published.End, meeting.Date)
            ? period with { End = meeting.Date }
            : period;
    }

    /// <summary>
    /// The meetings that are to be records by <paramref name="today"/> and are not: those that the weekday gave and that have come due, and
    /// those of published reports, as far as they fit between the others. What somebody withdrew stays withdrawn.
    /// </summary>
    public IReadOnlyList<Meeting> ToRecord(DateOnly today)
    {
        var recorded = _meetings.Values.ToList();
        var missing = new List<Meeting>();
        foreach (var period in Reports(today)
            .Where(p => !_meetings.ContainsKey(p.Number) && !_withdrawn.Contains(p.Number) && p.End >= _operation.Since))
        {
            if (recorded.All(m => m.Number < period.Number ? m.Date < period.End : m.Date > period.End))
            {
                var meeting = new Meeting { TaskForce = TaskForce, Number = period.Number, Date = period.End };
                recorded.Add(meeting);
                missing.Add(meeting);
            }
        }

        return missing;
    }

    /// <summary>The same calendar once what <see cref="ToRecord"/> names is recorded: what a change of it starts from.</summary>
    public MeetingCalendar Kept(DateOnly today) => new(
        _operation,
        [.. _meetings.Values, .. ToRecord(today)],
        _facts with { KeptTo = Kept(_facts.KeptTo, today), CeasefireKeptTo = Kept(_facts.CeasefireKeptTo, today) },
        TaskForce);

    /// <summary>The same calendar once the operation is another.</summary>
    public MeetingCalendar With(Operation operation) => new(operation, _meetings.Values, _facts, TaskForce);

    /// <summary>The same calendar once a meeting is entered, or moved.</summary>
    public MeetingCalendar With(Meeting meeting) =>
        new(_operation, _meetings.Values.Where(m => m.Number != meeting.Number).Append(meeting), _facts, TaskForce);

    /// <summary>The same calendar once a meeting is withdrawn.</summary>
    public MeetingCalendar Without(int number) => new(
        _operation, _meetings.Values.Where(m => m.Number != number),
        _facts with { Withdrawn = [.. _facts.Withdrawn, new ReportId(TaskForce, number)] }, TaskForce);

    /// <summary>The last day of the operation; null: it goes on.</summary>
    internal DateOnly? Until => _operation.Until;

    /// <summary>The periods of the meetings that are known, and of those that are published and have no record.</summary>
    internal IEnumerable<ReportPeriod> Known() => Periods().Take(_known.Count);

    /// <summary>All periods there ever will be; their days are since the baseline, each in one.</summary>
    internal IEnumerable<ReportPeriod> Periods() => TaskForce == TaskForce.Humanitarian || _known.Count > 0 ? All() : [];

    // The same once the task force meets.
    private IEnumerable<ReportPeriod> All()
    {
        var start = _operation.Since;
        foreach (var (number, end) in _known)
        {
            yield return new ReportPeriod(new ReportId(TaskForce, number), start, end);
            start = Later(start, DayAfter(end));
        }

        var last = _known.Select(k => k.Number).DefaultIfEmpty().Max();
        var from = _meetings.Values.Aggregate(start, (day, m) => Later(day, DayAfter(m.Date)));
        from = _facts.KeptToOf(TaskForce) is { } kept ? Later(from, DayAfter(kept)) : from;
        while (from < DateOnly.MaxValue.AddDays(-7))
        {
            var day = from.AddDays(((int)_operation.MeetingWeekday - (int)from.DayOfWeek + 7) % 7);
            do
            {
                last++;
            }
            while (_withdrawn.Contains(last));

            yield return new ReportPeriod(new ReportId(TaskForce, last), start, day);
            start = from = day.AddDays(1);
        }
    }

    // A meeting that was entered since on a day after the one and by the other: its report covers days of its own, published or not.
    private bool IsBetween(DateOnly after, DateOnly upTo) => _known.Any(k => k.End > after && k.End <= upTo);

    private static DateOnly Kept(DateOnly? before, DateOnly today) => before is { } kept && kept > today ? kept : today;

    private static DateOnly DayAfter(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
