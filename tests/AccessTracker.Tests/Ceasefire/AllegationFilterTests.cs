using AccessTracker.Domain.Situations;
using AccessTracker.Web.Ceasefire;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What the address of the board of allegations asks for.</summary>
public sealed class AllegationFilterTests
{
    private static readonly Situation _situation = new(SmallCeasefire.Facts);

    private static readonly IReadOnlyList<ListedAllegation> _all = ListedAllegation.All(_situation, A.Day("2016-03-20"));

    [Fact]
    public void The_longest_open_come_first_and_what_is_closed_last() =>
        Assert.Equal(["A1", "A3", "A4", "A2"], _all.Select(a => a.Allegation.Ref));

    [Fact]
    public void Each_stands_in_one_column_and_what_is_open_has_an_age() => Assert.Equal(
        [("A1", AllegationStage.Received, 18), ("A3", AllegationStage.Assessed, 15), ("A4", AllegationStage.Assessed, 14),
            ("A2", AllegationStage.Assessed, null)],
        _all.Select(a => (a.Allegation.Ref, a.Stage, a.Age)));

    [Fact]
    public void What_is_open_for_more_than_fourteen_days_is_marked() =>
        Assert.Equal(["A1", "A3"], _all.Where(a => a.IsLongOpen).Select(a => a.Allegation.Ref));

    [Theory]
    [InlineData("party", "GOV", "A3 A4")]
    [InlineData("party", "Government", "A3 A4")]
    [InlineData("party", "opp", "A1")]
    [InlineData("governorate", "rural-damascus", "A3 A4 A2")]
    [InlineData("arrangement", "COH", "A1 A3 A4 A2")]
    [InlineData("arrangement", "OTHER", "")]
    [InlineData("kind", "Shelling", "A1 A3 A4 A2")]
    [InlineData("state", "not_substantiated", "A2")]
    [InlineData("stage", "received", "A1")]
    [InlineData("age", "month", "A1 A3")]
    [InlineData("from", "2016-03-05", "A3 A4")]
    [InlineData("to", "2016-03-02", "A1")]
    [InlineData("q", "darayya", "A3 A4 A2")]
    [InlineData("q", "a4", "A4")]
    [InlineData("state", "nonsense", "")]
    public void A_value_narrows_the_list_and_stands_in_the_address_again(string name, string value, string refs)
    {
        var filter = AllegationFilter.Of(n => n == name ? value : null);
        Assert.Equal(refs, string.Join(' ', filter.Of(_situation, _all).Select(a => a.Allegation.Ref)));
        Assert.Equal([(name, value)], filter.Pairs().Where(p => p.Value is not null));
        Assert.Contains($"{name}=", filter.Url("op"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_it_does_not_know_are_told()
    {
        var filter = AllegationFilter.Of(n => n is "state" or "age" or "from" or "party" ? "nonsense" : null);
        Assert.Equal(["state", "age", "from"], filter.Unknown().Select(u => u.Name));
    }
}
