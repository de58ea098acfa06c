using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Reports;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>What is counted from lists that are looked through once is what the rules say, looked up one by one.</summary>
public sealed class MeetingFiguresTests
{
    private const int Samples = 300;

    [Fact]
    public void Meetings_side_by_side_say_what_each_report_says() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            var due = situation.Calendar.Due(facts.Meetings[^1].Date);
            foreach (var last in new[] { due.Count, 2 })
            {
                var periods = due.TakeLast(last).ToList();
                var computed = periods.Select(p => WeeklyReport.Compute(situation, p)).ToList();
                var reports = computed.Select(r => r.Content).ToList();
                var meetings = MeetingFigures.Of(situation, periods);

                Assert.Equal(periods, meetings.Select(m => m.Period));
                Assert.Equal(
                    reports.Select((c, i) => ReportPoints.Of(periods[i].Number, c, new ReportSums(c, UnknownParts.Count(computed[i].Records)), null))
                        .Select(p => p with { PermitsPendingByAge = [] }),
                    meetings.Select(ReportPoints.Of).Select(p => p with { PermitsPendingByAge = [] }));
                Assert.Equal(reports.Select(c => c.People.Period.Total.Distinct), meetings.Select(m => m.InPeriod.Total));
                Assert.Equal(reports.Select(c => c.People.Cumulative.Besieged.Distinct), meetings.Select(m => m.ToDate.Besieged));
                Assert.Equal(reports.Select(c => c.People.Period.HardToReach.Distinct), meetings.Select(m => m.InPeriod.HardToReach));
                Assert.Equal(reports.Select(c => c.Convoys.Period.Trucks), meetings.Select(m => m.Trucks));
                Assert.Equal(reports.Select(c => c.Unreached.Count), meetings.Select(m => m.Unreached));
                Assert.Equal(reports.Select(c => c.Permits.Overdue), meetings.Select(m => m.Overdue));
                Assert.Equal(
                    periods.Select(p => DaysUnreached.Of(UnreachedBoard.Of(situation, p.End).Select(b => b.DaysWaiting))),
                    meetings.Select(m => m.Days));
            }
        },
        iter: Samples);

    [Fact]
    public void The_board_finds_the_last_delivery_the_failed_attempts_since_and_what_is_planned() => Gen.Select(FactsGen.Any, Gen.Int[-9, 60]).Sample(
        (facts, after) =>
        {
            var situation = new Situation(facts);
            var day = facts.Operation.Since.AddDays(after);
            foreach (var place in UnreachedBoard.Of(situation, day))
            {
                var stops = situation.Stops.Where(s => s.Location == place.Location.Code && s.Convoy.IsHeadline).ToList();
                var last = stops.FindLastIndex(s => s.Reaches && s.Day >= facts.Operation.Since && s.Day <= day);
                Assert.Equal(last < 0 ? null : stops[last], place.LastReached);
                Assert.Equal(stops.Skip(last + 1).Where(s => s.Delivery.IsAttempt && !s.Reaches && s.Day <= day), place.FailedAttempts);
                Assert.Equal(
                    stops.Where(s => s.Day >= day && s.Delivery.Outcome is DeliveryOutcome.Planned or DeliveryOutcome.Postponed), place.Planned);
            }
        },
        iter: Samples);

    [Fact]
    public void The_records_behind_a_figure_are_those_it_was_counted_from() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var report in FactsGen.Reports(facts))
            {
                var reaching = situation.Stops.Where(s => s.IsHeadlineReach && s.Day >= facts.Operation.Since && s.Day <= report.Period.End).ToList();
                Assert.Equal(reaching.Select(RecordRef.Of), report.Records["people.cumulative.total"]);
                Assert.Equal(
                    reaching.Where(s => situation.StatusOn(s.Location, s.Day)?.Status == AccessStatus.Besieged).Select(RecordRef.Of),
                    report.Records["people.cumulative.besieged"]);
                Assert.All(report.Records, figure => Assert.Equal(figure.Value.Count, figure.Value.Distinct().Count()));
            }
        },
        iter: Samples);
}
