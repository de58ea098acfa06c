using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Reports;

/// <summary>What a reader must know before relying on the figures: over the headline series, from the baseline on (report, <c>dataQuality</c>).</summary>
internal static class QualityCheck
{
    public static DataQuality Run(ReportDraft draft) => new(
        Refs(draft.Reaching.Where(s => s.People is null).Select(s => s.Delivery.Ref)),
        Refs(ConvoyCount.FirstReachingIn(draft, draft.Cumulative).Where(c => c.Mode == ConvoyMode.Road && ConvoyCount.Trucks(draft, c) is null).Select(c => c.Ref)),
        Refs(draft.Reaching.Where(s => s.IsEstimated).Select(s => s.Convoy.Ref)),
        Refs(draft.Reaching.Where(s => s.People > draft.Situation.PopulationOn(s.Location, s.Day)?.People).Select(s => s.Delivery.Ref)),
        Refs(draft.Reaching.GroupBy(s => s.Location, StringComparer.Ordinal).Where(place => IsUnderTwoStatuses(draft, place)).Select(place => place.Key)));

    private static bool IsUnderTwoStatuses(ReportDraft draft, IEnumerable<Stop> place) => place
        .Select(s => draft.Situation.StatusOn(s.Location, s.Day)?.Status ?? AccessStatus.Accessible)
        .Distinct()
        .Count() > 1;

    private static List<string> Refs(IEnumerable<string> refs) => [.. refs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
