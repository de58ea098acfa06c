using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What the steps of an allegation come to on a day (ceasefire rules, section 12). V was received on 2 May.</summary>
public sealed class AllegationHistoryTests
{
    [Theory]
    [InlineData("05-02", "under_review", null, "05-02")]
    [InlineData("05-05", "under_review", null, "05-02", "05-03 acknowledged")]

    // A step counts on its own day, and not before.
    [InlineData("05-02", "under_review", null, "05-02", "05-03 substantiated")]
    [InlineData("05-03", "substantiated", "substantiated", "05-02", "05-03 substantiated")]
    [InlineData("05-05", "not_substantiated", "not_substantiated", "05-02", "05-03 not_substantiated")]
    [InlineData("05-05", "inconclusive", "inconclusive", "05-02", "05-03 inconclusive")]
    [InlineData("05-05", "resolved", null, "05-02", "05-03 resolved")]
    [InlineData("05-05", "referred", null, "05-02", "05-03 referred")]
    [InlineData("05-05", "closed", null, "05-02", "05-03 action_taken")]

    // What is done about it keeps what was found, and acknowledging it afterwards changes nothing.
    [InlineData("05-09", "resolved", "substantiated", "05-02", "05-03 substantiated", "05-04 resolved")]
    [InlineData("05-09", "closed", "inconclusive", "05-02", "05-03 inconclusive", "05-04 referred", "05-06 action_taken")]
    [InlineData("05-09", "resolved", "substantiated", "05-02", "05-03 substantiated", "05-04 resolved", "05-05 acknowledged")]
    [InlineData("05-09", "substantiated", "substantiated", "05-02", "05-03 resolved", "05-04 substantiated")]

    // The last finding counts.
    [InlineData("05-09", "substantiated", "substantiated", "05-02", "05-03 not_substantiated", "05-04 substantiated")]

    // Opened again: what was found is forgotten, and its age starts anew, each time.
    [InlineData("05-09", "under_review", null, "05-04", "05-03 not_substantiated", "05-04 reopened")]
    [InlineData("05-09", "resolved", null, "05-04", "05-03 substantiated", "05-04 reopened", "05-05 resolved")]
    [InlineData("05-09", "under_review", null, "05-08", "05-03 substantiated", "05-04 reopened", "05-06 inconclusive", "05-08 reopened")]
    [InlineData("05-07", "inconclusive", "inconclusive", "05-04", "05-03 substantiated", "05-04 reopened", "05-06 inconclusive", "05-08 reopened")]
    [InlineData("05-09", "under_review", null, "05-04", "05-04 reopened", "05-05 acknowledged")]

    // Steps of one day count in the order in which they were recorded; those of other days do not.
    [InlineData("05-09", "resolved", "substantiated", "05-02", "05-03 substantiated", "05-03 resolved")]
    [InlineData("05-09", "substantiated", "substantiated", "05-02", "05-03 resolved", "05-03 substantiated")]
    [InlineData("05-09", "under_review", null, "05-03", "05-03 substantiated", "05-03 reopened")]
    [InlineData("05-09", "substantiated", "substantiated", "05-03", "05-03 reopened", "05-03 substantiated")]
    [InlineData("05-09", "resolved", "substantiated", "05-02", "05-04 resolved", "05-03 substantiated")]
    public void Where_an_allegation_stands(string day, string state, string? assessment, string openSince, params string[] steps)
    {
        var standing = Of(steps).StandingOn(C.Day(day));
        Assert.Equal(
            (state, assessment, C.Day(openSince)),
            (EnumCode.Of(standing.State), standing.Assessment is { } found ? EnumCode.Of(found) : null, standing.OpenSince));
    }

    [Fact]
    public void It_exists_from_the_day_on_which_it_was_received()
    {
        var allegation = new AllegationHistory(C.Allegation("V", "05-01", received: "05-02"), [], null);
        Assert.False(allegation.ExistsOn(C.Day("05-01")));
        Assert.True(allegation.ExistsOn(C.Day("05-02")));
    }

    [Fact]
    public void The_first_resolution_counts_however_often_it_is_resolved()
    {
        var allegation = Of("05-09 resolved", "05-04 resolved", "05-05 reopened");
        Assert.Equal((C.Day("05-04"), 2), (allegation.FirstResolvedOn!.Value, allegation.DaysToResolve));
        Assert.Null(Of("05-03 referred").DaysToResolve);
    }

    [Theory]
    [InlineData("acknowledged", true)]
    [InlineData("substantiated", true)]
    [InlineData("inconclusive", true)]
    [InlineData("referred", true)]
    [InlineData("not_substantiated", false)]
    [InlineData("resolved", false)]
    [InlineData("action_taken", false)]
    public void Open_is_what_somebody_has_still_to_act_on(string step, bool isOpen) =>
        Assert.Equal(isOpen, Of($"05-03 {step}").StandingOn(C.Day("05-09")).IsOpen);

    [Fact]
    public void The_open_ones_stand_with_their_age_the_longest_open_first()
    {
        var report = C.Report(
            new CeasefireFacts
            {
                Arrangements = [C.Arrangement()],
                Allegations =
                [
                    C.Allegation("C", "05-04"), C.Allegation("B", "05-02", party: "the opposition", governorate: "Homs", count: 3),
                    C.Allegation("A", "05-02"), C.Allegation("D", "05-01", received: "05-11"), C.Allegation("E", "05-01"),
                ],
                AllegationSteps =
                [
                    C.Step("A", "05-03", AllegationStepKind.Resolved), C.Step("A", "05-06", AllegationStepKind.Reopened),
                    C.Step("E", "05-03", AllegationStepKind.NotSubstantiated),
                ],
            },
            "05-10");
        Assert.Equal(
            [
                new OpenAllegation("B", "COH", C.Day("05-02"), "under_review", null, "OPP", null, "Homs", 3, 8),
                new OpenAllegation("C", "COH", C.Day("05-04"), "under_review", null, null, null, null, 1, 6),
                new OpenAllegation("A", "COH", C.Day("05-02"), "under_review", null, null, null, null, 1, 4),
            ],
            report.Allegations.Open);
    }

    private static AllegationHistory Of(params string[] steps) => new(C.Allegation("V", "05-01", received: "05-02"), steps.Select(C.Step), null);
}
