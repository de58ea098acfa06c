using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What is counted of allegations in a window (ceasefire rules, section 12): the operation is from 1 May, the period 8 to 14 May.</summary>
public sealed class AllegationCountTests
{
    [Fact]
    public void An_allegation_counts_once_per_kind_on_the_day_of_the_step_for_as_many_as_it_stands_for()
    {
        var report = Report(
            [C.Allegation("A", "05-01", received: "05-02", count: 4, killed: 1, injured: 0), C.Allegation("B", "04-20", received: "04-29")],
            C.Step("A", "05-03", AllegationStepKind.Substantiated),
            C.Step("A", "05-05", AllegationStepKind.Reopened),
            C.Step("A", "05-06", AllegationStepKind.Substantiated),
            C.Step("A", "05-07", AllegationStepKind.Resolved),
            C.Step("A", "05-08", AllegationStepKind.Reopened),
            C.Step("A", "05-14", AllegationStepKind.Inconclusive),
            C.Step("A", "05-15", AllegationStepKind.Referred),
            C.Step("B", "05-09", AllegationStepKind.Referred));

        // B was received before the baseline: what was done about it since counts, and nobody's harm.
        Assert.Equal(new AllegationCounts(0, 0, 0, 4, 0, 1, 0, 0, 0), report.Period);
        Assert.Equal(new AllegationCounts(4, 4, 0, 4, 4, 1, 1, 0, 0), report.Cumulative);
    }

    [Fact]
    public void Days_to_resolve_are_to_the_first_resolution_of_each_entry_in_the_window_in_which_it_falls()
    {
        var report = Report(
            [C.Allegation("A", "05-01", count: 9), C.Allegation("B", "05-02"), C.Allegation("C", "05-03"), C.Allegation("D", "05-03")],
            C.Step("A", "05-07", AllegationStepKind.Resolved),
            C.Step("A", "05-08", AllegationStepKind.Reopened),
            C.Step("A", "05-09", AllegationStepKind.Resolved),
            C.Step("B", "05-08", AllegationStepKind.Resolved),
            C.Step("C", "05-14", AllegationStepKind.Resolved),
            C.Step("D", "05-15", AllegationStepKind.Resolved));
        Assert.Equal(new DecisionDays(2, 8.5m, 11), report.DaysToResolve.Period);
        Assert.Equal(new DecisionDays(3, 6m, 11), report.DaysToResolve.Cumulative);
    }

    [Theory]
    [InlineData(null, null, 0, 0, 1)]
    [InlineData(0L, null, 0, 0, 0)]
    [InlineData(null, 5L, 0, 5, 0)]
    [InlineData(2L, 3L, 2, 3, 0)]
    public void Unknown_harm_adds_nothing_and_is_counted_by_entry(long? killed, long? injured, long sumKilled, long sumInjured, int unknown)
    {
        var counts = Report([C.Allegation("A", "05-09", count: 7, killed: killed, injured: injured)]).Period;
        Assert.Equal((7L, sumKilled, sumInjured, unknown), (counts.Received, counts.Killed, counts.Injured, counts.HarmUnknown));
    }

    [Fact]
    public void What_was_dismissed_harmed_nobody_until_it_is_opened_again()
    {
        var dismissed = C.Step("A", "05-10", AllegationStepKind.NotSubstantiated);
        Allegation[] allegations = [C.Allegation("A", "05-09", killed: 2), C.Allegation("B", "05-09")];
        Assert.Equal((0L, 1), Harm(Report(allegations, dismissed)));
        Assert.Equal((2L, 1), Harm(Report(allegations, dismissed, C.Step("A", "05-11", AllegationStepKind.Reopened))));

        // The dismissal of 15 May is not known yet.
        Assert.Equal((2L, 1), Harm(Report(allegations, C.Step("A", "05-15", AllegationStepKind.NotSubstantiated))));

        static (long, int) Harm(AllegationFigures report) => (report.Period.Killed, report.Period.HarmUnknown);
    }

    [Fact]
    public void Parties_stand_by_their_codes_however_they_are_written_nobody_last_and_none_without_a_figure()
    {
        var report = Report(
            [
                C.Allegation("A", "05-09", party: "government of syria"), C.Allegation("B", "05-09", party: "الحكومة السورية"),
                C.Allegation("C", "05-09", party: "GOV", count: 2), C.Allegation("D", "05-09"), C.Allegation("E", "05-09", party: "Group of X"),
                C.Allegation("F", "04-20", party: "OPP"), C.Allegation("G", "05-02", party: "group of X", kind: "air strike"),
            ]);
        Assert.Equal(["GOV", "Group of X", "group of X", null], report.ByParty.Select(p => p.Party));
        Assert.Equal((4L, 4L), (report.ByParty[0].Period.Received, report.ByParty[0].Cumulative.Received));
        Assert.Equal([("air strike", 0L, 1L), ("shelling", 6L, 6L)],
            report.ByKind.Select(k => (k.Kind, k.Period.Received, k.Cumulative.Received)));
    }

    private static AllegationFigures Report(Allegation[] allegations, params AllegationStep[] steps) => C.Report(
        new CeasefireFacts { Arrangements = [C.Arrangement()], Allegations = allegations, AllegationSteps = steps }, "05-14", "05-08").Allegations;
}
