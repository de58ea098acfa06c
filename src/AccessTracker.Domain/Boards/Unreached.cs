using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>One of these stands between a place and its next delivery, in the order in which it is decided (counting rules, section 7).</summary>
public enum Blocking
{
    AwaitingClearance,
    TurnedBack,
    NotDispatched,
    PermitNotYetValid,
    PermitPending,
    Denied,
    PermitEnded,
    NoRequest,
}

/// <summary>The besieged and hard-to-reach places that were never reached or not for long, and why (counting rules, section 7).</summary>
internal static class Unreached
{
    public static IReadOnlyList<UnreachedLocation> List(ReportDraft draft)
    {
        var places = new List<UnreachedLocation>();
        foreach (var place in UnreachedBoard.Of(draft).Where(p => p.IsUnreached))
        {
            var code = place.Location.Code;
            draft.Note(
                $"unreached.{code}",
                [RecordRef.Of(place.Status), .. place.Lines.Select(l => RecordRef.Of(l.Line)),
                    .. UnreachedBoard.Attempts(draft, code).Select(RecordRef.Of)]);
            places.Add(new UnreachedLocation(
                code,
                place.Location.Name,
                EnumCode.Of(place.Status.Status),
                place.Population?.People,
                place.Population?.AsOf,
                place.LastReached?.Day,
                place.DaysSinceReached,
                EnumCode.Of(place.BlockedBy),
                place.BlockedSince));
        }

        return places;
    }

    /// <summary>
    /// This blocks a place with these headline attempts (by day, then ref; the latest is enough) and lines, and since when; whether it was reached
    /// does not matter to it.
    /// </summary>
    public static (Blocking By, DateOnly? Since) Why(ReportDraft draft, List<Stop> attempts, List<(PermitLine Line, LineState State)> lines)
    {
        var valid = lines.Where(l => l.State.IsValidOn(draft.AsOf)).ToList();
        if (valid.Count > 0)
        {
            return WhyWithPermit(draft, attempts, valid);
        }

        var granted = lines.Where(l => l.State.Kind == LineStateKind.Granted).ToList();
        if (granted.Count > 0)
        {
            return (Blocking.PermitNotYetValid, granted.Max(l => l.State.Decision!.DecidedOn));
        }

        var pending = lines.Where(l => l.State.Kind == LineStateKind.Pending).ToList();
        if (pending.Count > 0)
        {
            return (Blocking.PermitPending, pending.Min(l => l.State.Since));
        }

        if (lines.Count == 0)
        {
            return (Blocking.NoRequest, null);
        }

        var decisions = lines.SelectMany(l => l.Line.Decisions.TakeWhile(d => d.DecidedOn <= draft.AsOf)).ToList();
        var latest = decisions.Max(d => d.DecidedOn);
        return decisions.Any(d => d.Kind == DecisionKind.Denied && d.DecidedOn == latest)
            ? (Blocking.Denied, latest)
            : (Blocking.PermitEnded, lines.Where(l => l.State.Kind is LineStateKind.Lapsed or LineStateKind.Closed).Max(l => l.State.Since));
    }

    private static (Blocking By, DateOnly? Since) WhyWithPermit(
        ReportDraft draft, List<Stop> attempts, List<(PermitLine Line, LineState State)> valid)
    {
        var outstanding = valid.SelectMany(l => l.Line.OutstandingClearances(draft.AsOf)).ToList();
        if (outstanding.Count > 0)
        {
            return (Blocking.AwaitingClearance, outstanding.Min(c => c.On));
        }

        var permitted = valid.Min(l => l.State.Decision!.DecidedOn);
        var attempt = attempts.LastOrDefault(s => s.Day >= permitted);
        return attempt is { Reaches: false }
            ? (Blocking.TurnedBack, attempt.Day)
            : (Blocking.NotDispatched, valid.Max(l => l.State.Decision!.DecidedOn));
    }
}
