using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Locations;

public sealed class PlaceLikeliestTests
{
    private static readonly LocationIndex _places = new(
    [
        new Location { Code = "MAD", Name = "Madaya", NameAr = "مضايا", Governorate = "Rural Damascus" },
        new Location { Code = "MDH", Name = "Madaya", Governorate = "Homs" },
        new Location { Code = "DUM", Name = "Duma", NameAr = "دوما", Aliases = ["Douma"], Governorate = "Rural Damascus" },
    ]);

    [Theory]
    [InlineData("Madaja", "Homs", "MDH,MAD")]
    [InlineData("Madaja", "Rural Damascus", "MAD,MDH")]
    [InlineData("Madaya", "Homs", "MDH,MAD")]
    [InlineData("مضايه", null, "MAD")]
    [InlineData("Duma", "Homs", "DUM")]
    [InlineData("Madaiah upper town", "Homs", "MDH,MAD")]
    [InlineData("Somewhere else", "Homs", "")]
    public void Of_the_places_that_may_be_meant_those_of_the_governorate_come_first(string name, string? governorate, string codes) =>
        Assert.Equal(codes, string.Join(',', _places.Likeliest(name, governorate, 5).Select(l => l.Code)));

    [Theory]
    [InlineData("Madaia", true)]
    [InlineData("MADĀYA", false)]
    [InlineData("Douma", false)]
    [InlineData("مضايا", false)]
    [InlineData(" - ", false)]
    public void A_name_is_free_as_long_as_no_place_is_found_by_it(string name, bool isFree) => Assert.Equal(isFree, _places.IsFree(name));
}
