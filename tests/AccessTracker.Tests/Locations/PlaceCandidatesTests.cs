using AccessTracker.Domain.Locations;
using CsCheck;

namespace AccessTracker.Tests.Locations;

public sealed class PlaceCandidatesTests
{
    private static readonly Location[] _places =
    [
        A.Location("DUM", "Duma", "Douma", "دوما") with { CommunityPcode = "C2316", SubDistrictPcode = "SY030200" },
        A.Location("DEZ", "Deir ez-Zor", "Deir Ezzor", "دير الزور"),
        A.Location("KBT", "Kafr Batna", "Kafer Batna") with { NameAr = "كفر بطنا" },
        A.Location("KAF", "Kafraya") with { NameAr = "كفريا", SubDistrictPcode = "SY070005" },
        A.Location("MAD", "Madaya") with { NameAr = "مضايا" },
        A.Location("MOA", "Moadamiyet Elsham", "Muadamiyat al-Sham") with { NameAr = "معضمية الشام" },
        A.Location("ZAB", "Az-Zabadani") with { NameAr = "الزبداني" },
        A.Location("BAT", "Batin"),
    ];

    private static readonly LocationIndex _index = new(_places);

    private static readonly Gen<Location> _anyPlace = Gen.OneOf(_places);

    private static string Codes(string text, int most = 9) => string.Join(' ', _index.Candidates(text, most).Select(l => l.Code));

    [Theory]
    [InlineData("dum", "DUM")]
    [InlineData("C23", "DUM")]
    [InlineData("sy0302", "DUM")]
    [InlineData("kafr", "KBT KAF")]
    [InlineData("كفر", "KBT KAF")]
    [InlineData("bat", "BAT KBT")]
    [InlineData("مضا", "MAD")]
    [InlineData("Mudam", "MOA")]
    [InlineData("معضميه", "MOA")]
    [InlineData("az-", "ZAB")]
    [InlineData("الز", "ZAB DEZ")]
    [InlineData("zabad", "ZAB")]
    [InlineData("deir ez", "DEZ")]
    [InlineData("deir al-z", "DEZ")]
    [InlineData("zor", "DEZ")]
    [InlineData("qamishli", "")]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    public void What_is_typed_so_far_offers_the_places_it_may_mean_best_first(string text, string expected) => Assert.Equal(expected, Codes(text));

    [Fact]
    public void A_code_comes_before_every_name_that_begins_so() => Assert.Equal("MAD", Codes("MAD", 1));

    [Fact]
    public void Every_beginning_of_a_name_in_any_case_offers_its_place() => Check.Sample(
        Gen.Select(_anyPlace, Gen.Int[0, 2], Gen.Int[1, 30], Gen.Bool),
        (place, which, length, upper) =>
        {
            var names = new[] { place.Name, place.NameAr ?? place.Name }.Concat(place.Aliases).ToList();
            var name = names[which % names.Count];
            var typed = name[..Math.Min(length, name.Length)];
            Assert.Contains(place, _index.Candidates(upper ? typed.ToUpperInvariant() : typed, int.MaxValue));
        });

    [Fact]
    public void A_name_in_full_offers_its_place_first() =>
        Check.Sample(_anyPlace, place => Assert.Equal(place, _index.Candidates(place.Name, 1).Single()));

    [Fact]
    public void The_order_of_the_places_and_what_was_asked_before_do_not_matter() => Check.Sample(
        Gen.Select(Gen.Shuffle(_places), Gen.String[Gen.Char["adefkmuz -الزك"], 0, 5], Gen.Int[0, 5]),
        (shuffled, text, most) =>
        {
            var candidates = new LocationIndex(shuffled).Candidates(text, most);
            Assert.Equal(_index.Candidates(text, most), candidates);
            Assert.True(candidates.Count <= most);
            Assert.Equal(candidates.Distinct(), candidates);
        });
}
