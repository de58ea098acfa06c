using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Reports;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// An operation on one page, as it hangs on walls: what one reader may read, on one day. Each figure is taken from where its own page takes it.
/// </summary>
public sealed record Snapshot
{
    /// <summary>So many of the places that wait longest are named.</summary>
    public const int MostPlaces = 8;

    /// <summary>So many of those who hold places up are named.</summary>
    public const int MostHolds = 6;

    public required Situation Situation { get; init; }

    public Operation Operation => Situation.Operation;

    public required DateOnly Day { get; init; }

    /// <summary>It is of the operation's today, whose figures lead to their records.</summary>
    public required bool IsToday { get; init; }

    /// <summary>What a report of the day would say.</summary>
    public required ReportContent Content { get; init; }

    /// <summary>Of an operation that lists no place it would be untrue to say that each was reached.</summary>
    public bool HasListed => Content.Coverage.Besieged.Locations + Content.Coverage.HardToReach.Locations > 0;

    public required ReportSums Sums { get; init; }

    /// <summary>The report before; null: there is none to compare with.</summary>
    public ReportPoint? Before { get; init; }

    /// <summary>What became of all requests.</summary>
    public required IReadOnlyList<FunnelStep> Funnel { get; init; }

    /// <summary>Who holds places up, whoever holds up most first.</summary>
    public required IReadOnlyList<HoldUp> Holds { get; init; }

    /// <summary>The places not reached, those that wait longest first.</summary>
    public required IReadOnlyList<BoardLocation> Unreached { get; init; }

    /// <summary>The number of each place on the map, by code.</summary>
    public required IReadOnlyDictionary<string, int> Numbers { get; init; }

    public required MapView Map { get; init; }

    /// <summary>At the foot of the page.</summary>
    public required string Running { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
