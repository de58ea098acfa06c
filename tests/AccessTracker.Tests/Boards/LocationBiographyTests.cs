using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Boards;

/// <summary>What holds of the biography of every place of every operation. Examples are in <see cref="PlaceBiographyExampleTests"/>.</summary>
public sealed class PlaceBiographyTests
{
    // Areas and coordinates for the five places: with and without P-codes, the last one of nowhere.
    private static readonly Gen<Location[]> _places =
        from subDistricts in Gen.Int[0, 1].Array[4]
        from districts in Gen.Int[0, 1].Array[4]
        from coded in Gen.Bool.Array[4]
        from placed in Gen.Bool.Array[4]
        from degrees in Gen.Double[30, 37].Array[4]
        select (Location[])
        [
            .. Enumerable.Range(0, 4).Select(i => A.Location($"L{i}") with
            {
                Governorate = "G",
                GovernoratePcode = coded[i] ? "SY1" : null,
                District = $"D{districts[i]}",
                DistrictPcode = coded[i] ? $"SY1{districts[i]}" : null,
                SubDistrict = $"S{subDistricts[i]}",
                SubDistrictPcode = coded[i] ? $"SY1{districts[i]}{subDistricts[i]}" : null,
                Latitude = placed[i] ? degrees[i] : null,
                Longitude = placed[i] ? degrees[i] : null,
            }),
            A.Location("L4"),
        ];

    private static readonly Gen<(Situation Situation, DateOnly Day)> _any =
        from facts in FactsGen.Any
        from places in _places
        from days in Gen.Int[0, 60]
        select (new Situation(facts with { Locations = places }), facts.Operation.Since.AddDays(days));

    private static void Holds(Action<Situation, LocationBiography> property) => _any.Sample(
        any =>
        {
            foreach (var code in any.Situation.Locations.Keys)
            {
                property(any.Situation, LocationBiography.Of(any.Situation, code, any.Day));
            }
        },
        iter: 300);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool IsListed(Situation situation, string code, DateOnly day) =>
        situation.StatusOn(code, day)?.Status is AccessStatus.Besieged or AccessStatus.HardToReach;

    [Fact]
    public void Each_day_has_the_status_that_the_rules_say_and_no_two_runs_in_a_row_have_the_same() => Holds((situation, life) =>
    {
        foreach (var day in Days(situation.Operation.Since.AddDays(-10), life.Day))
        {
            var run = Assert.Single(life.Statuses, r => (r.From is null || r.From <= day) && day <= r.To);
            Assert.Equal(situation.StatusOn(life.Location.Code, day)?.Status, run.Status);
        }

        Assert.All(life.Statuses.Zip(life.Statuses.Skip(1)), pair => Assert.NotEqual(pair.First.Status, pair.Second.Status));
    });

    [Fact]
    public void Gaps_and_the_days_of_deliveries_cover_every_day_once() => Holds((situation, life) =>
    {
        if (life.Gaps.Count == 0)
        {
            return;
        }

        var reached = situation.StopsAt(life.Location.Code).Where(s => s.IsHeadlineReach && s.Day >= life.Baseline).Select(s => s.Day).ToHashSet();
        foreach (var day in Days(life.Gaps[0].From, life.Gaps[^1].LastDay))
        {
            Assert.Equal(1, life.Gaps.Count(g => g.Contains(day)) + (reached.Contains(day) ? 1 : 0));
        }

        Assert.Equal(life.Gaps[^1].To.DayNumber - life.Gaps[0].From.DayNumber, life.Gaps.Sum(g => g.Days));
        Assert.All(life.Gaps.Zip(life.Gaps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(life.Gaps, g => Assert.Equal(Days(g.From, g.To.AddDays(-1)).Count(d => IsListed(situation, life.Location.Code, d)), g.ListedDays));
        Assert.All(life.Gaps, g => Assert.Equal(life.Gaps.Count > 1 && g.Days == life.Gaps.Max(o => o.Days), g.IsLongest));
        Assert.All(life.Gaps.SkipLast(1), g => Assert.Equal(GapEnd.Delivery, g.End));
        Assert.True(life.Gaps[0].From >= life.Baseline);
    });

    // Where a place came back to the list and was never reached, the board counts from its return (docs/counting-choices.md).
    [Fact]
    public void The_open_gap_is_as_long_as_the_board_says_that_the_people_wait() => Holds((situation, life) =>
    {
        var place = UnreachedBoard.Of(situation, life.Day).FirstOrDefault(p => p.Location == life.Location);
        var open = life.Gaps.Count > 0 && life.Gaps[^1].End == GapEnd.Open ? life.Gaps[^1] : null;
        if (place is null)
        {
            Assert.Null(open);
        }
        else if (place.LastReached is not null || life.Statuses.Count(r => r.IsListed && r.To >= life.Baseline) == 1)
        {
            Assert.Equal(place.DaysWaiting, open?.Days ?? 0);
        }
    });

    [Fact]
    public void Over_all_places_the_people_of_a_period_are_those_of_its_report() => _any.Sample(
        any =>
        {
            var lives = any.Situation.Locations.Keys.Select(code => LocationBiography.Of(any.Situation, code, any.Day)).ToList();
            var due = any.Situation.Calendar.Due(any.Day);
            Assert.Equal(due, lives[0].Periods.Where(p => !p.IsRunning).Select(p => p.Period));
            for (var i = 0; i < lives[0].Periods.Count; i++)
            {
                var figures = WeeklyReport.Compute(any.Situation, lives[0].Periods[i].Period).Content.People.Period.Total;
                var isUnknown = figures.Deliveries > 0 && lives.All(l => l.Periods[i].Deliveries.Count == 0 || l.Periods[i].People is null);
                Assert.Equal(figures.Distinct, isUnknown ? null : lives.Sum(l => l.Periods[i].People ?? 0));
                Assert.Equal(figures.Deliveries, lives.Sum(l => l.Periods[i].Deliveries.Count));
                Assert.Equal(figures.Locations, lives.Count(l => l.Periods[i].Deliveries.Count > 0));
                Assert.All(lives, l => Assert.Equal(any.Situation.PopulationOn(l.Location.Code, l.Periods[i].Period.End), l.Periods[i].Population));
            }
        },
        iter: 200);

    [Fact]
    public void Neighbours_are_other_places_of_the_area_and_only_what_reached_them_within_the_gap_counts() => Holds((situation, life) =>
    {
        if (life.NearbyLocations is not { } neighbourhood)
        {
            return;
        }

        Assert.Equal(life.Gaps, neighbourhood.Gaps.Select(g => g.Gap));
        foreach (var gap in neighbourhood.Gaps)
        {
            Assert.DoesNotContain(gap.Listed, n => n.Location == life.Location);
            Assert.All(gap.Listed, n => Assert.Equal(life.Location.Governorate, n.Location.Governorate));
            foreach (var neighbour in gap.Listed)
            {
                Assert.Contains(Days(gap.Gap.FirstDay, gap.Gap.LastDay), d => IsListed(situation, neighbour.Location.Code, d));
                Assert.Equal(
                    situation.StopsAt(neighbour.Location.Code)
                        .Where(s => s.IsHeadlineReach && gap.Gap.FirstDay <= s.Day && s.Day <= gap.Gap.LastDay
                            && IsListed(situation, s.Location, s.Day)),
                    neighbour.Deliveries);
            }

            var order = gap.Listed.Select(n => n.Kilometres ?? double.MaxValue).ToList();
            Assert.Equal(order.Order(), order);
        }
    });

    [Fact]
    public void Each_day_of_a_request_has_the_state_that_the_rules_say() => Holds((situation, life) =>
    {
        Assert.Equal(situation.LinesAt(life.Location.Code).Count(l => l.Request.SubmittedOn <= life.Day), life.Requests.Count);
        foreach (var spells in life.Requests)
        {
            var line = spells[0].Line;
            foreach (var day in Days(line.Request.SubmittedOn, life.Day))
            {
                Assert.Equal(line.StateOn(day), Assert.Single(spells, s => s.From <= day && day <= s.To).State);
            }
        }
    });

    [Fact]
    public void Nothing_after_the_day_is_told() => Holds((situation, life) =>
    {
        var earlier = situation.Facts with
        {
            Statuses = [.. situation.Facts.Statuses.Where(s => s.From <= life.Day)],
            Decisions = [.. situation.Facts.Decisions.Where(d => d.DecidedOn <= life.Day)],
            Requests = situation.Facts.Requests,
        };
        var again = LocationBiography.Of(new Situation(earlier), life.Location.Code, life.Day);
        Assert.Equal(
            life.Gaps.Select(g => (g.From, g.To, g.End, g.Days, g.ListedDays)), again.Gaps.Select(g => (g.From, g.To, g.End, g.Days, g.ListedDays)));
        Assert.Equal(life.Requests.Select(r => r.Count), again.Requests.Select(r => r.Count));
        Assert.All(life.Attempts, s => Assert.True(s.Day <= life.Day && s.Delivery.IsAttempt));
    });
}
