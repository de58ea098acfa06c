using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Components;

public sealed class ShowTests : IDisposable
{
    private readonly System.Globalization.CultureInfo _culture = System.Globalization.CultureInfo.CurrentCulture;

    public ShowTests() => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("en");

    public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = _culture;

    [Fact]
    public void Unknown_is_never_zero()
    {
        Assert.Equal("unknown", Show.Number((long?)null));
        Assert.Equal("0", Show.Number(0L));
        Assert.Equal("unknown", Show.Percent(null));
        Assert.Equal("unknown", Show.Day(null));
    }

    [Fact]
    public void Numbers_are_grouped_and_days_are_written_out()
    {
        Assert.Equal("1,234,567", Show.Number(1_234_567L));
        Assert.Equal("12.5", Show.Number(12.5m));
        Assert.Equal("18 Mar 2016", Show.Day(A.Day("2016-03-18")));
        Assert.Equal("82.4%", Show.Percent(0.8238m).Replace("\u00A0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_carries_its_sign()
    {
        Assert.Equal("+1,200", Show.Change(1200));
        Assert.Equal("\u221225,000", Show.Change(-25000));
        Assert.Equal("0", Show.Change(0));
    }

    [Fact]
    public void An_instant_is_shown_in_the_operation_s_zone_which_is_named() => Assert.Equal(
        "18 Mar 2016 14:00 (Asia/Damascus)", Show.Instant(new DateTimeOffset(2016, 3, 18, 12, 0, 0, TimeSpan.Zero), "Asia/Damascus"));
}
