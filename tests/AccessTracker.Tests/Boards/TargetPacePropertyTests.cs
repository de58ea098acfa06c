using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Boards;

/// <summary>What holds for every target on every day, whatever the records.</summary>
public sealed class TargetPacePropertyTests
{
    private const int Samples = 300;

    private static readonly Gen<int> _days = Gen.Int[0, 60];

    [Fact]
    public void It_says_what_the_report_of_the_day_says_and_the_weeks_lead_there() => Sample((facts, day) =>
    {
        var situation = new Situation(facts);
        var reported = WeeklyReport.Compute(situation, situation.Calendar.Current(day)).Content.Targets;
        var paces = Of(situation, day);
        Assert.Equal(reported, paces.Select(p => p.Progress).OrderBy(p => p.Code, StringComparer.Ordinal));
        foreach (var pace in paces)
        {
            // Unknown is as little as it can be said: nobody, or those of whom nobody knows, come before the first who were counted.
            var counted = pace.Points.Where(p => p.Reached is not null || p.IsUnknown).ToList();
            Assert.Equal(counted.Select(p => p.Reached ?? 0).Order(), counted.Select(p => p.Reached ?? 0));
            Assert.Equal((pace.End, pace.Progress.Reached), (counted[^1].Day, counted[^1].Reached));
            Assert.Equal(pace.Points.Where(p => p.Day <= pace.End), counted);
            Assert.Equal(pace.Points.Select(p => p.Line).Order(), pace.Points.Select(p => p.Line));
            Assert.Equal((0L, pace.Target.People), (pace.Points[0].Line, pace.Points[^1].Line));

            // What a week says is what the report of that day said.
            var week = counted[counted.Count / 2];
            Assert.Equal(week.Reached, Of(situation, week.Day).Single(p => p.Target.Code == pace.Target.Code).Progress.Reached);
        }
    });

    [Fact]
    public void It_is_in_time_exactly_when_a_week_lately_is_as_much_as_is_needed() => Sample((facts, day) =>
    {
        foreach (var pace in Of(new Situation(facts), day).Where(p => p.Missing > 0 && p.Progress.DaysLeft > 0))
        {
            Assert.Equal(pace.Progress.RecentPerWeek >= pace.Progress.NeededPerWeek, pace.ExpectedOn <= pace.Target.DueOn);
            Assert.Equal(pace.ExpectedOn <= pace.Target.DueOn, pace.Outlook == TargetOutlook.InTime);
            Assert.Equal(pace.Progress.RecentPerWeek > 0, pace.ExpectedOn > day);
        }
    });

    [Fact]
    public void The_day_it_was_reached_is_the_first_on_which_it_was() => Sample((facts, day) =>
    {
        var situation = new Situation(facts);
        foreach (var pace in Of(situation, day))
        {
            Assert.Equal(pace.Outlook == TargetOutlook.Reached, pace.ReachedOn is not null);
            if (pace.ReachedOn is { } first)
            {
                Assert.Equal(0, On(first).Missing);
                Assert.True(first == pace.Target.StartOn || On(first.AddDays(-1)).Missing > 0);
            }

            TargetPace On(DateOnly at) => Of(situation, at).Single(p => p.Target.Code == pace.Target.Code);
        }
    });

    [Fact]
    public void Ahead_in_people_is_never_behind_in_days() => Sample((facts, day) =>
    {
        foreach (var pace in Of(new Situation(facts), day))
        {
            Assert.True(Math.Sign(pace.Ahead) * Math.Sign(pace.DaysAhead!.Value) >= 0);
        }
    });

    [Fact]
    public void The_sum_runs_over_the_places_the_largest_first_and_closes_where_it_says() => Sample((facts, day) =>
    {
        foreach (var gap in Of(new Situation(facts), day).Select(p => p.Gap))
        {
            Assert.Equal(gap.Lacking.Select((_, i) => (long?)gap.Lacking.Take(i + 1).Sum(p => p.Adds)), gap.Lacking.Select(p => p.Sum));
            Assert.Equal(gap.Lacking.OrderByDescending(p => p.Adds).Select(p => p.Adds), gap.Lacking.Select(p => p.Adds));
            Assert.All(gap.Lacking, p => Assert.True(p.Adds > 0));
            Assert.All(gap.Unknown, p => Assert.Equal((null, null), (p.Adds, p.Sum)));
            Assert.Equal(gap.Missing > 0 && gap.Sum >= gap.Missing, gap.ClosesAt is not null);
            Assert.InRange(gap.PlacesReached, 0, gap.Places);
            Assert.Equal(gap.Places - gap.PlacesReached, gap.NotReached.Count);
            Assert.Equal(gap.NotReached.Count, gap.NotReached.Select(p => p.Location.Code).Distinct().Count());
        }
    });

    [Fact]
    public void Were_the_places_up_to_the_mark_reached_the_target_would_be_and_not_before() => Sample((facts, day) =>
    {
        foreach (var pace in Of(new Situation(facts), day).Where(p => p.Gap.ClosesAt is not null))
        {
            var closing = pace.Gap.ClosesAt!.Value + 1;
            Assert.Equal(0, Served(closing).Missing);
            Assert.Equal(pace.Missing - pace.Gap.Lacking.Take(closing - 1).Sum(p => p.Adds), Served(closing - 1).Missing);

            TargetPace Served(int places)
            {
                var served = new Situation(facts with
                {
                    Convoys = [.. facts.Convoys, A.Convoy("EXTRA")],
                    Deliveries =
                    [
                        .. facts.Deliveries,
                        .. pace.Gap.Lacking.Take(places)
                            .Select(p =>
                                A.Delivery($"EXTRA-{p.Location.Code}", "EXTRA", p.Location.Code, "2016-02-12",
                                    people: p.Population!.People) with { Day = pace.End }),
                    ],
                });
                return Of(served, day).Single(p => p.Target.Code == pace.Target.Code);
            }
        }
    });

    private static IReadOnlyList<TargetPace> Of(Situation situation, DateOnly day) =>
        TargetPace.Of(situation, day, d => UnreachedBoard.Of(situation, d));

    private static void Sample(Action<ReportFacts, DateOnly> holds) =>
        Gen.Select(FactsGen.Any, _days).Sample((facts, days) => holds(facts, facts.Operation.Since.AddDays(days)), iter: Samples);
}
