using System.Globalization;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Languages;

public sealed class ShownNameTests
{
    private static readonly ReaderLanguages _languages = new(Options.Create(new LanguageSettings()));

    private static readonly Location _madaya = A.Location("madaya", "Madaya") with { NameAr = "مضايا" };
    private static readonly Location _unnamed = A.Location("bloudan", "Bloudan");

    [Theory]
    [InlineData("en", "Madaya", "مضايا", "en", "ar")]
    [InlineData("fr", "Madaya", "مضايا", "en", "ar")]
    [InlineData("ar", "مضايا", "Madaya", "ar", "en")]
    public void The_readers_name_comes_first_and_the_other_beside_it(string language, string first, string other, string of, string beside) =>
        In(language, () =>
        {
            Assert.Equal((first, other), (ShownName.Of(_madaya), ShownName.Beside(_madaya)));
            Assert.Equal((of, beside), (ShownName.LanguageOf(_madaya), ShownName.LanguageBeside(_madaya)));
            Assert.Equal($"{first} {other}", ShownName.Both(_madaya));
        });

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("fr")]
    public void What_has_no_Arabic_name_is_shown_by_its_Latin_one_and_nothing_is_invented(string language) => In(language, () =>
    {
        foreach (var place in new[] { _unnamed, _unnamed with { NameAr = " " }, _unnamed with { NameAr = "Bloudan" } })
        {
            Assert.Equal(("Bloudan", null), (ShownName.Of(place), ShownName.Beside(place)));
        }
    });

    [Fact]
    public void A_party_is_named_in_the_readers_language_as_a_place_is() => In("ar", () =>
        Assert.Equal("الحكومة", ShownName.Of(new Party { Code = "gov", Name = "Government", NameAr = "الحكومة", Kind = PartyKind.Government })));

    [Fact]
    public void A_list_is_sorted_by_the_name_that_is_read()
    {
        // In Latin letters Ariha, Babbila, Zabadani; in Arabic أريحا, ببيلا, الزبداني, which is read under its article.
        Location[] places =
        [
            A.Location("z", "Zabadani") with { NameAr = "الزبداني" }, A.Location("b", "Babbila") with { NameAr = "ببيلا" },
            A.Location("a", "Ariha") with { NameAr = "أريحا" }, A.Location("e", "Émilie"), A.Location("f", "Fua"),
        ];

        string[] Sorted() => [.. places.Select(p => ShownName.Of(p)).Order(ListColumn.Names)];
        In("fr", () => Assert.Equal(["Ariha", "Babbila", "Émilie", "Fua", "Zabadani"], Sorted()));
        In("ar", () => Assert.Equal(["أريحا", "الزبداني", "ببيلا"], Sorted().Where(n => n[0] > '\u0600')));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("fr")]
    public void Search_and_picker_take_both_names_whatever_the_language(string language) => In(language, () =>
    {
        var situation = new Situation(new ReportFacts { Operation = A.Operation(), Meetings = [], Locations = [_madaya, _unnamed] });
        var picker = new LocationIndex(situation.Locations.Values);
        foreach (var typed in new[] { "madaya", "مضايا", "مضاي", "mad", "Maḍāyā" })
        {
            Assert.True(new TextSearch(situation, typed).IsNamed(_madaya), typed);
            Assert.Equal((typed, "madaya"), (typed, picker.Candidates(typed, 5)[0].Code));
        }
    });

    private static void In(string language, Action check) => ReaderLanguages.In(_languages.Of(language), () =>
    {
        check();
        return true;
    });
}
