using AccessTracker.Domain.Alerts;
using AccessTracker.Tests.Hosting;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.Reports.Publish;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Alerts;

/// <summary>The thresholds of the configuration.</summary>
public sealed class AlertDefaultsTests
{
    [Fact]
    public void What_is_not_configured_is_the_operation_s_or_the_program_s_own()
    {
        var rules = Read().Of(A.Operation() with { OverdueDays = 45 });
        Assert.Equal(
            new AlertRules { PermitLapses = 7, PlaceUnreached = 45, AnswerOverdue = 1, PermitUnused = 14, TargetBehind = 14, ReportLate = 2 }, rules);
    }

    [Fact]
    public void A_setting_counts_for_every_operation_and_off_is_none()
    {
        var defaults =
            Read(("Alerts:PlaceUnreached", "60"), ("Alerts:TargetBehind", "off"), ("Reports:LateAfterDays", "5"), ("Alerts:DigestHour", "0"));
        var rules = defaults.Of(A.Operation() with { OverdueDays = 45 });
        Assert.Equal((60, null, 5, 0), (rules.PlaceUnreached, rules.TargetBehind, rules.ReportLate, defaults.DigestHour));
    }

    [Theory]
    [InlineData("Alerts:PermitLapses", "0", "Alerts:PermitLapses is '0'. Expected: days, 1 to 999, or off.")]
    [InlineData("Alerts:PermitLapses", "soon", "Alerts:PermitLapses is 'soon'. Expected: days, 1 to 999, or off.")]
    [InlineData("Alerts:DigestHour", "24", "Alerts:DigestHour is '24'. Expected: an hour of the day, 0 to 23.")]
    public void A_wrong_one_is_refused_and_the_message_says_what_to_write(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Read((name, value))).Message);

    private static AlertDefaults Read(params (string Name, string Value)[] settings) =>
        new(SettingsOf.Read<AlertSettings>(settings), new LateReports(SettingsOf.Read<PublishSettings>(settings)));
}
