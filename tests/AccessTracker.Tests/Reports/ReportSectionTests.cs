using AccessTracker.Data.Reports;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Page;
using AccessTracker.Web.Reports.Tables;
using Bunit;

namespace AccessTracker.Tests.Reports;

public sealed class ReportSectionTests : UiTest
{
    // Madaya is besieged until it leaves the list between two deliveries: its people count under two statuses.
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-02-25")],
        Locations = [A.Location("MAD", "Madaya"), A.Location("DAR", "Darayya")],
        Statuses =
        [
            A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("MAD", AccessStatus.HardToReach, "2016-02-20"),
            A.Status("DAR", AccessStatus.Besieged, "2016-01-01"),
        ],
        Requests = [A.Request("R1", "2016-02-12")],
        Lines = [A.Line("R1", "DAR", 8_000), A.Line("R1", "MAD")],
        Decisions = [A.Decision("R1", "MAD", DecisionKind.Denied, "2016-02-22")],
        Convoys = [A.Convoy("C1", trucks: 40), A.Convoy("C2", trucks: 30)],
        Deliveries = [A.Delivery("D1", "C1", "MAD", "2016-02-17", people: 40_000), A.Delivery("D2", "C2", "MAD", "2016-02-24", people: 38_000)],
        StatedFigures =
        [
            new StatedFigure { Meeting = 2, Measure = StatedMeasure.Trucks, Window = StatedWindow.Period, Low = 35, High = 40,
                Wording = "nearly 40" },
            new StatedFigure { Meeting = 2, Measure = StatedMeasure.TargetPeople, Window = StatedWindow.AsOf, Low = 870_000 },
        ],
    };

    private readonly Situation _situation = SituationOf(_facts);
    private readonly WeeklyReport _first = A.Report(_facts, 1);
    private readonly WeeklyReport _second = A.Report(_facts, 2);

    private ReportDocument Document => new(
        new ReportHeader { Number = 2 }, _second.Content,
        new ReportAnnex(
            0, [], FigureDefinitions.All(_second.Content),
            [ReportPoints.Of(1, _first.Content, Sums(_first), null)]) { Unknown = UnknownParts.Count(_second.Records) });

    [Fact]
    public void Tiles_link_each_figure_to_its_records_and_tell_the_change()
    {
        var tiles = Ui.Render<ReportTiles>(p => p
            .AddCascadingValue(new ReportAddress("test", 2)).Add(t => t.Content, _second.Content).Add(t => t.Sums, Sums(_second))
                .Add(t => t.Before, ReportPoints.Of(1, _first.Content, Sums(_first), null)));

        var texts = tiles.FindAll(".tile").Select(TextOf).ToList();
        Assert.Contains("38,000", texts[0], StringComparison.Ordinal);
        Assert.Contains("\u22122,000 since report 1", texts[0], StringComparison.Ordinal);
        Assert.Contains("78,000 people-times", texts[1], StringComparison.Ordinal);
        Assert.Contains("0 of 1", texts[2], StringComparison.Ordinal);
        Assert.Contains("\u221210 since report 1", texts[4], StringComparison.Ordinal);
        Assert.Equal(
            ["people.period.total.distinct", "people.cumulative.total.distinct", "coverage.besieged.reachedInPeriod", "permits.pending",
                "convoys.period.trucks"],
            tiles.FindAll("a").Select(a => a.GetAttribute("href")!.Split("figure=")[1]));
    }

    [Fact]
    public void The_first_report_compares_with_nothing()
    {
        var tiles = Ui.Render<ReportTiles>(p =>
            p.AddCascadingValue(new ReportAddress("test", 1)).Add(t => t.Content, _first.Content).Add(t => t.Sums, Sums(_first)));
        Assert.DoesNotContain("since report", tiles.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_unknown_numbers_of_people_were_reached_the_tile_says_unknown_not_0()
    {
        var facts = _facts with { Convoys = [A.Convoy("C1"), A.Convoy("C2")],
            Deliveries = [A.Delivery("D1", "C1", "MAD", "2016-02-17"), A.Delivery("D2", "C2", "MAD", "2016-02-24")] };
        var report = A.Report(facts, 2);
        var tiles = Ui.Render<ReportTiles>(p => p
            .AddCascadingValue(new ReportAddress("test", 2)).Add(t => t.Content, report.Content).Add(t => t.Sums, Sums(report))
                .Add(t => t.Before, ReportPoints.Of(1, _first.Content, Sums(_first), null)));

        var values = tiles.FindAll(".tile .value").Select(TextOf).ToList();
        Assert.Equal(("unknown", "unknown"), (values[0], values[4]));
        Assert.Equal("people unknown at 1 of 1 place", TextOf(tiles.Find(".tile .detail")));
    }

    [Fact]
    public void Every_figure_that_is_linked_has_records_and_a_definition()
    {
        var address = new ReportAddress("test", 2);
        string[] links =
        [
            .. Links(Ui.Render<ReportTiles>(p => p.AddCascadingValue(address).Add(s => s.Content, _second.Content).Add(s => s.Sums, Sums(_second)))),
            .. Sections()
                .SelectMany(s => Links(Ui.Render<SectionView>(p => p.AddCascadingValue(address).Add(v => v.Title, s.Key).Add(v => v.Tables, s)))),
        ];
        var figures = links.Select(l => Uri.UnescapeDataString(l.Split("figure=")[1])).Distinct().ToList();
        Assert.True(figures.Count > 30, $"{figures.Count} figures");
        Assert.All(figures, figure =>
        {
            Assert.NotNull(FigureRecords.Behind(_second.Records, figure));
            Assert.NotNull(new FigureIndex(FigureDefinitions.All(_second.Content)).Find(figure));
            Assert.NotEmpty(FigureReader.Read(_second.Content, Sums(_second), figure));
        });

        static IEnumerable<string> Links<T>(IRenderedComponent<T> section) where T : Microsoft.AspNetCore.Components.IComponent =>
            section.FindAll("a.figure").Select(a => a.GetAttribute("href")!);
    }

    [Fact]
    public void Refusals_name_the_party_or_say_that_it_is_unknown_and_lines_that_wait_are_for_who_may_see_them()
    {
        var section = Section(Texts.Permits);
        Assert.Contains("Refused this period by: a party that is not named.", section.Markup, StringComparison.Ordinal);
        Assert.Contains(["Darayya", "R1", "Government", "13 days"], Cells(section.FindAll("tbody tr")).Select(r => r.Take(4)));

        var hidden = new Situation(_facts with { Requests = [], Lines = [], Decisions = [] });
        Assert.DoesNotContain(ReaderTables.Of(Document, hidden, _second.Records), t => t.Id == "pending");
        Assert.DoesNotContain(ReportTables.Of(Document), t => t.Id == "pending");
    }

    [Fact]
    public void A_stated_range_stands_beside_the_computed_figure_and_a_measure_without_one_says_so()
    {
        var rows = Cells(Section(Texts.StatedAndComputed).FindAll("tbody tr"));
        Assert.Equal(["Trucks, this period", "35 to 40", "30", "\u22125"], rows[0].Take(4));
        Assert.Equal(["Target, people, as of the day", "870,000", "not computed", "–"], rows[1].Take(4));
    }

    [Fact]
    public void A_place_that_the_content_names_by_its_code_alone_is_read_by_its_name()
    {
        var content = _second.Content with
        {
            Permits = _second.Content.Permits with { LocationsPending = ["GON"],
                GrantedUnused = [new GrantedUnused("R1", "GON", A.Day("2016-02-20"), null, 5)] },
            Incidents = [new ReportIncident("I1", A.Day("2016-02-20"), "shelling", "GON", "open")],
            Changes = new ReportChanges([], [new StatusChange("GON", "besieged", "hard_to_reach", A.Day("2016-02-20"), null)]),
            DataQuality = _second.Content.DataQuality with { CountedUnderTwoStatuses = ["GON"] },
        };
        var document =
            Document with { Content = content, Annex = Document.Annex with { Names = new Dictionary<string, string> { ["GON"] = "Gonia" } } };

        var read = ReportTables.Of(document).Where(t => t.Form != TableForm.LeftOut).Select(Reading.Of).SelectMany(t => t.Rows).SelectMany(r => r)
            .Select(c => c.Whole).ToList();
        Assert.Equal(4, read.Count(text => text == "Gonia"));
        Assert.DoesNotContain("GON", read);
        Assert.Contains(CountingNotes.Of(TableInput.Of(document)), note => note.Names.Contains("Gonia"));
    }

    [Theory]
    [InlineData("people.period.total.distinct", "unknown")]
    [InlineData("convoys.period.trucks", "unknown")]
    [InlineData("people.cumulative.total.distinct", "at least 20; unknown at 1 delivery")]
    [InlineData("people.cumulative.total.deliveries", "2")]
    [InlineData("convoys.cumulative.trucks", "at least 7; unknown for 1 convoy")]
    public void A_figure_reads_on_its_own_page_as_it_does_on_the_report(string path, string expected)
    {
        var facts = new ReportFacts
        {
            Operation = A.Operation(),
            Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-02-25")],
            Locations = [A.Location("MAD")],
            Convoys = [A.Convoy("OLD", trucks: 7), A.Convoy("NEW")],
            Deliveries = [A.Delivery("O", "OLD", "MAD", "2016-02-15", people: 20), A.Delivery("N", "NEW", "MAD", "2016-02-20")],
        };
        var report = A.Report(facts, 2);
        Assert.Equal(expected, FigureReader.Read(report.Content, Sums(report), path).Single().Value);
    }

    [Fact]
    public void Subtotals_that_exceed_the_total_are_explained()
    {
        var section = Ui.Render<CountingSection>(p => p.Add(s => s.Document, Document));

        Assert.Contains("add up to more than the total", section.Markup, StringComparison.Ordinal);
        Assert.Contains("12 Feb 2016", section.Markup, StringComparison.Ordinal);
    }

    private static ReportSums Sums(WeeklyReport report) => new(report.Content, UnknownParts.Count(report.Records));

    private IEnumerable<IGrouping<string, ReportTable>> Sections() => ReportTables.Sections(ReaderTables.Of(Document, _situation, _second.Records));

    private IRenderedComponent<SectionView> Section(string title) => Ui.Render<SectionView>(p => p
        .AddCascadingValue(new ReportAddress("test", 2)).Add(v => v.Title, title).Add(v => v.Tables, Sections().Single(s => s.Key == title)));
}
