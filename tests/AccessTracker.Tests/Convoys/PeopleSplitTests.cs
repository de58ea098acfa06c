using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Tests.Convoys;

/// <summary>What is known of people in parts, and what is not.</summary>
public sealed class PeopleSplitTests
{
    [Fact]
    public void Each_part_is_a_column_of_the_bundle_and_each_number_of_the_bundle_a_part() => Assert.Equal(
        RecordKinds.Disaggregations.Columns.Where(c => c.Type == CellType.Number).Select(c => c.Name), PeopleSplit.Columns.Values.SelectMany(c => c));

    [Theory]
    [InlineData("age_0_4=10;age_5_17=30", "age_0_4 age_5_17 age_18_59 age_60_over", 40)]
    [InlineData("age_0_4=10;age_5_17=30;age_0_17=40;age_60_over=5", "age_0_4 age_5_17 age_18_59 age_60_over", 45)]
    [InlineData("age_0_17=40;age_18_59=50", "age_0_17 age_18_59 age_60_over", 90)]
    [InlineData("age_0_17=40;age_0_4=10", "age_0_17 age_18_59 age_60_over", 40)]
    [InlineData("age_0_17=50;age_0_4=10;age_5_17=30", "age_0_17 age_18_59 age_60_over", 50)]
    [InlineData("", "age_0_4 age_5_17 age_18_59 age_60_over", 0)]
    public void Children_are_told_in_two_groups_or_as_one_and_never_twice(string cells, string parts, long known)
    {
        var age = Split(cells).Dimensions.Single(d => d.Dimension == PeopleDimension.Age);
        Assert.Equal((parts, known), (string.Join(' ', age.Parts.Select(p => p.Name)), age.Known));
    }

    [Fact]
    public void What_nobody_said_is_unknown_and_not_zero()
    {
        var sex = Split("female=0").Dimensions.Single(d => d.Dimension == PeopleDimension.Sex);
        Assert.Equal([0, null], sex.Parts.Select(p => p.People));
        Assert.Equal((true, false, 300L), (sex.IsTold, sex.IsWhole, sex.Rest(300)));
        Assert.Null(sex.Rest(null));
        Assert.Null(Split("female=100;male=200").Dimensions[0].Rest(300));
    }

    private static PeopleSplit Split(string cells)
    {
        var people = cells.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('='))
            .ToDictionary(c => c[0], c => long.Parse(c[1], CultureInfo.InvariantCulture));
        return PeopleSplit.Of(c => people.TryGetValue(c, out var number) ? number : null);
    }
}
