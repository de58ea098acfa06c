using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;

namespace AccessTracker.Web.Briefs;

/// <summary>The places not reached that wait because of one authority.</summary>
/// <param name="Authority">Whoever it is; null: of these places no record names anybody.</param>
/// <param name="WasAsked">It has a record of its own on the permits board.</param>
/// <param name="Places">At least one.</param>
public sealed record HoldUp(string? Authority, bool WasAsked, IReadOnlyList<BoardLocation> Places)
{
    public BoardTotals Totals { get; } = BoardTotals.Of(Places);

    /// <summary>What blocks them, what blocks most of them first.</summary>
    public IEnumerable<(Blocking Reason, int Places)> Reasons => Places.GroupBy(p => p.BlockedBy)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (g.Key, g.Count()));

    /// <summary>
    /// Everybody because of whom places wait (<see cref="PermitHold"/>), whoever holds up most first; a place that waits for several is with each.
    /// Those that wait for nobody come last.
    /// </summary>
    /// <param name="situation">The records that the boards are of.</param>
    /// <param name="permits">For who was asked.</param>
    /// <param name="board">All places of the day.</param>
    public static IReadOnlyList<HoldUp> Of(Situation situation, PermitBoard permits, IReadOnlyList<BoardLocation> board)
    {
        var asked = permits.ByAuthority().Select(a => a.Authority).ToList();
        var named = board.Where(p => p.IsUnreached).SelectMany(p => Named(situation, p, permits.Day)).OfType<string>();
        List<HoldUp> holds =
        [
            .. asked.Concat(FreeText.Spellings(named.Where(n => !asked.Contains(n, FreeText.Comparer))))
                .Select((name, i) => new HoldUp(name, i < asked.Count, PermitHold.Of(name, situation, board, permits.Day)))
                .Where(h => h.Places.Count > 0)
                .OrderByDescending(h => h.Places.Count)
                .ThenBy(h => h.Authority, StringComparer.Ordinal),
        ];
        var held = holds.SelectMany(h => h.Places).Select(p => p.Location.Code).ToHashSet(StringComparer.Ordinal);
        BoardLocation[] others = [.. UnreachedBoard.WorstFirst(board.Where(p => p.IsUnreached && !held.Contains(p.Location.Code)))];
        return others.Length == 0 ? holds : [.. holds, new HoldUp(null, false, others)];
    }

    private static IEnumerable<string?> Named(Situation situation, BoardLocation place, DateOnly day) =>
    [
        .. Blocker.Of(situation, place, day).Select(b => b.Party), .. place.FailedAttempts.Select(s => situation.HindranceOf(s)?.Party),
    ];
}
