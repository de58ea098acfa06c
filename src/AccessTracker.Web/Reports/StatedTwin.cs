using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>Finds the computed figure that a stated one stands beside (report.md, <c>stated[].computed</c>).</summary>
public static class StatedTwin
{
    /// <summary>
    /// Returns its path in the content; null where the report computes nothing for the measure in that window, which is not the same as unknown.
    /// </summary>
    public static string? PathOf(StatedAndComputed stated, IReportContent content) => content is CeasefireContent
        ? OfCeasefire(stated.Measure, stated.Window)
        : OfHumanitarian(stated.Measure, stated.Window);

    private static string? OfHumanitarian(string measure, string window) => (measure, window) switch
    {
        ("people_reached", "period" or "cumulative") => $"people.{window}.total.distinct",
        ("people_reached_besieged", "period" or "cumulative") => $"people.{window}.besieged.distinct",
        ("people_reached_hard_to_reach", "period" or "cumulative") => $"people.{window}.hardToReach.distinct",
        ("areas_reached", "period" or "cumulative") => $"people.{window}.total.locations",
        ("trucks" or "airdrops", "period" or "cumulative") => $"convoys.{window}.{measure}",
        ("locations_pending", _) => "permits.locationsPending",
        ("locations_granted", _) => "permits.locationsWithValidPermit",
        ("permits_pending", _) => "permits.pending",
        _ => OfBesieged(measure, window, "coverage.besieged"),
    };

    private static string? OfCeasefire(string measure, string window) => (measure, window) switch
    {
        ("allegations_received", "period" or "cumulative") => $"allegations.{window}.received",
        ("allegations_substantiated", "period" or "cumulative") => $"allegations.{window}.substantiated",
        ("allegations_resolved", "period" or "cumulative") => $"allegations.{window}.resolved",
        ("allegations_referred", "period" or "cumulative") => $"allegations.{window}.referred",
        ("killed" or "injured", "period" or "cumulative") => $"allegations.{window}.{measure}",
        ("allegations_open", _) => "allegations.open",
        ("patterns", _) => "patterns",
        ("locations_cut_off", _) => "routes.cutOff",
        ("permits_pending", _) => "access.permitsPending",
        _ => OfBesieged(measure, window, "access.besieged"),
    };

    private static string? OfBesieged(string measure, string window, string coverage) => (measure, window) switch
    {
        ("besieged_areas_reached", "period") => $"{coverage}.reachedInPeriod",
        ("besieged_areas_reached", "cumulative") => $"{coverage}.reachedCumulative",
        ("besieged_areas_total", _) => $"{coverage}.locations",
        ("besieged_population", _) => $"{coverage}.population",
        _ => null,
    };
}
