using AccessTracker.Domain.Permits;

namespace AccessTracker.Web.Reports;

/// <summary>A pending line with its age on a day.</summary>
public sealed record PendingLine(PermitLine Line, LineState State, int AgeDays)
{
    public static IReadOnlyList<PendingLine> OldestFirst(IEnumerable<PermitLine> lines, DateOnly asOf) =>
    [
        .. lines.Select(line => (Line: line, State: line.StateOn(asOf)))
            .Where(l => l.State?.Kind == LineStateKind.Pending)
            .Select(l => new PendingLine(l.Line, l.State!, asOf.DayNumber - l.State!.Since.DayNumber))
            .OrderByDescending(l => l.AgeDays)
            .ThenBy(l => l.Line.Request.Ref, StringComparer.Ordinal)
            .ThenBy(l => l.Line.Line.Location, StringComparer.Ordinal),
    ];
}
