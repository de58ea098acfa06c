using System.Text.Json.Nodes;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What holds for every operation, whatever its records.</summary>
public sealed class CeasefireReportPropertyTests
{
    private const int Samples = 600;

    [Fact]
    public void Each_figure_is_the_one_that_the_rules_come_to_word_by_word() => CeasefireGen.Any.Sample(
        facts =>
        {
            foreach (var report in CeasefireGen.Reports(facts))
            {
                Assert.Equal(new SlowCeasefire(facts, report.Period.Start, report.Period.End).Json(), ReportJson.Serialize(report.Content));
            }
        },
        iter: Samples);

    [Fact]
    public void The_humanitarian_report_says_the_same_of_commitments_and_routes() => CeasefireGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var period in CeasefireGen.Periods(facts))
            {
                var json = JsonNode.Parse(ReportJson.Serialize(WeeklyReport.Compute(situation, period).Content))!.AsObject();
                var slow = new SlowCeasefire(facts, period.Start, period.End);
                Assert.Equal(["dataQuality", "commitments", "routes"], json.Select(p => p.Key).TakeLast(3));
                Assert.Equal(slow.CommitmentsJson(), json["commitments"]!.ToJsonString());
                Assert.Equal(slow.ClosedJson(), json["routes"]!.ToJsonString());
            }
        },
        iter: Samples / 2);

    [Fact]
    public void The_order_of_recording_never_matters_but_between_steps_of_one_day() => Gen.Select(CeasefireGen.Any, Gen.Int).Sample(
        (facts, seed) =>
        {
            var records = facts.Ceasefire;
            List<T> Other<T>(IEnumerable<T> items) => CeasefireGen.InAnyOrder(seed, items);
            var shuffled = facts with
            {
                Ceasefire = new CeasefireFacts
                {
                    Parties = Other(records.Parties),
                    Arrangements = Other(records.Arrangements),
                    ArrangementParties = Other(records.ArrangementParties),
                    Allegations = Other(records.Allegations),
                    AllegationSteps = [.. Other(records.AllegationSteps.GroupBy(s => (s.Allegation, s.On))).SelectMany(g => g)],
                    Monitoring = Other(records.Monitoring),
                    Controls = Other(records.Controls),
                    Routes = Other(records.Routes),
                    RouteStates = Other(records.RouteStates),
                    Pullbacks = Other(records.Pullbacks),
                    Centres = Other(records.Centres),
                    Appeals = Other(records.Appeals),
                    Commitments = Other(records.Commitments),
                    Events = Other(records.Events),
                },
            };
            Assert.Equal(Written(facts), Written(shuffled));
        },
        iter: Samples / 2);

    [Fact]
    public void Broken_watched_and_unwatched_days_are_all_days_in_force() => Gen.Select(CeasefireGen.Any, Gen.Int[-10, 60]).Sample(
        (facts, later) =>
        {
            var (situation, asOf) = (new Situation(facts), facts.Operation.Since.AddDays(later));
            foreach (var arrangement in situation.Ceasefire.Arrangements)
            {
                var calm = situation.Ceasefire.Calm(arrangement, CalmArea.Whole, asOf);
                var broken = calm.Broken(CalmReading.Alleged).Count();
                var watched = calm.Days.Count(d => d.IsWatched && !d.IsBroken(CalmReading.Alleged));
                var last = arrangement.Until < asOf ? arrangement.Until.Value : asOf;
                Assert.Equal(Math.Max(0, last.DayNumber - arrangement.From.DayNumber + 1), broken + watched + calm.Unwatched.Count());
                Assert.True(calm.Broken(CalmReading.Substantiated).Count() <= broken);
                Assert.True(calm.Run(CalmReading.Alleged).Days.Count <= calm.Run(CalmReading.Substantiated).Days.Count);
                Assert.All(Enum.GetValues<CalmReading>(), r => Assert.True(calm.Run(r).Days.Count <= calm.LongestRun(r).Days.Count));
                Assert.Equal(
                    arrangement.RequiredDays <= calm.LongestRun(CalmReading.Alleged).Days.Count,
                    arrangement.RequiredDays is { } required && calm.Reached(required) is not null);
            }
        },
        iter: Samples);

    [Fact]
    public void A_dismissal_never_shortens_a_run_and_reopening_restores_what_it_undid() => CeasefireGen.Any
        .Where(f => f.Ceasefire.Allegations.Count > 0)
        .Sample(
            facts =>
            {
                var end = facts.Meetings[^1].Date;
                foreach (var allegation in facts.Ceasefire.Allegations.Where(a => a.ReceivedOn <= end))
                {
                    var open = WithSteps(facts, allegation.Ref);
                    var dismissed = WithSteps(facts, allegation.Ref, (AllegationStepKind.NotSubstantiated, end));
                    var reopened = WithSteps(
                        facts, allegation.Ref, (AllegationStepKind.NotSubstantiated, end), (AllegationStepKind.Reopened, end));
                    var (before, after) = (Calms(open, end), Calms(dismissed, end));
                    foreach (var (one, other) in before.Zip(after))
                    {
                        Assert.All(Enum.GetValues<CalmReading>(), reading => Assert.True(
                            one.Run(reading).Days.Count <= other.Run(reading).Days.Count
                            && one.LongestRun(reading).Days.Count <= other.LongestRun(reading).Days.Count));
                    }

                    Assert.Equal(before.Select(Drawn), Calms(reopened, end).Select(Drawn));
                }
            },
            iter: Samples / 6);

    [Fact]
    public void What_is_written_reads_back_to_the_same_report() => CeasefireGen.Any.Sample(
        facts => Assert.All(Written(facts), json => Assert.Equal(json, ReportJson.Serialize(ReportJson.DeserializeCeasefire(json)))),
        iter: Samples / 6);

    [Fact]
    public void Each_figure_of_allegations_has_the_records_that_it_counts() => CeasefireGen.Any.Sample(
        facts =>
        {
            var count = facts.Ceasefire.Allegations.ToDictionary(a => $"allegation:{a.Ref}", a => a.Count);
            foreach (var report in CeasefireGen.Reports(facts))
            {
                var cumulative = report.Content.Allegations.Cumulative;
                Assert.Equal(cumulative.Received, report.Records["allegations.cumulative.received"].Sum(r => count[r]));
                Assert.Equal(cumulative.Resolved, report.Records["allegations.cumulative.resolved"].Sum(r => count[r]));
                Assert.Equal(cumulative.HarmUnknown, report.Records["allegations.cumulative.harmUnknown"].Count);
                Assert.Equal(cumulative.Received, report.Content.Allegations.ByParty.Sum(p => p.Cumulative.Received));
                Assert.Equal(cumulative.Received, report.Content.Allegations.ByKind.Sum(k => k.Cumulative.Received));
                Assert.All(report.Content.Arrangements, a =>
                    Assert.True(a.BrokenDays.Alleged <= report.Records[$"arrangements.{a.Code}.brokenDays.alleged"].Count));
            }
        },
        iter: Samples / 6);

    // A comparison of lists that are always empty would hold for anything.
    [Fact]
    public void The_random_operations_have_all_that_the_rules_tell_apart()
    {
        var found = new HashSet<string>();
        CeasefireGen.Any.Sample(
            facts =>
            {
                foreach (var report in CeasefireGen.Reports(facts).Select(r => r.Content))
                {
                    found.UnionWith(report.Arrangements.Select(a => $"all watched {a.RequiredAllWatched}"));
                    found.UnionWith(report.Arrangements.Select(a => a.LongestRun == a.Run ? "one run" : "a longer run"));
                    found.UnionWith(report.Arrangements.SelectMany(a => a.Areas).Select(a => a.LastBrokenOn is null ? "mended" : "broken"));
                    found.UnionWith(report.Allegations.Open.Select(a => $"{a.State} {a.Assessment}"));
                    found.UnionWith(report.Patterns.Select(p => $"pattern {p.Referred}"));
                    found.UnionWith(report.Control.Changes.Select(c => c.From is null ? "held" : "taken"));
                    found.UnionWith(report.Routes.CutOff.Select(_ => "cut off"));
                    found.UnionWith(report.Routes.Pullbacks.Select(p => $"late {p.Late}"));
                    found.UnionWith(report.Commitments.Select(c => $"{c.State} {c.Kept.Count > 0} {c.ConsequenceDue}"));
                }
            },
            iter: 20 * Samples,
            threads: 1);
        Assert.Superset(
            new HashSet<string>(
            [
                "all watched ", "all watched True", "all watched False", "one run", "a longer run", "mended", "broken", "under_review ",
                "substantiated substantiated", "inconclusive inconclusive", "referred ", "referred substantiated", "referred not_substantiated",
                "pattern True", "pattern False", "held", "taken", "cut off", "late True", "late False", "open False False", "open True False",
                "fulfilled True False", "fulfilled False False", "missed False True", "missed True True", "missed False False",
            ]),
            found);
    }

    private static ReportFacts WithSteps(ReportFacts facts, string reference, params (AllegationStepKind Kind, DateOnly On)[] steps) => facts with
    {
        Ceasefire = facts.Ceasefire with
        {
            AllegationSteps =
            [
                .. facts.Ceasefire.AllegationSteps.Where(s => s.Allegation != reference),
                .. steps.Select(s => new AllegationStep { Allegation = reference, Step = s.Kind, On = s.On }),
            ],
        },
    };

    private static List<DaysOfCalm> Calms(ReportFacts facts, DateOnly asOf)
    {
        var index = new Situation(facts).Ceasefire;
        return [.. index.Arrangements.Select(a => index.Calm(a, CalmArea.Whole, asOf))];
    }

    private static string Drawn(DaysOfCalm calm) => string.Concat(calm.Days.Select(d =>
        d.IsBroken(CalmReading.Substantiated) ? 'X' : d.IsBroken(CalmReading.Alleged) ? 'x' : d.IsWatched ? '.' : '?'));

    private static IEnumerable<string> Written(ReportFacts facts) => CeasefireGen.Reports(facts).Select(r => ReportJson.Serialize(r.Content));
}
