using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;
using MimeKit;

namespace AccessTracker.Web.Desk.SetUp;

public sealed partial class OperationSetUpPage
{
    private const int MeetingsShown = 10;

    private IReadOnlyList<SetUpStep> _steps = [];
    private IReadOnlyList<ReportPeriod> _meetings = [];
    private IReadOnlyList<string> _refused = [];
    private string? _mailResult;
    private bool _mayMove;
    private bool _mayWrite;
    private bool _mayInvite;
    private bool _mayTest;

    [Inject]
    public required AccountStore Accounts { get; init; }

    [Inject]
    public required MailServer Mail { get; init; }

    [Inject]
    public required OutlineStore Outlines { get; init; }

    [Inject]
    public required BundleImport Import { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string DayName => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(Situation!.Operation.MeetingWeekday);

    protected override async Task ReadAsync(Situation situation)
    {
        _meetings = situation.Calendar.Ahead(Today, MeetingsShown);
        _mayWrite = MayWrite(RecordKinds.Locations);
        _mayInvite = AccessPolicy.May(Person, Verb.ManageAccounts, new Subject(null));
        _mayMove = MayWrite(RecordKinds.Meetings);
        _mayTest = Mail.IsOn && AccessPolicy.May(Person, Verb.RunJobs, new Subject(Operation)) && MailboxAddress.TryParse(Person.Name, out _);
        var outlines = (await Outlines.ReadAsync(Held!.Stored)).Count;
        var people = (await Accounts.ListAsync()).Count(a => a.DisabledAt is null && a.Held(Clock.GetUtcNow()).Any(g => g.IsFor(Operation)));
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
            new(Texts.SetUpMap, Texts.SetUpMapWhy, outlines == 0 ? null : Format.With(Texts.SetUpMapDone, Format.Number(outlines)),
                [(Texts.MapTitle, Urls.Map(Operation))]),
            Of("party", Texts.SetUpParties, Texts.SetUpPartiesWhy, facts.Ceasefire.Parties.Count),
            new(Texts.SetUpPeople, Texts.SetUpPeopleWhy, people == 0 ? null : Format.With(Texts.SetUpPeopleCount, Format.Number(people)),
                _mayInvite ? [(Texts.Invite, $"{Urls.Accounts}#invite")] : []),
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

    private static string NameOf(ReportPeriod meeting) => $"day-{meeting.Number.ToString(CultureInfo.InvariantCulture)}";

    // The day that the form showed, when it was sent; somebody may have moved the meeting since.
    private static string NameOfWas(ReportPeriod meeting) => $"was-{meeting.Number.ToString(CultureInfo.InvariantCulture)}";

    // What was refused stays as it was typed.
    private string Typed(ReportPeriod meeting) =>
        _refused.Count > 0 && Sent(meeting) is { IsMoved: true } sent ? sent.Typed : Format.Iso(meeting.End);

    // All ten, as soon as one has another day: the weekday gives only those after the last that is a record. One that nobody has typed another day
    // for keeps the day that it has, which may be another one than the form showed.
    private async Task MoveAsync()
    {
        var days = _meetings.Select(m => (Meeting: m, Stored: Format.Iso(m.End), Sent: Sent(m))).ToList();
        _refused =
        [
            .. days.Where(d => d.Sent.IsMoved && d.Sent.Was != d.Stored && d.Sent.Typed != d.Stored)
                .Select(d => Format.With(Texts.SetUpMovedSince, Format.Number(d.Meeting.Number), Format.LongDay(d.Meeting.End))),
        ];
        if (_refused.Count == 0 && days.Exists(d => d.Sent.IsMoved))
        {
            IReadOnlyList<string>[] rows =
            [
                ["number", "date"],
                .. days.Select(d => new[] { d.Meeting.Number.ToString(CultureInfo.InvariantCulture), d.Sent.IsMoved ? d.Sent.Typed : d.Stored }),
            ];
            var result = await Import.ImportAsync(
                BundleSource.Of(RecordKinds.Meetings, rows), Operation, new ImportOptions(), ClientInfo.Actor(Context), Clock.GetUtcNow(),
                cancellation: Context.RequestAborted);
            _refused = [.. result.Refused.Select(r => r.Refusal.Message).Distinct()];
        }

        if (_refused.Count == 0)
        {
            Navigation.NavigateTo($"{Urls.SetUpOperation(Operation)}#calendar");
        }
    }

    private (string Was, string Typed, bool IsMoved) Sent(ReportPeriod meeting)
    {
        var (was, typed) = (Context.Request.Form[NameOfWas(meeting)].ToString(), Iso(Context.Request.Form[NameOf(meeting)].ToString().Trim()));
        return (was, typed, typed.Length > 0 && typed != was);
    }

    private string Iso(string typed) => TypedDay.Read(typed, Today)?.Day is { } day ? Format.Iso(day) : typed;

    private async Task TestMailAsync()
    {
        if (_mayTest)
        {
            _mailResult = await new MailTest(Mail).RunAsync(Person.Name, Situation!.Operation.Name, Context.RequestAborted);
        }
    }
}
