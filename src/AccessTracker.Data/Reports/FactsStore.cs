using AccessTracker.Data.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Reports;

/// <summary>Loads what a report is computed from: one statement a table, all in one snapshot.</summary>
public sealed class FactsStore(Db db, SensitivityRules rules)
{
    /// <summary>
    /// The records of the operation that count and <paramref name="audience"/> may read, and the change number they stand at.
    /// Severe fields are not among what is read, whoever asks: <see cref="SevereStore"/> shows them one by one.
    /// </summary>
    /// <exception cref="ArgumentException">The store holds no such operation.</exception>
    public Task<(ReportFacts Facts, long ChangeNumber)> LoadAsync(Id<Operation> operation, Audience audience, CancellationToken cancellation = default) =>
        db.ReadAsync(session => LoadAsync(session, operation, new Visibility(rules, audience), cancellation), cancellation);

    private static async Task<(ReportFacts, long)> LoadAsync(Session session, Id<Operation> id, Visibility visibility, CancellationToken cancellation)
    {
        var stored = await OperationStore.FindAsync(session, id).ConfigureAwait(false) ?? throw new ArgumentException($"There is no operation {id}.", nameof(id));
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var facts = new ReportFacts
        {
            Operation = stored.Operation,
            Meetings = await ReadAsync(BundleSchema.Meetings, Meeting).ConfigureAwait(false),
            Locations = await ReadAsync(BundleSchema.Locations, Location).ConfigureAwait(false),
            Statuses = await ReadAsync(BundleSchema.Statuses, Status).ConfigureAwait(false),
            Populations = await ReadAsync(BundleSchema.Populations, Population).ConfigureAwait(false),
            Requests = await ReadAsync(BundleSchema.Requests, Request).ConfigureAwait(false),
            Lines = await ReadAsync(BundleSchema.RequestLines, Line).ConfigureAwait(false),
            Decisions = await ReadAsync(BundleSchema.Decisions, Decision).ConfigureAwait(false),
            Clearances = await ReadAsync(BundleSchema.Clearances, Clearance).ConfigureAwait(false),
            Convoys = await ReadAsync(BundleSchema.Convoys, Convoy).ConfigureAwait(false),
            Deliveries = await ReadAsync(BundleSchema.Deliveries, Delivery).ConfigureAwait(false),
            ConvoyEvents = await ReadAsync(BundleSchema.ConvoyEvents, ConvoyEvent).ConfigureAwait(false),
            Incidents = await ReadAsync(BundleSchema.Incidents, Incident).ConfigureAwait(false),
            Targets = await ReadAsync(BundleSchema.Targets, Target).ConfigureAwait(false),
            StatedFigures = await ReadAsync(BundleSchema.StatedFigures, StatedFigure).ConfigureAwait(false),
        };
        return (facts with { Targets = WithPlacesThatCount(facts) }, stored.ChangeNumber);

        async Task<IReadOnlyList<T>> ReadAsync<T>(BundleTable table, Func<FactRow, T> read)
        {
            await using var command = session.Command(RecordSql.Counting(table, visibility))
                .With("operation", id.ToString())
                .With(Visibility.OpenBefore, visibility.ParameterValue);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var row = new FactRow(table, reader, words);
            var list = new List<T>();
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                list.Add(read(row));
            }

            return list;
        }
    }

    private static List<Target> WithPlacesThatCount(ReportFacts facts)
    {
        var codes = facts.Locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        return [.. facts.Targets.Select(t => t with { Locations = [.. t.Locations.Where(codes.Contains)] })];
    }

    private static Meeting Meeting(FactRow row) => new() { Number = row.Int("number"), Date = row.Day("date"), Note = row.Text("note") };

    private static Location Location(FactRow row) => new()
    {
        Code = row.Word("code"),
        Name = row.Word("name"),
        NameAr = row.Text("name_ar"),
        Aliases = Cell.Items(row.Text("aliases")),
        Governorate = row.Text("governorate"),
        GovernoratePcode = row.Text("governorate_pcode"),
        District = row.Text("district"),
        DistrictPcode = row.Text("district_pcode"),
        SubDistrict = row.Text("sub_district"),
        SubDistrictPcode = row.Text("sub_district_pcode"),
        CommunityPcode = row.Text("community_pcode"),
        Latitude = row.Degrees("latitude"),
        Longitude = row.Degrees("longitude"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static StatusEntry Status(FactRow row) => new()
    {
        Location = row.Word("location"),
        Status = row.Enum<AccessStatus>("status"),
        From = row.Day("from"),
        Authority = row.Word("authority"),
        BesiegedBy = row.Text("besieged_by"),
        Reason = row.Text("reason"),
        Source = row.Text("source"),
    };

    private static PopulationEstimate Population(FactRow row) => new()
    {
        Location = row.Word("location"),
        AsOf = row.Day("as_of"),
        People = row.Long("people")!.Value,
        Authority = row.Word("authority"),
        Source = row.Text("source"),
    };

    private static AccessRequest Request(FactRow row) => new()
    {
        Ref = row.Word("ref"),
        Authority = row.Word("authority"),
        SubmittedOn = row.Day("submitted_on"),
        DueOn = row.DayOrNull("due_on"),
        Plan = row.Text("plan"),
        Line = row.Enum<SupplyLine>("line"),
        Track = row.Enum<Track>("track"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static RequestLine Line(FactRow row) => new()
    {
        Request = row.Word("request"),
        Location = row.Word("location"),
        PeopleRequested = row.Long("people_requested"),
    };

    private static Decision Decision(FactRow row) => new()
    {
        Request = row.Word("request"),
        Location = row.Word("location"),
        Kind = row.Enum<DecisionKind>("decision"),
        DecidedOn = row.Day("decided_on"),
        Party = row.Text("party"),
        Step = row.Text("step"),
        PeopleApproved = row.Long("people_approved"),
        Conditions = row.Text("conditions"),
        ValidFrom = row.DayOrNull("valid_from"),
        ValidTo = row.DayOrNull("valid_to"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static Clearance Clearance(FactRow row) => new()
    {
        Request = row.Word("request"),
        Location = row.Word("location"),
        Kind = row.Word("kind"),
        Party = row.Word("party"),
        State = row.Enum<ClearanceState>("state"),
        On = row.Day("on"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static Convoy Convoy(FactRow row) => new()
    {
        Ref = row.Word("ref"),
        Mode = row.Enum<ConvoyMode>("mode"),
        Track = row.Enum<Track>("track"),
        Line = row.Enum<SupplyLine>("line"),
        Request = row.WordOrNull("request"),
        Origin = row.Text("origin"),
        Agencies = row.Text("agencies"),
        DepartedOn = row.DayOrNull("departed_on"),
        Trucks = row.IntOrNull("trucks"),
        Tonnes = row.Tonnes("tonnes"),
        Drops = row.IntOrNull("drops"),
        PalletsDropped = row.IntOrNull("pallets_dropped"),
        PalletsRecovered = row.IntOrNull("pallets_recovered"),
        PeopleReached = row.Long("people_reached"),
        PeopleEvacuated = row.Long("people_evacuated"),
        PatientsEvacuated = row.Long("patients_evacuated"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static Delivery Delivery(FactRow row) => new()
    {
        Ref = row.Word("ref", isOnce: true),
        Convoy = row.Word("convoy"),
        Location = row.Word("location"),
        Day = row.Day("day"),
        Outcome = row.Enum<DeliveryOutcome>("outcome"),
        PeopleTargeted = row.Long("people_targeted"),
        PeopleReached = row.Long("people_reached"),
        Trucks = row.IntOrNull("trucks"),
        Tonnes = row.Tonnes("tonnes"),
        Sectors = row.WordOrNull("sectors"),
        ItemsRemoved = row.Text("items_removed"),
        RemovedBy = row.WordOrNull("removed_by"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static ConvoyEvent ConvoyEvent(FactRow row) => new()
    {
        Convoy = row.Word("convoy"),
        Day = row.Day("day"),
        Kind = row.Enum<ConvoyEventKind>("kind"),
        Location = row.WordOrNull("location"),
        Party = row.Text("party"),
        Reason = row.Text("reason"),
        Note = row.Text("note"),
        Source = row.Text("source"),
    };

    private static Incident Incident(FactRow row) => new()
    {
        Ref = row.Word("ref"),
        Location = row.WordOrNull("location"),
        Convoy = row.WordOrNull("convoy"),
        Day = row.Day("day"),
        Kind = row.Word("kind"),
        Party = row.Text("party"),
        Description = row.Text("description"),
        ReferredOn = row.DayOrNull("referred_on"),
        ReferredTo = row.Text("referred_to"),
        ResolvedOn = row.DayOrNull("resolved_on"),
        Resolution = row.Text("resolution"),
    };

    private static Target Target(FactRow row) => new()
    {
        Code = row.Word("code"),
        Name = row.Word("name"),
        People = row.Long("people")!.Value,
        Scope = row.Enum<TargetScope>("scope"),
        Locations = Cell.Items(row.Text("locations")),
        StartOn = row.Day("start_on"),
        DueOn = row.Day("due_on"),
        Source = row.Text("source"),
    };

    private static StatedFigure StatedFigure(FactRow row) => new()
    {
        Meeting = int.Parse(row.Word("meeting"), System.Globalization.CultureInfo.InvariantCulture),
        Measure = row.Enum<StatedMeasure>("measure"),
        Window = row.Enum<StatedWindow>("window"),
        Low = row.Long("low")!.Value,
        High = row.Long("high"),
        Wording = row.Text("wording"),
        Scope = row.Text("scope"),
        Source = row.Text("source"),
    };
}
