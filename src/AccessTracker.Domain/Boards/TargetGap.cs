using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Boards;

/// <summary>A place in a target's scope where people are missing for it, or may be.</summary>
/// <param name="Location">The place.</param>
/// <param name="Status">Its status on the day; null: it is on no list.</param>
/// <param name="Population">Who live there; null: unknown, which is never 0.</param>
/// <param name="IsReached">A delivery that counts towards the target has reached it.</param>
/// <param name="Reached">The largest known figure of those deliveries; null: none is known.</param>
/// <param name="Adds">By how much the target's figure would grow if all who live there were reached; null: unknown.</param>
/// <param name="Sum">What this place and those before it would add; null: unknown.</param>
/// <param name="Board">What blocks it; null: it is neither besieged nor hard to reach on the day.</param>
public sealed record GapLocation(
    Location Location, AccessStatus? Status, PopulationEstimate? Population, bool IsReached, long? Reached, long? Adds, long? Sum,
    BoardLocation? Board);

/// <summary>
/// The gap is what a target is short of, with the places that would close it. It is read at the last day that counts towards the target. A place is
/// in the scope of <c>besieged</c> and <c>hard_to_reach</c> by its status on that day; of <c>named</c> when it is named; of <c>all</c> when it is
/// besieged or hard to reach on that day, though what reaches other places counts as well.
/// </summary>
public sealed record TargetGap
{
    /// <summary>People still to be reached; 0 also where the target has no number of them.</summary>
    public required long Missing { get; init; }

    /// <summary>Places in scope.</summary>
    public required int Places { get; init; }

    /// <summary>Those that a delivery which counts towards the target has reached.</summary>
    public required int PlacesReached { get; init; }

    /// <summary>Fewer people than live there have been reached, or none; those that would add most first, then by code.</summary>
    public required IReadOnlyList<GapLocation> Lacking { get; init; }

    /// <summary>Nobody knows how many live there: what they would add is unknown. By code.</summary>
    public required IReadOnlyList<GapLocation> Unknown { get; init; }

    /// <summary>Not reached at all: what is left of a target that demands places. Those of more people first, unknown ones last.</summary>
    public IReadOnlyList<GapLocation> NotReached => [.. Lacking.Where(p => !p.IsReached), .. Empty, .. Unknown.Where(p => !p.IsReached)];

    /// <summary>
    /// The place, counted from 0, with which <see cref="Lacking"/> comes to <see cref="Missing"/>; null: nobody is missing, or all of them do not.
    /// </summary>
    public int? ClosesAt =>
        Missing > 0 && Lacking.Index().FirstOrDefault(p => p.Item.Sum >= Missing) is { Item: not null } closing ? closing.Index : null;

    /// <summary>All places of <see cref="Lacking"/> would add this sum.</summary>
    public long Sum => Lacking.Count == 0 ? 0 : Lacking[^1].Sum!.Value;

    /// <summary>Nobody lives there, and no delivery reached it.</summary>
    private IReadOnlyList<GapLocation> Empty { get; init; } = [];

    internal static TargetGap Of(
        Situation situation, Target target, long missing, DateOnly day, IReadOnlyList<Stop> reaching, IReadOnlyList<BoardLocation> board)
    {
        var reachedAt = reaching.ToLookup(s => s.Location, StringComparer.Ordinal);
        var boardAt = board.ToDictionary(p => p.Location.Code, StringComparer.Ordinal);
        var places = Scope(situation, target, boardAt)
            .Select(code =>
            {
                var population = situation.PopulationOn(code, day);
                var reached = reachedAt[code].Max(s => s.People);
                return new GapLocation(
                    situation.Locations[code], situation.StatusOn(code, day)?.Status, population, reachedAt[code].Any(), reached,
                    population?.People - (reached ?? 0), null, boardAt.GetValueOrDefault(code));
            })
            .ToList();
        long sum = 0;
        return new TargetGap
        {
            Missing = missing,
            Places = places.Count,
            PlacesReached = places.Count(p => p.IsReached),
            Lacking = [.. places.Where(p => p.Adds > 0).OrderByDescending(p => p.Adds).ThenBy(p => p.Location.Code, StringComparer.Ordinal)
                .Select(p => p with { Sum = sum += p.Adds!.Value })],
            Unknown = [.. places.Where(p => p.Population is null)],
            Empty = [.. places.Where(p => p.Population?.People == 0 && !p.IsReached)],
        };
    }

    // By code.
    private static IEnumerable<string> Scope(
        Situation situation, Target target, Dictionary<string, BoardLocation> board) => situation.Locations.Keys.Where(code => target.Scope switch
    {
        TargetScope.All => board.ContainsKey(code),
        TargetScope.Named => target.Locations.Contains(code, StringComparer.Ordinal),
        TargetScope.Besieged => board.GetValueOrDefault(code)?.Status.Status == AccessStatus.Besieged,
        TargetScope.HardToReach => board.GetValueOrDefault(code)?.Status.Status == AccessStatus.HardToReach,
    });
}
