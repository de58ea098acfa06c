using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>It tells which places wait because of one authority.</summary>
public static class PermitHold
{
    /// <summary>The places not reached of a board that wait because of <paramref name="authority"/>, what hurts most first.</summary>
    /// <param name="authority">In any spelling.</param>
    /// <param name="situation">The records that the board is of.</param>
    /// <param name="board">All places of the day.</param>
    /// <param name="day">The board's day.</param>
    public static IReadOnlyList<BoardLocation> Of(string authority, Situation situation, IReadOnlyList<BoardLocation> board, DateOnly day) =>
        [.. UnreachedBoard.WorstFirst(board.Where(p => p.IsUnreached && By(authority, situation, p, day)))];

    /// <summary>
    /// The thing that blocks <paramref name="place"/> (counting rules, section 7) rests with <paramref name="authority"/>: it was asked and has not
    /// answered, denied, let the request lapse or gave a permit for later days; or it is the party that denied what another was asked for, has not
    /// given a clearance, or turned the convoy back. A permit that nobody uses rests with those who send.
    /// </summary>
    /// <param name="situation">For who turned back.</param>
    /// <param name="place">A place of the board.</param>
    /// <param name="day">The board's day.</param>
    public static bool By(string authority, Situation situation, BoardLocation place, DateOnly day)
    {
        return place.BlockedBy switch
        {
            Blocking.AwaitingClearance =>
                place.Lines.Any(l => l.State.IsValidOn(day) && l.Line.OutstandingClearances(day).Any(c => FreeText.Same(c.Party, authority))),
            Blocking.TurnedBack => place.FailedAttempts.LastOrDefault(s => s.Day == place.BlockedSince) is { } stop
                && FreeText.Same(situation.HindranceOf(stop)?.Party ?? stop.Delivery.RemovedBy, authority),
            Blocking.PermitNotYetValid => Any(LineStateKind.Granted),
            Blocking.PermitPending => Any(LineStateKind.Pending),
            Blocking.Denied => Any(LineStateKind.Denied),
            Blocking.PermitEnded =>
                place.Lines.Any(l => l.State.Decision?.Kind == DecisionKind.Expired && FreeText.Same(l.Line.Request.Authority, authority)),
            Blocking.NotDispatched or Blocking.NoRequest => false,
        };

        bool Any(LineStateKind kind) => place.Lines.Any(l => l.State.Kind == kind
            && (FreeText.Same(l.Line.Request.Authority, authority)
                || (kind == LineStateKind.Denied && FreeText.Same(l.State.Decision!.Party, authority))));
    }
}
