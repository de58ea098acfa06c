using AccessTracker.Domain.Alerts;

namespace AccessTracker.Data.Alerts;

/// <summary>An alert that is quiet until a day.</summary>
/// <param name="Key">The alert's.</param>
/// <param name="Until">The day on which it rings again.</param>
/// <param name="Reason">In the words of who snoozed it.</param>
/// <param name="By">Who that was.</param>
public sealed record Snooze(string Key, DateOnly Until, string Reason, string By, DateTimeOffset At);

/// <summary>What somebody wants of an alert, by what they have seen of it.</summary>
/// <param name="Key">The alert's.</param>
/// <param name="Seen">The snooze that they have seen; null: it was awake.</param>
/// <param name="Until">The day on which it is to ring again; null: now.</param>
/// <param name="Reason">Why it is to be quiet; empty when it is woken.</param>
public sealed record SnoozeChange(string Key, Snooze? Seen, DateOnly? Until, string Reason);

/// <summary>A threshold that an operation has of its own.</summary>
/// <param name="Days">Null: no alerts of that kind.</param>
public sealed record OwnThreshold(AlertKind Kind, int? Days);

/// <summary>The notes are what the store adds to the alerts that somebody's records make.</summary>
public sealed record AlertNotes(IReadOnlyList<OwnThreshold> Rules, IReadOnlyDictionary<string, Snooze> Snoozes);

/// <summary>An alert that stood at some time.</summary>
/// <param name="About">What made it fire.</param>
/// <param name="ClearedAt">Null: it stands.</param>
public sealed record FiredAlert(Alert About, DateTimeOffset FiredAt, DateTimeOffset? ClearedAt);

/// <summary>A watch is what a look at an operation came to.</summary>
public sealed record AlertWatch(int Fired, int Cleared);
