using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Situations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Operations;

/// <summary>
/// What pages read: one immutable state an operation and audience, that follows the store when its change number has moved or
/// an embargo has ended (docs/decisions/0016). Pages of many people share it, and each page agrees with itself. What an audience may not read
/// is not in its state, and so in no list, total, search or figure that is made of it. A store that was put back is read anew at the next
/// asking: what was read of another history is dropped (<see cref="HistoryPoint"/>).
/// </summary>
public sealed class SituationCache(OperationStore operations, FactsStore facts, SensitivityRules rules, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Operation, Sensitivity Ceiling), Place> _places = new();

    /// <summary>Every operation of the store, by code.</summary>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(CancellationToken cancellation = default) =>
        [.. (await operations.ListAsync(cancellation)).Select(o => o.Operation)];

    /// <summary>Those that <paramref name="person"/> may read of.</summary>
    public async Task<IReadOnlyList<Operation>> OperationsAsync(Person person, CancellationToken cancellation = default) =>
        [.. (await OperationsAsync(cancellation)).Where(o => AccessPolicy.Ceiling(person, o.Code) is not null)];

    /// <summary>The operation with all its records, for jobs and the command line; null when there is none of that code.</summary>
    public Task<OperationState?> FindAsync(string operation, CancellationToken cancellation = default) =>
        FindAsync(operation, Sensitivity.Severe, cancellation);

    /// <summary>The operation as <paramref name="person"/> may read it; null when there is none of that code for them.</summary>
    public async Task<OperationState?> FindAsync(string operation, Person person, CancellationToken cancellation = default) =>
        AccessPolicy.Ceiling(person, operation) is { } ceiling ? await FindAsync(operation, ceiling, cancellation) : null;

    /// <summary>
    /// For whom <paramref name="person"/>'s records are selected, of those that count and of those that do not any more. Only of an operation
    /// that the person may read of.
    /// </summary>
    public Audience AudienceOf(Person person, OperationState state) =>
        rules.AudienceOf(AccessPolicy.Ceiling(person, state.Stored.Operation.Code) ?? Sensitivity.Low, state.Stored.Operation, clock.GetUtcNow());

    /// <summary>The operation as those with <paramref name="ceiling"/> may read it; null when there is none of that code.</summary>
    public async Task<OperationState?> FindAsync(string operation, Sensitivity ceiling, CancellationToken cancellation = default)
    {
        if (await operations.FindAsync(operation, cancellation) is not { } stored)
        {
            foreach (var key in _places.Keys.Where(k => k.Operation == operation))
            {
                _places.TryRemove(key, out _);
            }

            return null;
        }

        var audience = rules.AudienceOf(ceiling, stored.Operation, clock.GetUtcNow());
        var place = _places.GetOrAdd((operation, ceiling), _ => new Place());
        return place.Held is { } held && held.IsOf(stored, audience) ? held.State : await BringUpAsync(place, stored, audience, cancellation);
    }

    // One reader loads, and those who come meanwhile wait for it.
    private async Task<OperationState> BringUpAsync(Place place, StoredOperation stored, Audience audience, CancellationToken cancellation)
    {
        await place.Gate.WaitAsync(cancellation);
        try
        {
            if (place.Held is { } held && held.IsOf(stored, audience))
            {
                return held.State;
            }

            // Everything first: it is the larger part of what others may read, and is then held once.
            var whole = audience == Audience.Everything ? null : await FindAsync(stored.Operation.Code, Sensitivity.Severe, cancellation);
            var state = await FollowAsync(place.Held, stored, audience, whole, cancellation)
                ?? await LoadAsync(stored, audience, whole, cancellation);
            place.Held = new Held(audience, state = Shared(state, whole));
            return state;
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<OperationState?> FollowAsync(
        Held? held, StoredOperation stored, Audience audience, OperationState? whole, CancellationToken cancellation)
    {
        if (held is null || held.State.Id != stored.Id
            || await facts.ChangesAsync(stored.Id, held.Audience, audience, held.State.Stored.At, cancellation) is not var (change, at))
        {
            return null;
        }

        // Somebody who asked before the last change comes after one who asked after it.
        return held.Audience == audience && held.State.Stored.At == at
            ? held.State
            : State(stored, at, held.State.Situation.With(change, whole?.Situation), audience);
    }

    private async Task<OperationState> LoadAsync(StoredOperation stored, Audience audience, OperationState? whole, CancellationToken cancellation)
    {
        var (loaded, at) = await facts.LoadAsync(stored.Id, audience, cancellation);
        return State(stored, at, new Situation(loaded, whole?.Situation), audience);
    }

    private static OperationState State(StoredOperation stored, HistoryPoint at, Situation situation, Audience audience) =>
        new(stored with { Operation = situation.Operation, At = at }, situation, audience);

    // Where nothing is hidden, all audiences share one; each stays itself, or what it is told of would change when something is hidden.
    private static OperationState Shared(OperationState state, OperationState? whole) =>
        whole is not null && whole.Stored.At == state.Stored.At && whole.Situation.Facts.Count == state.Situation.Facts.Count
            ? whole.For(state.Audience)
            : state;

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public volatile Held? Held;
    }

    private sealed record Held(Audience Audience, OperationState State)
    {
        public bool IsOf(StoredOperation stored, Audience audience) =>
            Audience == audience && State.Id == stored.Id && State.Stored.At == stored.At;
    }
}
