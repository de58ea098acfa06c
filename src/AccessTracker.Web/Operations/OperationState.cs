using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Operations;

/// <summary>The records of one operation that an audience may read, as they stood at a change number.</summary>
/// <param name="stored">The operation, at the point of its history where the records were read.</param>
/// <param name="situation">What the audience may read of them.</param>
/// <param name="audience">For whom.</param>
public sealed class OperationState(StoredOperation stored, Situation situation, Audience audience)
{
    // Of days that people ask for there is no end; a year of weekly meetings and today are what pages go through.
    private const int MostBoards = 60;

    // One a day, and another when thresholds have changed.
    private const int MostAlertLists = 8;

    private Derived Made { get; init; } = new(situation);

    /// <summary>The records as lists.</summary>
    public OperationLists Lists => Made.Lists;

    public Id<Operation> Id => Stored.Id;

    public StoredOperation Stored { get; } = stored;

    public long ChangeNumber => Stored.ChangeNumber;

    public Situation Situation { get; } = situation;

    /// <summary>For whom the records were selected, also where nothing that counts is hidden and all audiences share one situation.</summary>
    public Audience Audience { get; } = audience;

    /// <summary>It is of those who may read all records: what is computed from them is what anybody would publish.</summary>
    public bool IsWhole => Audience == Audience.Everything;

    /// <summary>Finds the operation's places by what people write.</summary>
    public LocationIndex Places => Made.Places.Value;

    /// <summary>The figures of the period that runs on <paramref name="today"/>, cut off there: what a report of today would say.</summary>
    public WeeklyReport Today(DateOnly today) => Compute(Situation.Calendar.Current(today));

    /// <summary>The figures of the ceasefire task force at the end of <paramref name="day"/>: what its report of that day would say.</summary>
    public CeasefireReport Ceasefire(DateOnly day) =>
        Kept(Made.Ceasefire, MostBoards, day, d => CeasefireReport.Compute(Situation, Situation.CalendarOf(TaskForce.Ceasefire).Current(d)));

    /// <summary>The besieged and hard-to-reach places at the end of <paramref name="day"/>, by code.</summary>
    public IReadOnlyList<BoardLocation> Board(DateOnly day) => Kept(Made.Boards, MostBoards, day, d => UnreachedBoard.Of(Situation, d));

    /// <summary>The permits board at the end of <paramref name="day"/>.</summary>
    public PermitBoard Permits(DateOnly day) => Kept(Made.Permits, MostBoards, day, d => PermitBoard.Of(Situation, d));

    /// <summary>The alerts about these records on <paramref name="day"/>, the most pressing first.</summary>
    public IReadOnlyList<Alert> Alerts(DateOnly day, AlertRules rules) =>
        Kept(Made.Alerts, MostAlertLists, (day, rules), _ => AlertList.Of(Situation, Board(day), rules, day));

    /// <summary>The figures of the last <paramref name="most"/> meetings up to <paramref name="day"/>, side by side.</summary>
    public IReadOnlyList<MeetingFigures> Meetings(DateOnly day, int most) =>
        Kept(
            Made.Meetings, MostBoards, (Day: day, Most: most),
            asked => MeetingFigures.Of(Situation, Situation.Calendar.Due(asked.Day).TakeLast(asked.Most)));

    /// <summary>The figures of <paramref name="period"/> to this audience, compared with no earlier report.</summary>
    public WeeklyReport Compute(ReportPeriod period) => Kept(Made.Computed, MostBoards, period, p => WeeklyReport.Compute(Situation, p));

    /// <summary>The same of whichever task force's report it is.</summary>
    public IReport Count(ReportPeriod period) => period.TaskForce == TaskForce.Humanitarian
        ? Compute(period)
        : Kept(Made.Counted, MostBoards, period, p => ReportRules.Of(p.TaskForce).Compute(Situation, p));

    /// <summary>
    /// Those of the records that the figures of <paramref name="day"/> count: all of these, or those that were checked, as the operation has decided.
    /// What stands beside the figures is of them too.
    /// </summary>
    public OperationState CountedOn(DateOnly day) => Situation.CountedOn(day) is var counted && counted == Situation
        ? this
        : new OperationState(Stored, counted, Audience) { Made = Made.OfCounted.GetOrAdd(counted, c => new Derived(c)) };

    /// <summary>The same records, with all that was made of them, to another audience that may read every one of them.</summary>
    public OperationState For(Audience other) => new(Stored, Situation, other) { Made = Made };

    // What people ask for has no end: when it has become too much, all of it is made anew.
    private static T Kept<TKey, T>(ConcurrentDictionary<TKey, T> kept, int most, TKey key, Func<TKey, T> make)
        where TKey : notnull
    {
        if (kept.Count >= most)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(key, make);
    }

    // What is made of the records when somebody first asks for it.
    private sealed class Derived(Situation situation)
    {
        public OperationLists Lists { get; } = new(situation);

        public Lazy<LocationIndex> Places { get; } = new(() => new LocationIndex(situation.Locations.Values));

        public ConcurrentDictionary<ReportPeriod, WeeklyReport> Computed { get; } = new();

        public ConcurrentDictionary<ReportPeriod, IReport> Counted { get; } = new();

        public ConcurrentDictionary<(DateOnly Day, int Most), IReadOnlyList<MeetingFigures>> Meetings { get; } = new();

        public ConcurrentDictionary<DateOnly, IReadOnlyList<BoardLocation>> Boards { get; } = new();

        public ConcurrentDictionary<DateOnly, PermitBoard> Permits { get; } = new();

        public ConcurrentDictionary<Situation, Derived> OfCounted { get; } = new();

        public ConcurrentDictionary<DateOnly, CeasefireReport> Ceasefire { get; } = new();

        public ConcurrentDictionary<(DateOnly Day, AlertRules Rules), IReadOnlyList<Alert>> Alerts { get; } = new();
    }
}
