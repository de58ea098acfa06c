using System.Globalization;
using AccessTracker.Domain.Common;
using CsCheck;

namespace AccessTracker.Tests.Common;

public sealed class TypedDayTests
{
    // A Wednesday.
    private static readonly DateOnly _today = A.Day("2016-04-20");

    private static readonly Gen<DateOnly> _anyDay =
        Gen.Int[TypedDay.Known.From.DayNumber, TypedDay.Known.To.DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2016-03-18")]
    [InlineData("18.3.2016")]
    [InlineData("18/3/2016")]
    [InlineData("18-03-2016")]
    [InlineData("18 3 2016")]
    [InlineData("18/3/16")]
    [InlineData("2016/3/18")]
    [InlineData("20160318")]
    [InlineData("18 March 2016")]
    [InlineData("18 mar 2016")]
    [InlineData("18Mar2016")]
    [InlineData("18th of March, 2016")]
    [InlineData("March 18, 2016")]
    [InlineData("Friday 18 March 2016")]
    [InlineData("Fri, 18 Mar")]
    [InlineData("18 March")]
    [InlineData("18/3")]
    [InlineData("١٨/٣/٢٠١٦")]
    [InlineData("\u200F١٨\u200F/\u200F٣\u200F/\u200F٢٠١٦")]
    [InlineData("۱۸/۳/۲۰۱۶")]
    [InlineData("18 آذار 2016")]
    [InlineData("١٨ اذار")]
    [InlineData("18 مارس")]
    [InlineData("الجمعة ١٨ آذار ٢٠١٦")]
    [InlineData("يوم الجمعة 18 مارس")]
    [InlineData("18/3/2016م")]
    [InlineData("18 mars 2016")]
    [InlineData("le 18 mars 2016")]
    [InlineData("vendredi 18 mars 2016")]
    [InlineData("ven. 18 mars")]
    [InlineData("18\u00A0mars\u00A02016")]
    public void The_same_day_is_read_in_every_way_it_is_typed(string text)
    {
        var day = TypedDay.Read(text, _today)!;
        Assert.Equal((A.Day("2016-03-18"), false, null), (day.Day, day.IsAmbiguous, day.Fault));
    }

    [Theory]
    [InlineData("today", "2016-04-20")]
    [InlineData("Yesterday", "2016-04-19")]
    [InlineData("اليوم", "2016-04-20")]
    [InlineData("أمس", "2016-04-19")]
    [InlineData("غداً", "2016-04-21")]
    [InlineData("Wednesday", "2016-04-20")]
    [InlineData("thu", "2016-04-14")]
    [InlineData("الجمعة", "2016-04-15")]
    [InlineData("الأربعاء", "2016-04-20")]
    [InlineData("21 April", "2015-04-21")]
    [InlineData("29 Feb", "2016-02-29")]
    [InlineData("5 كانون الأول", "2015-12-05")]
    [InlineData("5 كانون الثاني ٢٠١٦", "2016-01-05")]
    [InlineData("١ تشرين الثاني", "2015-11-01")]
    [InlineData("aujourd’hui", "2016-04-20")]
    [InlineData("Aujourd'hui", "2016-04-20")]
    [InlineData("hier", "2016-04-19")]
    [InlineData("demain", "2016-04-21")]
    [InlineData("mercredi", "2016-04-20")]
    [InlineData("mar. 5", "2016-03-05")]
    [InlineData("mardi", "2016-04-19")]
    [InlineData("1er janv. 2016", "2016-01-01")]
    [InlineData("2 janvier", "2016-01-02")]
    [InlineData("3 févr.", "2016-02-03")]
    [InlineData("3 fevrier", "2016-02-03")]
    [InlineData("4 avr.", "2016-04-04")]
    [InlineData("4 mai", "2015-05-04")]
    [InlineData("5 juin", "2015-06-05")]
    [InlineData("5 juil.", "2015-07-05")]
    [InlineData("6 août", "2015-08-06")]
    [InlineData("6 aout", "2015-08-06")]
    [InlineData("7 sept.", "2015-09-07")]
    [InlineData("8 oct.", "2015-10-08")]
    [InlineData("9 nov.", "2015-11-09")]
    [InlineData("10 déc.", "2015-12-10")]
    [InlineData("10 décembre", "2015-12-10")]
    public void Words_and_days_without_a_year_mean_the_latest_one_not_after_today(string text, string expected) =>
        Assert.Equal(A.Day(expected), TypedDay.Read(text, _today)!.Day);

    [Theory]
    [InlineData("4/3/2016", "2016-03-04", "2016-04-03")]
    [InlineData("٤/٣/٢٠١٦", "2016-03-04", "2016-04-03")]
    [InlineData("4/5", "2015-05-04", "2016-04-05")]
    public void Where_day_and_month_can_change_places_the_day_stands_first_and_the_other_reading_is_told(string text, string day, string other)
    {
        var read = TypedDay.Read(text, _today)!;
        Assert.Equal((A.Day(day), A.Day(other), true), (read.Day, read.Other, read.IsAmbiguous));
    }

    [Theory]
    [InlineData("2016-03-04")]
    [InlineData("3/3/2016")]
    [InlineData("13/3/2016")]
    [InlineData("Friday 4/3/2016")]
    public void Where_only_one_reading_is_possible_nothing_is_asked(string text) => Assert.False(TypedDay.Read(text, _today)!.IsAmbiguous);

    [Theory]
    [InlineData("soon", DayFault.NotADay)]
    [InlineData("18", DayFault.NotADay)]
    [InlineData("18:30", DayFault.NotADay)]
    [InlineData("18 March 2016 10 am", DayFault.NotADay)]
    [InlineData("18 March 216", DayFault.NotADay)]
    [InlineData("18 Foo 2016", DayFault.NotADay)]
    [InlineData("---", DayFault.NotADay)]
    [InlineData("31 February 2016", DayFault.NoSuchDay)]
    [InlineData("2016-13-01", DayFault.NoSuchDay)]
    [InlineData("3/18/2016", DayFault.NoSuchDay)]
    [InlineData("32/1", DayFault.NoSuchDay)]
    [InlineData("0216-03-18", DayFault.OutOfRange)]
    [InlineData("0000-01-01", DayFault.OutOfRange)]
    [InlineData("Monday 18 March 2016", DayFault.OtherWeekday)]
    public void What_is_no_day_is_refused_with_its_reason(string text, DayFault fault)
    {
        var read = TypedDay.Read(text, _today)!;
        Assert.Equal((null, fault), (read.Day, read.Fault));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Nothing_typed_is_nothing(string? text) => Assert.Null(TypedDay.Read(text, _today));

    [Fact]
    public void A_day_shown_is_the_day_read_back() => Check.Sample(
        Gen.Select(_anyDay, Gen.OneOf("yyyy-MM-dd", "dddd d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "yyyyMMdd", "yyyy/M/d")),
        (day, format) =>
        {
            var read = TypedDay.Read(day.ToString(format, CultureInfo.InvariantCulture), _today)!;
            Assert.Equal((day, null), (read.Day, read.Other));
        });

    [Fact]
    public void A_day_of_digits_reads_day_first_and_tells_the_other_reading_when_there_is_one() => Check.Sample(_anyDay, day =>
    {
        var read = TypedDay.Read(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), _today)!;
        Assert.Equal(day, read.Day);
        Assert.Equal(day.Day <= 12 && day.Day != day.Month, read.IsAmbiguous);
    });

    [Fact]
    public void A_day_without_a_year_is_the_latest_one_not_after_today() => Check.Sample(Gen.Select(_anyDay, Gen.Int[0, 364]), (today, back) =>
    {
        var day = today.AddDays(-back);
        if (TypedDay.Known.Contains(day))
        {
            Assert.Equal(day, TypedDay.Read(day.ToString("d MMMM", CultureInfo.InvariantCulture), today)!.Day);
        }
    });

    [Fact]
    public void No_text_throws_and_every_text_is_either_read_or_refused() => Check.Sample(
        Gen.Select(Gen.String[Gen.OneOf(Gen.Char["0123456789٠١٢٣/.- "], Gen.Char), 0, 12], _anyDay),
        (text, today) => Assert.True(TypedDay.Read(text, today) is null or { Day: not null, Fault: null } or { Day: null, Fault: not null }));

    [Fact]
    public void A_month_cut_so_short_that_it_could_be_two_is_none() =>
        Assert.Equal(DayFault.NotADay, TypedDay.Read("5 jui 2016", _today)!.Fault);

    [Theory]
    [InlineData("en")]
    [InlineData("ar-SY")]
    [InlineData("ar-MA")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("tr")]
    public void A_day_is_read_back_as_it_is_written_to_a_reader_of_any_language(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            foreach (var day in Enumerable.Range(0, 12).Select(m => new DateOnly(2015, 5, 28).AddMonths(m)))
            {
                foreach (var form in new[] { "d MMM yyyy", "d MMMM yyyy", "dddd d MMMM yyyy" })
                {
                    var written = day.ToString(form, CultureInfo.CurrentCulture);
                    Assert.Equal((written, day), (written, TypedDay.Read(written, _today)?.Day ?? default));
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
