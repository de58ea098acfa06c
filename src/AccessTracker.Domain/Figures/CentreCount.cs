using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>The centres and the appeals that were made to them (ceasefire rules, section 16).</summary>
internal static class CentreCount
{
    /// <summary>The centres that are open, and those that received an appeal since the baseline, by code.</summary>
    public static IReadOnlyList<CentreFigures> Count(ReportDraft draft)
    {
        var facts = draft.Situation.Facts.Ceasefire;
        var appeals = facts.Appeals.ToLookup(a => a.Centre, StringComparer.Ordinal);
        return [.. facts.Centres
            .Where(c => IsOpenOn(c, draft.AsOf) || appeals[c.Code].Any(a => draft.Cumulative.Contains(a.ReceivedOn)))
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => Of(draft, c, [.. appeals[c.Code]]))];
    }

    /// <summary>The centre takes calls on <paramref name="day"/>: it has opened, and is not closed yet.</summary>
    public static bool IsOpenOn(Centre centre, DateOnly day) => centre.OpenedOn <= day && !(centre.ClosedOn <= day);

    private static CentreFigures Of(ReportDraft draft, Centre centre, IReadOnlyList<Appeal> appeals)
    {
        var figure = $"centres.{centre.Code}";
        var open = appeals.Where(a => a.ReceivedOn <= draft.AsOf && !(a.HandledOn <= draft.AsOf)).ToList();
        draft.Note(figure, [RecordRef.Of(centre)]);
        draft.Note($"{figure}.open", open.Select(RecordRef.Of));
        return new CentreFigures(centre.Code, In("period", draft.Period), In("cumulative", draft.Cumulative), open.Count);

        AppealCounts In(string part, DateRange window)
        {
            var received = appeals.Where(a => window.Contains(a.ReceivedOn)).ToList();
            var handled = appeals.Where(a => a.HandledOn is { } day && window.Contains(day)).ToList();
            draft.Note($"{figure}.{part}.received", received.Select(RecordRef.Of));
            draft.Note($"{figure}.{part}.handled", handled.Select(RecordRef.Of));
            draft.Note($"{figure}.{part}.medianDays", handled.Select(RecordRef.Of));
            var days = DecisionDays.Of(handled.Select(a => a.HandledOn!.Value.DayNumber - a.ReceivedOn.DayNumber));
            return new AppealCounts(received.Count, handled.Count, days.Median);
        }
    }
}
