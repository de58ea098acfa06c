using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What was promised or demanded by a day (ceasefire rules, section 17).</summary>
public sealed class CommitmentTests
{
    private static readonly string[] _none = [];

    [Theory]
    [InlineData("05-10", "open")]
    [InlineData("05-11", "missed")]
    public void It_is_open_up_to_its_due_day_and_missed_from_the_day_after(string asOf, string state) =>
        Assert.Equal(state, Of(asOf, C.Commitment("05-02", "05-10", places: "HOM"))!.State);

    [Fact]
    public void It_exists_from_the_day_on_which_it_was_made()
    {
        Assert.Null(Of("05-01", C.Commitment("05-02", "05-10", places: "HOM")));
        Assert.NotNull(Of("05-02", C.Commitment("05-02", "05-10", places: "HOM")));
    }

    [Theory]
    [InlineData("05-08", "05-08", "fulfilled")]
    [InlineData("05-07", "05-08", "open")]
    [InlineData("05-12", "05-13", "missed")]
    [InlineData("05-13", "05-13", "fulfilled")]
    public void Somebody_can_say_that_it_is_fulfilled_also_late(string asOf, string on, string state) =>
        Assert.Equal(state, Of(asOf, C.Commitment("05-02", "05-10", CommitmentScope.None, CommitmentTest.None, fulfilled: on))!.State);

    [Theory]
    [InlineData("05-01", false)]
    [InlineData("05-02", true)]
    [InlineData("05-10", true)]
    [InlineData("05-11", false)]
    public void A_place_is_reached_from_the_day_it_was_made_to_its_due_day(string day, bool isKept)
    {
        var of = Of("05-20", C.Commitment("05-02", "05-10", places: "HOM"), facts => facts with
        {
            Convoys = [A.Convoy("C")], Deliveries = [A.Delivery("D", "C", "HOM", $"2016-{day}")],
        })!;
        Assert.Equal(isKept ? ["HOM"] : _none, of.Kept);
        Assert.Equal(isKept ? "fulfilled" : "missed", of.State);
    }

    [Fact]
    public void Only_the_headline_series_keeps_it_and_every_place_must_be_kept()
    {
        ReportFacts Delivered(ReportFacts facts) => facts with
        {
            Convoys = [A.Convoy("C"), A.Convoy("B", track: Track.Bilateral)],
            Deliveries = [A.Delivery("D", "C", "HOM", "2016-05-05"), A.Delivery("E", "B", "WAR", "2016-05-05")],
        };
        var of = Of("05-08", C.Commitment("05-02", "05-10", places: ["WAR", "HOM"]), Delivered)!;
        Assert.Equal(["HOM", "WAR"], of.Places);
        Assert.Equal(["HOM"], of.Kept);
        Assert.Equal("open", of.State);
        Assert.Equal("fulfilled", Of("05-08", C.Commitment("05-02", "05-10", places: "HOM"), Delivered)!.State);
    }

    [Fact]
    public void The_places_of_a_status_are_those_with_it_on_the_due_day_or_today()
    {
        ReportFacts Listed(ReportFacts facts) => facts with
        {
            Statuses =
            [
                A.Status("HOM", AccessStatus.Besieged, "2016-01-01"), A.Status("HOM", AccessStatus.Accessible, "2016-05-11"),
                A.Status("WAR", AccessStatus.Besieged, "2016-05-09"), A.Status("ALE", AccessStatus.HardToReach, "2016-05-01"),
                A.Status("XXX", AccessStatus.Accessible, "2016-05-01"),
            ],
        };
        Assert.Equal(["HOM"], Places("05-08", CommitmentScope.Besieged));
        Assert.Equal(["HOM", "WAR"], Places("05-20", CommitmentScope.Besieged));
        Assert.Equal(["ALE"], Places("05-20", CommitmentScope.HardToReach));
        Assert.Equal(["ALE", "HOM", "WAR"], Places("05-20", CommitmentScope.All));
        Assert.Empty(Places("05-20", CommitmentScope.None));

        IReadOnlyList<string> Places(string asOf, CommitmentScope scope) => Of(asOf, C.Commitment("05-02", "05-10", scope), Listed)!.Places;
    }

    [Fact]
    public void A_test_without_places_holds_nowhere()
    {
        // Nothing is besieged or hard to reach.
        Assert.Equal("missed", Of("05-11", C.Commitment("05-02", "05-10", CommitmentScope.All))!.State);
        Assert.Equal("open", Of("05-10", C.Commitment("05-02", "05-10", CommitmentScope.All))!.State);
    }

    [Theory]
    [InlineData("05-02", null, false)]
    [InlineData("05-02", "05-05 denied", true)]
    [InlineData("05-02", "05-05 verbal", false)]
    [InlineData("05-02", "05-11 denied", false)]
    [InlineData("05-11", null, false)]
    public void Answered_is_a_place_with_lines_of_which_none_is_pending_at_the_end(string submitted, string? answer, bool isKept)
    {
        var of = Of("05-20", C.Commitment("05-02", "05-10", test: CommitmentTest.Answered, places: "HOM"), facts => facts with
        {
            Requests = [A.Request("R", $"2016-{submitted}")],
            Lines = [A.Line("R", "HOM")],
            Decisions = answer is null ? [] :
                [A.Decision("R", "HOM", answer[6..] == "denied" ? DecisionKind.Denied : DecisionKind.Verbal, $"2016-{answer[..5]}")],
        })!;
        Assert.Equal(isKept ? ["HOM"] : _none, of.Kept);
    }

    [Theory]
    [InlineData("2016-05-05", "2016-05-10", true)]
    [InlineData("2016-05-05", "2016-05-09", false)]
    [InlineData("2016-05-11", null, false)]
    [InlineData(null, null, true)]
    public void Granted_is_a_place_with_a_permit_that_is_valid_at_the_end(string? validFrom, string? validTo, bool isKept)
    {
        var of = Of("05-20", C.Commitment("05-02", "05-10", test: CommitmentTest.Granted, places: "HOM"), facts => facts with
        {
            Requests = [A.Request("R", "2016-05-01"), A.Request("S", "2016-05-01")],
            Lines = [A.Line("R", "HOM"), A.Line("S", "HOM")],
            Decisions = [A.Decision("R", "HOM", DecisionKind.Granted, "2016-05-03", validFrom, validTo)],
        })!;
        Assert.Equal(isKept ? ["HOM"] : _none, of.Kept);
    }

    [Theory]
    [InlineData("05-10", "06-01", false, null)]
    [InlineData("05-11", "06-01", true, null)]
    [InlineData("05-31", "06-01", true, null)]
    [InlineData("06-01", "06-01", false, "06-01")]
    [InlineData("06-09", "06-01", false, "06-01")]
    [InlineData("06-09", null, true, null)]

    // Carried out before the due day: the day is told whatever the state.
    [InlineData("05-09", "05-05", false, "05-05")]
    public void A_consequence_is_due_once_it_is_missed_until_it_is_carried_out(string asOf, string? on, bool isDue, string? carriedOutOn)
    {
        var of = Of(asOf, C.Commitment("05-02", "05-10", consequence: "airdrops", consequenceOn: on, places: "HOM"))!;
        Assert.Equal(("airdrops", isDue, C.DayOrNone(carriedOutOn)), (of.Consequence, of.ConsequenceDue, of.ConsequenceOn));
    }

    [Fact]
    public void What_has_no_consequence_has_none_due_and_none_carried_out()
    {
        var of = Of("06-09", C.Commitment("05-02", "05-10", consequenceOn: "06-01", places: "HOM"))!;
        Assert.Equal(("missed", false, (DateOnly?)null), (of.State, of.ConsequenceDue, of.ConsequenceOn));
        Assert.False(Of("06-09", C.Commitment("05-02", "05-10", consequence: "airdrops", fulfilled: "05-20", places: "HOM"))!.ConsequenceDue);
    }

    private static CommitmentProgress? Of(string asOf, Commitment commitment, Func<ReportFacts, ReportFacts>? more = null) =>
        C.Report((more ?? (f => f))(C.Facts(new CeasefireFacts { Commitments = [commitment] })), "05-01", asOf).Commitments.SingleOrDefault();
}
