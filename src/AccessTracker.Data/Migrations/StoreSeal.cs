using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Migrations;

/// <summary>Has the audit vouch for the store from its first start or its upgrade on, and sees that this begins once.</summary>
internal static class StoreSeal
{
    /// <summary>Audit and history name this actor as the one who brings stores up to date.</summary>
    public static readonly Actor Program = new("AccessTracker, brought up to date");

    private static readonly Dictionary<string, string> _nothing = [];

    public static async Task<bool> IsThereAsync(DbSession session) => await session.FirstOrDefaultAsync<long>(Sql.Count).ConfigureAwait(false) > 0;

    /// <summary>
    /// Refuses a store that neither is new nor has an audit that ends as an older program sealed it: whoever takes the audit away must not have the
    /// program begin another, in which all is well.
    /// </summary>
    /// <param name="session">Of the transaction.</param>
    /// <param name="mayLackSeals">The store comes from a program that sealed nothing: this process has just given it the columns.</param>
    public static async Task RequireOlderAsync(DbSession session, bool mayLackSeals)
    {
        var heads = await session.QueryAsync<Head>(Sql.Heads).ConfigureAwait(false);
        var isNew = heads.All(h => h.Entries == 0) && await session.FirstOrDefaultAsync<long>(Sql.CountContent).ConfigureAwait(false) == 0;
        var isOlder = heads.Any(h => h is { Chain: Chain.Events, Entries: > 0 } && IsOld(session.Severe, h));
        if (!isNew && !isOlder && !mayLackSeals)
        {
            throw new StoreUnusableException(
                "The audit of this store does not tell that this program has made it or brought it up to date, and it does not end as an older "
                    + "program seals it: "
                + "something was taken out of it. Restore a copy from before.");
        }
    }

    /// <summary>Puts down how everything stands that the audit is to vouch for.</summary>
    public static async Task BeginAsync(DbSession session, DateTimeOffset now, CancellationToken cancellation)
    {
        await AuditStore.RecordSealAsync(session, StateSeals.StoreSealed, "store", "store", null, null, Program, now).ConfigureAwait(false);
        foreach (var kind in SealedStates.Kinds)
        {
            foreach (var (key, parts) in (await SealedStates.ReadAllAsync(session, kind, cancellation).ConfigureAwait(false))
                .OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                await StateSeals.KeepAsync(session, kind, key, _nothing, parts, Program, now).ConfigureAwait(false);
            }
        }

        // Those that the program has just added to are told of already.
        foreach (var head in await session.QueryAsync<Head>(Sql.Histories).ConfigureAwait(false))
        {
            await StateSeals.KeepHistoryAsync(session, head.Chain, head.Entries, head.Hash, Program, now).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Once: puts down how that stands which an older program's audit did not vouch for. There is always an epoch, and so an entry of it from then
    /// on.
    /// </summary>
    public static async Task BeginLaterAsync(DbSession session, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await session.FirstOrDefaultAsync<long>(Sql.CountEpochs).ConfigureAwait(false) > 0)
        {
            return;
        }

        foreach (var kind in SealedStates.LaterKinds)
        {
            foreach (var (key, parts) in (await SealedStates.ReadAllAsync(session, kind, cancellation).ConfigureAwait(false))
                .OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                await StateSeals.KeepAsync(session, kind, key, _nothing, parts, Program, now).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells the audit of the epoch that a restore has begun.</summary>
    public static async Task RenewEpochAsync(DbSession session, DateTimeOffset now)
    {
        var told = StateSeals.Parts(await session.FirstOrDefaultAsync<string>(Sql.LastEpoch).ConfigureAwait(false));
        var there = await SealedStates.ReadAsync(session, SealedStates.Epoch, SealedStates.OnlyEpoch).ConfigureAwait(false);
        await StateSeals.KeepAsync(session, SealedStates.Epoch, SealedStates.OnlyEpoch, told, there, Program, now).ConfigureAwait(false);
    }

    /// <summary>Tells the audit of the triggers of a newer schema.</summary>
    public static async Task RenewSchemaAsync(DbSession session, DateTimeOffset now)
    {
        var told = StateSeals.Parts(await session.FirstOrDefaultAsync<string>(Sql.LastSchema).ConfigureAwait(false));
        var there = await SealedStates.ReadAsync(session, SealedStates.Schema, SealedStates.OnlyKey).ConfigureAwait(false);

        // Only with another list of scripts: a trigger that was dropped otherwise stays missed.
        if (told.GetValueOrDefault(SealedStates.Scripts) != there.GetValueOrDefault(SealedStates.Scripts))
        {
            await StateSeals.KeepAsync(session, SealedStates.Schema, SealedStates.OnlyKey, told, there, Program, now).ConfigureAwait(false);
        }
    }

    private static bool IsOld(SevereText severe, Head head)
    {
        try
        {
            return head.Seal is not null && severe.OpenOld(head.Seal) == Chain.SealOf(head.Chain, head.Entries, head.Hash);
        }
        catch (StoreUnusableException)
        {
            return false;
        }
    }

    private sealed class Head
    {
        public string Chain { get; init; } = "";

        public long Entries { get; init; }

        public string Hash { get; init; } = "";

        public string? Seal { get; init; }
    }

    private static class Sql
    {
        public const string Count = $"select count(*) from audit_event where action = '{StateSeals.StoreSealed}'";

        public const string Heads = "select chain, entries, hash, seal from chain_head";

        public const string CountContent = "select (select count(*) from account) + (select count(*) from operation)";

        public const string Histories = $"""
            select c.chain, c.entries, c.hash, c.seal
            from chain_head c
            where c.chain <> '{Chain.Events}' and c.entries > 0
                and not exists (select 1 from audit_event e where e.action = '{StateSeals.HistorySealed}' and e.record_key = c.chain)
            order by c.chain
            """;

        public const string CountEpochs =
            $"select count(*) from audit_event where action = '{StateSeals.StateSealed}' and kind = '{SealedStates.Epoch}'";

        public const string LastEpoch = $"""
            select after_json
            from audit_event
            where action = '{StateSeals.StateSealed}' and kind = '{SealedStates.Epoch}'
            order by number desc
            limit 1
            """;

        public const string LastSchema = $"""
            select after_json
            from audit_event
            where action = '{StateSeals.StateSealed}' and kind = '{SealedStates.Schema}'
            order by number desc
            limit 1
            """;
    }
}
