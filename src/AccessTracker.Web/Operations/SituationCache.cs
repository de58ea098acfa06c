using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Operations;

/// <summary>One operation's records as they stood at a change number.</summary>
public sealed class OperationState(Id<Operation> id, long changeNumber, Situation situation)
{
    private WeeklyReport? _today;

    public Id<Operation> Id { get; } = id;

    public long ChangeNumber { get; } = changeNumber;

    public Situation Situation { get; } = situation;

    /// <summary>The figures of the period that runs on <paramref name="today"/>, cut off there: what a report of today would say.</summary>
    public WeeklyReport Today(DateOnly today)
    {
        var held = _today;
        return held?.Period.End == today ? held : _today = WeeklyReport.Compute(Situation, Situation.Calendar.Current(today));
    }
}

/// <summary>
/// What pages read: one immutable state an operation, loaded anew when the store's change number has moved. Pages of many
/// people share it, and each page agrees with itself.
/// </summary>
public sealed class SituationCache(OperationStore operations, FactsStore facts)
{
    private readonly ConcurrentDictionary<string, OperationState> _states = new(StringComparer.Ordinal);

    /// <summary>Every operation of the store, by code.</summary>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(CancellationToken cancellation = default) =>
        [.. (await operations.ListAsync(cancellation)).Select(o => o.Operation)];

    /// <summary>The operation as the store has it now; null when there is none of that code.</summary>
    public async Task<OperationState?> FindAsync(string operation, CancellationToken cancellation = default)
    {
        var stored = await operations.FindAsync(operation, cancellation);
        if (stored is null)
        {
            _states.TryRemove(operation, out _);
            return null;
        }

        if (_states.TryGetValue(operation, out var held) && held.ChangeNumber == stored.ChangeNumber && held.Id == stored.Id)
        {
            return held;
        }

        // Two readers may load at once; both read the truth, and the later one stays.
        var (loaded, changeNumber) = await facts.LoadAsync(stored.Id, cancellation);
        return _states[operation] = new OperationState(stored.Id, changeNumber, new Situation(loaded));
    }
}
