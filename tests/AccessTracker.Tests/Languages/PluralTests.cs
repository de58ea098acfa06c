using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Languages;

public sealed class PluralTests
{
    private const string Places = "{0:لا أماكن|مكان واحد|مكانان|# أماكن|# مكانًا|# مكان}";

    private static readonly ReaderLanguages _languages = new(Options.Create(new LanguageSettings()));

    // The samples of the CLDR for each category.
    [Theory]
    [InlineData("ar", "zero", "0")]
    [InlineData("ar", "one", "1")]
    [InlineData("ar", "two", "2")]
    [InlineData("ar", "few", "3", "10", "103", "110", "1003")]
    [InlineData("ar", "many", "11", "26", "99", "111", "1011")]
    [InlineData("ar", "other", "100", "102", "200", "202", "1000", "1000000", "0.1", "10.1")]
    [InlineData("fr", "one", "0", "1", "0.5", "1.5")]
    [InlineData("fr", "many", "1000000", "2000000")]
    [InlineData("fr", "other", "2", "17", "100", "1000", "2.5")]
    [InlineData("en", "one", "1")]
    [InlineData("en", "other", "0", "2", "1.0", "1.5", "1000000")]
    public void Numbers_take_the_form_of_their_category(string language, string category, params string[] numbers)
    {
        string[] forms = language switch
        {
            "ar" => ["zero", "one", "two", "few", "many", "other"],
            "fr" => ["one", "many", "other"],
            _ => ["one", "other"],
        };
        var rules = CountedNoun.Rules(_languages.Of(language));

        Assert.Equal(forms.Length, rules.Forms);
        Assert.All(numbers, n => Assert.Equal(category, rules.Choose(decimal.Parse(n, CultureInfo.InvariantCulture), forms)));
    }

    [Theory]
    [InlineData("ar", Places, "0: لا أماكن, 1: مكان واحد, 2: مكانان, 7: 7 أماكن, 40: 40 مكانًا, 1000: 1,000 مكان")]
    [InlineData("fr", "{0:# lieu|# lieux}", "0: 0 lieu, 1: 1 lieu, 2: 2 lieux, 1000: 1\u202F000 lieux")]
    [InlineData("en", "{0} {0:place|places}", "0: 0 places, 1: 1 place, 2: 2 places, 1000: 1,000 places")]
    public void A_noun_agrees_with_a_number_and_with_one_that_is_written_already(string language, string text, string expected) =>
        ReaderLanguages.In(_languages.Of(language), () =>
        {
            Assert.All(expected.Split(", ", StringSplitOptions.None).Select(p => p.Split(": ")).Where(p => p.Length == 2), p =>
            {
                var number = int.Parse(p[0], CultureInfo.InvariantCulture);
                Assert.Equal(p[1], Format.With(text, Format.Number(number)));
                Assert.True(number >= 1000 || p[1] == Format.With(text, number));
            });
            return true;
        });

    [Fact]
    public void Digits_are_those_that_the_reader_chose() =>
        ReaderLanguages.In(Digits.Native(_languages.Of("ar")), () =>
        {
            Assert.Equal("١٬٢٣٤", Format.Number(1234));
            Assert.Equal("٤ شباط ٢٠١٦", Format.Day(new DateOnly(2016, 2, 4)));
            Assert.Equal("٧ أماكن", Format.With(Places, Format.Number(7)));
            return true;
        });

    [Theory]
    [InlineData("ar", "1,234", "3 حزيران 2016")]
    [InlineData("fr", "1\u202F234", "3 juin 2016")]
    [InlineData("en", "1,234", "3 Jun 2016")]
    public void Numbers_and_days_are_written_as_the_language_does(string language, string number, string day) =>
        ReaderLanguages.In(_languages.Of(language), () =>
        {
            Assert.Equal((number, day), (Format.Number(1234), Format.Day(new DateOnly(2016, 6, 3))));
            return true;
        });

    [Theory]
    [InlineData("ar", "UN-2016-04", true)]
    [InlineData("ar", "مضايا", false)]
    [InlineData("ar", "1,234", false)]
    [InlineData("ar", "+12", true)]
    [InlineData("en", "مضايا", true)]
    [InlineData("en", "Madaya", false)]
    public void What_is_read_the_other_way_is_isolated(string language, string name, bool isIsolated) =>
        Assert.Equal(isIsolated ? $"\u2068{name}\u2069" : name, Direction.Isolated(name, _languages.Of(language)));

    [Theory]
    [InlineData("one n = 1")]
    [InlineData("one: n is 1")]
    [InlineData("one: n % 10 = 1 und n = 2")]
    public void Rules_that_cannot_be_read_say_so(string rules) => Assert.Throws<FormatException>(() => PluralRules.Parse(rules));
}
