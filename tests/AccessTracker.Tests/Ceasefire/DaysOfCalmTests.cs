using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>How long an arrangement from 1 May has held (ceasefire rules, sections 11 and 13).</summary>
public sealed class DaysOfCalmTests
{
    [Fact]
    public void A_day_that_nobody_watched_is_not_broken_and_not_calm()
    {
        var of = Of("05-05", [C.Allegation("V", "05-02", governorate: "Homs")], [C.Watch("05-01"), C.Watch("05-02"), C.Watch("05-04", "Homs")]);
        Assert.Equal((5, new BrokenDays(1, 0), 3), (of.Days, of.BrokenDays, of.UnwatchedDays));
        Assert.Equal(new RunByReading(new RunLength(3, 3), new RunLength(5, 3)), of.Run);
        Assert.Equal(new RunByReading(new RunLength(3, 3), new RunLength(5, 3)), of.LongestRun);

        // Homs was watched on 4 May, the whole was not.
        var homs = Assert.Single(of.Areas);
        Assert.Equal(("Homs", new BrokenDays(1, 0), C.Day("05-02")), (homs.Governorate, homs.BrokenDays, homs.LastBrokenOn!.Value));
        Assert.Equal(new RunByReading(new RunLength(3, 2), new RunLength(5, 2)), homs.Run);
    }

    [Theory]
    [InlineData("05-10", 10, true)]
    [InlineData("05-03", 3, true)]
    [InlineData("05-01", 1, true)]
    public void The_days_are_those_from_its_first_to_the_end_of_the_period(string asOf, int days, bool isInForce)
    {
        var of = Of(asOf, [], []);
        Assert.Equal((days, isInForce, days), (of.Days, of.InForce, of.Run.Alleged.Days));
    }

    [Theory]
    [InlineData("05-03", 3, true)]
    [InlineData("05-04", 3, false)]
    public void Of_one_that_has_ended_the_run_is_that_up_to_its_last_day(string asOf, int days, bool isInForce)
    {
        var of = Of(asOf, [], [], C.Arrangement(until: "05-03"));
        Assert.Equal((days, isInForce, days), (of.Days, of.InForce, of.Run.Alleged.Days));
        Assert.Equal(C.Day("05-03"), of.Until);
    }

    [Fact]
    public void One_that_starts_after_the_period_is_not_listed() => Assert.Empty(
        C.Report(new CeasefireFacts { Arrangements = [C.Arrangement(from: "05-11")] }, "05-10").Arrangements);

    [Theory]
    [InlineData("05-05", "05-05", 1, 5)]
    [InlineData("05-05", "05-11", 0, 0)]
    [InlineData("04-30", "05-02", 0, 0)]
    [InlineData("05-10", "05-10", 1, 10)]
    public void A_day_is_broken_by_what_has_been_received_of_that_day(string day, string received, int broken, int lastBrokenOn)
    {
        var of = Of("05-10", [C.Allegation("V", day, received, governorate: "Homs")], []);
        Assert.Equal(broken, of.BrokenDays.Alleged);

        // That something was ever alleged there is told of a day outside too.
        Assert.Equal(
            received == "05-11" ? [] : new int?[] { lastBrokenOn == 0 ? null : lastBrokenOn }, of.Areas.Select(a => a.LastBrokenOn?.Day));
    }

    [Fact]
    public void A_dismissal_mends_the_day_and_opening_it_again_breaks_it_again()
    {
        Allegation[] alleged = [C.Allegation("V", "05-05")];
        var dismissed = C.Step("V", "05-08", AllegationStepKind.NotSubstantiated);
        Assert.Equal(5, Of("05-10", alleged, []).Run.Alleged.Days);
        Assert.Equal(10, Of("05-10", alleged, [], null, dismissed).Run.Alleged.Days);
        Assert.Equal(2, Of("05-07", alleged, [], null, dismissed).Run.Alleged.Days);
        Assert.Equal(5, Of("05-10", alleged, [], null, dismissed, C.Step("V", "05-09", AllegationStepKind.Reopened)).Run.Alleged.Days);
        Assert.Equal(0, Of("05-10", alleged, [], null, dismissed).BrokenDays.Alleged);
    }

    [Fact]
    public void A_day_is_broken_in_the_second_reading_once_it_is_found_to_have_been()
    {
        Allegation[] alleged = [C.Allegation("V", "05-05")];
        var of = Of("05-10", alleged, [], null, C.Step("V", "05-08", AllegationStepKind.Substantiated));
        Assert.Equal((new BrokenDays(1, 1), 5), (of.BrokenDays, of.Run.Substantiated.Days));
        of = Of("05-10", alleged, [], null, C.Step("V", "05-08", AllegationStepKind.Inconclusive));
        Assert.Equal((new BrokenDays(1, 0), 10), (of.BrokenDays, of.Run.Substantiated.Days));
    }

    [Fact]
    public void Of_longest_runs_the_earliest_counts()
    {
        var of = Of("05-07", [C.Allegation("V", "05-04")], [C.Watch("05-01"), C.Watch("05-05"), C.Watch("05-06"), C.Watch("05-07")]);
        Assert.Equal((new RunLength(3, 2), new RunLength(3, 0)), (of.LongestRun.Alleged, of.Run.Alleged));
    }

    [Theory]
    [InlineData("05-07", null, null)]
    [InlineData("05-08", "05-08", false)]
    [InlineData("05-20", "05-08", false)]
    public void Days_required_are_reached_once_and_stay_reached(string asOf, string? on, bool? watched)
    {
        // 1 May is broken; seven days of calm are those from 2 to 8 May, of which one was not watched. 9 May is broken again.
        var of = Watched(
            asOf, [C.Allegation("V", "05-01"), C.Allegation("W", "05-09")],
            ["05-02", "05-03", "05-04", "05-06", "05-07", "05-08"], C.Arrangement(required: 7));
        Assert.Equal((7, C.DayOrNone(on), watched), (of.RequiredDays, of.RequiredReachedOn, of.RequiredAllWatched));
    }

    [Fact]
    public void Days_required_that_were_all_watched_are_said_to_be()
    {
        var of = Watched("05-03", [], ["05-01", "05-02"], C.Arrangement(required: 2));
        Assert.Equal((C.Day("05-02"), true), (of.RequiredReachedOn!.Value, of.RequiredAllWatched));
        Assert.Null(Of("05-03", [], []).RequiredReachedOn);
    }

    [Fact]
    public void An_allegation_lies_in_its_governorate_in_that_of_its_place_or_in_none()
    {
        var of = Of(
            "05-05",
            [
                C.Allegation("A", "05-01", location: "WAR"), C.Allegation("B", "05-02", governorate: "homs"), C.Allegation("C", "05-03"),
                C.Allegation("D", "05-04", location: "ALE", governorate: "Homs"), C.Allegation("E", "05-05", location: "XXX"),
            ],
            []);
        Assert.Equal(5, of.BrokenDays.Alleged);
        Assert.Equal([("Aleppo", 1), ("Homs", 3)], of.Areas.Select(a => (a.Governorate, a.BrokenDays.Alleged)));
    }

    [Fact]
    public void Only_governorates_under_the_arrangement_are_listed()
    {
        Allegation[] alleged = [C.Allegation("A", "05-01", governorate: "Aleppo"), C.Allegation("B", "05-01", governorate: "Homs")];
        Assert.Equal(["Homs"], Of("05-05", alleged, [], C.Arrangement(governorates: ["Homs"])).Areas.Select(a => a.Governorate));
        Assert.Equal(["Aleppo"], Of("05-05", alleged, [], C.Arrangement(locations: ["ALE"])).Areas.Select(a => a.Governorate));
        Assert.Empty(Of("05-05", alleged, [], C.Arrangement(locations: ["XXX"])).Areas);
    }

    [Theory]
    [InlineData("WAR", true, true, true)]
    [InlineData("HOM", true, true, false)]
    [InlineData("ALE", true, false, false)]
    [InlineData("XXX", true, false, false)]
    public void A_place_is_under_what_is_for_all_or_names_it_or_its_governorate(string place, bool all, bool governorate, bool named)
    {
        var index = new Situation(C.Facts(new CeasefireFacts())).Ceasefire;
        Assert.Equal(
            (all, governorate, named),
            (index.IsUnder(C.Arrangement(), place), index.IsUnder(C.Arrangement(governorates: ["Homs"]), place),
                index.IsUnder(C.Arrangement(locations: ["WAR"]), place)));
    }

    [Fact]
    public void A_place_is_broken_by_what_happened_there_and_watched_with_its_governorate()
    {
        var index = new Situation(C.Facts(new CeasefireFacts
        {
            Arrangements = [C.Arrangement()],
            Allegations = [C.Allegation("A", "05-01", location: "WAR"), C.Allegation("B", "05-02", location: "HOM")],
            Monitoring = [C.Watch("05-02", "Homs"), C.Watch("05-03", "Aleppo")],
        })).Ceasefire;
        var calm = index.Calm(index.Arrangements[0], CalmArea.OfLocation("WAR"), C.Day("05-03"));
        Assert.Equal([C.Day("05-01")], calm.Broken(CalmReading.Alleged).Select(d => d.Day));
        Assert.Equal([C.Day("05-03")], calm.Unwatched.Select(d => d.Day));
    }

    [Fact]
    public void A_party_is_party_while_one_of_its_entries_holds()
    {
        var index = new Situation(C.Facts(new CeasefireFacts
        {
            ArrangementParties =
            [
                new ArrangementParty { Arrangement = "COH", Party = "OPP", From = C.Day("05-02"), Until = C.Day("05-04") },
                new ArrangementParty { Arrangement = "COH", Party = "OPP", From = C.Day("05-06") },
                new ArrangementParty { Arrangement = "COH", Party = "GOV", From = C.Day("05-01") },
            ],
        })).Ceasefire;
        Assert.Equal(
            ["GOV", "GOV OPP", "GOV OPP", "GOV", "GOV OPP"],
            new[] { "05-01", "05-02", "05-04", "05-05", "05-06" }.Select(day => string.Join(' ', index.PartiesTo("COH", C.Day(day)))));
    }

    private static ArrangementFigures Watched(string asOf, Allegation[] allegations, string[] watched, Arrangement arrangement) =>
        Of(asOf, allegations, [.. watched.Select(day => C.Watch(day))], arrangement);

    private static ArrangementFigures Of(
        string asOf, Allegation[] allegations, MonitoringEntry[] watched, Arrangement? arrangement = null, params AllegationStep[] steps) => C.Report(
            new CeasefireFacts
            {
                Arrangements = [arrangement ?? C.Arrangement()], Allegations = allegations, Monitoring = watched, AllegationSteps = steps,
            },
            asOf).Arrangements.Single();
}
