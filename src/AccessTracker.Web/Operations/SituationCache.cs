using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Operations;

/// <summary>
/// What pages read: one immutable situation an operation, loaded anew when the store's change number has moved. Pages of
/// many people share it, and each page agrees with itself.
/// </summary>
public sealed class SituationCache(OperationStore operations, FactsStore facts)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<Operation>> OperationsAsync(CancellationToken cancellation = default) => operations.ListAsync(cancellation);

    /// <summary>The situation as the store has it now; null when there is no such operation.</summary>
    public async Task<Situation?> FindAsync(string operation, CancellationToken cancellation = default) =>
        (await EntryAsync(operation, cancellation))?.Situation;

    /// <summary>The situation with the change number it was read at; null when there is no such operation.</summary>
    public async Task<(Situation Situation, long ChangeNumber)?> FindNumberedAsync(string operation, CancellationToken cancellation = default) =>
        await EntryAsync(operation, cancellation) is { } entry ? (entry.Situation, entry.ChangeNumber) : null;

    /// <summary>The log of a convoy, by day; reports do not read it, so the situation does not hold it.</summary>
    public Task<IReadOnlyList<ConvoyEvent>> LogOfAsync(string operation, string convoy) => Task.FromResult<IReadOnlyList<ConvoyEvent>>([.. FactsStore.Events().Where(e => e.Convoy == convoy)]);

    /// <summary>The figures of the period that runs on <paramref name="today"/>, cut off there: what a report of today would say.</summary>
    public Task<WeeklyReport> TodayAsync(Situation situation, DateOnly today) =>
        Task.FromResult(_entries.TryGetValue(situation.Operation.Code, out var entry) && ReferenceEquals(entry.Situation, situation)
            ? entry.Today(today)
            : WeeklyReport.Compute(situation, situation.Calendar.Current(today)));

    private async Task<Entry?> EntryAsync(string operation, CancellationToken cancellation)
    {
        var current = await operations.ChangeNumberAsync(operation, cancellation);
        if (current is null)
        {
            _entries.TryRemove(operation, out _);
            return null;
        }

        if (_entries.TryGetValue(operation, out var held) && held.ChangeNumber == current)
        {
            return held;
        }

        // Two readers may load at once; both read the truth, and the later one stays.
        var loaded = await facts.LoadAsync(operation, cancellation);
        return loaded is null ? null : _entries[operation] = new Entry(new Situation(loaded.Facts), loaded.ChangeNumber);
    }

    private sealed class Entry(Situation situation, long changeNumber)
    {
        private WeeklyReport? _today;

        public Situation Situation { get; } = situation;

        public long ChangeNumber { get; } = changeNumber;

        public WeeklyReport Today(DateOnly day)
        {
            var held = _today;
            return held is not null && held.Period.End == day ? held : _today = WeeklyReport.Compute(Situation, Situation.Calendar.Current(day));
        }
    }
}
