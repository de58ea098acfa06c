using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Locations;

/// <summary>What is taken for a place without anybody choosing it.</summary>
public sealed class ExactPlaceTests
{
    private static readonly PlaceIndex _places = new(
    [
        new Location { Code = "DAR", Name = "Darayya", NameAr = "داريا", Aliases = ["Daraya"] },
        new Location { Code = "HAM", Name = "Al-Hamah", NameAr = "الهامة", Aliases = ["al-Hama"] },
        new Location { Code = "KBT", Name = "Kafr Batna", CommunityPcode = "C1234" },
        new Location { Code = "ZAB", Name = "Zabadani", NameAr = "الزبداني" },
        new Location { Code = "ZA2", Name = "Tall" },
        new Location { Code = "ZA3", Name = "at-Tall" },
    ]);

    [Theory]
    [InlineData("Darayya", "DAR")]
    [InlineData(" daraya ", "DAR")]
    [InlineData("DAR", "DAR")]
    [InlineData("داريّا", "DAR")]
    [InlineData("al-Hama", "HAM")]
    [InlineData("AL HAMAH", "HAM")]
    [InlineData("الهامة", "HAM")]
    [InlineData("kafr-batna", "KBT")]
    [InlineData("c1234", "KBT")]
    [InlineData("az-Zabadani", "ZAB")]
    [InlineData("zabadani", "ZAB")]
    [InlineData("Daraa", null)]
    [InlineData("Hama", null)]
    [InlineData("هامة", null)]
    [InlineData("Kafr", null)]
    [InlineData("Kafr Nabl", null)]
    [InlineData("Tall", null)]
    [InlineData("", null)]
    [InlineData("\U0001F642", null)]
    public void It_is_named_in_full_by_its_code_or_one_of_its_names(string typed, string? code) => Assert.Equal(code, _places.Exact(typed)?.Code);
}
