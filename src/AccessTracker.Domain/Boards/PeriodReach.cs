using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>It tells how many people of one place were reached in the period of one report, of how many (counting rules, sections 2 and 4).</summary>
/// <param name="Period">The report's; of the one that runs, cut off at the day that was asked about.</param>
/// <param name="IsRunning">Its meeting has not come.</param>
/// <param name="Deliveries">Headline deliveries that reached the place in it, by day, then ref.</param>
/// <param name="Population">The estimate that holds at the period's end; null: unknown, which is never 0.</param>
public sealed record PeriodReach(ReportPeriod Period, bool IsRunning, IReadOnlyList<Stop> Deliveries, PopulationEstimate? Population)
{
    // The one that counts: of equal figures the one that was given.
    private Stop? Largest => Deliveries.Where(s => s.People is not null).OrderByDescending(s => s.People).ThenBy(s => s.IsEstimated).FirstOrDefault();

    /// <summary>
    /// Distinct: the largest figure. 0 when nothing reached the place; null when something did, for a number of people that nobody knows.
    /// </summary>
    public long? People => Deliveries.Count == 0 ? 0 : Largest?.People;

    /// <summary>The figure is a share of a convoy's total (counting rules, section 3).</summary>
    public bool IsEstimated => Largest?.IsEstimated ?? false;

    /// <summary>
    /// The share of the population that was reached, with four decimals: above 1 where more were reached than live there; null when one of the two is
    /// unknown or nobody lives there.
    /// </summary>
    public decimal? Share => People is { } people && Population is { People: > 0 } population ? Coverage.Share(people, population.People) : null;

    /// <summary>
    /// Returns one for every meeting since the baseline, and one for the period that runs on <paramref name="day"/>; none before the baseline.
    /// </summary>
    internal static IReadOnlyList<PeriodReach> Of(Situation situation, string code, DateOnly day)
    {
        if (day < situation.Operation.Since)
        {
            return [];
        }

        var periods = situation.Calendar.Due(day).Select(p => (Period: p, IsRunning: false)).ToList();
        if (periods.Count == 0 || periods[^1].Period.End != day)
        {
            periods.Add((situation.Calendar.Current(day), true));
        }

        var reaching = situation.StopsAt(code).Where(s => s.IsHeadlineReach).ToLookup(s => s.Day);
        var days = reaching.Select(sameDay => sameDay.Key).ToList();
        return [.. periods.Select(p => new PeriodReach(
            p.Period, p.IsRunning, [.. days.Where(p.Period.Window.Contains).SelectMany(d => reaching[d])],
            situation.PopulationOn(code, p.Period.End)))];
    }
}
