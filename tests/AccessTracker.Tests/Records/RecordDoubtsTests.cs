using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Records;

/// <summary>What can hardly be right about records of any kind, on 10 March 2016; the operation began on 12 February 2016.</summary>
public sealed class RecordDoubtsTests
{
    private static readonly Situation _situation = new(new ReportFacts
    {
        Operation = A.Operation(),
        Locations = [A.Location("MAD"), A.Location("ZAB"), A.Location("NEW")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2015-07-01")],
        Populations = [A.Population("MAD", "2016-01-01", 40_000), A.Population("ZAB", "2016-01-01", 500)],
        Requests = [A.Request("R", "2016-02-20") with { Authority = "Government of Syria" }],
        Lines = [A.Line("R", "MAD", 1_000), A.Line("R", "ZAB", 400)],
        Decisions = [A.Decision("R", "MAD", DecisionKind.Granted, "2016-02-25") with { Party = "Ministry of Foreign Affairs" }],
        Clearances = [A.Clearance("R", "MAD", "Party A", ClearanceState.Pending, "2016-02-26") with { Kind = "facilitation_letter" }],
        Convoys = [A.Convoy("C", 500) with { DepartedOn = A.Day("2016-03-01"), Trucks = 10 }],
        Deliveries = [A.Delivery("C-1", "C", "MAD", "2016-03-01", DeliveryOutcome.Delivered, 300)],
    });

    [Theory]
    [InlineData("request", "submitted_on=1916-03-05", "LongBefore:submitted_on")]
    [InlineData("request", "submitted_on=2016-03-05;due_on=2016-03-01", "OutOfOrder:due_on")]
    [InlineData("request", "submitted_on=2016-03-05;due_on=2100-03-01", "DueLate:due_on")]
    [InlineData("request", "submitted_on=2016-03-11", "InTheFuture:submitted_on")]
    [InlineData("request", "submitted_on=2016-03-05;due_on=2016-03-20", "")]
    [InlineData("convoy", "ref=X;mode=road;departed_on=2006-03-05", "LongBefore:departed_on")]
    [InlineData("convoy", "ref=X;mode=airdrop;pallets_dropped=26;pallets_recovered=30", "RecoveredAboveDropped:pallets_recovered")]
    [InlineData("convoy", "ref=X;mode=airdrop;pallets_dropped=26;pallets_recovered=26", "")]
    [InlineData("convoy", "ref=X;mode=evacuation;people_evacuated=5;patients_evacuated=6", "PatientsAbovePeople:patients_evacuated")]
    [InlineData("convoy", "ref=X;mode=road;trucks=4;tonnes=1200", "OutOfProportion:tonnes")]
    [InlineData("convoy", "ref=X;mode=road;trucks=40;tonnes=1200", "")]
    [InlineData("delivery", "day=2016-03-05;location=MAD;outcome=planned;people_reached=500", "PeopleWithoutReaching:people_reached")]
    [InlineData("delivery", "day=2016-03-05;location=MAD;outcome=turned_back;people_reached=500", "PeopleWithoutReaching:people_reached")]
    [InlineData("delivery", "day=2016-03-05;location=MAD;outcome=turned_back;people_reached=0", "")]
    [InlineData("delivery", "day=2016-03-05;location=ZAB;outcome=delivered;people_reached=16000", "AbovePopulation:people_reached")]
    [InlineData("delivery", "day=2016-03-05;location=NEW;outcome=delivered;people_reached=16000", "")]
    [InlineData("delivery", "day=2016-03-11;location=MAD;outcome=delivered", "InTheFuture:day")]
    [InlineData("delivery", "day=2016-03-11;location=MAD;outcome=planned", "")]
    [InlineData("delivery", "day=2018-03-11;location=MAD;outcome=planned", "FarAhead:day")]
    [InlineData("decision", "request=R;location=MAD;decision=granted;decided_on=2016-03-05;valid_to=2019-03-05", "HoldsLong:valid_to")]
    [InlineData("decision", "request=R;location=MAD;decision=granted;decided_on=2016-03-05;valid_to=2016-03-01", "EndedBeforeDecided:valid_to")]
    [InlineData("decision", "request=R;location=MAD;decision=granted;decided_on=2016-03-05;people_approved=1001", "AboveRequested:people_approved")]
    [InlineData("clearance", "request=R;location=MAD;on=2016-02-01;state=pending", "BeforeRequest:on")]
    [InlineData("line", "request=R;location=ZAB;people_requested=501", "AbovePopulation:people_requested")]
    [InlineData("population", "location=MAD;as_of=2016-03-01;people=400000", "PopulationLeaps:people")]
    [InlineData("population", "location=MAD;as_of=2016-03-01;people=60000", "")]
    [InlineData("population", "location=MAD;as_of=1904-03-01;people=60000", "LongAgo:as_of")]
    [InlineData("status", "location=MAD;from=2012-07-01;status=besieged", "")]
    [InlineData("status", "location=MAD;from=1916-07-01;status=besieged", "LongAgo:from")]
    [InlineData("convoy_event", "convoy=C;day=2016-02-28;kind=arrived", "BeforeDeparture:day")]
    [InlineData("convoy_event", "convoy=C;day=2016-02-28;kind=loaded", "")]
    [InlineData("convoy_event", "convoy=C;day=2017-02-28;kind=loaded", "InTheFuture:day LongAfterDeparture:day")]
    [InlineData("incident", "day=2016-03-05;referred_on=2016-03-01;kind=theft", "OutOfOrder:referred_on")]
    [InlineData("target", "start_on=2016-03-05;due_on=2016-03-01;people=5", "OutOfOrder:due_on")]
    [InlineData("target", "start_on=2016-03-05;due_on=2116-03-01;people=5", "FarAhead:due_on")]
    [InlineData("meeting", "number=3;date=2106-03-05", "FarAhead:date")]
    [InlineData("disaggregation", "convoy=C;delivery=C-1;female=160;male=130", "PartsBelowTotal:female")]
    [InlineData("disaggregation", "convoy=C;delivery=C-1;female=160;male=140;with_disability=9;without_disability=90",
        "PartsBelowTotal:with_disability")]
    [InlineData("disaggregation", "convoy=C;delivery=C-1;age_0_17=100;age_18_59=150;age_60_over=49", "PartsBelowTotal:age_0_17")]
    [InlineData("disaggregation", "convoy=C;delivery=C-1;age_0_4=20;age_5_17=80;age_18_59=150;age_60_over=50", "")]
    [InlineData("disaggregation", "convoy=C;delivery=C-1;female=160;age_5_17=3;with_disability=0", "")]
    [InlineData("disaggregation", "convoy=C;delivery=C-9;female=160;male=130", "")]
    [InlineData("convoy_item", "convoy=C;item=kits;unit=boxes;sent=5;received=6", "ReceivedAboveSent:received")]
    [InlineData("convoy_item", "convoy=C;item=kits;unit=boxes;sent=5;received=4", "DifferenceUnexplained:reason")]
    [InlineData("convoy_item", "convoy=C;item=kits;unit=boxes;sent=5;received=4;reason=looted", "")]
    [InlineData("convoy_item", "convoy=C;item=kits;unit=boxes;sent=5", "")]
    [InlineData("request", "authority=government of syria;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Government of Syria.;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Goverment of Syria;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=The Syria Government;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Government of Syria Damascus;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Govt. of Syria;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Gov't Syria;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=GOV OF SYR.;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=GoS;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Syrian Government;submitted_on=2016-03-05", "NearlyKnown:authority")]
    [InlineData("request", "authority=Governor of Homs;submitted_on=2016-03-05", "")]
    [InlineData("request", "authority=SARC;submitted_on=2016-03-05", "")]
    [InlineData("request", "authority=Government of Syria;submitted_on=2016-03-05", "")]
    [InlineData("request", "authority=Council of Madaya;submitted_on=2016-03-05", "")]
    [InlineData("clearance", "request=R;location=MAD;on=2016-03-01;state=pending;kind=Facilitation Letter;party=Party A", "NearlyKnown:kind")]
    [InlineData("clearance", "request=R;location=MAD;on=2016-03-01;state=pending;kind=facilitation_letter;party=Party B", "")]
    public void What_can_hardly_be_right_is_found(string kind, string cells, string expected)
    {
        var row = Row(kind, cells);
        Assert.Equal(
            expected,
            string.Join(' ', new RecordDoubts(_situation, A.Day("2016-03-10"), RecordKinds.Standard).Of(row).Select(d => $"{d.Code}:{d.Column}")));
    }

    [Theory]
    [InlineData("convoy:ref=X;mode=road;people_reached=500",
        "delivery:ref=X-1;convoy=X;location=MAD;day=2016-03-05;outcome=delivered;people_reached=300",
        "delivery:ref=X-2;convoy=X;location=MAD;day=2016-03-06;outcome=partial;people_reached=201", "StopsAboveTotal:people_reached")]
    [InlineData("convoy:ref=X;mode=road;people_reached=500",
        "delivery:ref=X-1;convoy=X;location=MAD;day=2016-03-05;outcome=delivered;people_reached=300",
        "delivery:ref=X-2;convoy=X;location=MAD;day=2016-03-06;outcome=planned;people_reached=201", "")]
    [InlineData("convoy:ref=X;mode=road;trucks=5", "delivery:ref=X-1;convoy=X;location=MAD;day=2016-03-05;outcome=delivered;trucks=3",
        "delivery:ref=X-2;convoy=X;location=MAD;day=2016-03-06;outcome=partial;trucks=3", "StopsAboveTotal:trucks")]
    [InlineData("delivery:ref=C-2;convoy=C;location=MAD;day=2016-03-02;outcome=delivered;people_reached=201", "", "",
        "StopsAboveTotal:people_reached")]
    [InlineData("delivery:ref=C-1;convoy=C;location=MAD;day=2016-03-02;outcome=delivered;people_reached=500", "", "", "")]
    [InlineData("convoy:ref=X;mode=road;agencies=UN", "delivery:ref=X-1;convoy=X;location=MAD;day=2016-03-01;outcome=delivered", "",
        "SameConvoy:ref")]
    [InlineData("convoy:ref=X;mode=airdrop;agencies=UN", "delivery:ref=X-1;convoy=X;location=MAD;day=2016-03-01;outcome=delivered", "", "")]
    [InlineData("request:ref=S;authority=GOVERNMENT OF SYRIA;submitted_on=2016-02-21", "line:request=S;location=ZAB;people_requested=400",
        "line:request=S;location=MAD;people_requested=1000", "SameRequest:ref")]
    [InlineData("request:ref=S;authority=Government of Syria;submitted_on=2016-02-21", "line:request=S;location=MAD;people_requested=1000", "", "")]
    [InlineData("request:ref=S;authority=Government of Syria;submitted_on=2016-03-10", "line:request=S;location=ZAB;people_requested=400",
        "line:request=S;location=MAD;people_requested=1000", "")]
    public void Wholes_are_held_against_their_parts(string first, string second, string third, string expected)
    {
        var doubts = new RecordDoubts(_situation, A.Day("2016-03-10"), RecordKinds.Standard);
        foreach (var said in new[] { first, second, third }.Where(s => s.Length > 0))
        {
            var colon = said.IndexOf(':', StringComparison.Ordinal);
            doubts.Of(Row(said[..colon], said[(colon + 1)..]));
        }

        Assert.Equal(expected, string.Join(' ', doubts.OfWholes().Select(d => $"{d.Doubt.Code}:{d.Doubt.Column}")));
    }

    [Fact]
    public void Every_doubt_says_what_it_means() => Assert.All(Enum.GetValues<DoubtCode>(), code =>
        Assert.Matches(@"^[^{}]+[.?]$", new Doubt(code, "column", A.Day("2016-03-10"), 1_200L, "third", "fourth").Message));

    private static DoubtRow Row(string kind, string cells) => DoubtRow.Of(
        RecordKinds.Standard.Of(kind), cells.Split(';').Select(c => c.Split('=')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal));
}
