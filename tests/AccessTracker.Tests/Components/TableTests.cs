using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Convoys;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Tables;
using Bunit;

namespace AccessTracker.Tests.Components;

public sealed class TableTests : UiTest
{
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("MAD", "Madaya"), A.Location("ZAB", "Zabadani"), A.Location("DAR", "Darayya")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("DAR", AccessStatus.Besieged, "2016-01-01")],
        Populations = [A.Population("MAD", "2016-01-01", 30_000), A.Population("ZAB", "2016-01-01", 10_000)],
        Requests = [A.Request("R1", "2016-02-12"), A.Request("R2", "2016-02-25")],
        Lines = [A.Line("R1", "MAD", 40_000), A.Line("R2", "DAR")],
        Decisions = [A.Decision("R1", "MAD", DecisionKind.Granted, "2016-02-15")],
        Convoys = [A.Convoy("C1", people: 20_000, request: "R1", trucks: 40), A.Convoy("C2")],
        Deliveries =
        [
            A.Delivery("C1-MAD", "C1", "MAD", "2016-02-18"), A.Delivery("C1-ZAB", "C1", "ZAB", "2016-02-18"),
            A.Delivery("C2-DAR", "C2", "DAR", "2016-02-19", DeliveryOutcome.TurnedBack, people: 500),
        ],
        ConvoyEvents =
        [
            new ConvoyEvent { Convoy = "C2", Day = A.Day("2016-02-19"), Kind = ConvoyEventKind.Held, Location = "DAR", Party = "Guards" },
            new ConvoyEvent { Convoy = "C2", Day = A.Day("2016-02-19"), Kind = ConvoyEventKind.TurnedBack, Location = "DAR", Party = "Army",
                Reason = "last checkpoint" },
            new ConvoyEvent { Convoy = "C2", Day = A.Day("2016-02-20"), Kind = ConvoyEventKind.Returned },
        ],
    };

    private readonly Situation _situation = SituationOf(_facts);

    [Fact]
    public void Shares_of_a_convoy_s_total_are_marked_and_a_stop_that_did_not_reach_shows_no_people()
    {
        var table = Ui.Render<DeliveryTable>(p => p.Add(t => t.Situation, _situation).Add(t => t.Stops, _situation.Stops));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal("15,000est.", rows[0][3].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("5,000est.", rows[1][3].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(("Turned back Army: last checkpoint", "–"), (rows[2][2], rows[2][3]));
        Assert.Equal("/o/test/convoys/C2", table.FindAll("tbody tr")[2].QuerySelector("a[href*=convoys]")!.GetAttribute("href"));
    }

    [Fact]
    public void A_table_has_a_name_headers_with_scope_and_a_region_for_the_keyboard()
    {
        var table = Ui.Render<ConvoyTable>(p => p.Add(t => t.Situation, _situation).Add(t => t.Convoys, _facts.Convoys));

        var region = table.Find("[role=region]");
        Assert.Equal(("0", "Convoys"), (region.GetAttribute("tabindex"), region.GetAttribute("aria-label")));
        Assert.Equal("Convoys", table.Find("caption").TextContent);
        Assert.All(table.FindAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
        Assert.All(table.FindAll("tbody th"), th => Assert.Equal("row", th.GetAttribute("scope")));
    }

    [Fact]
    public void Unknown_people_trucks_and_tonnes_read_unknown_and_a_convoy_that_reached_nowhere_has_no_people()
    {
        var facts = _facts with
        {
            Convoys = [A.Convoy("C1"), A.Convoy("C2"),
                A.Convoy("E", mode: ConvoyMode.Evacuation) with { PeopleEvacuated = 500, PatientsEvacuated = 83 }],
            Deliveries = [.. _facts.Deliveries, A.Delivery("E1", "E", "MAD", "2016-03-01")],
        };
        var table = Ui.Render<ConvoyTable>(p => p.Add(t => t.Situation, SituationOf(facts)).Add(t => t.Convoys, facts.Convoys));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal(["unknown", "unknown", "unknown"], rows[0].Skip(4));
        Assert.Equal("–", rows[1][4]);
        Assert.Equal("500 evacuated, including 83 patients", rows[2][4]);
    }

    [Fact]
    public void Deliveries_that_a_distinct_figure_does_not_add_say_so()
    {
        var table = Ui.Render<DeliveryTable>(p => p
            .Add(t => t.Situation, _situation).Add(t => t.Stops, _situation.Stops).Add(t => t.Counted, new HashSet<Stop> { _situation.Stops[0] }));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal(
            (false, true), (rows[0][3].Contains("not added", StringComparison.Ordinal), rows[1][3].Contains("not added", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_shows_its_age_only_while_it_waits()
    {
        var table = Ui.Render<PermitTable>(p =>
            p.Add(t => t.Situation, _situation).Add(t => t.Lines, _situation.Lines).Add(t => t.AsOf, A.Day("2016-03-18")));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal(["R1", "Madaya", "Granted", "15 Feb 2016", "–", "–", "40,000", "GovernmentHistory"], rows[0]);
        Assert.Equal(["R2", "Darayya", "Pending, overdue", "25 Feb 2016", "22 days", "7 Mar 2016", "unknown", "GovernmentHistory"], rows[1]);
    }

    [Fact]
    public void A_place_on_no_list_is_untracked_and_its_population_unknown()
    {
        var table = Ui.Render<LocationTable>(p => p
            .Add(t => t.Situation, _situation).Add(t => t.Locations, [.. _situation.Locations.Values]).Add(t => t.AsOf, A.Day("2016-03-18")));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal(["Darayya", "Besieged", "1 Jan 2016", "unknown", "never", "1", "not recorded"], rows[0]);
        Assert.Equal(["Zabadani", "Untracked", "–", "10,000", "18 Feb 2016", "0", "not recorded"], rows[2]);
    }

    [Fact]
    public void Places_not_reached_come_longest_first_with_the_reason_in_words()
    {
        UnreachedLocation[] places =
        [
            new("A", "Aleph", "besieged", null, null, A.Day("2016-03-01"), 40, "not_dispatched", A.Day("2016-03-05")),
            new("B", "Beth", "hard_to_reach", 8000, A.Day("2016-01-01"), null, null, "no_request", null),
            new("C", "Gimel", "besieged", 500, A.Day("2016-01-01"), A.Day("2016-02-20"), 50, "denied", A.Day("2016-03-30")),
        ];

        var content = A.Report(_facts, 1).Content with { Unreached = places };
        var source = TableSource.Of(content, new FigureIndex([]), new ReportSums(content, new Dictionary<string, int>()));
        var table = Ui.Render<TableView>(p => p
            .AddCascadingValue(new ReportAddress("test", 8)).Add(t => t.Table, Reading.Of(LocationTables.Unreached(source))));

        var rows = Cells(table.FindAll("tbody tr"));
        Assert.Equal(["Beth", "Gimel", "Aleph"], rows.Select(r => r[0]));
        Assert.Equal(["Access not requested", "Permit refused", "Permit valid, no convoy under way"], rows.Select(r => r[4]));
        Assert.Equal(("never", "1 Mar 2016 40 days ago"), (rows[0][3], rows[2][3]));
        Assert.Equal("/o/test/reports/8/records?figure=unreached.B", table.Find("a.figure").GetAttribute("href"));
    }
}
