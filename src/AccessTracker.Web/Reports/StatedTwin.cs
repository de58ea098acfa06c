using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>Finds the computed figure that a stated one stands beside (report.md, <c>stated[].computed</c>).</summary>
public static class StatedTwin
{
    /// <summary>Returns its path; null where nothing is computed for the measure in that window, which is not the same as unknown.</summary>
    public static string? PathOf(StatedAndComputed stated) => (stated.Measure, stated.Window) switch
    {
        ("people_reached", "period" or "cumulative") => $"people.{stated.Window}.total.distinct",
        ("people_reached_besieged", "period" or "cumulative") => $"people.{stated.Window}.besieged.distinct",
        ("people_reached_hard_to_reach", "period" or "cumulative") => $"people.{stated.Window}.hardToReach.distinct",
        ("areas_reached", "period" or "cumulative") => $"people.{stated.Window}.total.locations",
        ("trucks" or "airdrops", "period" or "cumulative") => $"convoys.{stated.Window}.{stated.Measure}",
        ("besieged_areas_reached", "period") => "coverage.besieged.reachedInPeriod",
        ("besieged_areas_reached", "cumulative") => "coverage.besieged.reachedCumulative",
        ("besieged_areas_total", _) => "coverage.besieged.locations",
        ("besieged_population", _) => "coverage.besieged.population",
        ("permits_pending", _) => "permits.pending",
        ("locations_pending", _) => "permits.locationsPending",
        ("locations_granted", _) => "permits.locationsWithValidPermit",
        _ => null,
    };
}
