using AccessTracker.Domain.Operations;
using CsCheck;

namespace AccessTracker.Tests.Operations;

/// <summary>Whatever becomes of the calendar and whatever is published: each day since the baseline is in exactly one report.</summary>
public sealed class CalendarPropertyTests
{
    // Few numbers meet each other often; many are those that the weekday comes to.
    private static readonly Gen<(int What, int Number, int Days)[]> _steps = Gen.OneOf(Steps(4, 10, 120), Steps(12, 16, 60));

    [Fact]
    public void Days_are_partitioned_over_random_changes_of_calendar_and_publications()
    {
        var (published, refused, moved) = (0, 0, 0);
        _steps.Sample(
            steps =>
            {
                var world = new World();
                foreach (var (what, number, days) in steps)
                {
                    world.Take(what, number, days);
                    world.AssertPartitioned();
                }

                Interlocked.Add(ref published, world.Publications);
                Interlocked.Add(ref refused, world.Refused);
                Interlocked.Add(ref moved, world.Moved);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 3_000);

        // A world in which nothing happens would hold as well.
        Assert.True(published > 1_000 && refused > 1_000 && moved > 1_000, $"{published} published, {refused} refused, {moved} moved");
    }

    private static Gen<(int What, int Number, int Days)[]> Steps(int numbers, int days, int longest) =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[1, numbers], Gen.Int[-6, days]).Array[1, longest];

    private sealed class World
    {
        private readonly Dictionary<int, PublishedPeriod> _published = [];
        private Operation _operation = A.Operation();
        private List<Meeting> _meetings = [];
        private List<int> _withdrawn = [];
        private DateOnly? _keptTo;
        private DateOnly _today;

        public World() => _today = _operation.Since;

        public int Publications { get; private set; }

        public int Refused { get; private set; }

        public int Moved { get; private set; }

        private MeetingCalendar Calendar => new(
            _operation, _meetings,
            new CalendarFacts { Published = [.. _published.Values.OrderBy(p => p.End)], Withdrawn = [.. _withdrawn.Select(n => (ReportId)n)],
                KeptTo = _keptTo });

        public void Take(int what, int number, int days)
        {
            switch (what)
            {
                case 0 or 1:
                    _today = _today.AddDays(Math.Abs(days));
                    break;
                case 2:
                    Publish(number);
                    break;
                case 3:
                    // The hourly job.
                    Keep();
                    break;
                case 4:
                    Keep();
                    _operation = _operation with { MeetingWeekday = (DayOfWeek)(number % 7) };
                    break;
                case 5 or 6:
                    Change(calendar => calendar.With(new Meeting { Number = number, Date = Latest(number).AddDays(days) }));
                    break;
                default:
                    Change(calendar => calendar.Without(number));
                    break;
            }
        }

        public void AssertPartitioned()
        {
            var calendar = Calendar;
            var periods = calendar.Due(_today).ToList();
            if (periods.Count == 0 || periods[^1].End < _today)
            {
                periods.Add(calendar.Current(_today));
            }

            // What is published covers what it says, for ever; and there is nothing between two reports, nor twice.
            var days = periods.Select(p => _published.TryGetValue(p.Number, out var report) ? report : new PublishedPeriod(p.Number, p.Start, p.End))
                .ToList();
            Assert.Equal(_operation.Since, days[0].Start);
            Assert.All(days, p => Assert.True(p.Start <= p.End, $"{p}"));
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1), pair.Second.Start));
            Assert.All(_published.Keys, n => Assert.Contains(calendar.Reports(_today), p => p.Number == n));
            Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Number, calendar.Before(pair.Second.Number)?.Number));
        }

        private DateOnly Latest(int number) => _meetings.FirstOrDefault(m => m.Number == number)?.Date
            ?? (_meetings.Count > 0 ? _meetings.Max(m => m.Date) : _operation.Since);

        private void Keep()
        {
            _meetings = [.. Calendar.Kept(_today).Meetings.Values];
            _keptTo = _today;
        }

        private void Publish(int number)
        {
            // As the store does, inside the transaction that publishes.
            Keep();
            if (Calendar.ToPublish(number, _today) is { } period)
            {
                Publications++;
                _published[number] = new PublishedPeriod(number, period.Start, period.End);
            }
        }

        private void Change(Func<MeetingCalendar, MeetingCalendar> change)
        {
            Keep();
            var before = Calendar;
            var after = change(before);
            var meetings = after.Meetings.Values.OrderBy(m => m.Number).ToList();
            var isInOrder = meetings.All(m => m.Date >= _operation.Since) && meetings.Zip(meetings.Skip(1)).All(p => p.First.Date < p.Second.Date);
            if (!isInOrder || new CalendarChange(before, after).Conflict() is not null)
            {
                Refused++;
                return;
            }

            Moved += new CalendarChange(before, after).Moves(_today).Count;
            _withdrawn = [.. before.Meetings.Keys.Except(after.Meetings.Keys), .. _withdrawn.Except(after.Meetings.Keys)];
            _meetings = meetings;
        }
    }
}
