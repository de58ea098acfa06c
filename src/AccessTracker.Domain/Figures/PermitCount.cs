using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>
/// The figures of permits count what was asked, what was answered and how fast, and what was granted and never used (counting rules,
/// section 6).
/// </summary>
internal static class PermitCount
{
    public static PermitFigures Count(ReportDraft draft)
    {
        var pending = draft.Lines.Where(l => l.State.Kind == LineStateKind.Pending).ToList();
        var overdue = pending.Where(l => l.State.IsOverdueOn(draft.AsOf)).ToList();
        var verbal = pending.Where(l => l.State.IsVerbal).ToList();
        var valid = draft.Lines.Where(l => l.State.IsValidOn(draft.AsOf)).ToList();
        var submitted = draft.Lines.Where(l => draft.Period.Contains(l.Line.Request.SubmittedOn)).Select(l => l.Line).ToList();

        draft.Note("permits.pending", pending.Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.peoplePending", pending.Select(l => RecordRef.Of(l.Line)));
        draft.NoteUnknown("permits.peoplePending", pending.Where(l => l.Line.Line.PeopleRequested is null).Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.locationsPending", pending.Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.overdue", overdue.Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.verbal", verbal.Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.locationsWithValidPermit", valid.Select(l => RecordRef.Of(l.Line)));
        draft.Note("permits.submittedInPeriod", submitted.Select(RecordRef.Of));
        return new PermitFigures(
            submitted.Count,
            AnsweredInPeriod(draft, DecisionKind.Granted, "permits.grantedInPeriod"),
            AnsweredInPeriod(draft, DecisionKind.GrantedWithConditions, "permits.conditionalInPeriod"),
            AnsweredInPeriod(draft, DecisionKind.Denied, "permits.deniedInPeriod"),
            pending.Count,
            overdue.Count,
            verbal.Count,
            Codes(pending.Select(l => l.Line)),
            Codes(valid.Select(l => l.Line)),
            pending.SumKnown(l => l.Line.Line.PeopleRequested),
            NoteUnused(draft),
            new DecisionDaysByWindow(
                DaysToDecide(draft, draft.Period, "permits.decisionDays.period"),
                DaysToDecide(draft, draft.Cumulative, "permits.decisionDays.cumulative")));
    }

    private static List<GrantedUnused> NoteUnused(ReportDraft draft)
    {
        var unused = Unused(draft).ToList();
        draft.Note("permits.grantedUnused", unused.Select(l => RecordRef.Of(l.Line)));
        return [.. unused.Select(l => new GrantedUnused(
            l.Line.Request.Ref,
            l.Line.Line.Location,
            l.State.Decision!.DecidedOn,
            l.State.Decision.PeopleApproved,
            draft.AsOf.DayNumber - l.State.Decision.DecidedOn.DayNumber))];
    }

    // A line counts once per kind, however often it was answered so.
    private static int AnsweredInPeriod(ReportDraft draft, DecisionKind kind, string figure)
    {
        var lines = draft.Lines.Where(l => l.Line.Decisions.Any(d => d.Kind == kind && draft.Period.Contains(d.DecidedOn))).ToList();
        draft.Note(figure, lines.Select(l => RecordRef.Of(l.Line)));
        return lines.Count;
    }

    /// <summary>Days from submission to the first yes or no, over lines that have one.</summary>
    public static DecisionDays DaysToDecide(IEnumerable<PermitLine> decided) =>
        DecisionDays.Of(decided.Select(l => l.FirstDecision!.DecidedOn.DayNumber - l.Request.SubmittedOn.DayNumber));

    /// <summary>The lines whose first yes or no falls into <paramref name="window"/>.</summary>
    public static IEnumerable<PermitLine> FirstDecided(ReportDraft draft, DateRange window) =>
        draft.Lines.Select(l => l.Line).Where(l => l.FirstDecision is { } first && window.Contains(first.DecidedOn));

    /// <summary>Granted, not past the last valid day, and not used since (counting rules, section 6).</summary>
    public static IEnumerable<(PermitLine Line, LineState State)> Unused(ReportDraft draft) => draft.Lines
        .Where(l => l.State.Kind == LineStateKind.Granted && !draft.Situation.IsUsed(l.Line, l.State.Decision!, draft.AsOf));

    private static DecisionDays DaysToDecide(ReportDraft draft, DateRange window, string figure)
    {
        var lines = FirstDecided(draft, window).ToList();
        draft.Note(figure, lines.Select(RecordRef.Of));
        return DaysToDecide(lines);
    }

    private static List<string> Codes(IEnumerable<PermitLine> lines) =>
        [.. lines.Select(l => l.Line.Location).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
