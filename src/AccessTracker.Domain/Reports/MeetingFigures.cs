using System.Runtime.InteropServices;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// Distinct people (counting rules, section 4): of all places, and as they were besieged or hard to reach when they were reached. Null:
/// places were reached, and of none of them anybody knows how many people.
/// </summary>
public readonly record struct DistinctPeople(long? Total, long? Besieged, long? HardToReach)
{
    /// <summary>Deliveries behind each of whom nobody knows how many people they reached.</summary>
    public UnknownDeliveries Unknown { get; init; }
}

/// <summary>Deliveries of whom nobody knows how many people they reached, counted as <see cref="DistinctPeople"/> is.</summary>
public readonly record struct UnknownDeliveries(int Total, int Besieged, int HardToReach);

/// <summary>Places with a status at the end of the period, and how many of them were reached within it.</summary>
public readonly record struct ReachedOf(int Reached, int Places);

/// <summary>The figures of a meeting's report that are set beside those of other meetings, as <see cref="WeeklyReport"/> counts them.</summary>
/// <param name="Period">The meeting and the days it covers.</param>
/// <param name="InPeriod">People reached in the period.</param>
/// <param name="ToDate">People reached from the baseline on.</param>
/// <param name="Besieged">Besieged places.</param>
/// <param name="HardToReach">Hard-to-reach places.</param>
/// <param name="Pending">Lines pending at the end.</param>
/// <param name="Overdue">Those of them that are overdue.</param>
/// <param name="Trucks">In the period; null: convoys arrived, and of none of them anybody knows.</param>
/// <param name="Unreached">Places that the report lists as not reached (section 7).</param>
/// <param name="Days">For how many days the listed places have waited.</param>
public sealed record MeetingFigures(
    ReportPeriod Period, DistinctPeople InPeriod, DistinctPeople ToDate, ReachedOf Besieged, ReachedOf HardToReach, int Pending, int Overdue,
    long? Trucks, int Unreached, DaysUnreached Days)
{
    /// <summary>Road convoys of the period of whose trucks nobody knows.</summary>
    public int UnknownTrucks { get; init; }

    /// <summary>Computes the figures of many meetings for little more than the price of one report: what counts to date is added up once.</summary>
    /// <param name="situation">The records.</param>
    /// <param name="periods">In their order.</param>
    public static IReadOnlyList<MeetingFigures> Of(Situation situation, IEnumerable<ReportPeriod> periods)
    {
        List<ReportPeriod> meetings = [.. periods];
        Situation[] counted = [.. meetings.Select(p => situation.CountedOn(p.End)).Distinct()];
        return counted.Length < 2
            ? Counted(counted.FirstOrDefault(situation), meetings)
            : [.. counted.SelectMany(s => Counted(s, meetings).Where(f => situation.CountedOn(f.Period.End) == s)).OrderBy(f => f.Period.End)];
    }

    private static List<MeetingFigures> Counted(Situation situation, IReadOnlyList<ReportPeriod> periods)
    {
        var figures = new List<MeetingFigures>();
        var toDate = new Tally();
        var from = situation.Operation.Since;
        foreach (var period in periods)
        {
            var draft = new ReportDraft(situation, period);
            toDate.Add(situation, new DateRange(from, period.End));
            from = period.End.AddDays(1);
            var inPeriod = new Tally();
            inPeriod.Add(situation, draft.Since(draft.Period));
            var pending = draft.Lines.Where(l => l.State.Kind == LineStateKind.Pending).ToList();
            var waiting = UnreachedBoard.Waiting(draft).ToList();
            var trucks = TrucksIn(draft);
            figures.Add(new MeetingFigures(
                period,
                inPeriod.People,
                toDate.People,
                inPeriod.Of(draft.PlacesWith(AccessStatus.Besieged)),
                inPeriod.Of(draft.PlacesWith(AccessStatus.HardToReach)),
                pending.Count,
                pending.Count(l => l.State.IsOverdueOn(period.End)),
                trucks.SumKnown(t => t),
                waiting.Count(w => w.IsUnreached),
                DaysUnreached.Of(waiting.Select(w => w.DaysWaiting)))
            {
                UnknownTrucks = trucks.Count(t => t is null),
            });
        }

        return figures;
    }

    private static List<long?> TrucksIn(ReportDraft draft) =>
        [.. ConvoyCount.FirstReachingIn(draft, draft.Period).Where(m => m.Convoy.Mode == ConvoyMode.Road).Select(m => ConvoyCount.Trucks(m))];

    // What has been reached so far, under each status and under any.
    private sealed class Tally
    {
        private readonly LargestFigures _all = new();
        private readonly LargestFigures _besieged = new();
        private readonly LargestFigures _hardToReach = new();

        public DistinctPeople People =>
            new(_all.People, _besieged.People, _hardToReach.People) { Unknown = new(_all.Unknown, _besieged.Unknown, _hardToReach.Unknown) };

        public void Add(Situation situation, DateRange window)
        {
            var stops = situation.Headline.Reaching(window);
            var statuses = situation.Headline.StatusesWhenReached(window);
            for (var i = 0; i < stops.Count; i++)
            {
                _all.Add(stops[i]);
                (statuses[i] switch { AccessStatus.Besieged => _besieged, AccessStatus.HardToReach => _hardToReach, _ => null })?.Add(stops[i]);
            }
        }

        public ReachedOf Of(IEnumerable<StatusEntry> places)
        {
            var (reached, count) = (0, 0);
            foreach (var place in places)
            {
                count++;
                reached += _all.Has(place.Location) ? 1 : 0;
            }

            return new ReachedOf(reached, count);
        }
    }

    // The largest figure of each place, and their sum; 0 where nobody knows one.
    private sealed class LargestFigures
    {
        private readonly Dictionary<string, long> _largest = new(StringComparer.Ordinal);
        private long _sum;

        // A delivery to 0 people does not reach its place: where places were reached and nobody is counted, nobody was.
        public long? People => _sum == 0 && _largest.Count > 0 ? null : _sum;

        /// <summary>Deliveries whose people are unknown.</summary>
        public int Unknown { get; private set; }

        public bool Has(string location) => _largest.ContainsKey(location);

        public void Add(Stop stop)
        {
            ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_largest, stop.Location, out _);
            var rise = Math.Max(0, (stop.People ?? 0) - held);
            held += rise;
            Unknown += stop.People is null ? 1 : 0;
            _sum = checked(_sum + rise);
        }
    }
}

/// <summary>The days tell how long the people of the listed places have waited, over all of them.</summary>
/// <param name="Places">Besieged and hard-to-reach places, reached lately or not.</param>
/// <param name="Median">Of <see cref="BoardLocation.DaysWaiting"/>; the mean of the middle two when they are even in number, as in counting rules,
/// section 6. Null without places.</param>
/// <param name="Longest">Null without places.</param>
public sealed record DaysUnreached(int Places, decimal? Median, int? Longest)
{
    /// <param name="waiting">The days of each place.</param>
    public static DaysUnreached Of(IEnumerable<int> waiting)
    {
        int[] days = [.. waiting.Order()];
        return days.Length == 0
            ? new DaysUnreached(0, null, null)
            : new DaysUnreached(days.Length, (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2m, days[^1]);
    }
}
