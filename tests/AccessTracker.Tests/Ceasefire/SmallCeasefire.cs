using AccessTracker.Domain.Access;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>
/// A cessation of ten days with seven required, from 1 to 10 March: broken on the 2nd by an allegation that stands, on the 4th by one that was
/// dismissed, and substantiated three times on the 5th and 6th; watched on the first three days.
/// </summary>
internal static class SmallCeasefire
{
    public static readonly ReportFacts Facts = new()
    {
        Operation = A.Operation(),
        Locations =
        [
            new Location { Code = "EAL", Name = "East Aleppo", Governorate = "Aleppo", Latitude = 36, Longitude = 37 },
            new Location { Code = "DAR", Name = "Darayya", Governorate = "Rural Damascus", Latitude = 33, Longitude = 36 },
        ],
        Statuses = [A.Status("EAL", AccessStatus.Besieged, "2016-02-12"), A.Status("DAR", AccessStatus.Besieged, "2016-02-12")],
        Ceasefire = new CeasefireFacts
        {
            Parties =
            [
                new Party { Code = "GOV", Name = "Government", Kind = PartyKind.Government },
                new Party { Code = "OPP", Name = "Opposition", Kind = PartyKind.Opposition },
            ],
            Arrangements =
            [
                new Arrangement
                {
                    Code = "COH", Name = "Cessation", Kind = ArrangementKind.CessationOfHostilities, From = A.Day("2016-03-01"),
                    Until = A.Day("2016-03-20"), Scope = ArrangementScope.All, RequiredDays = 7,
                },
            ],
            ArrangementParties = [new ArrangementParty { Arrangement = "COH", Party = "GOV", From = A.Day("2016-03-01") }],
            Allegations =
            [
                Allegation("A1", "2016-03-02", "EAL", party: "Opposition"),
                Allegation("A2", "2016-03-04", "DAR"),
                Allegation("A3", "2016-03-05", "DAR", party: "government", count: 2),
                Allegation("A4", "2016-03-06", "DAR", party: "GOV") with { Killed = 3 },
            ],
            AllegationSteps =
            [
                Step("A2", "2016-03-06", AllegationStepKind.NotSubstantiated),
                Step("A3", "2016-03-07", AllegationStepKind.Substantiated),
                Step("A4", "2016-03-07", AllegationStepKind.Substantiated),
            ],
            Monitoring =
            [
                .. new[] { "2016-03-01", "2016-03-02", "2016-03-03" }.Select(day => new MonitoringEntry { Centre = "HMEYMIM", Day = A.Day(day) }),
            ],
            Controls = [new ControlEntry { Location = "EAL", Party = "OPP", From = A.Day("2016-02-20"), Authority = "UN" }],
            Routes =
            [
                new Route { Code = "CAS", Name = "Castello Road", Kind = RouteKind.Road, Serves = ["EAL"] },
                new Route { Code = "RAM", Name = "Ramouseh Road", Kind = RouteKind.Road, Serves = ["EAL"] },
            ],
            RouteStates =
            [
                State("CAS", "2016-02-20", RouteCondition.Open), State("CAS", "2016-03-05", RouteCondition.Closed),
                State("CAS", "2016-03-07", RouteCondition.Closed), State("RAM", "2016-03-06", RouteCondition.Closed),
            ],
            Centres = [new Centre { Code = "HMEYMIM", Name = "Hmeymim", OpenedOn = A.Day("2016-02-23") }],
            Commitments =
            [
                new Commitment
                {
                    Code = "K1", Name = "Reach East Aleppo", MadeOn = A.Day("2016-03-01"), DueOn = A.Day("2016-03-08"), Scope = CommitmentScope.Named,
                    Locations = ["EAL"], Test = CommitmentTest.Reached, Consequence = "Airdrops",
                },
            ],
            Events =
            [
                new OperationEvent { Ref = "E1", Day = A.Day("2016-03-03"), Kind = OperationEventKind.Meeting, Title = "The group met" },
            ],
        },
    };

    public static Allegation Allegation(string reference, string day, string location, string? party = null, int count = 1) => new()
    {
        Ref = reference, Arrangement = "COH", Day = A.Day(day), ReceivedOn = A.Day(day), Location = location, Kind = "shelling", Party = party,
        Count = count,
    };

    public static AllegationStep Step(string allegation, string on, AllegationStepKind step) =>
        new() { Allegation = allegation, On = A.Day(on), Step = step };

    public static RouteState State(string route, string from, RouteCondition state) => new() { Route = route, From = A.Day(from), State = state };

    /// <summary>The same with other records of the ceasefire.</summary>
    public static ReportFacts With(Func<CeasefireFacts, CeasefireFacts> change) => Facts with { Ceasefire = change(Facts.Ceasefire) };
}
