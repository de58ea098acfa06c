using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The check finds what a reader must know before relying on the figures: over the headline series, from the baseline on (report,
/// <c>dataQuality</c>).
/// </summary>
internal static class QualityCheck
{
    public static DataQuality Run(ReportDraft draft) => new(
        Refs(draft.Reaching.Where(s => s.People is null).Select(s => s.Delivery.Ref)),
        Refs(ConvoyCount.FirstReachingIn(draft, draft.Cumulative).Where(m => m.Convoy.Mode == ConvoyMode.Road && ConvoyCount.Trucks(m) is null)
            .Select(m => m.Convoy.Ref)),
        Refs(draft.Reaching.Where(s => s.IsEstimated).Select(s => s.Convoy.Ref)),
        Refs(draft.Reaching.Where(s => s.Convoy.PeopleReached is not null).Select(s => s.Convoy.Ref).Distinct()
            .Where(r => draft.Situation.UnassignedOf(r) > 0)),
        Refs(draft.Reaching.Where(s => s.People > draft.Situation.PopulationOn(s.Location, s.Day)?.People).Select(s => s.Delivery.Ref)),
        Refs(UnderSeveralStatuses(draft)));

    private static IEnumerable<string> UnderSeveralStatuses(ReportDraft draft)
    {
        var statuses = draft.Situation.Headline.StatusesWhenReached(draft.Cumulative);
        var first = new Dictionary<string, AccessStatus>(StringComparer.Ordinal);
        return draft.Reaching.Where((s, i) => !first.TryAdd(s.Location, statuses[i]) && first[s.Location] != statuses[i]).Select(s => s.Location);
    }

    private static List<string> Refs(IEnumerable<string> refs) => [.. refs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
