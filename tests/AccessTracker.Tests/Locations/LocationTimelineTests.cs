using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Locations;
using Bunit;
using CsCheck;

namespace AccessTracker.Tests.Locations;

/// <summary>A place's biography as it is drawn and written. What it says is tested with the rules.</summary>
public sealed class PlaceTimelineTests : UiTest
{
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-03-10"), A.Meeting(3, "2016-03-18")],
        Locations = [A.Location("MAD", "Madaya") with { Governorate = "Rural Damascus", District = "Az-Zabdani" },
            A.Location("ZAB", "Zabadani") with { Governorate = "Rural Damascus", District = "Az-Zabdani" },
            A.Location("BLO", "Bloudan") with { Governorate = "Rural Damascus", District = "Az-Zabdani" }],
        Statuses = [.. new[] { "MAD", "ZAB", "BLO" }.Select(c => A.Status(c, AccessStatus.Besieged, "2016-01-01"))],
        Populations = [A.Population("MAD", "2016-03-01", 40_000)],
        Requests = [A.Request("R1", "2016-02-12"), A.Request("R2", "2016-02-25")],
        Lines = [A.Line("R1", "MAD"), A.Line("R2", "MAD")],
        Decisions = [A.Decision("R1", "MAD", DecisionKind.GrantedWithConditions, "2016-02-16"),
            A.Decision("R2", "MAD", DecisionKind.Denied, "2016-03-01")],
        Clearances = [A.Clearance("R1", "MAD", "Army", ClearanceState.Refused, "2016-02-20")],
        Convoys = [A.Convoy("C1"), A.Convoy("C2"), A.Convoy("C3"), A.Convoy("E", mode: ConvoyMode.Evacuation)],
        Deliveries =
        [
            A.Delivery("C1-MAD", "C1", "MAD", "2016-02-17"), A.Delivery("C2-MAD", "C2", "MAD", "2016-03-01", DeliveryOutcome.TurnedBack),
            A.Delivery("C3-MAD", "C3", "MAD", "2016-03-17", people: 38_000), A.Delivery("C2-ZAB", "C2", "ZAB", "2016-03-01"),
            A.Delivery("E-MAD", "E", "MAD", "2016-03-05"),
        ],
        Incidents = [new Incident { Ref = "I1", Location = "MAD", Day = A.Day("2016-03-02"), Kind = "shelling" },
            new Incident { Ref = "I2", Location = "MAD", Day = A.Day("2016-03-02"), Kind = "looting" }],
    };

    private static LocationBiography Life(ReportFacts facts, string day = "2016-03-20") =>
        LocationBiography.Of(SituationOf(facts), "MAD", A.Day(day));

    private IRenderedComponent<LocationTimeline> Drawing(LocationBiography life) =>
        Ui.Render<LocationTimeline>(p => p.Add(t => t.Operation, "test").Add(t => t.Life, life));

    [Fact]
    public void The_drawing_is_one_picture_with_a_name_and_words_in_a_region_for_the_keyboard()
    {
        var page = Drawing(Life(_facts));

        var region = page.Find(".strip-scroll");

        // Time runs as the page is read.
        Assert.Equal(("region", "0", null), (region.GetAttribute("role"), region.GetAttribute("tabindex"), region.GetAttribute("dir")));
        var picture = region.QuerySelector("svg[role=img]")!;
        var names = picture.GetAttribute("aria-labelledby")!.Split(' ').Select(id => TextOf(page.Find($"#{id}"))).ToList();
        Assert.Equal("Madaya, from 12 Feb 2016 to 20 Mar 2016", names[0]);
        Assert.Equal(
            "Now: Besieged. 2 deliveries of the headline series reached the place, 1 attempt did not. 3 stretches without a delivery, the longest "
                + "of 29 days. The last one is open, 3 days so far. 2 request lines, 2 incidents. The tables below give them all.",
            names[1]);
        Assert.Empty(picture.QuerySelectorAll("a"));
        Assert.Empty(page.FindAll("[style]"));
    }

    [Fact]
    public void Each_lane_has_its_marks_and_says_in_words_what_they_are()
    {
        var page = Drawing(Life(_facts));

        var marks = page.FindAll(".strip-scroll svg[role=img] g > title").Select(t => t.TextContent).ToList();
        string[] expected =
        [
            "Besieged: 1 Jan 2016 to 20 Mar 2016",
            "5 days without a delivery: from 12 Feb 2016 to 17 Feb 2016", "29 days without a delivery: from 17 Feb 2016 to 17 Mar 2016",
            "3 days without a delivery: from 17 Mar 2016 to 20 Mar 2016, and counting",
            "17 Feb 2016 · Road · Delivered · people unknown · C1", "17 Mar 2016 · Road · Delivered · 38,000 people · C3",
            "5 Mar 2016 · Evacuation · Delivered · in no series · E",
            "1 Mar 2016 · Road · Turned back · C2",
            "R1 · Government · Granted with conditions: 16 Feb 2016 to 20 Mar 2016", "R2 · Government · Pending: 25 Feb 2016 to 29 Feb 2016",
            "R2 · Government · Refused: 1 Mar 2016 to 20 Mar 2016",
            "20 Feb 2016 · guarantee · Army · Clearance refused · R1",
            "2 Mar 2016 · shelling\n2 Mar 2016 · looting",
            "1 Mar 2016 · 40,000 people · UN",
        ];
        Assert.Empty(expected.Except(marks));
        Assert.Single(page.FindAll("svg[role=img] .days.longest"), t => t.TextContent == "29 days, the longest");
        Assert.Equal("×2", page.Find("svg[role=img] .times").TextContent);
    }

    [Fact]
    public void What_fills_a_shape_is_on_the_page_once()
    {
        var page = Drawing(Life(_facts));

        var patterns = page.FindAll("pattern").Select(p => $"url(#{p.Id})").ToList();
        Assert.Equal(patterns.Distinct(), patterns);
        var used = page.FindAll(".strip [fill], .key [fill]").Select(e => e.GetAttribute("fill")!).Where(f => f != "none").Distinct().ToList();
        Assert.Empty(used.Except(patterns));
        Assert.Contains("url(#life-conditional)", used);
    }

    [Fact]
    public void The_table_says_all_that_is_drawn()
    {
        var rows = Cells(Drawing(Life(_facts)).FindAll("tbody tr")).Select(r => string.Join(" | ", r)).ToList();
        Assert.Equal(
            [
                "Status | – | 31 Dec 2015 | Untracked |",
                "Status | 1 Jan 2016 | still | Besieged |",
                "Arrived | 17 Feb 2016 | – | Delivered | Road, people unknown C1",
                "Did not reach | 1 Mar 2016 | – | Turned back | Road C2",
                "Arrived | 5 Mar 2016 | – | Delivered | Evacuation, in no series E",
                "Arrived | 17 Mar 2016 | – | Delivered | Road, 38,000 people C3",
                "Requests | 12 Feb 2016 | 15 Feb 2016 | Pending | Government R1",
                "Requests | 16 Feb 2016 | still | Granted with conditions | Government R1",
                "Requests | 25 Feb 2016 | 29 Feb 2016 | Pending | Government R2",
                "Requests | 1 Mar 2016 | still | Refused | Government R2",
                "Clearances | 20 Feb 2016 | – | Clearance refused | guarantee, Army R1",
                "Incidents | 2 Mar 2016 | – | shelling |",
                "Incidents | 2 Mar 2016 | – | looting |",
                "Population | 1 Mar 2016 | – | 40,000 people | UN",
            ],
            rows.Select(r => r.TrimEnd()));
    }

    [Fact]
    public void A_day_is_as_wide_as_every_other_and_years_are_drawn_one_below_the_other()
    {
        var page = Drawing(Life(_facts));
        var widths =
            page.FindAll("svg[role=img] line.gap").Where(l => l.GetAttribute("y1") == l.GetAttribute("y2"))
            .Select(l => Number(l, "x2") - Number(l, "x1")).ToList();

        // 29 days from the middle of one day to that of another: as wide as 29 days.
        Assert.Equal(29, widths[1] / TimelineOf(page).Day, 2);

        var years = Drawing(Life(_facts, "2018-03-20"));
        Assert.Equal(3, years.FindAll(".strip svg[role=img]").Count);
        Assert.Single(years.FindAll("details .strip svg[role=img]").Select(s => s.Closest("details")).Distinct());

        static double Number(AngleSharp.Dom.IElement line, string name) =>
            double.Parse(line.GetAttribute(name)!, System.Globalization.CultureInfo.InvariantCulture);

        static TimelineScale TimelineOf(IRenderedComponent<LocationTimeline> page) =>
            TimelineScale.Cut(page.Instance.Life.Start, page.Instance.Life.Day)[0];
    }

    [Fact]
    public void The_drawings_together_hold_each_day_once() => Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 1000]).Sample(
        (length, at) =>
        {
            var from = A.Day("2011-03-15").AddDays(at);
            var cut = TimelineScale.Cut(from, from.AddDays(length));
            Assert.Equal((from.AddDays(length), from), (cut[0].To, cut[^1].From));
            Assert.All(cut.Zip(cut.Skip(1)), pair => Assert.Equal(pair.First.From, pair.Second.To.AddDays(1)));
            Assert.All(cut, s => Assert.InRange(s.To.DayNumber - s.From.DayNumber + 1, 1, TimelineScale.MostDays));
            Assert.All(cut, s => Assert.InRange(s.Right, TimelineScale.Left, s.Width));
        },
        iter: 500);

    [Fact]
    public void The_gaps_are_in_a_table_newest_first_with_their_ends_attempts_and_neighbours()
    {
        var table = Ui.Render<GapTable>(p => p.Add(t => t.Operation, "test").Add(t => t.Life, Life(_facts)));

        Assert.Equal(
            [
                ["17 Mar 2016", "20 Mar 2016 still not reached", "3", "3", "None", "0 of 2"],
                ["17 Feb 2016", "17 Mar 2016", "29 the longest", "29", "1 Mar 2016 Turned back", "1 of 2"],
                ["12 Feb 2016 not reached before", "17 Feb 2016", "5", "5", "None", "0 of 2"],
            ],
            Cells(table.FindAll("tbody tr")).Select(r => r.Select(c => c.Replace("29the", "29 the", StringComparison.Ordinal)
                .Replace("2016still", "2016 still", StringComparison.Ordinal).Replace("2016not", "2016 not", StringComparison.Ordinal))));
        Assert.Equal("/o/test/convoys/C3", table.Find("tbody th a").GetAttribute("href"));
    }

    [Fact]
    public void People_whom_nobody_counted_are_a_question_mark_and_no_bar()
    {
        var page = Ui.Render<ReachPerPeriod>(p => p.Add(t => t.Operation, "test").Add(t => t.Periods, Life(_facts).Periods));

        // One for the key.
        Assert.Equal(2, page.FindAll("svg .missing").Count);
        Assert.Equal(3, page.FindAll("svg rect.bar").Count);
        Assert.Contains(
            "A bar for each report, a line for the population. Reached in 2 of 4 periods; in 1 of them the number of people is unknown.",
            page.Find("#reach-desc").TextContent, StringComparison.Ordinal);
        var rows = Cells(page.FindAll("tbody tr"));
        Assert.Equal(["running", "3", "2", "1"], rows.Select(r => r[0]));
        Assert.Equal(["0", "38,000", "0", "unknown"], rows.Select(r => r[2]));
        Assert.Equal(("unknown", "unknown", "95.0 %"), (rows[3][4], rows[3][5], rows[1][5]));
        Assert.Equal("/o/test/reports/3", page.FindAll("tbody th a")[0].GetAttribute("href"));
    }

    [Fact]
    public void Neighbours_that_were_served_lead_to_their_convoys_and_the_others_are_named()
    {
        var page = Ui.Render<NeighboursServed>(p => p.Add(t => t.Operation, "test").Add(t => t.NearbyLocations, Life(_facts).NearbyLocations!));

        Assert.Contains("same district (Az-Zabdani)", page.Find("p").TextContent, StringComparison.Ordinal);
        var open = Assert.Single(page.FindAll("details[open]"));
        Assert.Equal(
            "17 Feb 2016 to 17 Mar 2016, 29 days: 1 of 2 neighbours was served while this place was not", TextOf(open.QuerySelector("summary")!));
        Assert.Equal(["Zabadani", "unknown", "1 Mar 2016", "1 Mar 2016", "1"], Cells(open.QuerySelectorAll("tbody tr"))[0]);
        Assert.Equal("/o/test/convoys/C2", open.QuerySelector("td a")!.GetAttribute("href"));
        Assert.Equal("Not served either: Bloudan", TextOf(open.QuerySelectorAll("p")[^1]));
    }

    [Fact]
    public void Of_many_neighbours_and_many_gaps_the_nearest_and_the_newest_are_told_and_the_rest_is_counted()
    {
        List<string> others = [.. Enumerable.Range(10, 45).Select(i => $"N{i}")];
        var facts = _facts with
        {
            Locations = [.. _facts.Locations, .. others.Select(c => A.Location(c) with { Governorate = "Rural Damascus", District = "Az-Zabdani" })],
            Statuses = [.. _facts.Statuses, .. others.Select(c => A.Status(c, AccessStatus.Besieged, "2016-01-01"))],
            Deliveries =
            [
                .. others.Take(22).Select(c => A.Delivery($"C1-{c}", "C1", c, "2016-03-20")),
                .. Enumerable.Range(0, 13)
                    .Select(i => A.Delivery($"C1-{i}", "C1", "MAD", A.Day("2016-02-14").AddDays(2 * i).ToString("yyyy-MM-dd", null))),
            ],
        };
        var life = Life(facts);
        var page = Ui.Render<NeighboursServed>(p => p.Add(t => t.Operation, "test").Add(t => t.NearbyLocations, life.NearbyLocations!));

        Assert.Equal(12, page.FindAll("details").Count);
        Assert.Equal("2 earlier stretches are in the table above.", page.Find(".footnote").TextContent);
        var open = page.Find("details[open]");
        Assert.Equal(20, open.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("And 2 more, further away.", TextOf(open.QuerySelectorAll("p")[0]));
        Assert.EndsWith(", and 5 more", TextOf(open.QuerySelectorAll("p")[1]), StringComparison.Ordinal);

        var table = Ui.Render<GapTable>(p => p.Add(t => t.Operation, "test").Add(t => t.Life, life));
        Assert.Equal(14, table.FindAll("tbody tr").Count);
        Assert.Equal(2, table.FindAll("details tbody tr").Count);
    }

    [Fact]
    public void Of_a_place_of_which_nothing_is_known_the_drawing_says_so()
    {
        var page = Drawing(
            Life(_facts with { Statuses = [], Populations = [], Lines = [], Requests = [], Decisions = [], Clearances = [], Deliveries = [],
                Incidents = [] }));

        Assert.Equal(["None", "None", "None", "None", "None", "unknown"], page.FindAll("svg[role=img] .none").Select(t => t.TextContent));
    }
}
