using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Support;

/// <summary>Short ways to make records in tests: only what a test is about is said.</summary>
internal static class A
{
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Operation Operation(string since = "2016-02-12", string? until = null) =>
        new() { Code = "test", Name = "Test", Since = Day(since), Until = until is null ? null : Day(until) };

    public static Meeting Meeting(int number, string date) => new() { Number = number, Date = Day(date) };

    public static Location Location(string code, string? name = null, params string[] aliases) =>
        new() { Code = code, Name = name ?? code, Aliases = aliases };

    public static StatusEntry Status(string location, AccessStatus status, string from, string authority = "UN", string? reason = null) =>
        new() { Location = location, Status = status, From = Day(from), Authority = authority, Reason = reason };

    public static PopulationEstimate Population(string location, string asOf, long people, string authority = "UN") =>
        new() { Location = location, AsOf = Day(asOf), People = people, Authority = authority };

    public static Convoy Convoy(
        string reference,
        long? people = null,
        ConvoyMode mode = ConvoyMode.Road,
        Track track = Track.InterAgency,
        SupplyLine line = SupplyLine.CrossLine,
        string? request = null,
        int? trucks = null,
        decimal? tonnes = null,
        int? drops = null) =>
        new()
        {
            Ref = reference,
            Mode = mode,
            Track = track,
            Line = line,
            Request = request,
            PeopleReached = people,
            Trucks = trucks,
            Tonnes = tonnes,
            Drops = drops,
        };

    public static Delivery Delivery(
        string reference, string convoy, string location, string day, DeliveryOutcome outcome = DeliveryOutcome.Delivered, long? people = null,
        int? trucks = null) =>
        new() { Ref = reference, Convoy = convoy, Location = location, Day = Day(day), Outcome = outcome, PeopleReached = people, Trucks = trucks };

    public static AccessRequest Request(string reference, string submittedOn, string? dueOn = null) =>
        new() { Ref = reference, Authority = "Government", SubmittedOn = Day(submittedOn), DueOn = dueOn is null ? null : Day(dueOn) };

    public static RequestLine Line(string request, string location, long? people = null) =>
        new() { Request = request, Location = location, PeopleRequested = people };

    public static Decision Decision(
        string request, string location, DecisionKind kind, string on, string? validFrom = null, string? validTo = null, long? approved = null) =>
        new()
        {
            Request = request,
            Location = location,
            Kind = kind,
            DecidedOn = Day(on),
            ValidFrom = validFrom is null ? null : Day(validFrom),
            ValidTo = validTo is null ? null : Day(validTo),
            PeopleApproved = approved,
        };

    public static Clearance Clearance(string request, string location, string party, ClearanceState state, string on) =>
        new() { Request = request, Location = location, Kind = "guarantee", Party = party, State = state, On = Day(on) };

    /// <summary>A line of request R for MAD with the decisions given, in order of recording.</summary>
    public static PermitLine PermitLine(AccessRequest request, params Decision[] decisions) =>
        new(request, Line(request.Ref, "MAD"), decisions, [], Operation().Weekend);

    /// <summary>The report of meeting <paramref name="number"/> among <paramref name="facts"/>.</summary>
    public static WeeklyReport Report(ReportFacts facts, int number)
    {
        var situation = new Situation(facts);
        return WeeklyReport.Compute(situation, situation.Calendar.Due(Day("2017-12-31")).Single(p => p.Number == number));
    }

    /// <summary>The records behind a report of 10 March: Madaya besieged throughout, reached on 9 March; Zabadani hard to reach.</summary>
    public static ReportFacts PublishedFacts { get; } = new()
    {
        Operation = Operation("2016-02-12"),
        Meetings = [Meeting(1, "2016-02-25"), Meeting(2, "2016-03-10"), Meeting(3, "2016-03-17")],
        Locations = [Location("MAD"), Location("ZAB")],
        Statuses = [Status("MAD", AccessStatus.Besieged, "2016-02-01"), Status("ZAB", AccessStatus.HardToReach, "2016-02-01")],
        Populations = [Population("MAD", "2016-02-01", 42_000), Population("ZAB", "2016-02-01", 1_000)],
        Requests = [Request("R", "2016-02-14")],
        Lines = [Line("R", "MAD", 40_000)],
        Convoys = [Convoy("C1", trucks: 20), Convoy("C2", trucks: 10, people: 1_000)],
        Deliveries =
        [
            Delivery("D1", "C1", "MAD", "2016-03-09", people: 38_000),
            Delivery("D2", "C2", "ZAB", "2016-03-09"),
        ],
    };
}
