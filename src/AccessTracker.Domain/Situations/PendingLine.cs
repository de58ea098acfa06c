using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>A pending line with its age on a day (counting rules, section 6).</summary>
/// <param name="AgeDays">Days since it became pending.</param>
/// <param name="OverdueDays">Days past its due day; 0: it is not overdue.</param>
public sealed record PendingLine(PermitLine Line, LineState State, int AgeDays, int OverdueDays)
{
    public bool IsOverdue => OverdueDays > 0;

    public static IReadOnlyList<PendingLine> OldestFirst(IEnumerable<PermitLine> lines, DateOnly asOf) =>
        [.. lines.Select(line => (Line: line, State: line.StateOn(asOf))).Where(l => l.State?.Kind == LineStateKind.Pending)
            .Select(l => Of(l.Line, l.State!, asOf)).Order(Comparer(overdueFirst: false))];

    /// <summary>Those whose answer is late before the others, the oldest first among each.</summary>
    /// <param name="lines">Pending lines with their state on <paramref name="asOf"/>.</param>
    internal static IReadOnlyList<PendingLine> OverdueFirst(IEnumerable<(PermitLine Line, LineState State)> lines, DateOnly asOf) =>
        [.. lines.Select(l => Of(l.Line, l.State, asOf)).Order(Comparer(overdueFirst: true))];

    private static PendingLine Of(PermitLine line, LineState state, DateOnly asOf) => new(
        line, state, asOf.DayNumber - state.Since.DayNumber, state.IsOverdueOn(asOf) ? asOf.DayNumber - state.DueOn!.Value.DayNumber : 0);

    private static Comparer<PendingLine> Comparer(bool overdueFirst) => Comparer<PendingLine>.Create((a, b) =>
        overdueFirst && a.IsOverdue != b.IsOverdue ? b.IsOverdue.CompareTo(a.IsOverdue)
        : a.AgeDays != b.AgeDays ? b.AgeDays.CompareTo(a.AgeDays)
        : LineOrder.Instance.Compare(a.Line, b.Line));
}
