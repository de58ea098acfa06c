using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;

namespace AccessTracker.Domain.Boards;

/// <summary>The stops tell what the headline series came to at one place lately: no further back than to the delivery that reached it.</summary>
/// <param name="LastReached">The last that reached the place, from the operation's baseline to the day; null: none.</param>
/// <param name="LastAttempt">The last attempt up to the day, whether it reached or not; null: none.</param>
/// <param name="FailedSince">The attempts after <paramref name="LastReached"/> that did not reach, by day, then ref.</param>
/// <param name="Planned">Stops that are planned or postponed, from the day on, by day, then ref.</param>
internal sealed record RecentStops(Stop? LastReached, Stop? LastAttempt, IReadOnlyList<Stop> FailedSince, IReadOnlyList<Stop> Planned)
{
    public static RecentStops At(ReportDraft draft, string location)
    {
        var (since, day) = (draft.Cumulative.From, draft.AsOf);
        var (last, attempt) = ((Stop?)null, (Stop?)null);
        var (failed, planned) = (new List<Stop>(), new List<Stop>());
        var stops = draft.Situation.StopsAt(location);
        for (var i = stops.Count - 1; i >= 0 && (last is null || stops[i].Day >= day); i--)
        {
            var stop = stops[i];
            if (!stop.Convoy.IsHeadline)
            {
                continue;
            }

            if (stop.Day >= day && stop.Delivery.IsPlanned)
            {
                planned.Add(stop);
            }

            if (last is not null || stop.Day > day || !stop.Delivery.IsAttempt)
            {
                continue;
            }

            attempt ??= stop;
            if (!stop.Reaches)
            {
                failed.Add(stop);
            }
            else if (stop.Day >= since)
            {
                last = stop;
            }
        }

        failed.Reverse();
        planned.Reverse();
        return new RecentStops(last, attempt, failed, planned);
    }
}
