using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Bundles;

/// <summary>
/// The bundle, said once: its files, their columns, what each may hold and where it is kept. Reading, checking, storing,
/// exporting, histories and verification all go by this catalogue.
/// </summary>
public static class BundleSchema
{
    // Sunday first, as DayOfWeek counts.
    private static readonly string[] _weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static readonly BundleTable Operations = new("operation.csv", "operation", "operation",
    [
        new("code", CellType.Key, "#crisis+code") { Required = true },
        new("name", CellType.Text, "#crisis+name") { Required = true },
        new("since", CellType.Day, "#date+start") { Required = true },
        new("until", CellType.Day, "#date+end"),
        new("time_zone", CellType.TimeZone, "#meta+timezone") { Default = "Asia/Damascus" },
        new("weekend", CellType.Words, "#meta+weekend") { Default = "fri;sat", Words = _weekdays },
        new("meeting_weekday", CellType.Word, "#meta+meeting_weekday") { Default = "thu", Words = _weekdays },
        new("authority", CellType.Text, "#org+authority") { Default = "UN" },
        new("overdue_days", CellType.Number, "#indicator+overdue_days+num") { Default = "30", Most = 36_500 },
    ], ["code"]);

    public static readonly BundleTable Meetings = new("meetings.csv", "meeting", "meeting",
    [
        new("number", CellType.Number, "#event+meeting+num") { Required = true, Least = 1, Most = 100_000 },
        new("date", CellType.Day, "#date+meeting") { Required = true, Stored = "held_on" },
        new("note", CellType.Text, "#description+note"),
    ], ["number"]);

    public static readonly BundleTable Locations = new("locations.csv", "location", "location",
    [
        new("code", CellType.Key, "#loc+code") { Required = true },
        new("name", CellType.Text, "#loc+name+i_en") { Required = true },
        new("name_ar", CellType.Text, "#loc+name+i_ar"),
        new("aliases", CellType.List, "#loc+name+alt+list"),
        new("governorate", CellType.Text, "#adm1+name"),
        new("governorate_pcode", CellType.Text, "#adm1+code+v_pcodes"),
        new("district", CellType.Text, "#adm2+name"),
        new("district_pcode", CellType.Text, "#adm2+code+v_pcodes"),
        new("sub_district", CellType.Text, "#adm3+name"),
        new("sub_district_pcode", CellType.Text, "#adm3+code+v_pcodes"),
        new("community_pcode", CellType.Text, "#loc+code+v_pcodes"),
        new("latitude", CellType.Degrees, "#geo+lat") { Most = 90 },
        new("longitude", CellType.Degrees, "#geo+lon") { Most = 180 },
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["code"]);

    public static readonly BundleTable Statuses = new("statuses.csv", "status", "status_entry",
    [
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("status", CellType.Word, "#status+access+name") { Required = true, Words = Word.All<AccessStatus>() },
        new("from", CellType.Day, "#date+start") { Required = true, Stored = "from_day" },
        new("authority", CellType.Text, "#org+authority") { Default = "UN" },
        new("besieged_by", CellType.Text, "#group+name"),
        new("reason", CellType.Text, "#cause+reason"),
        new("source", CellType.Text, "#meta+source"),
    ], ["location", "from", "authority"]);

    public static readonly BundleTable Populations = new("populations.csv", "population", "population",
    [
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("as_of", CellType.Day, "#date+reported") { Required = true },
        new("people", CellType.Number, "#population") { Required = true },
        new("authority", CellType.Text, "#org+authority") { Default = "UN" },
        new("source", CellType.Text, "#meta+source"),
    ], ["location", "as_of", "authority"]);

    public static readonly BundleTable Requests = new("requests.csv", "request", "access_request",
    [
        new("ref", CellType.Key, "#activity+request+id") { Required = true },
        new("authority", CellType.Text, "#org+authority") { Required = true },
        new("submitted_on", CellType.Day, "#date+requested") { Required = true },
        new("due_on", CellType.Day, "#date+due"),
        new("plan", CellType.Text, "#activity+plan+name"),
        new("line", CellType.Word, "#modality+line") { Default = "cross_line", Words = Word.All<SupplyLine>() },
        new("track", CellType.Word, "#modality+track") { Default = "inter_agency", Words = Word.All<Track>() },
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["ref"]);

    public static readonly BundleTable RequestLines = new("request_lines.csv", "line", "request_line",
    [
        new("request", CellType.Reference, "#activity+request+id") { Required = true, Refers = "request", Stored = "request_id" },
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("people_requested", CellType.Number, "#targeted+requested"),
    ], ["request", "location"]);

    public static readonly BundleTable Decisions = new("decisions.csv", "decision", "decision",
    [
        new("request", CellType.Reference, "#activity+request+id") { Required = true, Refers = "request", Stored = "request_id" },
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("decision", CellType.Word, "#status+permit") { Required = true, Words = Word.All<DecisionKind>() },
        new("decided_on", CellType.Day, "#date+decided") { Required = true },
        new("party", CellType.Text, "#group+party"),
        new("step", CellType.Text, "#status+step"),
        new("people_approved", CellType.Number, "#targeted+approved"),
        new("conditions", CellType.Text, "#access+conditions"),
        new("valid_from", CellType.Day, "#date+start+valid"),
        new("valid_to", CellType.Day, "#date+end+valid"),
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["request", "location", "decided_on", "decision", "party", "step"])
    { BelongsToLine = true };

    public static readonly BundleTable Clearances = new("clearances.csv", "clearance", "clearance",
    [
        new("request", CellType.Reference, "#activity+request+id") { Required = true, Refers = "request", Stored = "request_id" },
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("kind", CellType.Text, "#access+type") { Required = true },
        new("party", CellType.Text, "#group+party") { Required = true },
        new("state", CellType.Word, "#status+clearance") { Required = true, Words = Word.All<ClearanceState>() },
        new("on", CellType.Day, "#date+reported") { Required = true, Stored = "on_day" },
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["request", "location", "kind", "party", "on"])
    { BelongsToLine = true };

    public static readonly BundleTable Convoys = new("convoys.csv", "convoy", "convoy",
    [
        new("ref", CellType.Key, "#activity+convoy+id") { Required = true },
        new("mode", CellType.Word, "#modality") { Required = true, Words = Word.All<ConvoyMode>() },
        new("track", CellType.Word, "#modality+track") { Default = "inter_agency", Words = Word.All<Track>() },
        new("line", CellType.Word, "#modality+line") { Words = Word.All<SupplyLine>() },
        new("request", CellType.Reference, "#activity+request+id") { Refers = "request", Stored = "request_id" },
        new("origin", CellType.Text, "#loc+origin"),
        new("agencies", CellType.Text, "#org+impl"),
        new("departed_on", CellType.Day, "#date+departed"),
        new("trucks", CellType.Number, "#indicator+trucks+value") { Most = 1_000_000 },
        new("tonnes", CellType.Tonnes, "#indicator+weight_mt+value") { Stored = "grams", Most = 1_000_000_000 },
        new("drops", CellType.Number, "#indicator+drops+value") { Most = 1_000_000 },
        new("pallets_dropped", CellType.Number, "#indicator+pallets+dropped") { Most = 1_000_000 },
        new("pallets_recovered", CellType.Number, "#indicator+pallets+recovered") { Most = 1_000_000 },
        new("people_reached", CellType.Number, "#reached"),
        new("people_evacuated", CellType.Number, "#affected+evacuated"),
        new("patients_evacuated", CellType.Number, "#affected+evacuated+patients"),
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["ref"]);

    public static readonly BundleTable Deliveries = new("deliveries.csv", "delivery", "delivery",
    [
        new("ref", CellType.Key, "#activity+delivery+id") { Required = true },
        new("convoy", CellType.Reference, "#activity+convoy+id") { Required = true, Refers = "convoy", Stored = "convoy_id" },
        new("location", CellType.Reference, "#loc+code") { Required = true, Refers = "location", Stored = "location_id" },
        new("day", CellType.Day, "#date+occurred") { Required = true },
        new("outcome", CellType.Word, "#status+delivery") { Required = true, Words = Word.All<DeliveryOutcome>() },
        new("people_targeted", CellType.Number, "#targeted"),
        new("people_reached", CellType.Number, "#reached"),
        new("trucks", CellType.Number, "#indicator+trucks+value") { Most = 1_000_000 },
        new("tonnes", CellType.Tonnes, "#indicator+weight_mt+value") { Stored = "grams", Most = 1_000_000_000 },
        new("sectors", CellType.Text, "#sector+cluster+code+list"),
        new("items_removed", CellType.Text, "#item+removed"),
        new("removed_by", CellType.Text, "#group+removed_by"),
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["ref"]);

    public static readonly BundleTable ConvoyEvents = new("convoy_events.csv", "convoy_event", "convoy_event",
    [
        new("convoy", CellType.Reference, "#activity+convoy+id") { Required = true, Refers = "convoy", Stored = "convoy_id" },
        new("day", CellType.Day, "#date+occurred") { Required = true },
        new("kind", CellType.Word, "#event+type") { Required = true, Words = Word.All<ConvoyEventKind>() },
        new("location", CellType.Reference, "#loc+code") { Refers = "location", Stored = "location_id" },
        new("party", CellType.Text, "#group+party"),
        new("reason", CellType.Text, "#cause+reason"),
        new("note", CellType.Text, "#description+note"),
        new("source", CellType.Text, "#meta+source"),
    ], ["convoy", "day", "kind", "location"]);

    public static readonly BundleTable Incidents = new("incidents.csv", "incident", "incident",
    [
        new("ref", CellType.Key, "#event+id") { Required = true },
        new("location", CellType.Reference, "#loc+code") { Refers = "location", Stored = "location_id" },
        new("convoy", CellType.Reference, "#activity+convoy+id") { Refers = "convoy", Stored = "convoy_id" },
        new("day", CellType.Day, "#date+occurred") { Required = true },
        new("kind", CellType.Text, "#event+type") { Required = true },
        new("party", CellType.Text, "#group+party"),
        new("description", CellType.Text, "#description"),
        new("referred_on", CellType.Day, "#date+referred"),
        new("referred_to", CellType.Text, "#org+referred"),
        new("resolved_on", CellType.Day, "#date+resolved"),
        new("resolution", CellType.Text, "#description+resolution"),
        new("source", CellType.Text, "#meta+source") { Severe = true },
    ], ["ref"]);

    public static readonly BundleTable Targets = new("targets.csv", "target", "target",
    [
        new("code", CellType.Key, "#activity+target+id") { Required = true },
        new("name", CellType.Text, "#activity+target+name") { Required = true },
        new("people", CellType.Number, "#targeted") { Required = true },
        new("scope", CellType.Word, "#loc+scope") { Required = true, Words = Word.All<TargetScope>() },
        new("locations", CellType.Places, "#loc+code+list"),
        new("start_on", CellType.Day, "#date+start") { Required = true },
        new("due_on", CellType.Day, "#date+due") { Required = true },
        new("source", CellType.Text, "#meta+source"),
    ], ["code"]);

    public static readonly BundleTable StatedFigures = new("stated_figures.csv", "stated_figure", "stated_figure",
    [
        new("meeting", CellType.Reference, "#event+meeting+num") { Required = true, Refers = "meeting", Stored = "meeting_id" },
        new("measure", CellType.Word, "#indicator+measure+name") { Required = true, Words = Word.All<StatedMeasure>() },
        new("window", CellType.Word, "#indicator+window") { Required = true, Words = Word.All<StatedWindow>(), Stored = "stated_window" },
        new("low", CellType.Number, "#indicator+low+value") { Required = true },
        new("high", CellType.Number, "#indicator+high+value"),
        new("wording", CellType.Text, "#description+wording"),
        new("scope", CellType.Text, "#description+scope"),
        new("source", CellType.Text, "#meta+source"),
    ], ["meeting", "measure", "window", "source"]);

    /// <summary>All files, each after the files it refers to.</summary>
    public static readonly IReadOnlyList<BundleTable> Tables =
    [
        Operations, Meetings, Locations, Statuses, Populations,
        Requests, RequestLines, Decisions, Clearances, Convoys,
        Deliveries, ConvoyEvents, Incidents, Targets, StatedFigures,
    ];

    /// <summary>The tables whose rows belong to an operation: all but the operation's own.</summary>
    public static IEnumerable<BundleTable> RecordTables => Tables.Skip(1);

    /// <summary>The table of records of <paramref name="kind"/>.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static BundleTable OfKind(string kind) =>
        Tables.FirstOrDefault(t => t.Kind == kind) ?? throw new ArgumentException($"'{kind}' is no kind of record.", nameof(kind));

    /// <summary>The same, without the operation, which is not withdrawn and belongs to no other.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static BundleTable RecordTable(string kind) => OfKind(kind) is var table && table != Operations
        ? table
        : throw new ArgumentException("An operation is no record of an operation.", nameof(kind));

    public static DayOfWeek Weekday(string word) => (DayOfWeek)Array.IndexOf(_weekdays, word);

    public static string WordOf(DayOfWeek day) => _weekdays[(int)day];
}
