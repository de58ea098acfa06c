using System.Text.Json;
using AccessTracker.Data.Common;

namespace AccessTracker.Data.Audit;

/// <summary>
/// Puts into the audit, which is chained and sealed, what the program has made of a state (<see cref="SealedStates"/>) and found there before, and
/// where each history ends. Whoever changes something beside the program leaves a gap between two entries, or after the last. These entries are for
/// <c>verify</c>; the page of the audit does not list them.
/// </summary>
internal static class StateSeals
{
    /// <summary>The action of an entry on a state: before and after, as JSON of hashes by part.</summary>
    public const string StateSealed = "state_sealed";

    /// <summary>The action of an entry on the end of an operation's history; its key is the operation's id.</summary>
    public const string HistorySealed = "history_sealed";

    /// <summary>The action of the entry from which on the audit vouches for states: the store was brought up to date, or made.</summary>
    public const string StoreSealed = "store_sealed";

    /// <summary>A condition: the entry is one that people read.</summary>
    public const string IsForPeople = $"action not in ('{StateSealed}', '{HistorySealed}', '{StoreSealed}')";

    /// <summary>
    /// Writes in one transaction what changes a state, with an entry that tells how it was and how it is. Nobody else adds to the audit meanwhile, so
    /// that what one finds is what the one before has left.
    /// </summary>
    public static Task<T> WriteAsync<T>(
        Db db, string kind, string key, Actor actor, DateTimeOffset now, Func<DbSession, Task<T>> work, CancellationToken cancellation) =>
        db.WriteAsync(session => AroundAsync(session, kind, key, actor, now, () => work(session)), cancellation);

    /// <summary>The same inside a transaction.</summary>
    public static async Task<T> AroundAsync<T>(DbSession session, string kind, string key, Actor actor, DateTimeOffset now, Func<Task<T>> work)
    {
        await Chain.BeginAsync(session, Chain.Events).ConfigureAwait(false);
        var before = await SealedStates.ReadAsync(session, kind, key).ConfigureAwait(false);
        var result = await work().ConfigureAwait(false);
        if (!session.IsDiscarded)
        {
            await KeepAsync(session, kind, key, before, await SealedStates.ReadAsync(session, kind, key).ConfigureAwait(false), actor, now)
                .ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>One entry; none where nothing has changed.</summary>
    public static async Task KeepAsync(
        DbSession session, string kind, string key, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after,
        Actor actor, DateTimeOffset now)
    {
        var (was, became) = (Json(before), Json(after));
        if (was != became)
        {
            await AuditStore.RecordSealAsync(session, StateSealed, kind, key, was, became, actor, now).ConfigureAwait(false);
        }
    }

    /// <summary>Puts down where a history ends now.</summary>
    public static Task KeepHistoryAsync(DbSession session, string operation, long entries, string hash, Actor actor, DateTimeOffset now) =>
        AuditStore.RecordSealAsync(
            session, HistorySealed, "history", operation, null, JsonSerializer.Serialize(new HistoryEnd(entries, hash)), actor, now);

    /// <summary>The parts that an entry names; none where it names nothing.</summary>
    public static IReadOnlyDictionary<string, string> Parts(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? throw new JsonException();

    private static string? Json(IReadOnlyDictionary<string, string> parts) =>
        parts.Count == 0 ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(parts.ToDictionary(), StringComparer.Ordinal));

    /// <param name="Entries">How many there are.</param>
    /// <param name="Hash">Of the last.</param>
    public sealed record HistoryEnd(long Entries, string Hash);
}
