using AccessTracker.Domain.Permits;

namespace AccessTracker.Tests.Permits;

public sealed class DecisionDoubtTests
{
    [Theory]
    [InlineData("2016-03-10", null, null, "")]
    [InlineData("2016-03-11", null, null, "InTheFuture")]
    [InlineData("2016-03-10", 5001L, null, "AboveRequested")]
    [InlineData("2016-03-10", 5000L, null, "")]
    [InlineData("2016-03-10", null, "2016-03-10", "")]
    [InlineData("2016-03-10", null, "2016-03-09", "EndedBeforeDecided")]
    public void An_implausible_answer_is_asked_about(string on, long? approved, string? validTo, string expected)
    {
        var decision = A.Decision("R", "MAD", DecisionKind.Granted, on, validTo: validTo, approved: approved);
        Assert.Equal(expected, string.Join(' ', DecisionDoubts.Of(decision, A.Line("R", "MAD", 5000), A.Day("2016-03-10"))));
    }

    [Fact]
    public void Nothing_is_above_what_nobody_said() =>
        Assert.Empty(
            DecisionDoubts.Of(A.Decision("R", "MAD", DecisionKind.Granted, "2016-03-10", approved: 9), A.Line("R", "MAD"), A.Day("2016-03-10")));
}
