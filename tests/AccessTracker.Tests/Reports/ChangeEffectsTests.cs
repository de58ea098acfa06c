using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>A record that is named for a figure which moved has moved it: put back, it changes the figure (counting rules, section 10).</summary>
public sealed class ChangeEffectsTests
{
    private const int Samples = 150;

    [Fact]
    public void An_estimate_of_a_later_day_is_named_for_nothing()
    {
        var moved = Moved(A.PublishedFacts with
        {
            Deliveries = [A.PublishedFacts.Deliveries[0] with { PeopleReached = 30_000 }, A.PublishedFacts.Deliveries[1]],
            Populations = [.. A.PublishedFacts.Populations, A.Population("MAD", "2016-03-15", 50_000), A.Population("ZAB", "2016-03-11", 2)],
        });

        Assert.NotEmpty(moved);
        Assert.All(moved, r => Assert.Equal(["delivery:D1"], r.Records));
    }

    [Fact]
    public void A_record_beside_the_one_that_moved_it_is_not_named()
    {
        var moved = Moved(A.PublishedFacts with
        {
            Convoys = [A.PublishedFacts.Convoys[0] with { Trucks = 25 }, A.PublishedFacts.Convoys[1]],
            Deliveries = [A.PublishedFacts.Deliveries[0] with { Tonnes = 3 }, .. A.PublishedFacts.Deliveries.Skip(1)],
            Statuses = [.. A.PublishedFacts.Statuses, A.Status("MAD", AccessStatus.Accessible, "2016-03-11")],
        });

        Assert.Equal(["convoy:C1"], moved.Single(r => r.Figure == "convoys.period.trucks").Records);
        Assert.Equal(["delivery:D1"], moved.Single(r => r.Figure == "convoys.period.tonnes").Records);
        Assert.DoesNotContain(moved, r => r.Records.Any(reference => reference.StartsWith("status", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_two_changes_that_do_the_same_both_are_named()
    {
        var moved = Moved(A.PublishedFacts with
        {
            Deliveries =
                [.. A.PublishedFacts.Deliveries, A.Delivery("D3", "C1", "MAD", "2016-03-08", people: 41_000),
                    A.Delivery("D4", "C1", "MAD", "2016-03-08", people: 41_000)],
        });
        Assert.Equal(["delivery:D3", "delivery:D4"], moved.Single(r => r.Figure == "people.period.total.distinct").Records);
    }

    [Fact]
    public void A_convoy_that_came_with_its_stops_is_named_with_the_stops_that_count()
    {
        var moved = Moved(A.PublishedFacts with
        {
            Convoys = [.. A.PublishedFacts.Convoys, A.Convoy("C3", trucks: 5)],
            Deliveries =
                [.. A.PublishedFacts.Deliveries, A.Delivery("D3", "C3", "MAD", "2016-03-08", people: 41_000),
                    A.Delivery("D4", "C3", "ZAB", "2016-03-11", people: 41_000)],
        });
        Assert.Equal(["convoy:C3", "delivery:D3"], moved.Single(r => r.Figure == "people.period.total.distinct").Records);
        Assert.Equal(["convoy:C3", "delivery:D3"], moved.Single(r => r.Figure == "convoys.period.trucks").Records);
    }

    [Fact]
    public void A_request_that_is_withdrawn_is_named_for_its_lines()
    {
        var moved = Moved(A.PublishedFacts with { Requests = [], Lines = [] });
        Assert.All(moved, r => Assert.Contains("request:R", r.Records));
        Assert.Equal(
            ["permits.submittedInPeriod", "permits.pending", "permits.overdue", "permits.locationsPending", "permits.peoplePending"],
            moved.Select(r => r.Figure).Where(f => f != "permits.submittedInPeriod").Prepend("permits.submittedInPeriod"));
    }

    [Fact]
    public void Too_many_changes_are_not_told_apart_and_it_is_said()
    {
        var many = A.PublishedFacts with { Deliveries =
            [.. A.PublishedFacts.Deliveries,
                .. Enumerable.Range(0, ChangeEffects.MostRecords + 1).Select(i => A.Delivery($"N{i}", "C1", "MAD", "2016-03-08", people: 41_000))] };
        var (situation, before) = (new Situation(many), A.Report(A.PublishedFacts, 2));
        var published = Published(before, A.PublishedFacts, many);

        Assert.False(ChangeEffects.CanBe(published, situation));
        var next = WeeklyReport.Compute(situation, situation.Calendar.Due(A.Day("2016-03-17"))[2], published);
        Assert.True(UnknownParts.Count(next.Records).ContainsKey(UnknownParts.Causes));
        Assert.DoesNotContain(
            UnknownParts.Causes,
            UnknownParts.Count(WeeklyReport.Compute(situation, next.Period, Published(before, A.PublishedFacts, A.PublishedFacts)).Records).Keys);
    }

    [Fact]
    public void Each_record_that_is_named_moves_the_figure_and_each_that_moves_it_alone_is_named() =>
        Gen.Select(FactsGen.Any, FactsGen.Any, Gen.Int[0, 7], Gen.Bool.Array[60]).Sample(
        (one, two, kinds, kept) =>
        {
            var other = Mixed(one, two, kinds, kept);
            var before = FactsGen.Reports(one)[^1];
            var (then, now) = (new Situation(one), new Situation(other));
            var published = Published(before, one, other);
            var today = WeeklyReport.Compute(now, before.Period);

            var moved = RevisionCount.Compare(published, today, now);

            Assert.Equal(
                HeadlineFigure.All.Where(f => f.Value(before.Content) != f.Value(today.Content)).Select(f => f.Path), moved.Select(r => r.Figure));
            var references = published.Changes.Select(c => c.Ref).Distinct().ToList();
            var without = references.ToDictionary(r => r, r => WeeklyReport.Compute(new Situation(Put(other, one, [r])), before.Period).Content);
            foreach (var revision in moved)
            {
                var figure = HeadlineFigure.All.Single(f => f.Path == revision.Figure);
                Assert.NotEmpty(revision.Records);
                var alone = references.Where(r => figure.Value(without[r]) != revision.Now).Order(StringComparer.Ordinal).ToList();
                if (alone.Count > 0)
                {
                    Assert.Equal(alone, revision.Records);
                    continue;
                }

                // Two changes that do the same, or that outweigh each other: each alone would have moved it then, or all of them move it together,
                // and none of them is one too many.
                decimal? ValueOf(ReportFacts facts) => figure.Value(WeeklyReport.Compute(new Situation(facts), before.Period).Content);
                if (!revision.Records.All(r => ValueOf(Put(one, other, [r])) != revision.Published))
                {
                    Assert.NotEqual(revision.Now, ValueOf(Put(other, one, [.. revision.Records])));
                    Assert.All(revision.Records, r => Assert.Equal(revision.Now, ValueOf(Put(other, one, [.. revision.Records.Where(x => x != r)]))));
                }
            }
        },
        iter: Samples);

    // Some of the records of the other, so that sometimes one has changed and sometimes all.
    private static ReportFacts Mixed(ReportFacts one, ReportFacts two, int kinds, bool[] kept)
    {
        List<T> Some<T>(IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, string> key)
        {
            var other = theirs.ToLookup(key, StringComparer.Ordinal);
            return [.. mine.Select(key).Concat(theirs.Select(key)).Distinct()
                .SelectMany((k, i) => kept[i % kept.Length] ? mine.Where(r => key(r) == k) : other[k])];
        }

        var convoys = (kinds & 1) == 0 ? one.Convoys : Some(one.Convoys, two.Convoys, c => c.Ref);
        var refs = convoys.Select(c => c.Ref).ToHashSet();
        return one with
        {
            Convoys = convoys,
            Deliveries =
                [.. ((kinds & 1) == 0 ? one.Deliveries : Some(one.Deliveries, two.Deliveries, d => d.Ref)).Where(d => refs.Contains(d.Convoy))],
            Statuses = (kinds & 2) == 0 ? one.Statuses : Some(one.Statuses, two.Statuses, RecordRef.Of),
            Populations = (kinds & 2) == 0 ? one.Populations : Some(one.Populations, two.Populations, RecordRef.Of),
            Decisions = (kinds & 4) == 0 ? one.Decisions : Some(one.Decisions, two.Decisions, d => RecordRef.Line(d.Request, d.Location)),
        };
    }

    // The slow way: of all records, those of the references are taken from the other side.
    private static ReportFacts Put(ReportFacts into, ReportFacts from, HashSet<string> references)
    {
        var comings = into.Convoys.Select(c => c.Ref).ToHashSet();
        comings.SymmetricExceptWith(from.Convoys.Select(c => c.Ref));
        List<T> Of<T>(IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, bool> isOf) => [.. mine.Where(r => !isOf(r)), .. theirs.Where(isOf)];
        var convoys = Of(into.Convoys, from.Convoys, c => references.Contains(RecordRef.Of(c)));
        var refs = convoys.Select(c => c.Ref).ToHashSet();
        return into with
        {
            Convoys = convoys,
            Deliveries =
                [.. Of(into.Deliveries, from.Deliveries, d =>
                    references.Contains($"delivery:{d.Ref}") || (comings.Contains(d.Convoy) && references.Contains($"convoy:{d.Convoy}"))).Where(d =>
                        refs.Contains(d.Convoy))],
            Statuses = Of(into.Statuses, from.Statuses, s => references.Contains(RecordRef.Of(s))),
            Populations = Of(into.Populations, from.Populations, p => references.Contains(RecordRef.Of(p))),
            Decisions = Of(into.Decisions, from.Decisions, d => references.Contains(RecordRef.Line(d.Request, d.Location))),
            Lines = Of(into.Lines, from.Lines, l => references.Contains(RecordRef.Line(l.Request, l.Location))),
            Requests = Of(into.Requests, from.Requests, r => references.Contains($"request:{r.Ref}")),
        };
    }

    private static IReadOnlyList<ReportRevision> Moved(ReportFacts today)
    {
        var (before, situation) = (A.Report(A.PublishedFacts, 2), new Situation(today));
        return RevisionCount.Compare(Published(before, A.PublishedFacts, today), WeeklyReport.Compute(situation, before.Period), situation);
    }

    private static PublishedReport Published(WeeklyReport report, ReportFacts then, ReportFacts now) => new(
        report.Period, 1, report.Content, report.Records, [.. Changes(then, now)])
    {
        Then = new FactsChange
        {
            Requests = then.Requests.Concat(now.Requests).Select(r => r.Ref).ToHashSet(),
            Convoys = then.Convoys.Concat(now.Convoys).Select(c => c.Ref).ToHashSet(),
            Facts = then,
            Locations = then.Locations,
            Statuses = then.Statuses,
            Populations = then.Populations,
        },
    };

    private static IEnumerable<RecordChange> Changes(ReportFacts then, ReportFacts now) =>
    [
        .. Differing(then.Convoys, now.Convoys, RecordRef.Of).Select(r => new RecordChange("convoy", r[7..], r) { Convoy = r[7..] }),
        .. Differing(then.Deliveries, now.Deliveries, d => $"delivery:{d.Ref}")
            .Select(r =>
                new RecordChange(
                    "delivery", r[9..], r) { Convoy = then.Deliveries.Concat(now.Deliveries).First(d => r == $"delivery:{d.Ref}").Convoy }),
        .. Differing(then.Statuses, now.Statuses, RecordRef.Of)
            .Select(r => new RecordChange("status", r, r) { Location = r[7..r.IndexOf('/', StringComparison.Ordinal)] }),
        .. Differing(then.Populations, now.Populations, RecordRef.Of)
            .Select(r => new RecordChange("population", r, r) { Location = r[11..r.IndexOf('/', StringComparison.Ordinal)] }),
        .. Differing(then.Requests, now.Requests, r => $"request:{r.Ref}").Select(r => new RecordChange("request", r[8..], r)),
        .. Differing(then.Lines, now.Lines, l => RecordRef.Line(l.Request, l.Location)).Select(r => new RecordChange("line", r, r)),
        .. Differing(then.Decisions, now.Decisions, d => RecordRef.Line(d.Request, d.Location)).Select(r => new RecordChange("decision", r, r)),
    ];

    private static IEnumerable<string> Differing<T>(IEnumerable<T> then, IEnumerable<T> now, Func<T, string> reference)
    {
        var (before, after) = (then.ToLookup(reference, StringComparer.Ordinal), now.ToLookup(reference, StringComparer.Ordinal));
        return before.Concat(after).Select(g => g.Key).Distinct().Where(r => !before[r].SequenceEqual(after[r]));
    }
}
