using AccessTracker.Domain.Review;
using CsCheck;

namespace AccessTracker.Tests.Review;

/// <summary>Where a review stands follows from its steps, and from their order only where that matters.</summary>
public sealed class ReviewStandingTests
{
    private static readonly Gen<ReviewEntry[]> _steps = Gen
        .Select(Gen.Enum<ReviewStep>(), Gen.OneOf("ann", "ben", "cem"))
        .Array[0, 12]
        .Select(all => all.Select((s, i) => new ReviewEntry(s.Item1, s.Item2, i + 2))
            .Prepend(new ReviewEntry(ReviewStep.Written, "ann", 1)).ToArray());

    [Fact]
    public void What_is_written_after_a_question_changes_nothing_about_the_question() => _steps.Sample(steps =>
    {
        // Of each run between a question and what settles it, nothing that was written says anything of the state.
        var isOpen = false;
        var without = new List<ReviewEntry>();
        foreach (var step in steps)
        {
            isOpen = step.Step switch
            {
                ReviewStep.Questioned => true,
                ReviewStep.Checked or ReviewStep.Answered => false,
                _ => isOpen,
            };
            if (!isOpen || step.Step != ReviewStep.Written)
            {
                without.Add(step);
            }
        }

        Assert.Equal(ReviewStanding.Of(steps)!.State, ReviewStanding.Of(without)!.State);
    });

    [Fact]
    public void A_check_is_of_the_record_as_it_stands() => _steps.Sample(steps =>
    {
        var standing = ReviewStanding.Of(steps)!;
        var last = steps.Last(s => s.Step == ReviewStep.Written);
        Assert.Equal((last.By, last.ChangeNumber), (standing.Author, standing.ChangeNumber));
        if (standing.State == ReviewState.Checked)
        {
            Assert.True(steps.Last(s => s.Step == ReviewStep.Checked).ChangeNumber > last.ChangeNumber);
        }

        var checkedNow = standing.After(new ReviewEntry(ReviewStep.Checked, "dan", 100));
        Assert.Equal(ReviewState.Checked, checkedNow.State);
        Assert.Equal(
            new ReviewStanding(ReviewState.New, "eve", 101), checkedNow.After(new ReviewEntry(ReviewStep.Written, "eve", 101)));
    });

    [Fact]
    public void Nobody_checks_what_they_wrote_last_unless_the_operation_allows_it() => _steps.Sample(steps =>
    {
        var standing = ReviewStanding.Of(steps)!;
        Assert.False(standing.MayBeCheckedBy(standing.Author, ownAllowed: false));
        Assert.True(standing.MayBeCheckedBy(standing.Author, ownAllowed: true));
        Assert.True(standing.MayBeCheckedBy("zoe", ownAllowed: false));
    });

    [Theory]
    [InlineData("2016-03-09", false)]
    [InlineData("2016-03-10", true)]
    [InlineData("2016-05-01", false)]
    public void What_counts_is_decided_by_the_rule_that_was_set_last_of_those_whose_day_has_come(string end, bool expected)
    {
        var facts = new ReviewFacts
        {
            Rules = [new CountingRule(A.Day("2016-03-10"), true), new CountingRule(A.Day("2016-05-01"), false)],
        };
        Assert.Equal(expected, facts.CountsCheckedOnly(A.Day(end)));
    }
}
