using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>Random operations: few places and days, so that records meet, coincide and contradict each other often.</summary>
internal static class FactsGen
{
    private static readonly Operation _operation = A.Operation();

    private static readonly Gen<string> _place = Gen.Int[0, 4].Select(i => $"L{i}");

    // From a week before the baseline to eight weeks after it.
    private static readonly Gen<DateOnly> _day = Gen.Int[-7, 56].Select(_operation.Since.AddDays);

    private static readonly Gen<long?> _people =
        Gen.Frequency((3, Gen.Long[1, 50_000].Select(n => (long?)n)), (2, Gen.Const((long?)null)), (1, Gen.Const((long?)0)));

    private static readonly Gen<decimal?> _tonnes =
        Gen.Frequency((2, Gen.Int[0, 4_000].Select(n => (decimal?)(n / 100m))), (3, Gen.Const((decimal?)null)));

    private static readonly Gen<Meeting[]> _meetings = Gen.Int[1, 14].Array[2, 6].Select(gaps =>
    {
        var day = _operation.Since.AddDays(-1);
        return gaps.Select((gap, i) => new Meeting { Number = i + 1, Date = day = day.AddDays(gap) }).ToArray();
    });

    private static readonly Gen<StatusEntry[]> _statuses = Gen
        .Select(_place, Gen.Enum<AccessStatus>(), _day, Gen.OneOf("UN", "UN", "Siege Watch"))
        .Select((place, status, day, authority) => new StatusEntry { Location = place, Status = status, From = day, Authority = authority })
        .Array[0, 12]
        .Select(all => all.DistinctBy(s => (s.Location, s.From, s.Authority)).ToArray());

    private static readonly Gen<PopulationEstimate[]> _populations = Gen
        .Select(_place, _day, Gen.Long[0, 40_000])
        .Select((place, day, people) => new PopulationEstimate { Location = place, AsOf = day, People = people, Authority = "UN" })
        .Array[0, 6]
        .Select(all => all.DistinctBy(p => (p.Location, p.AsOf)).ToArray());

    private static readonly Gen<(Convoy, Delivery[])> _convoy =
        from mode in Gen.Frequency(
            (6, Gen.Const(ConvoyMode.Road)), (1, Gen.Const(ConvoyMode.Airdrop)), (1, Gen.Const(ConvoyMode.Airlift)),
            (1, Gen.Const(ConvoyMode.Evacuation)))
        from track in Gen.Frequency((6, Gen.Const(Track.InterAgency)), (1, Gen.Const(Track.Bilateral)))
        from line in Gen.Frequency((6, Gen.Const(SupplyLine.CrossLine)), (1, Gen.Const(SupplyLine.CrossBorder)))
        from total in _people
        from trucks in Gen.Int[0, 60].Select(n => n == 0 ? (int?)null : n)
        from request in Gen.OneOf<string?>("R0", "R1", null)
        from tonnes in _tonnes
        from evacuated in _people
        from patients in _people
        from stops in Gen.Select(
            Gen.Select(_place, _day, Gen.Enum<DeliveryOutcome>(), _people), _tonnes, Gen.Int[0, 20].Select(n => n > 9 ? (int?)null : n)).Array[1, 4]
        select (
            new Convoy { Ref = "", Mode = mode, Track = track, Line = line, PeopleReached = total, Trucks = trucks, Tonnes = tonnes,
                Request = request, PeopleEvacuated = evacuated, PatientsEvacuated = patients },
            stops.Select(s => new Delivery
            {
                Ref = "", Convoy = "", Location = s.Item1.Item1, Day = s.Item1.Item2, Outcome = s.Item1.Item3, PeopleReached = s.Item1.Item4,
                    Tonnes = s.Item2, Trucks = s.Item3,
            }).ToArray());

    private static readonly Gen<Decision[]> _decisions =
        (from request in Gen.OneOf("R0", "R1")
         from place in _place
         from kind in Gen.Enum<DecisionKind>()
         from day in Gen.Int[0, 56].Select(_operation.Since.AddDays)
         from validFor in Gen.Int[-1, 20]
         select new Decision { Request = request, Location = place, Kind = kind, DecidedOn = day,
             ValidTo = validFor < 0 ? null : day.AddDays(validFor) }).Array[0, 20];

    /// <summary>Any operation. Convoys and deliveries are numbered in order of recording.</summary>
    public static readonly Gen<ReportFacts> Any =
        from meetings in _meetings
        from statuses in _statuses
        from populations in _populations
        from convoys in _convoy.Array[0, 10]
        from decisions in _decisions
        from targetStart in _day
        from asked in _people.Array[5]
        select new ReportFacts
        {
            Operation = _operation,
            Meetings = meetings,
            Locations = [.. Enumerable.Range(0, 5).Select(i => A.Location($"L{i}"))],
            Statuses = statuses,
            Populations = populations,
            Requests = [A.Request("R0", "2016-02-10"), A.Request("R1", "2016-02-12", "2016-02-20")],
            Lines = [.. Enumerable.Range(0, 5).SelectMany(i => new[] { A.Line("R0", $"L{i}", asked[i]), A.Line("R1", $"L{i}") })],
            Decisions = decisions,
            Clearances =
                [A.Clearance("R0", "L0", "P", ClearanceState.Pending, "2016-02-20"),
                    A.Clearance("R1", "L1", "P", ClearanceState.Obtained, "2016-02-22")],
            Convoys = [.. convoys.Select((c, i) => c.Item1 with { Ref = $"C{i}" })],
            Deliveries = [.. convoys.SelectMany((c, i) => c.Item2.Select((d, j) => d with { Ref = $"C{i}-{j}", Convoy = $"C{i}" }))],
            Targets =
            [
                new Target { Code = "T", Name = "T", People = 60_000, Scope = TargetScope.All, StartOn = targetStart,
                    DueOn = targetStart.AddDays(30) },
                new Target { Code = "B", Name = "B", People = 9_000, Scope = TargetScope.Besieged, StartOn = _operation.Since,
                    DueOn = _operation.Since.AddDays(40) },
            ],
        };

    public static IReadOnlyList<WeeklyReport> Reports(ReportFacts facts)
    {
        var situation = new Situation(facts);
        return [.. situation.Calendar.Due(facts.Meetings[^1].Date).Select(p => WeeklyReport.Compute(situation, p))];
    }
}
