using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Domain.Reports;

/// <summary>A report in the making: what it reads, the days it covers, and the records noted behind each figure so far.</summary>
internal sealed class ReportDraft(Situation situation, ReportPeriod period)
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _records = new(StringComparer.Ordinal);

    public Situation Situation { get; } = situation;

    public Window Period { get; } = period.Window;

    /// <summary>From the operation's baseline to the end of the period (counting rules, section 1).</summary>
    public Window Cumulative { get; } = new(situation.Operation.Since, period.End);

    /// <summary>Statuses, populations and permits are read as they stood at the end of this day.</summary>
    public DateOnly AsOf { get; } = period.End;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Records => _records;

    /// <summary>Headline deliveries that reached their place from the baseline to <see cref="AsOf"/>, by day, then ref.</summary>
    public IReadOnlyList<Stop> Reaching { get; } =
        [.. situation.Stops.Where(s => s.IsHeadlineReach && s.Day >= situation.Operation.Since && s.Day <= period.End)];

    /// <summary>The lines whose request was submitted by <see cref="AsOf"/>, with their state on that day.</summary>
    public IReadOnlyList<(PermitLine Line, LineState State)> Lines { get; } =
        [.. situation.Lines.Select(line => (line, state: line.StateOn(period.End))).Where(p => p.state is not null).Select(p => (p.line, p.state!))];

    /// <summary>The places with <paramref name="status"/> at <see cref="AsOf"/>, by code, with the entry that says so.</summary>
    public IEnumerable<StatusEntry> PlacesWith(AccessStatus status) => Situation.Locations.Keys
        .Select(code => Situation.StatusOn(code, AsOf))
        .OfType<StatusEntry>()
        .Where(entry => entry.Status == status);

    /// <summary>Keeps the records that <paramref name="figure"/> was counted from. The figure is named by its path in the content.</summary>
    public void Note(string figure, IEnumerable<string> records) => _records[figure] = [.. records.Distinct()];
}
