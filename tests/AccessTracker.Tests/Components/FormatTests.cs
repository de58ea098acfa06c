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
        Assert.Equal("unknown", Format.Number((long?)null));
        Assert.Equal("0", Format.Number(0L));
        Assert.Equal("unknown", Format.Percent(null));
        Assert.Equal("unknown", Format.Day(null));
    }

    [Fact]
    public void Numbers_are_grouped_and_days_are_written_out()
    {
        Assert.Equal("1,234,567", Format.Number(1_234_567L));
        Assert.Equal("12.5", Format.Number(12.5m));
        Assert.Equal("18 Mar 2016", Format.Day(A.Day("2016-03-18")));
        Assert.Equal("82.4%", Format.Percent(0.8238m).Replace("\u00A0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_carries_its_sign()
    {
        Assert.Equal("+1,200", Format.Change(1200));
        Assert.Equal("\u221225,000", Format.Change(-25000));
        Assert.Equal("0", Format.Change(0));
    }

    [Fact]
    public void An_instant_is_shown_in_the_operation_s_zone_which_is_named() => Assert.Equal(
        "18 Mar 2016 14:00 (Asia/Damascus)", Format.Instant(new DateTimeOffset(2016, 3, 18, 12, 0, 0, TimeSpan.Zero), "Asia/Damascus"));
}
