using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Operations;

/// <summary>The records of one operation that an audience may read, as they stood at a change number.</summary>
/// <param name="stored">The operation.</param>
/// <param name="changeNumber">When the records were read.</param>
/// <param name="situation">What the audience may read of them.</param>
/// <param name="audience">For whom.</param>
public sealed class OperationState(StoredOperation stored, long changeNumber, Situation situation, Audience audience)
{
    private readonly ConcurrentDictionary<ReportPeriod, WeeklyReport> _computed = new();
    // Of days that people ask for there is no end; a year of weekly meetings and today are what pages go through.
    private const int MostBoards = 60;

    private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<BoardPlace>> _boards = new();
    private readonly ConcurrentDictionary<DateOnly, PermitBoard> _permits = new();
    private readonly Lazy<PlaceIndex> _places = new(() => new PlaceIndex(situation.Locations.Values));

    public Id<Operation> Id => Stored.Id;

    public StoredOperation Stored { get; } = stored;

    public long ChangeNumber { get; } = changeNumber;

    public Situation Situation { get; } = situation;

    /// <summary>For whom the records were selected. Where nothing that counts is hidden, all audiences share the state of <see cref="Audience.Everything"/>.</summary>
    public Audience Audience { get; } = audience;

    /// <summary>These are all records: what is computed from them is what anybody would publish.</summary>
    public bool IsWhole => Audience == Audience.Everything;

    /// <summary>Finds the operation's places by what people write.</summary>
    public PlaceIndex Places => _places.Value;

    /// <summary>The figures of the period that runs on <paramref name="today"/>, cut off there: what a report of today would say.</summary>
    public WeeklyReport Today(DateOnly today) => Compute(Situation.Calendar.Current(today));

    /// <summary>The besieged and hard-to-reach places at the end of <paramref name="day"/>, by code.</summary>
    public IReadOnlyList<BoardPlace> Board(DateOnly day)
    {
        if (_boards.Count >= MostBoards)
        {
            _boards.Clear();
        }

        return _boards.GetOrAdd(day, d => UnreachedBoard.Of(Situation, d));
    }

    /// <summary>The permits board at the end of <paramref name="day"/>.</summary>
    public PermitBoard Permits(DateOnly day)
    {
        if (_permits.Count >= MostBoards)
        {
            _permits.Clear();
        }

        return _permits.GetOrAdd(day, d => PermitBoard.Of(Situation, d));
    }

    /// <summary>The figures of <paramref name="period"/> to this audience, compared with no earlier report.</summary>
    public WeeklyReport Compute(ReportPeriod period) => _computed.GetOrAdd(period, p => WeeklyReport.Compute(Situation, p));
}

/// <summary>
/// What pages read: one immutable state an operation and audience, loaded anew when the store's change number has moved or
/// an embargo has ended. Pages of many people share it, and each page agrees with itself. What an audience may not read
/// is not in its state, and so in no list, total, search or figure that is made of it.
/// </summary>
public sealed class SituationCache(OperationStore operations, FactsStore facts, SensitivityRules rules, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Operation, Sensitivity Ceiling), (Audience Audience, OperationState State)> _states = new();

    /// <summary>Every operation of the store, by code.</summary>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(CancellationToken cancellation = default) =>
        [.. (await operations.ListAsync(cancellation)).Select(o => o.Operation)];

    /// <summary>Those that <paramref name="person"/> may read of.</summary>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(Person person, CancellationToken cancellation = default) =>
        [.. (await OperationsAsync(cancellation)).Where(o => AccessPolicy.Ceiling(person, o.Code) is not null)];

    /// <summary>The operation with all its records, for jobs and the command line; null when there is none of that code.</summary>
    public Task<OperationState?> FindAsync(string operation, CancellationToken cancellation = default) => FindAsync(operation, Sensitivity.Severe, cancellation);

    /// <summary>The operation as <paramref name="person"/> may read it; null when there is none of that code for them.</summary>
    public async Task<OperationState?> FindAsync(string operation, Person person, CancellationToken cancellation = default) =>
        AccessPolicy.Ceiling(person, operation) is { } ceiling ? await FindAsync(operation, ceiling, cancellation) : null;

    /// <summary>
    /// For whom <paramref name="person"/>'s records are selected, of those that count and of those that do not any more. Only of an operation
    /// that the person may read of.
    /// </summary>
    public Audience AudienceOf(Person person, OperationState state) =>
        rules.AudienceOf(AccessPolicy.Ceiling(person, state.Stored.Operation.Code) ?? Sensitivity.Low, state.Stored.Operation, clock.GetUtcNow());

    private async Task<OperationState?> FindAsync(string operation, Sensitivity ceiling, CancellationToken cancellation)
    {
        if (await operations.FindAsync(operation, cancellation) is not { } stored)
        {
            foreach (var key in _states.Keys.Where(k => k.Operation == operation))
            {
                _states.TryRemove(key, out _);
            }

            return null;
        }

        var audience = rules.AudienceOf(ceiling, stored.Operation, clock.GetUtcNow());
        if (_states.TryGetValue((operation, ceiling), out var held)
            && held.Audience == audience && held.State.ChangeNumber == stored.ChangeNumber && held.State.Id == stored.Id)
        {
            return held.State;
        }

        // Two readers may load at once; both read the truth, and the later one stays.
        var state = await LoadAsync(stored, audience, cancellation);
        _states[(operation, ceiling)] = (audience, state);
        return state;
    }

    private async Task<OperationState> LoadAsync(StoredOperation stored, Audience audience, CancellationToken cancellation)
    {
        var (loaded, changeNumber) = await facts.LoadAsync(stored.Id, audience, cancellation);
        if (audience == Audience.Everything)
        {
            return new OperationState(stored, changeNumber, new Situation(loaded), audience);
        }

        // Where nothing is hidden, all audiences share one.
        var whole = await FindAsync(stored.Operation.Code, Sensitivity.Severe, cancellation);
        return whole is not null && whole.ChangeNumber == changeNumber && whole.Situation.Facts.Count == loaded.Count
            ? whole
            : new OperationState(stored, changeNumber, new Situation(loaded), audience);
    }
}
