using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Locations;

/// <summary>Two places that somebody has told apart, although they look like one.</summary>
/// <param name="First">Code of the one whose code comes first.</param>
/// <param name="Second">Code of the other.</param>
/// <param name="By">The person's name.</param>
public sealed record DistinctPair(string First, string Second, string By, DateTimeOffset At);

/// <summary>The places of an operation that were told apart; each decision is in the audit.</summary>
public sealed class DistinctLocations(Db db)
{
    /// <summary>All of them, the latest first. For whoever may write every place of the operation.</summary>
    public async Task<IReadOnlyList<DistinctPair>> ListAsync(StoredOperation operation, CancellationToken cancellation = default) =>
    [
        .. (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString() }), cancellation).ConfigureAwait(false))
            .Select(r => new DistinctPair(r.FirstCode, r.SecondCode, r.DecidedBy, r.DecidedAt)),
    ];

    /// <summary>They are two places. False: somebody has said so already.</summary>
    public Task<bool> AddAsync(
        StoredOperation operation, string one, string other, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        WriteAsync(Sql.Add, AuditAction.PlacesToldApart, operation, one, other, actor, now, cancellation);

    /// <summary>Whether they are one is asked again. False: they were not told apart.</summary>
    public Task<bool> RemoveAsync(
        StoredOperation operation, string one, string other, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        WriteAsync(Sql.Remove, AuditAction.PlacesComparedAgain, operation, one, other, actor, now, cancellation);

    private Task<bool> WriteAsync(
        string sql, AuditAction action, StoredOperation operation, string one, string other, Actor actor, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (first, second) = LocationPair.KeyOf(one, other);
        return db.WriteAsync(async session =>
        {
            var parameters = new { operation = operation.Id.ToString(), first, second, by = actor.Name, now };
            if (await session.ExecuteAsync(sql, parameters).ConfigureAwait(false) == 0)
            {
                return false;
            }

            var entry = new AuditEvent(action) { Operation = operation.Operation.Code, Kind = "location", Key = first, Details = second };
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
            return true;
        }, cancellation);
    }

    private sealed class Row
    {
        public string FirstCode { get; init; } = "";

        public string SecondCode { get; init; } = "";

        public string DecidedBy { get; init; } = "";

        public DateTimeOffset DecidedAt { get; init; }
    }

    private static class Sql
    {
        public const string List = """
            select first_code, second_code, decided_by, decided_at
            from distinct_location
            where operation_id = @operation
            order by decided_at desc, first_code, second_code
            """;

        public const string Add = """
            insert into distinct_location (operation_id, first_code, second_code, decided_by, decided_at)
            values (@operation, @first, @second, @by, @now)
            on conflict do nothing
            """;

        public const string Remove =
            "delete from distinct_location where operation_id = @operation and first_code = @first and second_code = @second";
    }
}
