using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Domain.Reports;

/// <summary>What stands between a place and its next delivery, in the order in which it is decided (counting rules, section 7).</summary>
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
    public static IReadOnlyList<UnreachedPlace> List(ReportDraft draft)
    {
        var lastReached = draft.Reaching.GroupBy(s => s.Location, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var linesAt = draft.Lines.ToLookup(l => l.Line.Line.Location, StringComparer.Ordinal);
        var places = new List<UnreachedPlace>();
        foreach (var entry in draft.PlacesWith(AccessStatus.Besieged).Concat(draft.PlacesWith(AccessStatus.HardToReach)).OrderBy(e => e.Location, StringComparer.Ordinal))
        {
            var last = lastReached.GetValueOrDefault(entry.Location);
            int? days = last is null ? null : draft.AsOf.DayNumber - last.Day.DayNumber;
            if (days <= draft.Situation.Operation.OverdueDays)
            {
                continue;
            }

            var lines = linesAt[entry.Location].ToList();
            var (blockedBy, since) = Why(draft, entry.Location, lines);
            var population = draft.Situation.PopulationOn(entry.Location, draft.AsOf);
            draft.Note(
                $"unreached.{entry.Location}",
                [RecordRef.Of(entry), .. lines.Select(l => RecordRef.Of(l.Line)), .. Attempts(draft, entry.Location).Select(RecordRef.Of)]);
            places.Add(new UnreachedPlace(
                entry.Location,
                draft.Situation.Locations[entry.Location].Name,
                Word.Of(entry.Status),
                population?.People,
                population?.AsOf,
                last?.Day,
                days,
                Word.Of(blockedBy),
                since));
        }

        return places;
    }

    private static (Blocking By, DateOnly? Since) Why(ReportDraft draft, string location, List<(PermitLine Line, LineState State)> lines)
    {
        var valid = lines.Where(l => l.State.IsValidOn(draft.AsOf)).ToList();
        if (valid.Count > 0)
        {
            return WhyWithPermit(draft, location, valid);
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

    private static (Blocking By, DateOnly? Since) WhyWithPermit(ReportDraft draft, string location, List<(PermitLine Line, LineState State)> valid)
    {
        var outstanding = valid.SelectMany(l => l.Line.OutstandingClearances(draft.AsOf)).ToList();
        if (outstanding.Count > 0)
        {
            return (Blocking.AwaitingClearance, outstanding.Min(c => c.On));
        }

        var permitted = valid.Min(l => l.State.Decision!.DecidedOn);
        var attempt = Attempts(draft, location).LastOrDefault(s => s.Day >= permitted);
        return attempt is { Reaches: false }
            ? (Blocking.TurnedBack, attempt.Day)
            : (Blocking.NotDispatched, valid.Max(l => l.State.Decision!.DecidedOn));
    }

    /// <summary>By day, then ref.</summary>
    private static IEnumerable<Convoys.Stop> Attempts(ReportDraft draft, string location) =>
        draft.Situation.StopsAt(location).Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt && s.Day <= draft.AsOf);
}
