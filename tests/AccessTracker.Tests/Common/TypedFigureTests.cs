using System.Globalization;
using AccessTracker.Domain.Common;
using CsCheck;

namespace AccessTracker.Tests.Common;

public sealed class TypedFigureTests
{
    private const long Most = 10_000_000_000;

    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("1,200", 1200)]
    [InlineData(" 12 000 ", 12000)]
    [InlineData("12\u00A0000", 12000)]
    [InlineData("1\u202F200", 1200)]
    [InlineData("12\u202F000", 12000)]
    [InlineData("12'000", 12000)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("١٢٠٠", 1200)]
    [InlineData("١٬٢٠٠", 1200)]
    [InlineData("١،٢٠٠", 1200)]
    [InlineData("\u200F۱۲۰۰\u200F", 1200)]
    [InlineData("0", 0)]
    public void Plain_digits_are_a_figure_without_a_wording(string text, long expected)
    {
        var figure = TypedFigure.Whole(text, Most)!;
        Assert.Equal((expected, null, null, null), (figure.Value, figure.High, figure.Wording, figure.Fault));
    }

    [Theory]
    [InlineData("about 200", 200)]
    [InlineData("About 1,200", 1200)]
    [InlineData("nearly 1 500", 1500)]
    [InlineData("~200", 200)]
    [InlineData("200+", 200)]
    [InlineData("200 or so", 200)]
    [InlineData("approx. 200", 200)]
    [InlineData("at least 200", 200)]
    [InlineData("حوالي 200", 200)]
    [InlineData("حوالي ٢٠٠", 200)]
    [InlineData("٢٠٠ تقريباً", 200)]
    [InlineData("ما لا يقل عن ٥٬٠٠٠", 5000)]
    [InlineData("environ 200", 200)]
    [InlineData("environ 1 200", 1200)]
    [InlineData("près de 200", 200)]
    [InlineData("pres de 200", 200)]
    [InlineData("à peu près 200", 200)]
    [InlineData("plus de 200", 200)]
    [InlineData("au moins 1 200", 1200)]
    [InlineData("jusqu’à 200", 200)]
    [InlineData("200 ou plus", 200)]
    [InlineData("quelque 200", 200)]
    public void A_figure_said_with_care_keeps_its_wording(string text, long expected)
    {
        var figure = TypedFigure.Whole(text, Most)!;
        Assert.Equal((expected, text, null), (figure.Value, figure.Wording, figure.Fault));
    }

    [Theory]
    [InlineData("200-250", 200, 250)]
    [InlineData("200 – 250", 200, 250)]
    [InlineData("1,200 to 1,500", 1200, 1500)]
    [InlineData("between 200 and 250", 200, 250)]
    [InlineData("about 200-250", 200, 250)]
    [InlineData("٢٠٠-٢٥٠", 200, 250)]
    [InlineData("بين ٢٠٠ و ٢٥٠", 200, 250)]
    [InlineData("٢٠٠ إلى ٢٥٠", 200, 250)]
    [InlineData("من 200 إلى 250", 200, 250)]
    [InlineData("بين ٢٠٠ و٢٥٠", 200, 250)]
    [InlineData("ما بين 200 و250", 200, 250)]
    [InlineData("de 200 à 250", 200, 250)]
    [InlineData("entre 200 et 250", 200, 250)]
    [InlineData("from 200 to 250", 200, 250)]
    public void A_range_counts_as_its_lower_end_and_keeps_the_upper(string text, long low, long high)
    {
        var figure = TypedFigure.Whole(text, Most)!;
        Assert.Equal((low, high, text), (figure.Value, figure.High, figure.Wording));
    }

    [Theory]
    [InlineData("many", FigureFault.NotAFigure)]
    [InlineData("two hundred", FigureFault.NotAFigure)]
    [InlineData("20.55555k", FigureFault.NotWhole)]
    [InlineData("12.000k", FigureFault.PointOrGroup)]
    [InlineData("k", FigureFault.NotAFigure)]
    [InlineData("10,000,001k", FigureFault.TooLarge)]
    [InlineData("300 people", FigureFault.NotAFigure)]
    [InlineData("about", FigureFault.NotAFigure)]
    [InlineData("roundabout 200", FigureFault.NotAFigure)]
    [InlineData("12 00", FigureFault.NotAFigure)]
    [InlineData("1,20", FigureFault.NotAFigure)]
    [InlineData("1,200 300", FigureFault.NotAFigure)]
    [InlineData("200-", FigureFault.NotAFigure)]
    [InlineData("1-2-3", FigureFault.NotAFigure)]
    [InlineData("12.000", FigureFault.PointOrGroup)]
    [InlineData("about 12.000", FigureFault.PointOrGroup)]
    [InlineData("١٢٫٥", FigureFault.NotWhole)]
    [InlineData("-5", FigureFault.Negative)]
    [InlineData("10,000,000,001", FigureFault.TooLarge)]
    [InlineData("99999999999999999999999999999999999", FigureFault.TooLarge)]
    [InlineData("250-200", FigureFault.RangeBackwards)]
    public void What_is_no_figure_is_refused_with_its_reason_and_never_guessed(string text, FigureFault fault)
    {
        var figure = TypedFigure.Whole(text, Most)!;
        Assert.Equal((null, null, null, fault), (figure.Value, figure.High, figure.Wording, figure.Fault));
    }

    [Theory]
    [InlineData("300 people", 300)]
    [InlineData("about 300 people", 300)]
    [InlineData("1,200 persons", 1200)]
    [InlineData("300 individuals or so", 300)]
    [InlineData("300 personnes", 300)]
    [InlineData("٣٠٠ شخص", 300)]
    [InlineData("حوالي 300 مستفيد", 300)]
    [InlineData("20.5k", 20500)]
    [InlineData("20,5k", 20500)]
    [InlineData("20k people", 20000)]
    [InlineData("5 thousand", 5000)]
    [InlineData("5 thousand people", 5000)]
    [InlineData("٥ آلاف", 5000)]
    [InlineData("5 آلاف شخص", 5000)]
    [InlineData("200-250 people", 200)]
    [InlineData("20-25k", 20000)]
    [InlineData("500-20k", 500)]
    [InlineData("50 families (250 people)", 250)]
    [InlineData("250 people (50 families)", 250)]
    [InlineData("250 (50 households)", 250)]
    public void People_are_read_with_what_is_said_behind_them_and_keep_the_wording(string text, long expected)
    {
        var figure = TypedFigure.Whole(text, Most, FigureNoun.People)!;
        Assert.Equal((expected, text, null), (figure.Value, figure.Wording, figure.Fault));
    }

    [Theory]
    [InlineData("50 families", 50)]
    [InlineData("about 1,200 households", 1200)]
    [InlineData("50 HH", 50)]
    [InlineData("50 familles", 50)]
    [InlineData("٥٠ عائلة", 50)]
    public void Families_are_no_people(string text, long families)
    {
        var figure = TypedFigure.Whole(text, Most, FigureNoun.People)!;
        Assert.Equal((null, families, text, FigureFault.Families), (figure.Value, figure.Families, figure.Wording, figure.Fault));
        Assert.Equal(FigureFault.NotAFigure, TypedFigure.Whole(text, Most)!.Fault);
    }

    [Theory]
    [InlineData("20 trucks", 20)]
    [InlineData("٢٠ شاحنة", 20)]
    public void Trucks_are_read_with_their_noun_and_never_as_people(string text, long expected)
    {
        Assert.Equal(expected, TypedFigure.Whole(text, Most, FigureNoun.Trucks)!.Value);
        Assert.Equal(FigureFault.NotAFigure, TypedFigure.Whole(text, Most, FigureNoun.People)!.Fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200F ")]
    public void Nothing_typed_is_nothing(string? text) => Assert.Null(TypedFigure.Whole(text, Most));

    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData("١٢٫٥", "12.5")]
    [InlineData("12.000", "12")]
    [InlineData("1,000.25", "1000.25")]
    [InlineData("1 000.25", "1000.25")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("210,5", "210.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1 234,75", "1234.75")]
    [InlineData("1,200", "1200")]
    public void Tonnes_have_decimals_after_a_point(string text, string expected) =>
        Assert.Equal(expected, TypedFigure.Tonnes(text, Most)!.Value!.Value.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("12,5,5", FigureFault.NotAFigure)]
    [InlineData("1.2.3", FigureFault.NotAFigure)]
    [InlineData("0.0000001", FigureFault.TooPrecise)]
    public void Tonnes_that_can_be_misread_are_refused(string text, FigureFault fault) => Assert.Equal(fault, TypedFigure.Tonnes(text, Most)!.Fault);

    [Fact]
    public void A_figure_is_the_same_in_every_grouping_digits_and_care() => Check.Sample(
        Gen.Select(Gen.Long[0, Most], Gen.OneOf(",", " ", "\u00A0", "'", ""), Gen.Bool, Gen.OneOf("", "about ", "حوالي ", "~")),
        (number, group, arabic, hedge) =>
        {
            var text = number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", group, StringComparison.Ordinal);
            text = hedge + (arabic ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '\u0660') : c)) : text);
            var figure = TypedFigure.Whole(text, Most)!;
            Assert.Equal(number, figure.Value);
            Assert.Equal(hedge.Length > 0, figure.Wording is not null);
        });

    [Fact]
    public void No_text_throws_and_every_text_is_either_read_or_refused() => Check.Sample(
        Gen.String[Gen.OneOf(Gen.Char["0123456789٠١٢,.' -–~+abotu حوالي"], Gen.Char), 0, 12],
        text => Assert.True(TypedFigure.Whole(text, Most) is null or { Value: not null, Fault: null } or { Value: null, Fault: not null }));

    [Theory]
    [InlineData("1,200", "1.2")]
    [InlineData("environ 12,500", "12.5")]
    [InlineData("١٢,٥٠٠", "12.5")]
    [InlineData("12,5", null)]
    [InlineData("1,200,000", null)]
    [InlineData("1,200.5", null)]
    [InlineData("1 200", null)]
    public void A_comma_before_three_digits_may_be_the_decimal_one(string text, string? expected) =>
        Assert.Equal(expected, TypedFigure.Commaed(text)?.ToString(CultureInfo.InvariantCulture));
}
