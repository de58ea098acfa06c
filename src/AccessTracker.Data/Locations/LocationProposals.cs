using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Locations;

/// <summary>A proposal tells who proposed a place, and when.</summary>
/// <param name="Code">See <see cref="ProposedLocation"/>.</param>
/// <param name="ProposedBy">The person's name.</param>
public sealed record LocationProposal(string Code, string ProposedBy, DateTimeOffset ProposedAt);

/// <summary>The places of an operation that wait for a manager to confirm them.</summary>
public sealed class LocationProposals(Db db)
{
    /// <summary>All of them, oldest first. For whoever may write every place of the operation.</summary>
    public async Task<IReadOnlyList<LocationProposal>> ListAsync(StoredOperation operation, CancellationToken cancellation = default) =>
    [
        .. (await db.ReadAsync(s =>
            s.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString(), prefix = ProposedLocation.Prefix }),
            cancellation).ConfigureAwait(false))
            .Select(r => new LocationProposal(r.Code, r.ProposedBy, r.ProposedAt)),
    ];

    private sealed class Row
    {
        public string Code { get; init; } = "";

        public string ProposedBy { get; init; } = "";

        public DateTimeOffset ProposedAt { get; init; }
    }

    private static class Sql
    {
        public const string List = """
            select l.code, h.changed_by as proposed_by, h.changed_at as proposed_at
            from location l
            join history h on h.record_id = l.id and h.version = 1
            where l.operation_id = @operation and l.withdrawn_at is null and substr(l.code, 1, length(@prefix)) = @prefix
            order by h.number
            """;
    }
}
