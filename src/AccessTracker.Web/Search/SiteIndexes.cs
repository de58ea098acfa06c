using System.Collections.Concurrent;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Search;

/// <summary>
/// The index of each operation for each audience. One follows the records when somebody searches: at the cost of what has changed since.
/// </summary>
public sealed class SiteIndexes(SituationCache situations)
{
    private readonly ConcurrentDictionary<(string Operation, Sensitivity Ceiling), Held> _held = new();

    /// <summary>The index of what <paramref name="state"/> holds; who searches is the person.</summary>
    public SiteIndex Of(OperationState state, Person person)
    {
        var (operation, ceiling) = (state.Stored.Operation.Code, situations.AudienceOf(person, state).Ceiling);
        if (_held.TryGetValue((operation, ceiling), out var held) && held.Situation.TryGetTarget(out var situation) && situation == state.Situation)
        {
            return held.Index;
        }

        // Nothing is lost where two come at once: both make the same.
        var whole = ceiling == Sensitivity.Severe ? null : _held.GetValueOrDefault((operation, Sensitivity.Severe))?.Index;
        var index = SiteIndex.Of(state.Situation, held?.Index, whole);
        _held[(operation, ceiling)] = new Held(new WeakReference<Situation>(state.Situation), index);
        return index;
    }

    // What is held here keeps no earlier situation alive.
    private sealed record Held(WeakReference<Situation> Situation, SiteIndex Index);
}
