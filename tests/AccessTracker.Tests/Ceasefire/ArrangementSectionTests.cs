using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Ceasefire;
using Bunit;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>An arrangement's strip of days, its words and its table.</summary>
public sealed class ArrangementSectionTests : UiTest
{
    private IRenderedComponent<ArrangementSection> On(string day)
    {
        var situation = SituationOf(SmallCeasefire.Facts);
        var report = CeasefireReport.Compute(situation, situation.Calendar.Current(A.Day(day)));
        return Ui.Render<ArrangementSection>(p => p
            .Add(s => s.Situation, situation)
            .Add(s => s.Arrangement, situation.Ceasefire.Arrangements[0])
            .Add(s => s.Figures, report.Content.Arrangements[0])
            .Add(s => s.Number, 0)
            .Add(s => s.On, A.Day(day))
            .Add(s => s.Signs, EventSigns.Of(situation, A.Day(day))));
    }

    [Fact]
    public void A_dismissed_allegation_breaks_no_day_and_an_unwatched_day_is_not_called_calm()
    {
        var spells = CalmSpell.Of(SituationOf(SmallCeasefire.Facts).Ceasefire is var index
            ? index.Calm(index.Arrangements[0], CalmArea.Whole, A.Day("2016-03-10"))
            : null!);
        Assert.Equal(
            [
                ("2016-03-01", "2016-03-01", CalmMark.Watched, CalmMark.Watched), ("2016-03-02", "2016-03-02", CalmMark.Broken, CalmMark.Watched),
                ("2016-03-03", "2016-03-03", CalmMark.Watched, CalmMark.Watched),
                ("2016-03-04", "2016-03-04", CalmMark.Unwatched, CalmMark.Unwatched),
                ("2016-03-05", "2016-03-06", CalmMark.Broken, CalmMark.Broken), ("2016-03-07", "2016-03-10", CalmMark.Unwatched, CalmMark.Unwatched),
            ],
            spells.Select(s => ($"{s.From:yyyy-MM-dd}", $"{s.To:yyyy-MM-dd}", s.Alleged, s.Substantiated)));
        Assert.Equal(3, spells[4].Violations);
    }

    [Fact]
    public void The_strip_tells_its_days_in_words_and_each_lane_in_its_patterns()
    {
        var section = On("2016-03-10");
        Assert.Equal(
            "10 days in force: 3 broken by an allegation, 2 by a substantiated one, 5 unwatched. Current run: 4 days, 4 of them unwatched (alleged), "
                + "4 days, 4 of them unwatched (substantiated). 7 days of calm are required; they have not been reached",
            section.Find("svg desc").TextContent);
        Assert.Equal(6 + 4, section.FindAll("svg rect.run").Count);
        Assert.All(section.FindAll("svg rect.run"), r => Assert.StartsWith("url(#strip-", r.GetAttribute("fill"), StringComparison.Ordinal));
        Assert.Equal("3 Mar 2016: Meeting. The group met", section.Find(".happened").ParentElement!.QuerySelector("title")!.TextContent);
    }

    [Fact]
    public void The_seventh_day_is_marked_open_until_it_is_reached()
    {
        Assert.NotNull(On("2016-03-10").Find("line.flag.open"));
        var reached = On("2016-03-13");
        Assert.Empty(reached.FindAll("line.flag.open"));
        Assert.Contains("7 days of calm were reached on 13 Mar 2016, but not all were watched", reached.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_every_spell_and_a_broken_one_leads_to_its_allegations()
    {
        var rows = Cells(On("2016-03-10").FindAll("details")[0].QuerySelectorAll("tbody tr"));
        Assert.Equal(["5 Mar 2016", "6 Mar 2016", "2", "Broken", "Broken", "3"], rows[1]);
        Assert.Equal(
            "/o/test/ceasefire/allegations?arrangement=COH&from=2016-03-05&to=2016-03-06",
            On("2016-03-10").FindAll("details")[0].QuerySelectorAll("td a")[0].GetAttribute("href"));
    }

    [Fact]
    public void A_governorate_says_when_it_was_last_broken()
    {
        var rows = Cells(On("2016-03-10").FindAll("details")[1].QuerySelectorAll("tbody tr"));
        Assert.Equal(["Aleppo", "2 Mar 2016", "1", "0"], rows[0].Take(4));
        Assert.Equal(["Rural Damascus", "6 Mar 2016", "2", "2"], rows[1].Take(4));
    }
}
