using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Patterns of persistent non-compliance on 28 May (ceasefire rules, section 12): 28 days are those from 1 May.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData(true, "05-01 1", "05-02 1", "05-28 1")]
    [InlineData(true, "05-27 2", "05-28 1")]

    // Three on one day are one incident, not a pattern.
    [InlineData(false, "05-20 1", "05-20 1", "05-20 1")]
    [InlineData(false, "05-20 9")]
    [InlineData(false, "05-20 1", "05-21 1")]

    // The day of 30 April is the 29th.
    [InlineData(false, "04-30 1", "05-02 1", "05-28 1")]
    public void A_pattern_is_three_within_28_days_on_two_of_them(bool isPattern, params string[] entries) =>
        Assert.Equal(isPattern, Patterns(entries, null, null).Count == 1);

    [Fact]
    public void Only_what_stands_as_substantiated_counts()
    {
        string[] entries = ["05-10 1", "05-11 1", "05-12 1"];
        Assert.Single(Patterns(entries, C.Step("V0", "05-21", AllegationStepKind.Resolved), null));
        Assert.Empty(Patterns(entries, C.Step("V0", "05-21", AllegationStepKind.Reopened), null));
        Assert.Empty(Patterns(entries, C.Step("V0", "05-21", AllegationStepKind.NotSubstantiated), null));
        Assert.Single(Patterns(entries, C.Step("V0", "05-29", AllegationStepKind.NotSubstantiated), null));
    }

    [Fact]
    public void Who_did_it_must_be_known_and_is_told_by_the_code()
    {
        string[] entries = ["05-10 2", "05-11 1"];
        Assert.Equal("GOV", Patterns(entries, null, null).Single().Party);
        Assert.Empty(Patterns(entries, null, ""));
        Assert.Equal("unidentified", Patterns(entries, null, "unidentified").Single().Party);
    }

    [Fact]
    public void It_is_listed_with_its_records_and_is_referred_once_one_of_them_has_been()
    {
        var pattern = Patterns(["05-11 1", "05-10 2"], null, null).Single();
        Assert.Equal(("COH", 3L, 2, false), (pattern.Arrangement, pattern.Substantiated, pattern.Days, pattern.Referred));
        Assert.Equal(["V0", "V1"], pattern.Refs);
        Assert.True(Patterns(["05-11 1", "05-10 2"], C.Step("V1", "05-28", AllegationStepKind.Referred), null).Single().Referred);
        Assert.False(Patterns(["05-11 1", "05-10 2"], C.Step("V1", "05-29", AllegationStepKind.Referred), null).Single().Referred);
    }

    [Fact]
    public void Both_numbers_are_settings_of_the_operation()
    {
        string[] entries = ["05-14 1", "05-20 1"];
        Assert.Empty(Patterns(entries, null, null));
        Assert.Single(Patterns(entries, null, null, count: 2));
        Assert.Single(Patterns(entries, null, null, count: 2, days: 15));
        Assert.Empty(Patterns(entries, null, null, count: 2, days: 14));
    }

    // Each entry is a day and how many it stands for; all are substantiated on 20 May or, if later, on their day.
    private static IReadOnlyList<PatternFigures> Patterns(string[] entries, AllegationStep? step, string? party, int count = 3, int days = 28)
    {
        var facts = C.Facts(new CeasefireFacts
        {
            Arrangements = [C.Arrangement()],
            Allegations =
            [
                .. entries.Select((e, i) => C.Allegation(
                    $"V{i}", e[..5], party: party switch { null => "Government of Syria", "" => null, _ => party }, count: e[6] - '0')),
            ],
            AllegationSteps =
            [
                .. entries.Select((e, i) => C.Step(
                    $"V{i}", string.CompareOrdinal(e[..5], "05-20") > 0 ? e[..5] : "05-20", AllegationStepKind.Substantiated)),
                .. new[] { step }.OfType<AllegationStep>(),
            ],
        });
        return C.Report(facts with { Operation = facts.Operation with { PatternCount = count, PatternDays = days } }, "05-22", "05-28").Patterns;
    }
}
