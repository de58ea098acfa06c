using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Desk.SetUp;

public sealed partial class OperationSetUpPage
{
    private const int MeetingsShown = 10;

    private IReadOnlyList<SetUpStep> _steps = [];
    private IReadOnlyList<ReportPeriod> _meetings = [];

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required MailServer Mail { get; init; }

    private string DayName => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(Situation!.Operation.MeetingWeekday);

    protected override async Task ReadAsync(Situation situation)
    {
        _meetings = situation.Calendar.Ahead(Today, MeetingsShown);
        var people = (await Accounts.ListAsync()).Count(a => a.DisabledAt is null && a.Grants.Any(g => g.IsFor(Operation)));
        var facts = situation.Facts;
        _steps =
        [
            new(Texts.SetUpFrame, Texts.SetUpFrameWhy, $"{Format.Day(situation.Operation.Since)}{Texts.ListSeparator}{situation.Operation.TimeZone}",
                MayWrite(RecordKinds.Standard.Find("operation")!)
                    ? [(Texts.SetUpFrameChange, Urls.EnterRecord(Operation, "operation", Operation))]
                    : []),
            new(Texts.SetUpPlaces, Texts.SetUpPlacesWhy, Counted(situation.Locations.Count, Texts.OnePlace, Texts.ManyPlaces),
                MayWrite(RecordKinds.Locations)
                    ? [(Texts.SheetsTitle, Urls.Sheets(Operation)), (Texts.EnterFirstPlace, Urls.EnterRecord(Operation, "location"))]
                    : []),
            Of("status", Texts.SetUpStatus, Texts.SetUpStatusWhy, facts.Statuses.Count),
            Of("population", Texts.SetUpPopulation, Texts.SetUpPopulationWhy, facts.Populations.Count),
            Of("party", Texts.SetUpParties, Texts.SetUpPartiesWhy, facts.Ceasefire.Parties.Count),
            new(Texts.SetUpPeople, Texts.SetUpPeopleWhy, people == 0 ? null : Format.With(Texts.SetUpPeopleCount, Format.Number(people)),
                AccessPolicy.May(Person, Verb.ManageAccounts, new Subject(null)) ? [(Texts.Invite, $"{Urls.Accounts}#invite")] : []),
            Of("target", Texts.SetUpTarget, Texts.SetUpTargetWhy, facts.Targets.Count),
            new(Texts.SetUpAlerts, Texts.SetUpAlertsWhy, Texts.SetUpAlertsDone,
                MayWrite(RecordKinds.Locations) ? [(Texts.AlertRulesTitle, Urls.AlertRules(Operation))] : []),
            new(Texts.SetUpMail, Texts.SetUpMailWhy, Mail.IsOn ? Texts.SetUpMailOn : null,
                AccessPolicy.May(Person, Verb.RunJobs, new Subject(Operation)) ? [(Texts.MailTitle, Urls.Mail(Operation))] : []),
            new(Texts.SetUpFirstReport, Texts.SetUpFirstReportWhy,
                situation.Calendar.Due(Today) is [var first, ..] ? Format.With(Texts.ReportNumber, first.Number) : null,
                [(Texts.Overview, Urls.Overview(Operation)), (Texts.Reports, Urls.Reports(Operation))]),
        ];
    }

    private SetUpStep Of(string kind, string title, string why, int count) => new(
        title, why, count == 0 ? null : Format.With(Texts.SetUpRecords, Format.Number(count)),
        MayWrite(RecordKinds.Standard.Find(kind)!)
            ? [(Texts.SetUpEnter, Urls.EnterRecord(Operation, kind)), (Texts.SheetsTitle, Urls.Sheets(Operation))]
            : []);

    private static string? Counted(int count, string one, string many) => count == 0 ? null : Format.Counted(count, one, many);

    private bool MayWrite(RecordKind kind) => AccessPolicy.May(Person, Verb.Write, new Subject(Operation, kind.Subject));

    private string MoveUrl(ReportPeriod meeting) => Urls.Query(
        Urls.EnterRecord(Operation, "meeting"),
        ("number", meeting.Number.ToString(CultureInfo.InvariantCulture)), ("date", Format.Iso(meeting.End)));
}
