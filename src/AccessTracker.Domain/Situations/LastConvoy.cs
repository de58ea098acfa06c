using AccessTracker.Domain.Convoys;

namespace AccessTracker.Domain.Situations;

/// <summary>The last convoy is the one that the next is most likely like.</summary>
public static class LastConvoy
{
    /// <summary>Returns the last convoy that set out under a request by <paramref name="today"/>; null: none has yet.</summary>
    public static Convoy? Under(string request, Situation situation, DateOnly today) => Last(situation, today, c => c.Request == request);

    /// <summary>Returns the last of all convoys that set out by that mode by <paramref name="today"/>; null: none has yet.</summary>
    public static Convoy? Of(ConvoyMode mode, Situation situation, DateOnly today) => Last(situation, today, c => c.Mode == mode);

    private static Convoy? Last(Situation situation, DateOnly today, Func<Convoy, bool> isMeant) => situation.Movements
        .Where(m => isMeant(m.Convoy) && m.FirstDay <= today && m.Stops.Any(s => s.Delivery.IsAttempt))
        .OrderByDescending(m => m.FirstDay).ThenByDescending(m => m.Convoy.Ref, StringComparer.Ordinal)
        .Select(m => m.Convoy)
        .FirstOrDefault();
}
