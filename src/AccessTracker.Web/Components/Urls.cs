using System.Globalization;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Components;

/// <summary>Every address of the program. Pages declare their routes; nothing else writes a path.</summary>
public static partial class Urls
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string DemoEntry = "/sign-in/demo";
    public const string Language = "/language";
    public const string Search = "/search";

    /// <summary>All operations, also where there is but one, into which the first page leads.</summary>
    public const string Operations = "/operations";

    /// <summary>Where an operation begins.</summary>
    public const string NewOperation = "/operations/new";

    public const string SignOut = "/sign-out";
    public const string CloseTour = "/tour/close";

    /// <summary>Asked by pages that stand open.</summary>
    public const string SessionAlive = "/session";
    public const string SecondStep = "/sign-in/second-step";
    public const string PasskeyRequest = "/sign-in/passkey";
    public const string ExternalSignIn = "/sign-in/provider";
    public const string ExternalAnswer = "/sign-in/provider/answer";
    public const string Account = "/account";

    /// <summary>Everything below is for programs.</summary>
    public const string Api = "/api";

    /// <summary>The one version there is.</summary>
    public const string ApiV1 = "/api/v1";

    /// <summary>What it can do, for programs.</summary>
    public const string ApiDocument = "/api/v1/openapi.json";

    /// <summary>The same for people.</summary>
    public const string ApiReference = "/api-reference";
    public const string SecondFactor = "/account/second-factor";
    public const string PasskeyCreation = "/account/passkeys";
    public const string Accounts = "/accounts";
    public const string AccessDenied = "/access-denied";
    public const string NotFound = "/not-found";
    public const string Error = "/error";
    public const string Health = "/health";

    /// <summary>Whether the process runs: asked by who would start it anew.</summary>
    public const string HealthLive = "/health/live";

    /// <summary>Whether it can serve: asked by who would send it requests.</summary>
    public const string HealthReady = "/health/ready";
    public const string Dashboard = "/hangfire";
    public const string ThemeSheet = "/theme.css";

    public const string DraftMark = "/draft-mark.css";
    public const string EntryScripts = "/entry-scripts";

    /// <summary>Where pages to work on connect to; the framework's own.</summary>
    public const string Circuits = "/_blazor";

    /// <summary>Who did what: of no operation.</summary>
    public const string AuditPage = "/audit";

    /// <summary>Where the main content starts, for those who skip the navigation.</summary>
    public const string MainId = "main";

    public static string Overview(string operation) => $"/o/{Segment(operation)}";

    public static string Locations(string operation, string? status = null, string? governorate = null, string? text = null, PageAt page = default) =>
        Query($"{Overview(operation)}/locations", [("status", status), ("governorate", governorate), ("q", text), .. page.Pairs()]);

    public static string Location(string operation, string code) => $"{Overview(operation)}/locations/{Key(code)}";

    public static string Requests(string operation, string? state = null, string? authority = null, string? text = null, PageAt page = default) =>
        Query($"{Overview(operation)}/requests", [("state", state), ("authority", authority), ("q", text), .. page.Pairs()]);

    public static string Request(string operation, string reference) => $"{Overview(operation)}/requests/{Key(reference)}";

    public static string Convoys(
        string operation,
        string? mode = null,
        string? track = null,
        string? outcome = null,
        string? text = null,
        DateOnly? from = null,
        DateOnly? to = null,
        PageAt page = default) => Query(
            $"{Overview(operation)}/convoys",
            [("mode", mode), ("track", track), ("outcome", outcome), ("q", text), ("from", Day(from)), ("to", Day(to)), .. page.Pairs()]);

    public static string Convoy(string operation, string reference) => $"{Overview(operation)}/convoys/{Key(reference)}";

    /// <summary>What was sent with convoys and did not arrive.</summary>
    public static string Losses(string operation) => $"{Overview(operation)}/losses";

    /// <summary>What can be entered, and what was begun.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="thrown">Id of the draft that has just been thrown away; null: none.</param>
    public static string Enter(string operation, string? thrown = null) => Query($"{Overview(operation)}/enter", ("thrown", thrown));

    /// <summary>What was begun and not finished.</summary>
    public static string Drafts(string operation) => $"{Enter(operation)}#drafts";

    /// <summary>What an operation still needs before its first report.</summary>
    public static string SetUpOperation(string operation) => $"{Overview(operation)}/set-up";

    /// <summary>The form of a new record, or of one that is there.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="form">Which: <c>request</c>, <c>answer</c>, <c>clearance</c>, <c>convoy</c>, <c>log</c>, <c>items</c>.</param>
    /// <param name="key">Ref of the record that it changes or adds to.</param>
    /// <param name="draft">What was begun.</param>
    public static string EnterForm(string operation, string form, string? key = null, string? draft = null) =>
        Query($"{Enter(operation)}/{Segment(form)}{(key is null ? "" : $"/{Key(key)}")}", ("draft", draft));

    /// <summary>Where a message is pasted, from which a form is filled in.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="convoy">Ref of the convoy from whose log one comes; null or empty: from none.</param>
    public static string PasteMessage(string operation, string? convoy = null) =>
        EnterForm(operation, "message", string.IsNullOrEmpty(convoy) ? null : convoy);

    /// <summary>The form of a new request, with its first place.</summary>
    public static string EnterRequest(string operation, string location) => Query(EnterForm(operation, "request"), ("location", location));

    /// <summary>The form of a new convoy, with its first stop.</summary>
    public static string EnterConvoyTo(string operation, string location) => Query(EnterForm(operation, "convoy"), ("location", location));

    /// <summary>The form of a new convoy under a request, with the places whose permit holds.</summary>
    public static string EnterConvoy(string operation, string request) => Query($"{Enter(operation)}/convoy", ("request", request));

    /// <summary>The form of a clearance that stands out, filled in with what has become of it.</summary>
    public static string EnterClearance(string operation, Clearance clearance, ClearanceState state) => Query(
        EnterForm(operation, "clearance", clearance.Request), ("place", clearance.Location), ("kind", clearance.Kind), ("party", clearance.Party),
        ("state", EnumCode.Of(state)));

    /// <summary>The form of a record of any kind.</summary>
    public static string EnterRecord(string operation, string kind, string? key = null, string? draft = null) =>
        Query($"{Enter(operation)}/record/{Segment(kind)}{(key is null ? "" : $"/{Segment(RecordAddress.Of(key))}")}", ("draft", draft));

    /// <summary>The form of a new record about a place (<c>location</c>) or a convoy (<c>convoy</c>).</summary>
    public static string EnterRecordAbout(string operation, string kind, string column, string key) =>
        Query(EnterRecord(operation, kind), (column, key));

    /// <summary>The places that somebody proposed, for who may confirm them.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="case">Key of what is looked at first; null: what has waited longest.</param>
    public static string PlacesToConfirm(string operation, string? @case = null) =>
        Query($"{Overview(operation)}/places-to-confirm", ("case", @case));

    /// <summary>Where it is said what a proposed place is.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="code">Of the proposed place.</param>
    /// <param name="known">Code of the place that it likely is.</param>
    public static string ConfirmPlace(string operation, string code, string? known = null) =>
        Query(EnterForm(operation, "place", code), ("is", known));

    /// <summary>Where a form keeps what is typed.</summary>
    public static string Draft(string operation, string id) => $"{Overview(operation)}/drafts/{Segment(id)}";

    /// <summary>What the forms need to know on the device, in one file.</summary>
    public static string Reference(string operation) => $"{Overview(operation)}/reference";

    /// <summary>Where the picker of places asks.</summary>
    public static string PlaceSearch(string operation) => $"{Overview(operation)}/places";

    /// <summary>Where a script opens what its window sealed before the same person signed in again.</summary>
    public static string DraftKey(string operation) => $"{Overview(operation)}/drafts/key";

    /// <summary>Where a script asks what a typed day means.</summary>
    public static string DayWords(string operation) => $"{Overview(operation)}/days";

    /// <summary>A page that says that something has been saved, and offers to undo it.</summary>
    public static string Saved(string page, long? change) => Query(page, ("saved", (change ?? 0).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The form at that address, with what the form of the id <paramref name="last"/> has saved.</summary>
    public static string Followed(string form, string last) => Query(form, ("last", last));

    public static string Undo(string operation, long change, string back) =>
        Query(string.Create(CultureInfo.InvariantCulture, $"{Overview(operation)}/undo/{change}"), ("back", back));

    /// <summary>A form whose saving has just been undone.</summary>
    public static string Undone(string form) => Query(form, ("undone", "true"));

    /// <summary>The form at that address, with what is to be changed of what it has saved.</summary>
    public static string Amended(string form) => Query(form, ("amends", "true"));

    /// <summary>The records of a kind; with <paramref name="text"/> those in which it stands.</summary>
    public static string RecordList(string operation, string kind, string? text = null, int page = 1) =>
        Query($"{Overview(operation)}/records/{Segment(kind)}", ("q", text), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>The records that are withdrawn, of one kind perhaps.</summary>
    public static string Withdrawn(string operation, string? kind = null, int page = 1) =>
        Query($"{Overview(operation)}/withdrawn", ("kind", kind), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>The board of places not reached.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string Unreached(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/unreached", [.. filter]);

    /// <summary>The board as a file: <c>xlsx</c>, or <c>csv</c> for spreadsheets.</summary>
    public static string UnreachedFile(string operation, string ending, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/unreached.{ending}", [.. filter]);

    /// <summary>The list of incidents.</summary>
    public static string Incidents(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/incidents", [.. filter]);

    /// <summary>The same as a file: <c>xlsx</c>, or <c>csv</c> for spreadsheets.</summary>
    public static string IncidentsFile(string operation, string ending, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/incidents.{ending}", [.. filter]);

    /// <summary>The same places on a map.</summary>
    public static string Map(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/map", [.. filter]);

    /// <summary>
    /// What became of requests, by plan or month; with <paramref name="key"/> and <paramref name="stage"/>, the lines of one figure.
    /// </summary>
    public static string Funnel(
        string operation, string? day = null, string? by = null, string? key = null, string? stage = null, PageAt page = default) =>
        Query($"{Overview(operation)}/funnel", [("day", day), ("by", by), ("key", key), ("stage", stage), .. page.Pairs()]);

    /// <summary>What somebody ought to know of.</summary>
    public static string Alerts(string operation) => AlertList(operation);

    /// <summary>The same, of those that are asked for.</summary>
    public static string AlertList(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/alerts", [.. filter]);

    /// <summary>The same at a desk, where many are snoozed at once.</summary>
    public static string AlertDesk(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/alerts/desk", [.. filter]);

    /// <summary>One alert, to snooze it or to wake it.</summary>
    public static string Alert(string operation, string key) => Query($"{Alerts(operation)}/one", ("key", key));

    /// <summary>When alerts fire.</summary>
    public static string AlertRules(string operation, bool saved = false) => Query($"{Alerts(operation)}/rules", ("saved", saved ? "true" : null));

    /// <summary>What waits for an answer, what was answered, what was not used.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string Permits(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/permits", [.. filter]);

    /// <summary>
    /// A brief about an authority, or about a place, for the room in which it is spoken of: as a file (<c>pdf</c>, <c>docx</c>), or as a page when
    /// <paramref name="ending"/> is null.
    /// </summary>
    public static string Brief(string operation, string? ending, string? authority = null, string? place = null, string? day = null) =>
        Query($"{Permits(operation)}/brief{(ending is null ? "" : $".{ending}")}", ("authority", authority), ("place", place), ("day", day));

    /// <summary>The operation on one page, on a day (<c>yyyy-MM-dd</c>; null: today).</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="ending">Of the file, <c>pdf</c> or <c>png</c>; null: the page.</param>
    /// <param name="day">As the address has it.</param>
    public static string Snapshot(string operation, string? ending = null, string? day = null) =>
        Query($"{Overview(operation)}/snapshot{(ending is null ? "" : $".{ending}")}", ("day", day));

    /// <summary>The figures of each meeting, side by side.</summary>
    public static string Trends(string operation) => $"{Overview(operation)}/trends";

    /// <summary>Targets with their pace on a day (<c>yyyy-MM-dd</c>); null: today.</summary>
    public static string Targets(string operation, string? day = null) => Query($"{Overview(operation)}/targets", ("day", day));

    /// <summary>The reports of a task force.</summary>
    public static string Reports(string operation, TaskForce taskForce = TaskForce.Humanitarian, PageAt page = default) =>
        Query($"{Overview(operation)}/reports", [("force", taskForce == TaskForce.Humanitarian ? null : EnumCode.Of(taskForce)), .. page.Pairs()]);

    /// <summary>A report: <c>reports/5</c>, and <c>reports/ceasefire/5</c> of the other task force.</summary>
    public static string Report(string operation, ReportId report) => $"{Reports(operation)}/{report}";

    /// <summary>The report without navigation, all unfolded, for paper.</summary>
    public static string Print(string operation, ReportId report, int? revision = null) => $"{Report(operation, report, revision)}/print";

    /// <summary>Where a report's page says how a figure is counted.</summary>
    public static string Definition(string operation, ReportId report, string id) => $"{Report(operation, report)}#{id}";

    /// <summary>Where a report is looked through, written about and published.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="report">Which.</param>
    /// <param name="draft">Words that were begun.</param>
    /// <param name="done">The revision that has just been published: the page says so.</param>
    /// <param name="saved">The narrative has just been saved: the page says so.</param>
    public static string Publish(string operation, ReportId report, string? draft = null, int? done = null, bool saved = false) => Query(
        $"{Report(operation, report)}/publish", ("draft", draft), ("done", done?.ToString(CultureInfo.InvariantCulture)),
        ("saved", saved ? "true" : null));

    /// <summary>One published revision of a report: what stands there never changes.</summary>
    public static string Report(string operation, ReportId report, int? revision) =>
        revision is { } r ? string.Create(CultureInfo.InvariantCulture, $"{Report(operation, report)}/r/{r}") : Report(operation, report);

    /// <summary>Two reports side by side, each as <c>5.1</c> (<see cref="Reports.ReportKey"/>), or without the revision for the latest.</summary>
    public static string Compare(string operation, string? first = null, string? second = null) =>
        Query($"{Reports(operation)}/compare", ("a", first), ("b", second));

    /// <summary>A file of a report; its name tells the revision.</summary>
    public static string ReportFile(string operation, ReportId report, string name) => $"{Report(operation, report)}/files/{Segment(name)}";

    /// <summary>A query for Excel and Power BI of a published revision's figures.</summary>
    public static string ReportFigures(string operation, ReportId report, int revision) =>
        Query($"{Report(operation, report)}/figures.pq", ("revision", revision.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// The records behind a figure of a report, of one revision perhaps; of the operation's today when <paramref name="report"/> is null.
    /// </summary>
    public static string Records(string operation, ReportId? report, string figure, int? revision = null, PageAt page = default) =>
        Query($"{(report is { } of ? Report(operation, of, revision) : Overview(operation))}/records", [("figure", figure), .. page.Pairs()]);

    /// <summary>The published reports as an Atom feed; with the key of a reader that cannot sign in, and in a language.</summary>
    public static string ReportFeed(
        string operation, TaskForce taskForce = TaskForce.Humanitarian, string? key = null, string? language = null) => Query(
        $"{Overview(operation)}/reports{(taskForce == TaskForce.Humanitarian ? "" : $"/{EnumCode.Of(taskForce)}")}.atom", ("key", key),
        ("language", language));

    /// <summary>The operation's days as a calendar to subscribe to; with the key of a program that cannot sign in, and in a language.</summary>
    public static string Calendar(string operation, string? key = null, string? language = null) =>
        Query($"{Overview(operation)}/calendar.ics", ("key", key), ("language", language));

    /// <summary>Who got which report by e-mail.</summary>
    public static string Mail(string operation, ReportId? report = null, bool done = false) =>
        Query($"{Overview(operation)}/mail", ("report", report?.ToString()), ("done", done ? "true" : null));

    public static string Jobs(string operation, PageAt page = default) => Query($"{Overview(operation)}/jobs", [.. page.Pairs()]);

    /// <summary>One record with its history; <paramref name="key"/> as the store has it.</summary>
    public static string Record(string operation, string kind, string key) => $"{Overview(operation)}/record/{Segment(kind)}/{Key(key)}";

    public static string Files(string operation) => $"{Overview(operation)}/files";

    public static string Import(string operation) => $"{Files(operation)}/import";

    /// <summary>Sheets as partners send them.</summary>
    public static string Sheets(string operation) => $"{Files(operation)}/sheets";

    /// <summary>What is remembered of the senders of sheets.</summary>
    public static string Remembered(string operation, string? sender = null) => Query($"{Sheets(operation)}/remembered", ("sender", sender));

    /// <summary>One sheet, at the step where it is; while its columns are told, perhaps read in another way.</summary>
    public static string Sheet(string operation, Id<ImportBatch> id, string? kind = null, int? sheet = null, int? header = null) =>
        Query($"{Sheets(operation)}/{id}", ("kind", kind), ("sheet", sheet?.ToString(CultureInfo.InvariantCulture)),
            ("header", header?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The same with all that was said of its columns so far, by the names of the form's fields.</summary>
    public static string Sheet(string operation, Id<ImportBatch> id, IEnumerable<KeyValuePair<string, StringValues>> said) =>
        QueryHelpers.AddQueryString(Sheet(operation, id), said);

    /// <summary>A page of the records that a sheet adds or changes.</summary>
    public static string SheetPage(string operation, Id<ImportBatch> id, PageAt page) =>
        $"{Query($"{Sheet(operation, id)}", [.. page.Pairs()])}#records";

    /// <summary>How far the job of a sheet is, for its page's script.</summary>
    public static string SheetProgress(string operation, Id<ImportBatch> id) => $"{Sheet(operation, id)}/progress";

    /// <summary>The refused rows of a sheet, to mend.</summary>
    public static string SheetRefused(string operation, Id<ImportBatch> id) => $"{Sheet(operation, id)}/refused.xlsx";

    /// <summary>All that a sheet adds and changes.</summary>
    public static string SheetChanges(string operation, Id<ImportBatch> id) => $"{Sheet(operation, id)}/changes.csv";

    /// <summary>An empty sheet of a kind.</summary>
    public static string Template(string operation, string kind, string language) =>
        Query($"{Files(operation)}/templates/{Segment(kind)}.xlsx", ("language", language));

    /// <summary>The bundle that imports back.</summary>
    public static string Bundle(string operation) => $"{Files(operation)}/bundle.zip";

    /// <summary>The bundle for people with a spreadsheet.</summary>
    public static string BundleForSpreadsheets(string operation) => $"{Files(operation)}/bundle-safe.zip";

    public static string Audit(string? person = null) => Audit([("person", person)]);

    /// <summary>The entries that a filter asks for.</summary>
    public static string Audit(IEnumerable<(string Name, string? Value)> asked) => Query(AuditPage, [.. asked]);

    /// <summary>The accounts that a filter asks for.</summary>
    public static string AccountList(IEnumerable<(string Name, string? Value)> asked) => Query(Accounts, [.. asked]);

    public static string SignInAndReturn(string? to) => Query(SignIn, ("ReturnUrl", to));

    public static string SecondStepAndReturn(string? to) => Query(SecondStep, ("ReturnUrl", to));

    /// <summary>Where one says which reports come by e-mail.</summary>
    public const string AccountReportMail = $"{Account}#report-mail";

    /// <summary>Where one says which alerts come by e-mail.</summary>
    public const string AccountAlertMail = $"{Account}#alert-mail";

    /// <summary>Where somebody sets up the second factor that the role asks for, and then goes on.</summary>
    public static string SecondFactorNeeded(string? to) => Query(SecondFactor, ("Needed", "true"), ("ReturnUrl", to));

    /// <summary>One's own account, saying what has been done.</summary>
    public static string AccountDone(string notice) => Query(Account, ("Done", notice));

    public static string ExternalSignInAndReturn(string? to) => Query(ExternalSignIn, ("ReturnUrl", to));

    public static string AccountOf(string id, bool changed = false) => Query($"{Accounts}/{Segment(id)}", ("Done", changed ? "true" : null));

    /// <summary>Makes the first administrator. What stands behind the # no browser sends: neither a proxy nor a log ever sees it.</summary>
    public static string SetUp(string token) => $"/set-up#{token}";

    /// <summary>Sets a password, with the token of a one-time link.</summary>
    public static string Password(string token) => $"/password#{token}";

    /// <summary>The sign-in page, which says that the password has been set.</summary>
    public static string SignInWithNewPassword => Query(SignIn, ("PasswordSet", "true"));

    /// <summary>The sign-in page, which says that the other provider's person is not let in here.</summary>
    public static string SignInNotInvited => Query(SignIn, ("NotInvited", "true"));

    /// <summary>The sign-in page, which says that the other provider does not answer.</summary>
    public static string SignInProviderAway(string? to) => Query(SignIn, ("ProviderAway", "true"), ("ReturnUrl", to));

    /// <summary>
    /// <paramref name="url"/> when it stays on this host, else the first page: a link must not send people elsewhere. In ASCII, for a
    /// header of an answer takes nothing else.
    /// </summary>
    public static string Local(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal)
            && !url.Any(char.IsControl) ? Ascii(url) : Home;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Query(string path, params (string Name, string? Value)[] values) =>
        QueryHelpers.AddQueryString(path, values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => KeyValuePair.Create(v.Name, v.Value)));

    private static string Ascii(string url) =>
        System.Text.Ascii.IsValid(url)
            ? url
            : string.Concat(url.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    private static string Segment(string text) => Uri.EscapeDataString(text);

    // The routes of keys take the rest of the path; see RecordAddress.WithKey.
    private static string Key(string key) => Segment(RecordAddress.Of(key));
}
