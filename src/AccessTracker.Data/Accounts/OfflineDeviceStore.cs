using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Accounts;

/// <summary>
/// The browsers in which records are entered without a line. What lies on them is sealed there and unknown here; here stands whether they may
/// keep it.
/// </summary>
public sealed class OfflineDeviceStore(Db db)
{
    /// <summary>A device that was not seen for so long keeps nothing but what was not sent.</summary>
    public static readonly TimeSpan Seen = TimeSpan.FromDays(14);

    // That it was seen is noted so often, and not at each contact of each page.
    private static readonly TimeSpan _touched = TimeSpan.FromHours(1);

    private const string Kind = "device";

    /// <summary>
    /// Registers a browser for a person in an operation, or finds it registered. False: it is somebody else's, was revoked, or the operation
    /// forbids it.
    /// </summary>
    /// <param name="operation">In which records are entered.</param>
    /// <param name="code">Of the operation, for the audit.</param>
    /// <param name="account">The person's account; null: a visitor of the demonstration.</param>
    /// <param name="secret">What the browser alone knows.</param>
    /// <param name="client">What the browser calls itself.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="now">When.</param>
    public Task<bool> AddAsync(
        Id<Operation> operation, string code, Id<Account>? account, string secret, string? client, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var row = new
        {
            id = Id<OfflineDevice>.New(now), hash = AccountRows.Hash(secret), operation = operation.ToString(), person = actor.Name,
            account = account?.ToString(), client, now,
        };
        if (await session.FirstOrDefaultAsync<string>(Sql.Ban, row).ConfigureAwait(false) is not null)
        {
            return false;
        }

        if (await session.ExecuteAsync(Sql.Add, row).ConfigureAwait(false) == 0)
        {
            return await session.FirstOrDefaultAsync<string>(Sql.IsMine, row).ConfigureAwait(false) is not null;
        }

        await AuditStore.RecordAsync(session, Event(AuditAction.OfflineTurnedOn, code, actor.Name, client), actor, now)
            .ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>
    /// What the browser with that secret is told. That it asked is noted where its own person is signed in, unless it comes too late: whoever took
    /// the device does not keep it seen.
    /// </summary>
    /// <param name="secret">What the browser alone knows.</param>
    /// <param name="asks">Who is signed in there; null: nobody.</param>
    /// <param name="now">When.</param>
    public async Task<OfflineContact> ContactAsync(string secret, string? asks, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (await db.ReadAsync(
                s => s.FirstOrDefaultAsync<Standing>(Sql.Stands, new { hash = AccountRows.Hash(secret) }), cancellation)
            .ConfigureAwait(false) is not { } stands)
        {
            return new OfflineContact(OfflineStanding.Unknown);
        }

        var standing = stands.EndedAt is not null || stands.DisabledAt is not null ? OfflineStanding.Ended
            : stands.BannedAt is not null ? OfflineStanding.Forbidden
            : now >= stands.LastSeenAt + Seen ? OfflineStanding.Stale
            : OfflineStanding.Kept;
        if (standing == OfflineStanding.Kept && asks == stands.Person && now >= stands.LastSeenAt + _touched)
        {
            await db.WriteAsync(s => s.ExecuteAsync(Sql.Touch, new { id = stands.Id, now }), cancellation).ConfigureAwait(false);
        }

        return new OfflineContact(standing, stands.Person, stands.Code);
    }

    /// <summary>The person's devices of all operations that have not ended, the latest seen first.</summary>
    public Task<IReadOnlyList<OfflineDevice>> ListAsync(string person, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<OfflineDevice>(Sql.OfPerson, new { person }), cancellation);

    /// <summary>The devices of an operation that have not ended, the latest seen first.</summary>
    public Task<IReadOnlyList<OfflineDevice>> ListAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<OfflineDevice>(Sql.OfOperation, new { operation = operation.ToString() }), cancellation);

    /// <summary>Revokes a device, by its own person or, where <paramref name="person"/> is null, by a manager of its operation.</summary>
    public Task<bool> EndAsync(
        Id<OfflineDevice> id, string? person, Id<Operation>? operation, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var asked = new { id, person = person ?? "", operation = operation?.ToString() ?? "", now };
        if (await session.FirstOrDefaultAsync<OfflineDevice>(Sql.Find, asked).ConfigureAwait(false) is not { } device
            || await session.ExecuteAsync(Sql.End, asked).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await AuditStore.RecordAsync(session, Event(AuditAction.OfflineRevoked, device.Operation, device.Person, device.Client), actor, now)
            .ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>The browser has emptied itself: its person turned it off there, or signed out.</summary>
    public Task EndByDeviceAsync(string secret, string person, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        s => s.ExecuteAsync(Sql.EndByDevice, new { hash = AccountRows.Hash(secret), person, now }), cancellation);

    /// <summary>Whether the operation forbids it.</summary>
    public async Task<bool> IsForbiddenAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        await db.ReadAsync(s => s.FirstOrDefaultAsync<string>(Sql.Ban, new { operation = operation.ToString() }), cancellation)
            .ConfigureAwait(false) is not null;

    /// <summary>Forbids it in an operation, or allows it again.</summary>
    public Task ForbidAsync(
        Id<Operation> operation, string code, bool isForbidden, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var row = new { operation = operation.ToString(), now, by = actor.Name };
        if (await session.ExecuteAsync(isForbidden ? Sql.Forbid : Sql.Allow, row).ConfigureAwait(false) > 0)
        {
            var action = isForbidden ? AuditAction.OfflineForbidden : AuditAction.OfflineAllowed;
            await AuditStore.RecordAsync(session, new AuditEvent(action) { Operation = code }, actor, now).ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    private static AuditEvent Event(AuditAction action, string operation, string person, string? client) =>
        new(action) { Operation = operation, Kind = Kind, Key = person, Details = client };

    private sealed class Standing
    {
        public Id<OfflineDevice> Id { get; init; }

        public string Person { get; init; } = "";

        public string Code { get; init; } = "";

        public DateTimeOffset LastSeenAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public DateTimeOffset? BannedAt { get; init; }
    }

    private static class Sql
    {
        private const string Device = """
            select d.id, o.code as operation, d.person, d.client, d.added_at, d.last_seen_at
            from offline_device d
            join operation o on o.id = d.operation_id
            """;

        public const string Ban = "select operation_id from offline_ban where operation_id = @operation";

        public const string Add = """
            insert into offline_device (id, id_hash, operation_id, person, account_id, client, added_at, last_seen_at)
            values (@id, @hash, @operation, @person, @account, @client, @now, @now)
            on conflict (id_hash) do nothing
            """;

        public const string IsMine = """
            select id from offline_device where id_hash = @hash and operation_id = @operation and person = @person and ended_at is null
            """;

        public const string Stands = """
            select d.id, d.person, o.code, d.last_seen_at, d.ended_at, a.disabled_at, b.set_at as banned_at
            from offline_device d
            join operation o on o.id = d.operation_id
            left join account a on a.id = d.account_id
            left join offline_ban b on b.operation_id = d.operation_id
            where d.id_hash = @hash
            """;

        public const string Touch = "update offline_device set last_seen_at = @now where id = @id";

        public const string OfPerson = $"{Device} where d.person = @person and d.ended_at is null order by d.last_seen_at desc, d.id";

        public const string OfOperation = $"{Device} where d.operation_id = @operation and d.ended_at is null order by d.last_seen_at desc, d.id";

        public const string Find = $"{Device} where d.id = @id and (d.person = @person or d.operation_id = @operation)";

        public const string End = "update offline_device set ended_at = @now where id = @id and ended_at is null";

        public const string EndByDevice =
            "update offline_device set ended_at = @now where id_hash = @hash and person = @person and ended_at is null";

        public const string Forbid = """
            insert into offline_ban (operation_id, set_at, set_by) values (@operation, @now, @by)
            on conflict (operation_id) do nothing
            """;

        public const string Allow = "delete from offline_ban where operation_id = @operation";
    }
}
