using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>A number of a report that comes out otherwise once records have changed.</summary>
/// <param name="Path">See <see cref="ReportNumbers"/>.</param>
/// <param name="Before">Null: unknown, or there was no such number.</param>
/// <param name="After">Likewise.</param>
public sealed record MovedNumber(string Path, decimal? Before, decimal? After);

/// <summary>A report that records which are about to be stored would move: every number that would be another.</summary>
/// <param name="Number">Its meeting's.</param>
/// <param name="From">The first of its days.</param>
/// <param name="End">The last of them.</param>
/// <param name="IsPublished">It was published, and keeps what it said; the next report tells of the difference.</param>
/// <param name="Numbers">In the order of the report's figures; none that stays as it is.</param>
public sealed record MovedReport(int Number, DateOnly From, DateOnly End, bool IsPublished, IReadOnlyList<MovedNumber> Numbers)
{
    /// <summary>
    /// Every report there is on <paramref name="today"/>, with the one of the running period, of which any number would be another. Counted as
    /// reports are, so that nothing moves that is not among them.
    /// </summary>
    public static IReadOnlyList<MovedReport> Between(Situation before, Situation after, DateOnly today)
    {
        var from = FirstDay(before, after);
        var earlier = PeriodsOf(before, today).ToDictionary(p => p.Number);
        var published = after.Calendar.Published.Select(p => p.Number).ToHashSet();
        var moved = new List<MovedReport>();
        foreach (var period in PeriodsOf(after, today).Where(p => p.End >= from))
        {
            var then = earlier.TryGetValue(period.Number, out var known) ? ReportNumbers.Of(WeeklyReport.Compute(before, known).Content) : _nothing;
            var now = ReportNumbers.Of(WeeklyReport.Compute(after, period).Content);
            List<MovedNumber> numbers = [.. now.Keys.Concat(then.Keys).Distinct()
                .Select(path => new MovedNumber(path, then.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(n => n.Before != n.After)];
            if (numbers.Count > 0)
            {
                moved.Add(new MovedReport(period.Number, period.Start, period.End, published.Contains(period.Number), numbers));
            }
        }

        return moved;
    }

    private static readonly Dictionary<string, decimal?> _nothing = [];

    private static IEnumerable<ReportPeriod> PeriodsOf(Situation situation, DateOnly today) =>
        situation.Calendar.Reports(today).Append(situation.Calendar.Current(today)).DistinctBy(p => p.Number);

    // No report that ends before this day reads anything that is not as it was.
    private static DateOnly FirstDay(Situation before, Situation after)
    {
        var (one, other) = (before.Facts, after.Facts);
        if (!one.Meetings.SequenceEqual(other.Meetings) || one.Operation != other.Operation || !one.Locations.SequenceEqual(other.Locations)
            || !one.Statuses.SequenceEqual(other.Statuses) || !one.Populations.SequenceEqual(other.Populations)
            || !one.Targets.SequenceEqual(other.Targets) || !one.Incidents.SequenceEqual(other.Incidents)
            || !one.StatedFigures.SequenceEqual(other.StatedFigures) || one.Ceasefire != other.Ceasefire)
        {
            return DateOnly.MinValue;
        }

        // Nothing of a line counts before its request was submitted. A convoy counts on the day it first reached a place, with what its later stops
        // brought too.
        var areLinesSame = one.Requests.SequenceEqual(other.Requests) && one.Lines.SequenceEqual(other.Lines)
            && one.Decisions.SequenceEqual(other.Decisions) && one.Clearances.SequenceEqual(other.Clearances);
        return Otherwise(before.Movements, after.Movements).SelectMany(m => m.Stops).Select(s => s.Day)
            .Concat(areLinesSame ? [] : one.Requests.Concat(other.Requests).Select(r => r.SubmittedOn))
            .DefaultIfEmpty(DateOnly.MaxValue)
            .Min();
    }

    // The convoys that are not the same in both, which stand in the order of their refs.
    private static IEnumerable<ConvoyWithStops> Otherwise(IReadOnlyList<ConvoyWithStops> one, IReadOnlyList<ConvoyWithStops> other)
    {
        var (i, j) = (0, 0);
        while (i < one.Count || j < other.Count)
        {
            var order = i == one.Count ? 1 : j == other.Count ? -1 : string.CompareOrdinal(one[i].Convoy.Ref, other[j].Convoy.Ref);
            if (order == 0 && one[i].Convoy == other[j].Convoy
                && (ReferenceEquals(one[i].Stops, other[j].Stops) || one[i].Stops.SequenceEqual(other[j].Stops)))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            if (order <= 0)
            {
                yield return one[i++];
            }

            if (order >= 0)
            {
                yield return other[j++];
            }
        }
    }
}
