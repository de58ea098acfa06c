using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Board;

/// <summary>What the places that are shown come to, and nothing else.</summary>
/// <param name="People">Of the places whose population is known; null when it is known of none of them, 0 when there is no place.</param>
/// <param name="PeopleUnknown">Places whose population is not.</param>
/// <param name="LongestDays">Null when there is no place.</param>
public sealed record BoardTotals(int Places, int Besieged, int HardToReach, int NeverReached, int Overdue, long? People, int PeopleUnknown, int? LongestDays)
{
    public static BoardTotals Of(IReadOnlyList<BoardPlace> places) => new(
        places.Count,
        places.Count(p => p.Status.Status == AccessStatus.Besieged),
        places.Count(p => p.Status.Status == AccessStatus.HardToReach),
        places.Count(p => p.LastReached is null),
        places.Count(p => p.IsUnreached && p.LastReached is not null),
        places.Count == 0 || places.Any(p => p.Population is not null) ? places.Sum(p => p.Population?.People ?? 0) : null,
        places.Count(p => p.Population is null),
        places.Count == 0 ? null : places.Max(p => p.DaysWaiting));
}
