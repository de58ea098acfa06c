using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>What a published report would say today, and which records account for the difference (counting rules, section 10).</summary>
public sealed class RevisionCountTests
{
    private const int Samples = 200;

    [Fact]
    public void Nothing_moves_while_nothing_changes() => FactsGen.Any.Sample(
        facts =>
        {
            foreach (var report in FactsGen.Reports(facts))
            {
                Assert.Empty(RevisionCount.Compare(Published(report), report, new Situation(facts)));
            }
        },
        iter: Samples);

    [Fact]
    public void What_moved_is_what_differs_and_comes_in_the_order_of_the_figures() => Gen.Select(FactsGen.Any, FactsGen.Any).Sample(
        (one, other) =>
        {
            var changed = one with { Statuses = other.Statuses, Convoys = other.Convoys, Deliveries = other.Deliveries };
            var before = FactsGen.Reports(one)[^1];
            var situation = new Situation(changed);
            var today = WeeklyReport.Compute(situation, before.Period);

            var moved = RevisionCount.Compare(Published(before), today, situation);

            var differing = HeadlineFigure.All.Where(f => f.Value(before.Content) != f.Value(today.Content)).ToList();
            Assert.Equal(
                differing.Select(f => (f.Path, f.Value(before.Content), f.Value(today.Content))), moved.Select(r => (r.Figure, r.Published, r.Now)));
            Assert.All(moved, r => Assert.Equal(before.Period.Number, r.Report));

            // And back again it is the same figures the other way round.
            var back = RevisionCount.Compare(Published(today), before, new Situation(one));
            Assert.Equal(moved.Select(r => (r.Figure, r.Now, r.Published)), back.Select(r => (r.Figure, r.Published, r.Now)));
        },
        iter: Samples);

    [Fact]
    public void The_order_of_the_changes_never_matters() => Gen.Select(FactsGen.Any, Gen.Shuffle(_refs)).Sample(
        (facts, order) =>
        {
            var before = FactsGen.Reports(facts)[^1];
            var changed =
                facts with { Convoys = [.. facts.Convoys.Skip(1)], Deliveries = [.. facts.Deliveries.Where(d => d.Convoy != "C0")],
                    Populations = [] };
            var situation = new Situation(changed);
            var today = WeeklyReport.Compute(situation, before.Period);
            Assert.Equal(
                RevisionCount.Compare(Published(before, [.. _refs.Select(Change)]), today, situation)
                    .Select(r => (r.Figure, string.Join(' ', r.Records))),
                RevisionCount.Compare(Published(before, [.. order.Select(Change)]), today, situation)
                    .Select(r => (r.Figure, string.Join(' ', r.Records))));
        },
        iter: Samples);

    [Fact]
    public void A_delivery_that_is_added_in_the_past_moves_exactly_its_figures()
    {
        var late = A.Delivery("LATE", "C1", "MAD", "2016-03-08", people: 41_000);

        var moved = Moved(A.PublishedFacts with { Deliveries = [.. A.PublishedFacts.Deliveries, late] }, Added("LATE", "C1", "MAD"));

        Assert.Equal(
            [
                "people.period.total.distinct", "people.period.total.peopleTimes", "people.period.total.deliveries",
                "people.period.besieged.distinct", "people.period.besieged.peopleTimes", "people.period.besieged.deliveries",
                "people.cumulative.total.distinct", "people.cumulative.total.peopleTimes", "people.cumulative.total.deliveries",
                "people.cumulative.besieged.distinct", "people.cumulative.besieged.peopleTimes", "people.cumulative.besieged.deliveries",
                "coverage.besieged.peopleReachedCumulative", "coverage.besieged.share",
                "convoys.period.attempts", "convoys.cumulative.attempts",
            ],
            moved.Select(r => r.Figure));
        Assert.All(moved, r => Assert.Equal(["delivery:LATE"], r.Records));
        Assert.Equal((39_000m, 42_000m), (moved[0].Published, moved[0].Now));
        Assert.Equal((39_000m, 80_000m), (moved[1].Published, moved[1].Now));
    }

    [Fact]
    public void A_delivery_outside_the_report_s_days_moves_nothing_of_it() => Assert.Empty(
        Moved(A.PublishedFacts with { Deliveries = [.. A.PublishedFacts.Deliveries, A.Delivery("NEXT", "C1", "MAD", "2016-03-11", people: 50_000)] },
            Added("NEXT", "C1", "MAD")));

    [Fact]
    public void A_corrected_figure_names_its_delivery()
    {
        var moved = Moved(
            A.PublishedFacts with { Deliveries = [A.PublishedFacts.Deliveries[0] with { PeopleReached = 30_000 }, A.PublishedFacts.Deliveries[1]] },
            new RecordChange("delivery", "D1", "delivery:D1") { Convoy = "C1", Location = "MAD" });

        Assert.Contains(moved, r => r is { Figure: "people.period.total.distinct", Published: 39_000m, Now: 31_000m });
        Assert.All(moved, r => Assert.Equal(["delivery:D1"], r.Records));
        Assert.DoesNotContain(moved, r => r.Figure.EndsWith(".deliveries", StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_that_is_corrected_is_named_where_deliveries_move_from_one_status_to_another()
    {
        var moved = Moved(
            A.PublishedFacts with { Statuses = [A.Status("MAD", AccessStatus.HardToReach, "2016-02-01"), A.PublishedFacts.Statuses[1]] },
            new RecordChange("status", "MAD", "status:MAD/2016-02-01/UN") { Location = "MAD" });

        Assert.Contains(moved, r => r is { Figure: "people.period.besieged.distinct", Published: 38_000m, Now: 0m });
        Assert.Contains(moved, r => r is { Figure: "people.period.hardToReach.distinct", Published: 1_000m, Now: 39_000m });
        Assert.All(moved, r => Assert.Equal(["status:MAD/2016-02-01/UN"], r.Records));
    }

    [Fact]
    public void A_convoy_that_is_withdrawn_is_named_for_all_its_deliveries()
    {
        var moved = Moved(
            A.PublishedFacts with { Convoys = [A.PublishedFacts.Convoys[0]], Deliveries = [A.PublishedFacts.Deliveries[0]] },
            new RecordChange("convoy", "C2", "convoy:C2") { Convoy = "C2", Dependents = ["delivery:D2"] });

        Assert.Contains(moved, r => r is { Figure: "convoys.period.trucks", Published: 30m, Now: 20m });
        Assert.Contains(moved, r => r is { Figure: "people.period.hardToReach.distinct", Published: 1_000m, Now: 0m });
        Assert.All(moved, r => Assert.Equal(["convoy:C2"], r.Records));
    }

    [Fact]
    public void An_answer_that_comes_late_names_its_line()
    {
        var moved = Moved(
            A.PublishedFacts with { Decisions = [A.Decision("R", "MAD", DecisionKind.Granted, "2016-03-01")] },
            new RecordChange("decision", "any", "line:R/MAD") { Request = "R", Location = "MAD" });

        Assert.Equal(
            ["permits.grantedInPeriod", "permits.pending", "permits.overdue", "permits.locationsPending", "permits.locationsWithValidPermit",
                "permits.peoplePending", "permits.grantedUnused"],
            moved.Select(r => r.Figure));
        Assert.All(moved, r => Assert.Equal(["line:R/MAD"], r.Records));
    }

    [Fact]
    public void A_population_that_becomes_unknown_is_unknown_and_not_0()
    {
        var moved = Moved(
            A.PublishedFacts with { Populations = [A.PublishedFacts.Populations[1]] },
            new RecordChange("population", "MAD", "population:MAD/2016-02-01/UN") { Location = "MAD" });

        var population = Assert.Single(moved, r => r.Figure == "coverage.besieged.population");
        Assert.Equal((42_000m, null), (population.Published, population.Now));
        Assert.Equal(["population:MAD/2016-02-01/UN"], population.Records);
    }

    [Fact]
    public void Where_no_change_accounts_for_it_what_came_in_and_went_out_is_named()
    {
        var moved = Moved(A.PublishedFacts with { Deliveries = [A.PublishedFacts.Deliveries[1]] });

        Assert.All(moved.Where(r => r.Figure.StartsWith("people", StringComparison.Ordinal)), r => Assert.Equal(["delivery:D1"], r.Records));
        Assert.Equal(["convoy:C1"], moved.Single(r => r.Figure == "convoys.period.trucks").Records);
    }

    [Fact]
    public void The_next_report_carries_what_moved_in_the_one_before()
    {
        var before = A.Report(A.PublishedFacts, 2);
        var situation =
            new Situation(
                A.PublishedFacts with { Deliveries =
                    [.. A.PublishedFacts.Deliveries, A.Delivery("LATE", "C1", "MAD", "2016-03-08", people: 41_000)] });

        var next = WeeklyReport.Compute(situation, situation.Calendar.Due(A.Day("2016-03-17"))[2], Published(before, [Added("LATE", "C1", "MAD")]));

        Assert.Equal(16, next.Content.Revisions.Count);
        Assert.All(next.Content.Revisions, r => Assert.Equal(2, r.Report));
        Assert.Contains(
            "\"revisions\":[{\"report\":2,\"figure\":\"people.period.total.distinct\",\"published\":39000,\"now\":42000,"
                + "\"records\":[\"delivery:LATE\"]}",
            ReportJson.Serialize(next.Content), StringComparison.Ordinal);
        Assert.Equal(ReportJson.Serialize(next.Content), ReportJson.Serialize(ReportJson.Deserialize(ReportJson.Serialize(next.Content))));
        Assert.Equal(42_000, next.Content.People.Cumulative.Total.Distinct);
        Assert.Empty(WeeklyReport.Compute(situation, next.Period).Content.Revisions);
    }

    [Fact]
    public void A_reader_of_some_records_is_told_of_figures_that_were_counted_from_those_alone()
    {
        var before = A.Report(A.PublishedFacts, 2);
        var all = A.PublishedFacts with { Deliveries =
            [.. A.PublishedFacts.Deliveries, A.Delivery("LATE", "C1", "MAD", "2016-03-08", people: 41_000)] };
        var theirs = new Situation(all with { Convoys = [all.Convoys[0]], Deliveries = [all.Deliveries[0], all.Deliveries[2]] });
        var published = Published(before, [Added("LATE", "C1", "MAD")]) with { IsWhole = false };

        var moved = RevisionCount.Compare(published, WeeklyReport.Compute(theirs, before.Period), theirs);

        // The convoy to Zabadani is not for them: what it is part of would look as if it had gone.
        Assert.Contains(moved, r => r is { Figure: "people.period.besieged.distinct", Published: 38_000m, Now: 41_000m });
        Assert.DoesNotContain(moved, r =>
            r.Figure.Contains("total", StringComparison.Ordinal) || r.Figure.Contains("hardToReach", StringComparison.Ordinal));
        Assert.DoesNotContain(moved, r => r.Figure.StartsWith("convoys.period", StringComparison.Ordinal));
        Assert.All(moved, r => Assert.Equal(["delivery:LATE"], r.Records));

        // A place is not reached where they may not read what reached it; no change that they know of made it so.
        Assert.Empty(RevisionCount.Compare(published with { Changes = [] }, WeeklyReport.Compute(theirs, before.Period), theirs));
    }

    [Fact]
    public void Every_headline_figure_is_where_its_path_says()
    {
        var report = A.Report(A.PublishedFacts, 2);
        var content = System.Text.Json.Nodes.JsonNode.Parse(ReportJson.Serialize(report.Content))!;
        foreach (var figure in HeadlineFigure.All)
        {
            var node = figure.Path.Split('.').Aggregate(content, (at, step) => at![step]!);
            Assert.Equal(node is System.Text.Json.Nodes.JsonArray list ? list.Count : (decimal?)node, figure.Value(report.Content));
            Assert.NotNull(FigureRecords.Behind(report.Records, figure.Path));
        }
    }

    private static readonly string[] _refs = ["delivery:C0-0", "delivery:C0-1", "convoy:C0", "delivery:C1-0", "convoy:C2"];

    private static RecordChange Change(string reference)
    {
        var parts = reference.Split(':');
        return new RecordChange(parts[0], parts[1], reference) { Convoy = parts[1][..2], Location = "L0" };
    }

    private static RecordChange Added(string delivery, string convoy, string location) =>
        new("delivery", delivery, $"delivery:{delivery}") { Convoy = convoy, Location = location };

    private static IReadOnlyList<ReportRevision> Moved(ReportFacts today, params RecordChange[] changes)
    {
        var before = A.Report(A.PublishedFacts, 2);
        var situation = new Situation(today);
        return RevisionCount.Compare(Published(before, changes), WeeklyReport.Compute(situation, before.Period), situation);
    }

    private static PublishedReport Published(WeeklyReport report, params RecordChange[] changes) =>
        new(report.Period, 1, report.Content, report.Records, changes);
}
