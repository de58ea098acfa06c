using AccessTracker.Data.Audit;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Permits;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Tests.Components;

public sealed class StatusViewTests
{
    public static TheoryData<string> Words => [.. All<AccessStatus>(), .. All<DeliveryOutcome>(), .. All<ConvoyMode>(), .. All<ConvoyEventKind>(),
        .. All<LineStateKind>(), .. All<DecisionKind>(), .. All<ClearanceState>(), .. All<Blocking>(), .. All<ConditionKind>(), .. All<AgeBand>(),
        .. All<IncidentState>(), .. All<TargetScope>(), .. All<TargetOutlook>(),
        .. All<Track>(), .. All<SupplyLine>(), .. All<StatedMeasure>(), .. All<StatedWindow>(), .. All<ReportLedgerState>(), .. All<Role>(),
        .. All<Sensitivity>(),
        .. All<AuditAction>(), .. All<AlertKind>(), .. All<MailState>(), .. All<MailFile>(), .. All<AccountNotice>(), .. All<HistoryAction>(),
        .. RecordKinds.Standard.All.Select(t => $"Kind_{t.Name}"), .. Columns, "Column_sensitivity"];

    private static IEnumerable<string> Columns => RecordKinds.Standard.All.SelectMany(t => t.Columns).Select(c => $"Column_{c.Name}").Distinct();

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_word_of_the_domain_has_a_text(string key) => Assert.False(string.IsNullOrWhiteSpace(EnumText.Find(key)), key);

    [Fact]
    public void Statuses_differ_in_words_and_icon_not_in_tone_alone()
    {
        AssertTellable([.. Enum.GetValues<AccessStatus>().Select(s => StatusView.Of(s)), StatusView.Of((AccessStatus?)null)]);
        AssertTellable([.. Enum.GetValues<DeliveryOutcome>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<Blocking>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<TargetOutlook>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<IncidentState>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<ClearanceState>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<MailState>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<AlertKind>().Select(StatusView.Of)]);
        AssertTellable([.. Enum.GetValues<ReportLedgerState>().Select(StatusView.OfReport)]);
    }

    [Theory]
    [InlineData("2016-02-20", "Pending")]
    [InlineData("2016-02-24", "Pending, overdue")]
    public void A_pending_line_past_its_due_day_says_so(string day, string expected)
    {
        var line = A.PermitLine(A.Request("R", "2016-02-12"));
        Assert.Equal(expected, StatusView.Of(line.StateOn(A.Day(day))!, A.Day(day)).Text);
    }

    [Fact]
    public void An_oral_yes_reads_as_pending()
    {
        var line = A.PermitLine(A.Request("R", "2016-02-12"), A.Decision("R", "MAD", DecisionKind.Verbal, "2016-02-13"));
        Assert.Equal("Pending, verbal yes", StatusView.Of(line.StateOn(A.Day("2016-02-14"))!, A.Day("2016-02-14")).Text);
    }

    [Fact]
    public void A_permit_not_yet_valid_is_told_from_a_valid_one()
    {
        var line = A.PermitLine(A.Request("R", "2016-02-12"), A.Decision("R", "MAD", DecisionKind.Granted, "2016-02-13", validFrom: "2016-02-20"));
        Assert.Equal("Granted, not yet valid", StatusView.Of(line.StateOn(A.Day("2016-02-14"))!, A.Day("2016-02-14")).Text);
        Assert.Equal("Granted", StatusView.Of(line.StateOn(A.Day("2016-02-20"))!, A.Day("2016-02-20")).Text);
    }

    private static void AssertTellable(IReadOnlyList<StatusView> views)
    {
        Assert.Equal(views.Count, views.Select(v => v.Text).Distinct().Count());
        Assert.Equal(views.Count, views.Select(v => v.Icon).Distinct().Count());
    }

    private static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetValues<T>().Select(EnumText.Key);
}
