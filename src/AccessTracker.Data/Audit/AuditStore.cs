using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Audit;

/// <summary>The audit tells who did what, besides what the history of records tells. It is only ever added to.</summary>
public sealed class AuditStore(Db db)
{
    public Task RecordAsync(AuditEvent entry, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
    {
        await RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>One entry; null when there is none of that number.</summary>
    public Task<StoredAuditEvent?> FindAsync(long number, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<StoredAuditEvent>(Sql.Find, new { number }), cancellation);

    /// <summary>Records an entry in the transaction of what it tells of: both are stored, or neither.</summary>
    internal static async Task RecordAsync(DbSession session, AuditEvent entry, Actor actor, DateTimeOffset now) =>
        await RecordNumberedAsync(session, entry, actor, now).ConfigureAwait(false);

    /// <summary>The same, returning the entry's number.</summary>
    internal static async Task<long> RecordNumberedAsync(DbSession session, AuditEvent entry, Actor actor, DateTimeOffset now)
    {
        var stored = await AddAsync(session, new StoredAuditEvent
        {
            Action = EnumCode.Of(entry.Action),
            Operation = entry.Operation,
            Kind = entry.Kind,
            RecordKey = entry.Key,
            Level = EnumCode.Of(entry.Level),
            Reason = entry.Reason,
            Details = WithToken(entry.Details, actor),
            BeforeJson = entry.Before,
            AfterJson = entry.After,
        }, actor, now).ConfigureAwait(false);
        await AccountNotices.AfterAsync(session, stored, now).ConfigureAwait(false);
        return stored.Number;
    }

    // What a program did is its person's doing, and says by which token.
    private static string? WithToken(string? details, Actor actor) =>
        actor.Token is not { } token ? details : details is null ? $"token {token}" : $"{details}, token {token}";

    /// <summary>An entry for <c>verify</c> (<see cref="StateSeals"/>).</summary>
    internal static async Task RecordSealAsync(
        DbSession session, string action, string kind, string key, string? before, string? after, Actor actor, DateTimeOffset now) =>
        await AddAsync(
            session, new StoredAuditEvent { Action = action, Kind = kind, RecordKey = key, Level = EnumCode.Of(Sensitivity.Low), BeforeJson = before,
                AfterJson = after }, actor, now).ConfigureAwait(false);

    private static async Task<StoredAuditEvent> AddAsync(DbSession session, StoredAuditEvent entry, Actor actor, DateTimeOffset now)
    {
        var chain = await Chain.BeginAsync(session, Chain.Events).ConfigureAwait(false);
        var stored = entry with
        {
            Number = chain.Entries + 1,
            HappenedAt = Dialect.Stored(now),
            Person = actor.Name,
            AccountId = actor.Person.Account,
            Role = actor.Role,
            Origin = actor.Origin,
        };
        stored = stored with { Hash = stored.HashAfter(chain.Hash) };
        await session.ExecuteAsync(Sql.Insert, stored).ConfigureAwait(false);
        await chain.FinishAsync(stored.Number, stored.Hash).ConfigureAwait(false);
        return stored;
    }

    private static class Sql
    {
        public const string Find = $"select {StoredAuditEvent.Columns}, hash from audit_event where number = @number";

        public const string Insert = """
            insert into audit_event (number, happened_at, person, account_id, role, origin, action, operation, kind, record_key, level, reason,
                details, before_json, after_json, hash)
            values (@Number, @HappenedAt, @Person, @AccountId, @Role, @Origin, @Action, @Operation, @Kind, @RecordKey, @Level, @Reason, @Details,
                @BeforeJson, @AfterJson, @Hash)
            """;
    }
}
