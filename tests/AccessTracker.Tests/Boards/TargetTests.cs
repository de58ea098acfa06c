using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Boards;
using Bunit;

namespace AccessTracker.Tests.Boards;

/// <summary>What a reader sees of a target.</summary>
public sealed class TargetTests : UiTest
{
    private static readonly Target _target = new()
    {
        Code = "T 1/a", Name = "3,000 people", People = 3_000, Scope = TargetScope.Besieged, StartOn = A.Day("2016-03-01"),
            DueOn = A.Day("2016-03-31"),
    };

    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("A", "Arbin"), A.Location("B", "Bloudan"), A.Location("C", "Duma")],
        Statuses = [A.Status("A", AccessStatus.Besieged, "2016-02-12"), A.Status("B", AccessStatus.Besieged, "2016-02-12"),
            A.Status("C", AccessStatus.Besieged, "2016-02-12")],
        Populations = [A.Population("A", "2016-02-01", 1_000), A.Population("B", "2016-02-01", 2_700)],
        Requests = [A.Request("R", "2016-03-01")],
        Lines = [A.Line("R", "B")],
        Convoys = [A.Convoy("X")],
        Deliveries = [A.Delivery("1", "X", "A", "2016-03-10", people: 400)],
        Targets = [_target],
    };

    private static TargetPace On(string day, ReportFacts facts)
    {
        var situation = new Situation(facts);
        return TargetPace.Of(situation, A.Day(day), d => UnreachedBoard.Of(situation, d)).Single();
    }

    private IRenderedComponent<TargetDetail> Detail(string day, ReportFacts facts) =>
        Ui.Render<TargetDetail>(p => p.Add(d => d.Situation, new Situation(facts)).Add(d => d.Pace, On(day, facts)));

    private string Summary(string day, Target target) => TextOf(Ui.Render<TargetSummary>(p => p
        .Add(s => s.Operation, "test").Add(s => s.Targets, [On(day, _facts with { Targets = [target] })])).Find("tbody"));

    [Fact]
    public void The_row_is_marked_at_which_the_gap_closes_and_what_blocks_stands_beside()
    {
        var detail = Detail("2016-03-16", _facts);
        var rows = Cells(detail.FindAll("table")[1].QuerySelectorAll("tbody tr"));
        Assert.Equal(2, rows.Count);
        Assert.Equal(
            ["Bloudan governorate unknown", "Besieged", "2,700 as of 1 Feb 2016", "not reached", "2,700", "2,700 the gap of 2,600 closes here"],
            rows[0].Take(6));
        Assert.Contains("Government: R", rows[0][6], StringComparison.Ordinal);
        Assert.Equal("closes", Assert.Single(detail.FindAll("tr.closes")).ClassName);
        Assert.Contains("The largest place alone would close the gap.", TextOf(detail.Find("section")), StringComparison.Ordinal);

        // Nobody knows how many live in Duma: it stands apart, and as unknown.
        Assert.Equal(
            ["Duma governorate unknown", "Besieged", "unknown", "not reached"],
            Cells(detail.FindAll("details table")[^1].QuerySelectorAll("tbody tr")).Single().Take(4));
    }

    [Fact]
    public void A_target_says_when_it_is_met_at_this_pace_or_that_it_is_not()
    {
        Assert.Contains("Too late at this pace", Summary("2016-03-16", _target), StringComparison.Ordinal);
        Assert.Contains("15 Mar 2016", Summary("2016-03-11", _target with { People = 450 }), StringComparison.Ordinal);
        Assert.Contains("not at this pace", Summary("2016-03-03", _target), StringComparison.Ordinal);
        Assert.Contains("reached on 10 Mar 2016", Summary("2016-03-16", _target with { People = 400 }), StringComparison.Ordinal);
        Assert.Contains("past due", Summary("2016-04-16", _target), StringComparison.Ordinal);
        Assert.Contains("1 of 3 places 400 people", Summary("2016-03-16", _target with { People = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_the_weeks_and_the_line_in_its_table_and_two_lines_told_apart_by_their_strokes()
    {
        var chart = PaceChart.Of(On("2016-03-16", _facts), "t", []);
        Assert.Equal(["15 Mar 2016", "400", "1,400", "−1,000"], chart.Table.Rows[2].Select(c => c.Text));
        Assert.Equal(["31 Mar 2016", "not yet", "3,000", "–"], chart.Table.Rows[^1].Select(c => c.Text));
        Assert.All(chart.Table.Rows, row => Assert.Equal(chart.Table.Columns.Count, row.Count));
        var strokes =
            chart.Svg.Elements().Where(e => e.Name.LocalName == "path" && (string?)e.Attribute("stroke") != "none")
            .Select(e => (string?)e.Attribute("stroke-dasharray")).ToList();
        Assert.Contains(null, strokes);
        Assert.Contains("7 5", strokes);
        Assert.Contains("400 of 3,000", chart.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_due_where_it_starts_has_no_chart() =>
        Assert.Empty(Detail("2016-03-16", _facts with { Targets = [_target with { DueOn = _target.StartOn }] }).FindAll("figure.chart"));

    // What a code holds names an element, and a list of such names is separated by blanks.
    [Fact]
    public void Any_code_can_name_a_section() =>
        Assert.DoesNotContain(' ', Detail("2016-03-16", _facts).Find("section").GetAttribute("aria-labelledby")!);
}
