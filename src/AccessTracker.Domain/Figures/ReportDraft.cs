using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>A report in the making: what it reads, the days it covers, and the records noted behind each figure so far.</summary>
internal sealed class ReportDraft(Situation situation, ReportPeriod period)
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> _records = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<(PermitLine Line, LineState State)>> _lines = new(() => States(situation.Lines, period.End));

    public Situation Situation { get; } = situation;

    /// <summary>The meeting and the days that the report is for.</summary>
    public ReportPeriod Whole { get; } = period;

    public DateRange Period { get; } = period.Window;

    /// <summary>The window from the operation's baseline to the end of the period (counting rules, section 1).</summary>
    public DateRange Cumulative { get; } = new(situation.Operation.Since, period.End);

    /// <summary>Statuses, populations and permits are read as they stood at the end of this day.</summary>
    public DateOnly AsOf { get; } = period.End;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Records => _records;

    /// <summary>Headline deliveries that reached their place from the baseline to <see cref="AsOf"/>, by day, then ref.</summary>
    public ArraySegment<Stop> Reaching => Situation.Headline.Reaching(Cumulative);

    /// <summary>The same within <see cref="Period"/>, and not before the baseline.</summary>
    public ArraySegment<Stop> ReachingInPeriod => Situation.Headline.Reaching(Since(Period));

    /// <summary>The lines whose request was submitted by <see cref="AsOf"/>, with their state on that day.</summary>
    public IReadOnlyList<(PermitLine Line, LineState State)> Lines => _lines.Value;

    /// <summary>Those of one place.</summary>
    public IReadOnlyList<(PermitLine Line, LineState State)> LinesAt(string location) => States(Situation.LinesAt(location), AsOf);

    /// <summary>The entries that hold at <see cref="AsOf"/>, by code of the place.</summary>
    public IEnumerable<StatusEntry> Places => Situation.Locations.Keys.Select(code => Situation.StatusOn(code, AsOf)).OfType<StatusEntry>();

    /// <summary>The places with <paramref name="status"/> at <see cref="AsOf"/>, by code, with the entry that says so.</summary>
    public IEnumerable<StatusEntry> PlacesWith(AccessStatus status) => Places.Where(entry => entry.Status == status);

    /// <summary><paramref name="window"/> as far as it is not before the baseline.</summary>
    public DateRange Since(DateRange window) => window.From < Cumulative.From ? new DateRange(Cumulative.From, window.To) : window;

    /// <summary>Keeps the records that <paramref name="figure"/> was counted from. The figure is named by its path in the content.</summary>
    public void Note(string figure, IEnumerable<string> records) => _records[figure] = [.. records.Distinct()];

    /// <summary>
    /// The same of stops, each there once. They are written as references only when somebody looks: a report over years has millions.
    /// </summary>
    public void Note(string figure, Stop[] stops) => _records[figure] = new ArrayView<Stop, string>(stops, RecordRef.Of);

    /// <summary>The same of convoys.</summary>
    public void Note(string figure, Convoy[] convoys) => _records[figure] = new ArrayView<Convoy, string>(convoys, RecordRef.Of);

    /// <summary>The same of estimates, and of stops after them.</summary>
    public void Note(string figure, IReadOnlyList<PopulationEstimate> estimates, Stop[] stops) => _records[figure] = new ArrayView<object, string>(
        [.. estimates, .. stops], record => record is Stop stop ? RecordRef.Of(stop) : RecordRef.Of((PopulationEstimate)record));

    /// <summary>The path of a figure ends in this where the unknown parts of it are named.</summary>
    public const string UnknownSuffix = ".unknown";

    /// <summary>Returns the path under which the unknown parts of <paramref name="figure"/> are named.</summary>
    public static string UnknownPath(string figure) => figure + UnknownSuffix;

    /// <summary>
    /// Keeps the records that <paramref name="figure"/>, a sum, was counted from without knowing their part of it: it reads "at least", and of how
    /// many. Nothing is kept where all is known.
    /// </summary>
    public void NoteUnknown(string figure, IEnumerable<string> records)
    {
        if (records.ToList() is { Count: > 0 } unknown)
        {
            Note(UnknownPath(figure), unknown);
        }
    }

    /// <summary>The same of stops of whom nobody knows how many people they reached.</summary>
    public void NoteUnknown(string figure, Stop[] reaching)
    {
        Stop[] unknown = [.. reaching.Where(s => s.People is null)];
        if (unknown.Length > 0)
        {
            Note(UnknownPath(figure), unknown);
        }
    }

    /// <summary>The same of convoys.</summary>
    public void NoteUnknown(string figure, IEnumerable<Convoy> convoys) => NoteUnknown(figure, convoys.Select(RecordRef.Of));

    private static List<(PermitLine Line, LineState State)> States(IReadOnlyList<PermitLine> lines, DateOnly day)
    {
        var states = new List<(PermitLine, LineState)>(lines.Count);
        foreach (var line in lines)
        {
            if (line.StateOn(day) is { } state)
            {
                states.Add((line, state));
            }
        }

        return states;
    }
}
