using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Ceasefire;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Review;

/// <summary>
/// What is left out of a report because nobody has checked it, and what a report tells of it, in random worlds of both task forces.
/// </summary>
public sealed class CheckedRecordsTests
{
    private const int Samples = 150;

    [Fact]
    public void A_report_of_checked_records_is_the_report_of_a_world_without_the_others() => Worlds((facts, review) =>
    {
        var only = new Situation(facts with { Review = review with { Rules = [new CountingRule(DateOnly.MinValue, true)] } });
        var without = new Situation(CheckedRecords.Of(facts with { Review = review }) with { Review = ReviewFacts.None });
        Assert.All(Periods(only), p => Assert.Equal(Said(without, p), Said(only, p)));
        Assert.All(Periods(only), p => Assert.Equal(ReviewFigures.Checked, ReviewOf(only, p)!.Counts));
    });

    [Fact]
    public void A_report_depends_on_no_unchecked_record_but_those_that_it_names() => Worlds((facts, review) =>
    {
        var all = new Situation(facts with { Review = review });
        var only = new Situation(CheckedRecords.Of(all.Facts));
        Assert.All(Periods(all), p =>
        {
            var named = UncheckedRecords.In(all, p).ToHashSet();
            Assert.Equal(named.Count, ReviewOf(all, p)!.Unchecked);
            var kept = review with { Unchecked = review.Unchecked.Where(u => named.Contains(u.Key)).ToDictionary() };
            Assert.Equal(Said(only, p), Said(new Situation(CheckedRecords.Of(facts with { Review = kept })), p));
        });
    });

    [Fact]
    public void Where_all_count_the_figures_are_those_of_an_operation_that_does_not_review() => Worlds((facts, review) =>
    {
        var (plain, reviewed) = (new Situation(facts), new Situation(facts with { Review = review }));
        Assert.All(Periods(plain), p => Assert.Null(ReviewOf(plain, p)));
        Assert.All(Periods(plain), p => Assert.DoesNotContain(
            "\"review\"", ReportRules.Of(p.TaskForce).Write(Report(plain, p).Content), StringComparison.Ordinal));
        Assert.All(Periods(plain), p => Assert.Equal(Said(plain, p), Said(reviewed, p)));
    });

    private static void Worlds(Action<ReportFacts, ReviewFacts> test) =>
        Gen.Select(Gen.OneOf(FactsGen.Any, CeasefireGen.Any), Gen.Int[1, 9], Gen.Int).Sample(
            (facts, share, seed) => test(facts, Unchecked(facts, share, seed)), iter: Samples);

    // Some of the records that are reviewed, each with its own chance.
    private static ReviewFacts Unchecked(ReportFacts facts, int share, int seed)
    {
        var random = new Random(seed);
        return new ReviewFacts
        {
            IsOn = true,
            Unchecked = References(facts).Order(StringComparer.Ordinal).Where(_ => random.Next(10) < share).ToDictionary(r => r, _ => "ann"),
        };
    }

    private static IEnumerable<string> References(ReportFacts facts) => facts.Requests.Select(r => RecordRef.OfKey("request", r.Ref))
        .Concat(facts.Lines.Select(l => RecordRef.Line(l.Request, l.Location)))
        .Concat(facts.Decisions.Select(RecordRef.Of))
        .Concat(facts.Clearances.Select(RecordRef.Of))
        .Concat(facts.Convoys.Select(RecordRef.Of))
        .Concat(facts.Deliveries.Select(d => RecordRef.OfKey("delivery", d.Ref)))
        .Concat(facts.Incidents.Select(RecordRef.Of))
        .Concat(facts.Ceasefire.Allegations.Select(a => RecordRef.OfKey("allegation", a.Ref)))
        .Concat(facts.Ceasefire.Appeals.Select(RecordRef.Of))
        .Distinct();

    private static List<ReportPeriod> Periods(Situation situation)
    {
        var last = situation.Facts.Meetings.Select(m => m.Date).DefaultIfEmpty(situation.Operation.Since.AddDays(60)).Max();
        return [.. Enum.GetValues<TaskForce>().Select(situation.CalendarOf)
            .SelectMany(c => c.Reports(last).Append(c.Current(last))).DistinctBy(p => p.Report)];
    }

    private static IReport Report(Situation situation, ReportPeriod period) => ReportRules.Of(period.TaskForce).Compute(situation, period);

    private static ReviewFigures? ReviewOf(Situation situation, ReportPeriod period) => Report(situation, period).Content.Review;

    // All that the report says but of the review itself, which a world without it knows nothing of.
    private static string Said(Situation situation, ReportPeriod period) => Report(situation, period).Content switch
    {
        CeasefireContent ceasefire => ReportJson.Serialize(ceasefire with { Review = null }),
        var content => ReportJson.Serialize((ReportContent)content with { Review = null }),
    };
}
