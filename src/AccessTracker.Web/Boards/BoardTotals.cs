using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Boards;

/// <summary>What the places that are shown come to, and nothing else.</summary>
/// <param name="People">Who live in them, as far as that is known.</param>
/// <param name="LongestDays">Null when there is no place.</param>
public sealed record BoardTotals(int Places, int Besieged, int HardToReach, int NeverReached, int Overdue, FigureSum People, int? LongestDays)
{
    public static BoardTotals Of(IReadOnlyList<BoardLocation> places) => new(
        places.Count,
        places.Count(p => p.Status.Status == AccessStatus.Besieged),
        places.Count(p => p.Status.Status == AccessStatus.HardToReach),
        places.Count(p => p.LastReached is null),
        places.Count(p => p.IsUnreached && p.LastReached is not null),
        FigureSum.Of([.. places.Select(p => p.Population?.People)], SumPart.Place),
        places.Count == 0 ? null : places.Max(p => p.DaysWaiting));
}
