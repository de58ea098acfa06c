using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Briefs;

/// <summary>What a brief is made of: one reader's records on one day, so that all it says agrees.</summary>
/// <param name="Situation">What the reader may read.</param>
/// <param name="Permits">The permits board of the day.</param>
/// <param name="Places">The besieged and hard-to-reach places of the same day.</param>
/// <param name="Level">The highest level that the reader may read, in words.</param>
/// <param name="Board">The address of the permits board, narrowed to what the brief is about.</param>
/// <param name="MadeAt">When it is made.</param>
public sealed record BriefSource(
    Situation Situation, PermitBoard Permits, IReadOnlyList<BoardLocation> Places, string Level, string Board, DateTimeOffset MadeAt)
{
    public DateOnly Day => Permits.Day;
}
