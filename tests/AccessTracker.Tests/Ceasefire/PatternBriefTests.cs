using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Ceasefire;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>What a brief about a pattern says.</summary>
public sealed class PatternBriefTests
{
    private static readonly Situation _situation = new(SmallCeasefire.Facts);
    private static readonly DateOnly _day = A.Day("2016-03-09");

    private static BriefDocument Brief() => PatternBrief.Of(
        _situation,
        Assert.Single(CeasefireReport.Compute(_situation, _situation.Calendar.Current(_day)).Content.Patterns),
        _day,
        new BriefFrame(_situation.Operation, "Title", "Lead", "Running", "https://board", DateTimeOffset.UnixEpoch));

    [Fact]
    public void It_has_the_figures_of_the_pattern_and_each_allegation_with_what_was_done()
    {
        var brief = Brief();
        Assert.Equal(("3", "on 2 days"), (brief.Facts[0].Value, brief.Facts[0].Detail));
        Assert.Equal(("killed 3, injured 0", "unknown for 1 entry"), (brief.Facts[^1].Value, brief.Facts[^1].Detail));
        Assert.Equal(["A3", "A4"], brief.Sections[0].Table!.Rows.Select(r => r[1].Text));
        Assert.Equal(["A3", "A4"], brief.Sections[1].Table!.Rows.Select(r => r[1].Text));
        Assert.Equal(["Government has been party to it since 1 Mar 2016."], brief.Sections[2].Lead);
        Assert.Null(brief.Sections[3].Table);
    }

    [Fact]
    public void It_fits_on_two_pages() => Assert.All(BriefFiles.Print(Brief()).Sections, s => Assert.Equal(0, s.LeftOut));
}
