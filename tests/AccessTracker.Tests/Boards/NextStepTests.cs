using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;

namespace AccessTracker.Tests.Boards;

/// <summary>Who has to act next at MAD on 10 March, and on what.</summary>
public sealed class NextStepTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly ReportFacts _asked = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("MAD")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        Requests = [A.Request("R", "2016-02-14")],
        Lines = [A.Line("R", "MAD")],
        Convoys = [A.Convoy("C") with { Request = "R" }],
    };

    private static IEnumerable<(string?, string)> Steps(ReportFacts facts)
    {
        var situation = new Situation(facts);
        return NextStep.Of(situation, UnreachedBoard.Of(situation, _day).Single(), _day).Select(s => (s.Actor, s.What));
    }

    private static Decision Granted(string? from = null, string? to = null) => A.Decision("R", "MAD", DecisionKind.Granted, "2016-02-20", from, to);

    [Fact]
    public void Who_was_asked_has_to_answer() =>
        Assert.Equal([("Government", "answer the request, due on 23 Feb 2016: 16 days overdue")], Steps(_asked));

    [Fact]
    public void Where_nobody_was_asked_access_is_to_be_asked_for() => Assert.Equal([(null, "Ask for access")], Steps(_asked with { Lines = [] }));

    [Fact]
    public void A_permit_that_holds_waits_for_a_convoy_until_it_ends() =>
        Assert.Equal(
            [(null, "Send a convoy: the permit is valid until 20 Mar 2016")], Steps(_asked with { Decisions = [Granted(to: "2016-03-20")] }));

    [Fact]
    public void A_permit_of_a_later_day_waits_for_that_day() =>
        Assert.Equal(
            [(null, "Send a convoy: the permit is valid from 12 Mar 2016")], Steps(_asked with { Decisions = [Granted(from: "2016-03-12")] }));

    [Fact]
    public void A_clearance_is_the_party_s_to_give() => Assert.Equal(
        [("Hizbullah", "give the clearance: security guarantee")],
        Steps(_asked with
        {
            Decisions = [Granted()],
            Clearances =
                [new Clearance { Request = "R", Location = "MAD", Kind = "security_guarantee", Party = "Hizbullah", State = ClearanceState.Refused,
                    On = new DateOnly(2016, 2, 22) }],
        }));

    [Fact]
    public void Who_turned_a_convoy_back_is_who_the_passage_is_agreed_with() => Assert.Equal(
        [("4th Division", "renegotiate passage, then send a convoy")],
        Steps(_asked with
        {
            Decisions = [Granted()],
            Deliveries = [A.Delivery("D", "C", "MAD", "2016-03-01") with { Outcome = DeliveryOutcome.TurnedBack }],
            ConvoyEvents =
                [new ConvoyEvent { Convoy = "C", Kind = ConvoyEventKind.TurnedBack, Day = new DateOnly(2016, 3, 1), Party = "4th Division" }],
        }));

    [Fact]
    public void A_refusal_names_who_refused() => Assert.Equal(
        [("Security committee", "refused: ask again, or go to someone who can overrule it")],
        Steps(_asked with { Decisions = [A.Decision("R", "MAD", DecisionKind.Denied, "2016-02-20") with { Party = "Security committee" }] }));
}
