using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Ceasefire;

namespace AccessTracker.Tests.Alerts;

/// <summary>Which alerts the ceasefire's records make: on the day before they fire, the day, and the day after they cleared.</summary>
public sealed class CeasefireAlertTests
{
    private static IEnumerable<Alert> On(ReportFacts facts, string day, AlertKind kind)
    {
        var situation = new Situation(facts);
        return AlertList.Of(situation, UnreachedBoard.Of(situation, A.Day(day)), new AlertRules(), A.Day(day)).Where(a => a.Kind == kind);
    }

    private static IEnumerable<AlertKind> Kinds(ReportFacts facts, string day) =>
        Enum.GetValues<AlertKind>().Where(kind => On(facts, day, kind).Any());

    [Fact]
    public void A_pattern_arises_when_enough_is_substantiated_and_goes_when_it_is_referred()
    {
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-06", AlertKind.PatternFound));
        var alert = Assert.Single(On(SmallCeasefire.Facts, "2016-03-09", AlertKind.PatternFound));
        Assert.Equal(
            ("pattern_found:pattern:COH/GOV:2016-03-07", A.Day("2016-03-07"), 3, 3L), (alert.Key, alert.Since, alert.Days, alert.Count));
        Assert.Empty(On(
            SmallCeasefire.With(f =>
                f with { AllegationSteps = [.. f.AllegationSteps, SmallCeasefire.Step("A4", "2016-03-09", AllegationStepKind.Referred)] }),
            "2016-03-09", AlertKind.PatternFound));
    }

    [Fact]
    public void A_broken_run_is_news_for_seven_days_and_not_when_the_allegation_is_dismissed()
    {
        // Calm from the 7th to the 11th: five days.
        var broken = SmallCeasefire.With(f => f with
        {
            Allegations = [.. f.Allegations, SmallCeasefire.Allegation("A9", "2016-03-12", "EAL") with { ReceivedOn = A.Day("2016-03-13") }],
        });
        Assert.Empty(On(broken, "2016-03-12", AlertKind.RunBroken));
        var alert = Assert.Single(On(broken, "2016-03-13", AlertKind.RunBroken));
        Assert.Equal(("run_broken:arrangement:COH:2016-03-12", A.Day("2016-03-13"), 5), (alert.Key, alert.Since, alert.Days));
        Assert.Single(On(broken, "2016-03-19", AlertKind.RunBroken));
        Assert.Empty(On(broken, "2016-03-20", AlertKind.RunBroken));
        var dismissed = broken with
        {
            Ceasefire = broken.Ceasefire with
            {
                AllegationSteps = [.. broken.Ceasefire.AllegationSteps, SmallCeasefire.Step("A9", "2016-03-14", AllegationStepKind.NotSubstantiated)],
            },
        };
        Assert.Empty(On(dismissed, "2016-03-14", AlertKind.RunBroken));
    }

    [Fact]
    public void The_days_required_are_reached_and_it_is_said_how_many_were_unwatched()
    {
        // From the 7th on nothing is alleged: the seventh day is the 13th.
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-12", AlertKind.RequiredReached));
        var alert = Assert.Single(On(SmallCeasefire.Facts, "2016-03-13", AlertKind.RequiredReached));
        Assert.Equal((A.Day("2016-03-13"), 7, 7L), (alert.Since, alert.Days, alert.Count));
        Assert.Single(On(SmallCeasefire.Facts, "2016-03-19", AlertKind.RequiredReached));
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-20", AlertKind.RequiredReached));
    }

    [Fact]
    public void A_commitment_is_due_then_missed_until_its_consequence_is_carried_out()
    {
        Assert.Equal(1, Assert.Single(On(SmallCeasefire.Facts, "2016-03-01", AlertKind.CommitmentDue)).Count);
        Assert.Single(On(SmallCeasefire.Facts, "2016-03-08", AlertKind.CommitmentDue));
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-08", AlertKind.CommitmentMissed));
        Assert.Equal(
            (A.Day("2016-03-09"), 1),
            Assert.Single(On(SmallCeasefire.Facts, "2016-03-09", AlertKind.CommitmentMissed)) is var missed ? (missed.Since, missed.Days) : default);
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-09", AlertKind.CommitmentDue));
        var carriedOut =
            SmallCeasefire.With(f => f with { Commitments = [f.Commitments[0] with { ConsequenceOn = A.Day("2016-03-10") }] });
        Assert.Single(On(carriedOut, "2016-03-09", AlertKind.CommitmentMissed));
        Assert.Empty(On(carriedOut, "2016-03-10", AlertKind.CommitmentMissed));
    }

    [Fact]
    public void A_planned_convoy_whose_route_closes_is_told_of_until_the_route_is_open_again()
    {
        var planned = SmallCeasefire.Facts with
        {
            Convoys = [A.Convoy("C") with { Route = "CAS" }],
            Deliveries = [A.Delivery("D", "C", "EAL", "2016-03-15", DeliveryOutcome.Planned)],
        };
        Assert.Empty(On(planned, "2016-03-04", AlertKind.RouteClosed));
        var alert = Assert.Single(On(planned, "2016-03-05", AlertKind.RouteClosed));
        Assert.Equal(("route_closed:convoy:C:2016-03-05", 10, "CAS"), (alert.Key, alert.Days, alert.Route));
        var open = planned with
        {
            Ceasefire = planned.Ceasefire with
            {
                RouteStates = [.. planned.Ceasefire.RouteStates, SmallCeasefire.State("CAS", "2016-03-09", RouteCondition.Restricted)],
            },
        };
        Assert.Single(On(open, "2016-03-08", AlertKind.RouteClosed));
        Assert.Empty(On(open, "2016-03-09", AlertKind.RouteClosed));
        Assert.Empty(On(planned, "2016-03-16", AlertKind.RouteClosed));
    }

    [Fact]
    public void An_allegation_is_told_of_when_it_is_open_for_more_than_its_days_and_not_for_ever()
    {
        Assert.Empty(On(SmallCeasefire.Facts, "2016-03-16", AlertKind.AllegationOpen));
        var alert = Assert.Single(On(SmallCeasefire.Facts, "2016-03-17", AlertKind.AllegationOpen));
        Assert.Equal(("A1", 15, A.Day("2016-03-17"), 1), (alert.Allegation, alert.Days, alert.Since, alert.Entries));
        Assert.Contains(On(SmallCeasefire.Facts, "2016-05-01", AlertKind.AllegationOpen), a => a.Day == A.Day("2016-03-02"));
        Assert.DoesNotContain(On(SmallCeasefire.Facts, "2016-05-02", AlertKind.AllegationOpen), a => a.Day == A.Day("2016-03-02"));
    }

    [Fact]
    public void Allegations_of_one_governorate_are_one_alert_that_stays_the_same_while_any_of_them_is_open()
    {
        var facts = C.Facts(new CeasefireFacts
        {
            Arrangements = [C.Arrangement()],
            Allegations =
            [
                C.Allegation("V1", "05-02", governorate: "Homs", count: 3), C.Allegation("V2", "05-04", location: "WAR"),
                C.Allegation("V3", "05-03", governorate: "homs", count: 2), C.Allegation("V4", "05-05", governorate: "Aleppo"),
                C.Allegation("V5", "05-06"),
            ],
        });
        var all = On(facts, "2016-05-31", AlertKind.AllegationOpen).ToList();
        Assert.Equal(
            [("Homs", 6L, 3, null, "2016-05-02"), ("Aleppo", 1L, 1, "V4", "2016-05-05"), (null, 1L, 1, "V5", "2016-05-06")],
            all.Select(a => (a.Governorate, a.Count!.Value, a.Entries!.Value, a.Allegation, $"{a.Day:yyyy-MM-dd}")));
        Assert.Equal(all.Count, all.Select(a => a.Key).Distinct().Count());

        // The first is resolved, and another is received: who snoozed it has snoozed it.
        var later = facts with
        {
            Ceasefire = facts.Ceasefire with
            {
                Allegations = [.. facts.Ceasefire.Allegations, C.Allegation("V6", "05-20", governorate: "Homs")],
                AllegationSteps = [C.Step("V1", "06-01", AllegationStepKind.Resolved)],
            },
        };
        var again = On(later, "2016-06-10", AlertKind.AllegationOpen).Single(a => a.Governorate == "Homs");
        Assert.Equal((all[0].Key, 4L, 3, A.Day("2016-05-03")), (again.Key, again.Count, again.Entries, again.Day));
    }

    [Fact]
    public void Without_records_of_the_ceasefire_there_is_none_of_its_alerts() =>
        Assert.Equal([AlertKind.PlaceUnreached], Kinds(SmallCeasefire.Facts with { Ceasefire = CeasefireFacts.None }, "2016-04-20"));
}
