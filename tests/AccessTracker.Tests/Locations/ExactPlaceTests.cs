using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Locations;

/// <summary>What is taken for a place without anybody choosing it.</summary>
public sealed class ExactPlaceTests
{
    private static readonly LocationIndex _places = new(
    [
        new Location { Code = "DAR", Name = "Darayya", NameAr = "داريا", Aliases = ["Daraya"] },
        new Location { Code = "HAM", Name = "Al-Hamah", NameAr = "الهامة", Aliases = ["al-Hama"] },
        new Location { Code = "KBT", Name = "Kafr Batna", CommunityPcode = "C1234" },
        new Location { Code = "ZAB", Name = "Zabadani", NameAr = "الزبداني" },
        new Location { Code = "SMILE", Name = "\U0001F642" },
        new Location { Code = "HEART", Name = "\u2764\uFE0F", Aliases = ["\U0001F1F8\U0001F1FE"] },
        new Location { Code = "P-12", Name = "Crossing" },
        new Location { Code = "TALL", Name = "Rastan" },
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
    [InlineData("dar", "DAR")]
    [InlineData(" Dar\u00A0", "DAR")]
    [InlineData("p-12", "P-12")]
    [InlineData("P12", "P-12")]
    [InlineData("p\u0661\u0662", "P-12")]
    [InlineData("P - \u06F1\u06F2", "P-12")]
    [InlineData("C\u0661\u0662\u0663\u0664", "KBT")]
    [InlineData("TALL", "TALL")]
    [InlineData("tall", null)]
    [InlineData("\U0001F642", "SMILE")]
    [InlineData(" \U0001F642 ", "SMILE")]
    [InlineData("\u2764", "HEART")]
    [InlineData("\U0001F1F8\U0001F1FE", "HEART")]
    [InlineData("\U0001F641", null)]
    [InlineData("\u200D", null)]
    [InlineData("...", null)]
    public void It_is_named_in_full_by_its_code_or_one_of_its_names(string typed, string? code) => Assert.Equal(code, _places.Exact(typed)?.Code);
}
