using AccessTracker.Domain.Convoys;
using CsCheck;

namespace AccessTracker.Tests.Convoys;

public sealed class LikelyDuplicateTests
{
    private static readonly Gen<(Convoy Convoy, Delivery[] Stops)> _anyConvoy = Gen.Select(
        Gen.OneOf("C1", "C2", "C3"),
        Gen.Enum<ConvoyMode>(),
        Gen.OneOf(null, "UN", "UN; SARC", "WFP/SARC", "ICRC"),
        Gen.Select(Gen.OneOf("MAD", "ZAB"), Gen.OneOf("2016-03-01", "2016-03-02")).Array[0, 3]).Select((reference, mode, agencies, stops) =>
            (A.Convoy(reference, mode: mode) with { Agencies = agencies },
                stops.Select((s, i) => A.Delivery($"{reference}-{i}", reference, s.Item1, s.Item2)).ToArray()));

    private static bool Duplicates(
        string? agencies, string? others, string day = "2016-03-01", string place = "MAD", ConvoyMode mode = ConvoyMode.Road) => LikelyDuplicate.Is(
        A.Convoy("C1") with { Agencies = agencies },
        [A.Delivery("D1", "C1", "MAD", "2016-03-01"), A.Delivery("D2", "C1", "ZAB", "2016-03-02")],
        A.Convoy("C2", mode: mode) with { Agencies = others },
        [A.Delivery("D3", "C2", place, day)]);

    [Theory]
    [InlineData("UN; SARC", "SARC")]
    [InlineData("WFP/SARC", "sarc, ICRC")]
    [InlineData("UN and SARC", "Sarc")]
    [InlineData("الهلال الأحمر، الأمم المتحدة", "الأمم المتحده")]
    [InlineData("الصليب و الهلال الأحمر", "الهلال الاحمر")]
    [InlineData(null, "UN")]
    [InlineData("UN", " ; ")]
    public void Convoys_that_share_place_day_mode_and_an_agency_are_likely_the_same(string? one, string? other) =>
        Assert.True(Duplicates(one, other));

    [Fact]
    public void Other_agencies_another_day_another_place_or_another_mode_are_another_convoy()
    {
        Assert.False(Duplicates("UN; SARC", "ICRC"));
        Assert.False(Duplicates("UN", "UN", day: "2016-03-02"));
        Assert.False(Duplicates("UN", "UN", place: "FOA"));
        Assert.False(Duplicates("UN", "UN", mode: ConvoyMode.Airdrop));
    }

    [Theory]
    [InlineData("Islamic Relief and Hand in Hand", "Islamic Relief|Hand in Hand")]
    [InlineData("UN;SARC / WFP & IOM", "UN|SARC|WFP|IOM")]
    [InlineData("", "")]
    public void Agencies_are_read_in_every_way_they_are_listed(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', LikelyDuplicate.Agencies(text)));

    [Fact]
    public void Likeness_is_mutual_and_a_convoy_is_no_duplicate_of_itself() => Check.Sample(Gen.Select(_anyConvoy, _anyConvoy), (one, other) =>
    {
        Assert.Equal(
            LikelyDuplicate.Is(one.Convoy, one.Stops, other.Convoy, other.Stops),
            LikelyDuplicate.Is(other.Convoy, other.Stops, one.Convoy, one.Stops));
        Assert.False(LikelyDuplicate.Is(one.Convoy, one.Stops, one.Convoy, one.Stops));
    });
}
