using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>What holds for every operation, whatever its records.</summary>
public sealed class WeeklyReportPropertyTests
{
    private const int Samples = 300;

    [Fact]
    public void The_order_of_recording_never_matters_but_between_decisions_of_one_day_on_one_line() => Gen.Select(FactsGen.Any, Gen.Int).Sample(
        (facts, seed) =>
        {
            var shuffled = facts with
            {
                Meetings = Shuffle(facts.Meetings, seed),
                Locations = Shuffle(facts.Locations, seed),
                Statuses = Shuffle(facts.Statuses, seed),
                Populations = Shuffle(facts.Populations, seed),
                Requests = Shuffle(facts.Requests, seed),
                Lines = Shuffle(facts.Lines, seed),
                Clearances = Shuffle(facts.Clearances, seed),
                Convoys = Shuffle(facts.Convoys, seed),
                Deliveries = Shuffle(facts.Deliveries, seed),
                Targets = Shuffle(facts.Targets, seed),
                Decisions = ShuffleDays(facts.Decisions, seed),
            };
            Assert.Equal(FactsGen.Reports(facts).Select(Json), FactsGen.Reports(shuffled with { Meetings = facts.Meetings }).Select(Json));
            Assert.Equal(FactsGen.Reports(facts).Count, new Situation(shuffled).Calendar.Due(facts.Meetings[^1].Date).Count);
        },
        iter: Samples);

    [Fact]
    public void Distinct_people_are_never_more_than_people_times_and_subtotals_never_less_than_the_total() => FactsGen.Any.Sample(
        facts =>
        {
            foreach (var people in FactsGen.Reports(facts).SelectMany(r => new[] { r.Content.People.Period, r.Content.People.Cumulative }))
            {
                PeopleFigures[] parts = [people.Besieged, people.HardToReach, people.Other];
                Assert.All(parts.Append(people.Total), p =>
                    Assert.True(p.Distinct <= p.PeopleTimes || (p.Distinct is null && p.PeopleTimes is null && p.Deliveries > 0)));
                Assert.Equal(people.Total.PeopleTimes ?? 0, parts.Sum(p => p.PeopleTimes));
                Assert.Equal(people.Total.Deliveries, parts.Sum(p => p.Deliveries));
                Assert.True((people.Total.Distinct ?? 0) <= parts.Sum(p => p.Distinct));
                Assert.True(people.Total.Locations <= parts.Sum(p => p.Locations));
            }
        },
        iter: Samples);

    [Fact]
    public void One_more_reaching_delivery_of_a_convoy_without_a_total_never_lowers_the_distinct_figure() =>
        Gen.Select(FactsGen.Any, Gen.Long[1, 60_000], Gen.Int[0, 50]).Sample(
        (facts, people, day) =>
        {
            var more = facts with
            {
                Convoys = [.. facts.Convoys, A.Convoy("EXTRA")],
                Deliveries =
                    [.. facts.Deliveries,
                        A.Delivery("EXTRA-1", "EXTRA", "L0", "2016-02-12", people: people) with { Day = facts.Operation.Since.AddDays(day) }],
            };
            foreach (var (before, after) in FactsGen.Reports(facts).Zip(FactsGen.Reports(more)))
            {
                Assert.True((before.Content.People.Period.Total.Distinct ?? 0) <= (after.Content.People.Period.Total.Distinct ?? 0));
                Assert.True((before.Content.People.Cumulative.Total.Distinct ?? 0) <= (after.Content.People.Cumulative.Total.Distinct ?? 0));
            }
        },
        iter: Samples);

    [Fact]
    public void The_cumulative_of_a_meeting_is_the_merge_of_the_periods_up_to_it() => FactsGen.Any.Sample(
        facts =>
        {
            var merged = new Dictionary<string, long?>();
            Sum times = new(), trucks = new(), evacuated = new();
            var deliveries = 0;
            int convoys = 0, attempts = 0;
            foreach (var report in FactsGen.Reports(facts).Select(r => r.Content))
            {
                times = times.Add(report.People.Period.Total.PeopleTimes, report.People.Period.Total.Deliveries > 0);
                deliveries += report.People.Period.Total.Deliveries;
                convoys += report.Convoys.Period.Convoys;
                trucks = trucks.Add(report.Convoys.Period.Trucks, report.Convoys.Period.Convoys > 0);
                attempts += report.Convoys.Period.Attempts;
                evacuated = evacuated.Add(report.Evacuations.Period.People, report.Evacuations.Period.People != 0);
                foreach (var place in report.Reached)
                {
                    var before = merged.GetValueOrDefault(place.Location);
                    merged[place.Location] = place.People > before || before is null ? place.People ?? before : before;
                }

                var total = report.People.Cumulative.Total;
                var distinct = merged.Values.Aggregate(new Sum(), (sum, people) => sum.Add(people, true));
                Assert.Equal(new PeopleFigures(distinct.Known, times.Known, deliveries, merged.Count), total);
                Assert.Equal(
                    (convoys, trucks.Known, attempts),
                    (report.Convoys.Cumulative.Convoys, report.Convoys.Cumulative.Trucks, report.Convoys.Cumulative.Attempts));
                Assert.Equal(evacuated.Known ?? 0, report.Evacuations.Cumulative.People ?? 0);
            }
        },
        iter: Samples);

    [Fact]
    public void Each_figure_is_the_one_that_the_rules_come_to_word_by_word() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var period in situation.Calendar.Due(facts.Meetings[^1].Date))
            {
                var content = WeeklyReport.Compute(situation, period).Content;
                var slow = new SlowReport(facts, period.Start, period.End);
                Assert.Equal(slow.People(), content.People);
                Assert.Equal(slow.Coverage(Domain.Locations.AccessStatus.Besieged), content.Coverage.Besieged);
                Assert.Equal(slow.Coverage(Domain.Locations.AccessStatus.HardToReach), content.Coverage.HardToReach);
                Assert.Equal(slow.Convoys(period.Start), content.Convoys.Period);
                Assert.Equal(slow.Convoys(facts.Operation.Since), content.Convoys.Cumulative);
                Assert.Equal(slow.Evacuations(period.Start), content.Evacuations.Period);
                Assert.Equal(slow.Evacuations(facts.Operation.Since), content.Evacuations.Cumulative);
                Assert.Equal(slow.OtherSeries(), content.OtherSeries);
                Assert.Equal(slow.PeoplePending(situation), content.Permits.PeoplePending);
                Assert.All(content.Targets, target => Assert.Equal(slow.Of(facts.Targets.Single(t => t.Code == target.Code)), target));
                var quality = content.DataQuality;
                Assert.Equal(
                    slow.Quality(),
                    [quality.UnknownPeople, quality.UnknownTrucks, quality.EstimatedSplits, quality.UnassignedPeople!, quality.AbovePopulation,
                        quality.CountedUnderTwoStatuses]);
            }
        },
        iter: Samples);

    [Fact]
    public void What_is_unknown_of_a_sum_is_counted_with_it() => FactsGen.Any.Sample(
        facts =>
        {
            foreach (var report in FactsGen.Reports(facts))
            {
                var unknown = UnknownParts.Count(report.Records);
                var total = report.Content.People.Cumulative.Total;
                Assert.Equal(report.Content.DataQuality.UnknownPeople.Count, UnknownParts.Of(unknown, "people.cumulative.total.distinct"));
                Assert.Equal(report.Content.DataQuality.UnknownTrucks.Count, UnknownParts.Of(unknown, "convoys.cumulative.trucks"));
                Assert.Equal(0, UnknownParts.Of(unknown, "people.cumulative.total.deliveries"));
                Assert.Equal(
                    total.PeopleTimes is null,
                    total.Deliveries > 0 && UnknownParts.Of(unknown, "people.cumulative.total.peopleTimes") == total.Deliveries);
            }
        },
        iter: Samples);

    [Fact]
    public void Newly_reached_places_are_told_once_and_make_up_all_that_were_reached() => FactsGen.Any.Sample(
        facts =>
        {
            var seen = new List<string>();
            foreach (var report in FactsGen.Reports(facts).Select(r => r.Content))
            {
                seen.AddRange(report.Changes.NewlyReached);
                Assert.Equal(seen.Count, seen.Distinct().Count());
                Assert.Equal(seen.Count, report.People.Cumulative.Total.Locations);
            }
        },
        iter: Samples);

    [Fact]
    public void Each_besieged_or_hard_to_reach_place_is_either_reached_lately_or_listed_with_a_reason() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var report in FactsGen.Reports(facts).Select(r => r.Content))
            {
                var listed = report.Unreached.Select(u => u.Location).ToHashSet();
                var lately = situation.Stops
                    .Where(s => s.IsHeadlineReach && s.Day >= facts.Operation.Since && s.Day <= report.PeriodEnd
                        && report.PeriodEnd.DayNumber - s.Day.DayNumber <= facts.Operation.OverdueDays)
                    .Select(s => s.Location)
                    .ToHashSet();
                Assert.Equal(report.Coverage.Besieged.Locations + report.Coverage.HardToReach.Locations, situation.Locations.Keys
                    .Count(code =>
                        situation.StatusOn(code, report.PeriodEnd) is { Status: not Domain.Locations.AccessStatus.Accessible }
                        && (listed.Contains(code) ^ lately.Contains(code))));
                Assert.All(report.Unreached, u => Assert.Equal(u.BlockedBy == "no_request", u.BlockedSince is null));
            }
        },
        iter: Samples);

    [Fact]
    public void What_is_written_reads_back_to_the_same_report() => FactsGen.Any.Sample(
        facts => Assert.All(FactsGen.Reports(facts).Select(Json), json => Assert.Equal(json, ReportJson.Serialize(ReportJson.Deserialize(json)))),
        iter: Samples);

    // Unknown as long as there are parts and all of them are.
    private readonly record struct Sum(bool HasParts, long? Of)
    {
        public long? Known => HasParts ? Of : 0;

        public Sum Add(long? part, bool hasPart) => hasPart ? new Sum(true, part is null ? Of : (Of ?? 0) + part) : this;
    }

    private static string Json(WeeklyReport report) => ReportJson.Serialize(report.Content);

    private static List<T> Shuffle<T>(IReadOnlyList<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>In another order, but for the decisions of one day on one line, which keep theirs.</summary>
    private static List<Decision> ShuffleDays(IReadOnlyList<Decision> decisions, int seed) =>
        [.. Shuffle([.. decisions.GroupBy(d => (d.Request, d.Location, d.DecidedOn))], seed).SelectMany(g => g)];
}
