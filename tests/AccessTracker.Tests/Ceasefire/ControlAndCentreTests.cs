using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Who holds what, who is asked for help, and what happened besides (ceasefire rules, sections 14, 16 and 18).</summary>
public sealed class ControlAndCentreTests
{
    [Fact]
    public void A_party_s_places_have_the_population_that_is_known_and_the_status_of_the_day()
    {
        var facts = Controls(
            Held("HOM", "GOV", "04-01"), Held("HOM", "OPP", "05-11"), Held("WAR", "OPP", "05-10"), Held("ALE", "OPP", "05-01"),
            Held("XXX", "RUS", "05-01", "press")) with
        {
            Populations = [A.Population("WAR", "2016-01-01", 75_000), A.Population("WAR", "2016-05-11", 1), A.Population("HOM", "2016-06-01", 5)],
            Statuses = [A.Status("WAR", AccessStatus.Besieged, "2016-05-10"), A.Status("ALE", AccessStatus.HardToReach, "2016-05-01")],
        };
        Assert.Equal(
            [new PartyControl("GOV", 1, null, 1, 0, 0), new PartyControl("OPP", 2, 75_000, 1, 1, 1)],
            C.Report(facts, "05-04", "05-10").Control.Parties);
    }

    [Fact]
    public void A_change_is_an_entry_of_the_period_whose_party_is_another_than_before()
    {
        var facts = Controls(
            Held("HOM", "GOV", "04-01"), Held("HOM", "GOV", "05-05"), Held("HOM", "OPP", "05-10"), Held("HOM", "GOV", "05-11"),
            Held("ALE", "OPP", "05-10"), Held("WAR", "OPP", "05-03"), Held("WAR", "GOV", "05-04"), Held("XXX", "GOV", "05-06", "press"));
        Assert.Equal(
            [
                new ControlChange("WAR", "OPP", "GOV", C.Day("05-04")), new ControlChange("ALE", null, "OPP", C.Day("05-10")),
                new ControlChange("HOM", "GOV", "OPP", C.Day("05-10")),
            ],
            C.Report(facts, "05-04", "05-10").Control.Changes);
    }

    [Theory]
    [InlineData("05-01", null, true)]
    [InlineData("05-10", null, true)]
    [InlineData("05-11", null, false)]
    [InlineData("05-01", "05-10", false)]
    [InlineData("05-01", "05-11", true)]
    public void A_centre_is_open_from_the_day_it_opens_to_the_day_before_it_closes(string opened, string? closed, bool isListed) =>
        Assert.Equal(isListed ? ["HME"] : [], Centres([Centre(opened, closed)]).Select(c => c.Centre));

    [Fact]
    public void One_that_is_closed_is_listed_while_it_received_an_appeal_since_the_baseline()
    {
        var closed = Centre("04-01", "05-02");
        Assert.Empty(Centres([closed], Appeal("A", "04-30", "05-05"), Appeal("B", "05-11")));
        Assert.Single(Centres([closed], Appeal("A", "05-01", "05-05")));
    }

    [Fact]
    public void Appeals_are_received_on_one_day_and_handled_on_another()
    {
        var centre = Centres(
            [Centre("04-01", null)],
            Appeal("A", "04-20", "05-02"), Appeal("B", "05-01", "05-04"), Appeal("C", "05-04", "05-10"), Appeal("D", "05-10"),
            Appeal("E", "05-05", "05-11"), Appeal("F", "04-28"), Appeal("G", "05-11", "05-11")).Single();
        Assert.Equal(
            new CentreFigures("HME", new AppealCounts(3, 2, 4.5m), new AppealCounts(4, 3, 6m), 3), centre);
    }

    [Fact]
    public void A_centre_that_handled_nothing_has_no_median() =>
        Assert.Equal(new AppealCounts(1, 0, null), Centres([Centre("04-01", null)], Appeal("A", "05-04")).Single().Period);

    [Fact]
    public void Events_are_those_of_the_period_by_day_then_ref()
    {
        var report = C.Report(
            new CeasefireFacts { Events = [Event("C", "05-04"), Event("B", "05-10"), Event("A", "05-10"), Event("D", "05-03"), Event("E", "05-11")] },
            "05-10", "05-04");
        Assert.Equal(["C", "A", "B"], report.Events.Select(e => e.Ref));
        Assert.Equal(new ReportEvent("C", C.Day("05-04"), "resolution", "C"), report.Events[0]);
    }

    [Theory]
    [InlineData("GOV", "GOV")]
    [InlineData(" gov ", "GOV")]
    [InlineData("government of SYRIA", "GOV")]
    [InlineData("الحكومه السوريه", "GOV")]
    [InlineData("THE-OPPOSITION", "OPP")]
    [InlineData("opposition", "opposition")]
    [InlineData("Governments of Syria", "Governments of Syria")]
    [InlineData("-", "-")]
    [InlineData(null, null)]
    public void A_text_that_equals_a_party_s_code_or_name_is_linked_to_it(string? text, string? shown) =>
        Assert.Equal(shown, new PartyNames(C.Parties).CodeOf(text));

    [Fact]
    public void A_text_that_names_two_parties_names_neither_but_a_code_is_a_code()
    {
        Party[] parties =
        [
            new() { Code = "AR", Name = "Army", Kind = PartyKind.Government }, new() { Code = "ARMY", Name = "Another army", Kind = PartyKind.Other },
        ];
        Assert.Equal(["army", "ARMY", "AR"], new[] { "army", "ARMY", "ar" }.Select(new PartyNames(parties).CodeOf));
    }

    private static ReportFacts Controls(params ControlEntry[] controls) => C.Facts(new CeasefireFacts { Controls = controls });

    private static ControlEntry Held(string place, string party, string from, string authority = "UN") =>
        new() { Location = place, Party = party, From = C.Day(from), Authority = authority };

    private static IReadOnlyList<CentreFigures> Centres(Centre[] centres, params Appeal[] appeals) =>
        C.Report(new CeasefireFacts { Centres = centres, Appeals = appeals }, "05-10", "05-04").Centres;

    private static Centre Centre(string opened, string? closed) =>
        new() { Code = "HME", Name = "Hmeymim", OpenedOn = C.Day(opened), ClosedOn = C.DayOrNone(closed) };

    private static Appeal Appeal(string reference, string received, string? handled = null) => new()
    {
        Ref = reference, Centre = "HME", ReceivedOn = C.Day(received), Kind = AppealKind.Access, HandledOn = C.DayOrNone(handled),
    };

    private static OperationEvent Event(string reference, string day) =>
        new() { Ref = reference, Day = C.Day(day), Kind = OperationEventKind.Resolution, Title = reference };
}
