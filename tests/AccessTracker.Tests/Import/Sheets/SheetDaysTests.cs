using AccessTracker.Data.Import.Sheets;

namespace AccessTracker.Tests.Import.Sheets;

public sealed class SheetDaysTests
{
    [Theory]
    [InlineData("2016-03-10")]
    [InlineData("2016/03/10")]
    [InlineData("2016.3.10")]
    [InlineData("2016-03-10T12:30:00Z")]
    [InlineData("2016-03-10 12:30:00")]
    [InlineData("20160310")]
    [InlineData("10 March 2016")]
    [InlineData("10 Mar 2016")]
    [InlineData("10-Mar-16")]
    [InlineData("10-MAR-2016")]
    [InlineData("March 10, 2016")]
    [InlineData("Mar. 10 2016")]
    [InlineData("10th of March 2016")]
    [InlineData("Thursday, 10 March 2016")]
    [InlineData("Thu 10/Mar/2016")]
    [InlineData("2016 March 10")]
    [InlineData("\u0661\u0660 \u0622\u0630\u0627\u0631 \u0662\u0660\u0661\u0666")]
    [InlineData("10 آذار 2016")]
    [InlineData("10 مارس 2016")]
    [InlineData("الخميس 10 آذار 2016")]
    [InlineData("يوم الخميس، ١٠ مارس ٢٠١٦ م")]
    [InlineData("10 آذار (مارس) 2016")]
    [InlineData("10 آذار/مارس 2016")]
    [InlineData("١٠ من آذار عام ٢٠١٦")]
    [InlineData("٢٠١٦-٠٣-١٠")]
    [InlineData("٢٠١٦/٣/١٠")]
    [InlineData("۲۰۱۶-۰۳-۱۰")]
    [InlineData("\u200F10 آذار 2016\u200F")]
    [InlineData("\u200E2016-03-10")]
    [InlineData(" 2016 - 03 - 10 ")]
    [InlineData("42439")]
    [InlineData("42439.5")]
    [InlineData("٤٢٤٣٩")]
    public void The_tenth_of_March_is_read_however_it_is_written(string text) => Assert.Equal(new DateOnly(2016, 3, 10), SheetDays.Read(text).Day);

    [Theory]
    [InlineData("25/03/2016", 2016, 3, 25)]
    [InlineData("25.3.2016", 2016, 3, 25)]
    [InlineData("25-3-16", 2016, 3, 25)]
    [InlineData("٢٥/٣/٢٠١٦", 2016, 3, 25)]
    [InlineData("03/25/2016", 2016, 3, 25)]
    [InlineData("25/3/2016 09:30 PM", 2016, 3, 25)]
    [InlineData("3/3/2016", 2016, 3, 3)]
    [InlineData("15 كانون الثاني 2016", 2016, 1, 15)]
    [InlineData("15 كانون الأول 2016", 2016, 12, 15)]
    [InlineData("15 تشرين الاول 2016", 2016, 10, 15)]
    [InlineData("15 تشرين ثاني 2016", 2016, 11, 15)]
    [InlineData("1 أيار 2016", 2016, 5, 1)]
    [InlineData("1 حزيران 2016", 2016, 6, 1)]
    [InlineData("1 أغسطس 2016", 2016, 8, 1)]
    [InlineData("1 يونيه 2016", 2016, 6, 1)]
    [InlineData("1 جويلية 2016", 2016, 7, 1)]
    [InlineData("29 February 2016", 2016, 2, 29)]
    public void Other_days_are_read_too(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), SheetDays.Read(text).Day);

    [Theory]
    [InlineData("10/03/2016")]
    [InlineData("3-10-16")]
    [InlineData("٠٣/١٠/٢٠١٦")]
    public void Two_small_numbers_are_not_guessed_at(string text)
    {
        var reading = SheetDays.Read(text);
        Assert.True(reading.IsEither);
        Assert.Null(reading.Day);
        Assert.NotNull(SheetDays.Read(text, DayOrder.DayFirst).Day);
        Assert.NotEqual(SheetDays.Read(text, DayOrder.DayFirst).Day, SheetDays.Read(text, DayOrder.MonthFirst).Day);
    }

    [Theory]
    [InlineData("25/03/2016", DayOrder.DayFirst)]
    [InlineData("03/25/2016", DayOrder.MonthFirst)]
    public void A_large_number_tells_the_order_and_is_no_day_in_the_other(string text, DayOrder order)
    {
        Assert.Equal(order, SheetDays.Read(text).Order);
        Assert.Null(SheetDays.Read(text, order == DayOrder.DayFirst ? DayOrder.MonthFirst : DayOrder.DayFirst).Day);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("March")]
    [InlineData("March 2016")]
    [InlineData("2016")]
    [InlineData("30/02/2016")]
    [InlineData("31 April 2016")]
    [InlineData("2018-12-338")]
    [InlineData("10/03")]
    [InlineData("12:30")]
    [InlineData("120000")]
    [InlineData("1,200")]
    [InlineData("between 3 and 5 March 2016")]
    [InlineData("مارس")]
    [InlineData("غدا")]
    public void What_is_no_day_is_none(string text) => Assert.Equal(default, SheetDays.Read(text));

    [Fact]
    public void A_workbook_of_1904_counts_otherwise() =>
        Assert.Equal(new DateOnly(2016, 3, 10), SheetDays.Read("40977", null, countsFrom1904: true).Day);
}
