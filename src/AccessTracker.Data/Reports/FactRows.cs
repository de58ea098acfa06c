using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Data.Reports;

/// <summary>What a row of each table is to the rules.</summary>
internal static class FactRows
{
    public static Meeting Meeting(FactRow row) => new() { Number = row.Int("number"), Date = row.Day("date"), Note = row.Text("note") };

    public static Location Location(FactRow row) => new()
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

    public static StatusEntry Status(FactRow row) => new()
    {
        Location = row.Word("location"),
        Status = row.Enum<AccessStatus>("status"),
        From = row.Day("from"),
        Authority = row.Word("authority"),
        BesiegedBy = row.Text("besieged_by"),
        Reason = row.Text("reason"),
        Source = row.Text("source"),
    };

    public static PopulationEstimate Population(FactRow row) => new()
    {
        Location = row.Word("location"),
        AsOf = row.Day("as_of"),
        People = row.Long("people")!.Value,
        Authority = row.Word("authority"),
        Source = row.Text("source"),
    };

    public static AccessRequest Request(FactRow row) => new()
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

    public static RequestLine Line(FactRow row) => new()
    {
        Request = row.Word("request"),
        Location = row.Word("location"),
        PeopleRequested = row.Long("people_requested"),
    };

    public static Decision Decision(FactRow row) => new()
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

    public static Clearance Clearance(FactRow row) => new()
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

    public static Convoy Convoy(FactRow row) => new()
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

    public static Delivery Delivery(FactRow row) => new()
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

    public static ConvoyEvent ConvoyEvent(FactRow row) => new()
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

    public static Incident Incident(FactRow row) => new()
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

    public static Target Target(FactRow row) => new()
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

    public static StatedFigure StatedFigure(FactRow row) => new()
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
