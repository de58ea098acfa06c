using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>What the ceasefire task force's report says of access: by the humanitarian rules, over its own period (section 19).</summary>
internal static class AccessCount
{
    public static AccessFigures Count(ReportDraft draft)
    {
        var pending = draft.Lines.Where(l => l.State.Kind == LineStateKind.Pending).ToList();
        Stop[] turnedBack = [.. draft.Situation.Headline.Attempts(draft.Period).Where(s => !s.Reaches)];
        draft.Note("access.permitsPending", pending.Select(l => RecordRef.Of(l.Line)));
        draft.Note("access.turnedBackInPeriod", turnedBack);
        return new AccessFigures(Coverage.Of(draft, AccessStatus.Besieged, "access.besieged"), pending.Count, turnedBack.Length);
    }
}
