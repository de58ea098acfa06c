using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What the ceasefire task force's reports of the demonstration say, as seeds/issg-2016/ceasefire.md tells beforehand.</summary>
public sealed class DemonstrationCeasefireTests : IAsyncLifetime
{
    private Situation _situation = null!;

    public async Task InitializeAsync()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        await store.ImportAsync(Repository.Path("seeds", "issg-2016"));
        var operation = (await new OperationStore(store.Db).FindAsync("issg-2016"))!;
        _situation = new((await new FactsStore(store.Db, new SensitivityRules()).LoadAsync(operation.Id, Audience.Everything)).Facts);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void On_5_May_the_calm_in_Aleppo_is_broken_on_its_first_day_and_no_day_of_the_cessation_was_watched_and_calm()
    {
        var report = Report("2016-05-05");

        var calm = report.Arrangements.Single(a => a.Code == "ROC-ALP-1");
        Assert.Equal((true, 1, 1), (calm.InForce, calm.Days, calm.BrokenDays.Alleged));
        Assert.Equal(("Aleppo", Day("2016-05-05")), Assert.Single(calm.Areas) is var area ? (area.Governorate, area.LastBrokenOn!.Value) : default);
        var cessation = report.Arrangements.Single(a => a.Code == "COH");
        Assert.Equal(
            (69, 31, 0, 38),
            (cessation.Days, cessation.BrokenDays.Alleged, cessation.BrokenDays.Substantiated, cessation.UnwatchedDays));
    }

    [Fact]
    public void Seven_days_of_calm_in_September_were_not_reached()
    {
        var first = Report("2016-09-15").Arrangements.Single(a => a.Code == "COH-SEP");
        Assert.Equal((true, 4, 4, 0), (first.InForce, first.Days, first.BrokenDays.Alleged, first.UnwatchedDays));

        var after = Report("2016-09-22").Arrangements.Single(a => a.Code == "COH-SEP");
        Assert.Equal((false, 8, 6, 2), (after.InForce, after.Days, after.BrokenDays.Alleged, after.UnwatchedDays));
        Assert.Equal((1, 1), (after.LongestRun.Alleged.Days, after.LongestRun.Alleged.Unwatched));
        Assert.Equal((7, null, null), (after.RequiredDays!.Value, after.RequiredReachedOn, after.RequiredAllWatched));
        Assert.Equal(0, Report("2016-10-13").Allegations.Cumulative.Substantiated);
    }

    [Theory]
    [InlineData("2016-07-14", "restricted", false)]
    [InlineData("2016-07-21", "closed", true)]
    [InlineData("2016-08-11", "closed", false)]
    [InlineData("2016-09-08", "closed", true)]
    [InlineData("2016-09-15", "restricted", false)]
    [InlineData("2016-09-22", "closed", true)]
    public void Castello_Road_closes_and_East_Aleppo_is_cut_off_while_Ramouseh_is_closed_too(string day, string state, bool cutOff)
    {
        var routes = Report(day).Routes;
        Assert.Equal(state, routes.States.Single(s => s.Route == "CASTELLO").State);
        Assert.Equal(cutOff ? ["EAL"] : [], routes.CutOff);
    }

    [Fact]
    public void No_pull_back_from_Castello_Road_was_done_and_a_week_later_all_are_late()
    {
        Assert.All(Report("2016-09-15").Routes.Pullbacks, p => Assert.False(p.Late));
        var pullbacks = Report("2016-09-22").Routes.Pullbacks;
        Assert.Equal([500, 500, 1000, 2500, 2500, 3000, 3500], pullbacks.Select(p => p.Distance).Order());
        Assert.All(pullbacks, p => Assert.Equal((true, null), (p.Late, p.DoneOn)));
    }

    [Fact]
    public void From_2_June_the_consequence_of_Vienna_is_due()
    {
        var demand = Report("2016-06-02").Commitments.Single(c => c.Code == "K14");
        Assert.Equal(("missed", 18, 11, true), (demand.State, demand.Places.Count, demand.Kept.Count, demand.ConsequenceDue));
        Assert.Equal("open", Report("2016-05-26").Commitments.Single(c => c.Code == "K14").State);
    }

    [Fact]
    public void The_two_series_of_breaches_are_apart_by_party()
    {
        var byCentre = _situation.Facts.Ceasefire.Allegations.ToLookup(a => a.Ref.Split('-')[0], a => a.Party);
        Assert.NotEmpty(byCentre["SNHR"]);
        Assert.NotEmpty(byCentre["HMEYMIM"]);
        Assert.Empty(byCentre["SNHR"].Intersect(byCentre["HMEYMIM"]));
    }

    [Fact]
    public void The_last_report_has_every_allegation_open_and_the_places_that_the_adopted_list_has_a_holder_for()
    {
        var report = Report("2016-10-13");
        Assert.Equal((203, 1120), (report.Allegations.Open.Count, report.Allegations.Cumulative.Received));
        Assert.Equal([("GOV", 5), ("OPP", 14)], report.Control.Parties.Select(p => (p.Party, p.Places)));
        Assert.Empty(report.Patterns);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private CeasefireContent Report(string day) => CeasefireReport.Compute(
        _situation, _situation.CalendarOf(TaskForce.Ceasefire).Reports(_situation.Operation.Until!.Value).Single(p => p.End == Day(day))).Content;
}
