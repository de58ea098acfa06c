using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>Where a commitment stands on a day (ceasefire rules, section 17).</summary>
public enum CommitmentState
{
    Open,
    Fulfilled,
    Missed,
}

/// <summary>What was promised or demanded by a day, where it was kept, and what happens otherwise (ceasefire rules, section 17).</summary>
internal static class CommitmentCount
{
    /// <summary>The commitments that have been made, by code.</summary>
    public static IReadOnlyList<CommitmentProgress> Count(ReportDraft draft) =>
    [
        .. draft.Situation.Facts.Ceasefire.Commitments
            .Where(c => c.MadeOn <= draft.AsOf)
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => Of(draft, c)),
    ];

    private static CommitmentProgress Of(ReportDraft draft, Commitment commitment)
    {
        var asOf = draft.AsOf;
        var end = asOf < commitment.DueOn ? asOf : commitment.DueOn;
        var places = Places(draft.Situation, commitment, end).ToList();
        var kept = places.Select(p => (Place: p, Records: Keeping(draft.Situation, commitment, p, end))).Where(p => p.Records.Count > 0).ToList();
        var isFulfilled = commitment.FulfilledOn <= asOf || (places.Count > 0 && kept.Count == places.Count);
        var state = isFulfilled ? CommitmentState.Fulfilled : asOf <= commitment.DueOn ? CommitmentState.Open : CommitmentState.Missed;
        var carriedOut = commitment.Consequence is not null && commitment.ConsequenceOn <= asOf;
        var figure = $"commitments.{commitment.Code}";
        draft.Note(figure, [RecordRef.Of(commitment)]);
        draft.Note($"{figure}.places", commitment.Scope is CommitmentScope.Named or CommitmentScope.None
            ? [RecordRef.Of(commitment)]
            : places.Select(p => draft.Situation.StatusOn(p, end)).OfType<StatusEntry>().Select(RecordRef.Of));
        draft.Note($"{figure}.kept", kept.SelectMany(p => p.Records));
        return new CommitmentProgress(
            commitment.Code,
            commitment.Name,
            commitment.MadeOn,
            commitment.DueOn,
            EnumCode.Of(state),
            places,
            [.. kept.Select(p => p.Place)],
            commitment.Consequence,
            state == CommitmentState.Missed && commitment.Consequence is not null && !carriedOut,
            carriedOut ? commitment.ConsequenceOn : null);
    }

    private static IEnumerable<string> Places(Situation situation, Commitment commitment, DateOnly end) => commitment.Scope switch
    {
        CommitmentScope.None => [],
        CommitmentScope.Named => commitment.Locations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        CommitmentScope.Besieged => With(situation, end, AccessStatus.Besieged),
        CommitmentScope.HardToReach => With(situation, end, AccessStatus.HardToReach),
        CommitmentScope.All => With(situation, end, AccessStatus.Besieged, AccessStatus.HardToReach),
    };

    private static IEnumerable<string> With(Situation situation, DateOnly day, params AccessStatus[] statuses) =>
        situation.Locations.Keys.Where(code => situation.StatusOn(code, day) is { } entry && statuses.Contains(entry.Status));

    // The records that show that it was kept at the place by the end; none: it was not.
    private static List<string> Keeping(Situation situation, Commitment commitment, string place, DateOnly end) => commitment.Test switch
    {
        CommitmentTest.None => [],
        CommitmentTest.Reached => [.. Reaching(situation, commitment, place, end).Select(RecordRef.Of)],
        CommitmentTest.Answered => Answered(LinesAt(situation, place, end)),
        CommitmentTest.Granted => [.. LinesAt(situation, place, end).Where(l => l.State.IsValidOn(end)).Select(l => RecordRef.Of(l.Line))],
    };

    private static IEnumerable<Stop> Reaching(Situation situation, Commitment commitment, string place, DateOnly end) =>
        situation.StopsAt(place).Where(s => s.IsHeadlineReach && s.Day >= commitment.MadeOn && s.Day <= end);

    private static List<string> Answered(IReadOnlyList<(PermitLine Line, LineState State)> lines) =>
        lines.Any(l => l.State.Kind == LineStateKind.Pending) ? [] : [.. lines.Select(l => RecordRef.Of(l.Line))];

    private static List<(PermitLine Line, LineState State)> LinesAt(Situation situation, string place, DateOnly day) =>
    [
        .. situation.LinesAt(place).Select(l => (Line: l, State: l.StateOn(day))).Where(l => l.State is not null).Select(l => (l.Line, l.State!)),
    ];
}
