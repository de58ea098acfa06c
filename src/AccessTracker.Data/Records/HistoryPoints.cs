using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records;

/// <summary>Tells whether the history that a store holds leads through a point: whether what was read there is true of this store.</summary>
internal static class HistoryPoints
{
    /// <summary>The operation's history leads through <paramref name="point"/>, in whatever epoch that was read.</summary>
    public static async Task<bool> IsInAsync(DbSession session, Id<Operation> operation, HistoryPoint point) => point.ChangeNumber == 0
        ? point.Hash.Length == 0
        : await session.FirstOrDefaultAsync<long>(
            Sql.Count, new { operation = operation.ToString(), changeNumber = point.ChangeNumber, hash = point.Hash }).ConfigureAwait(false) > 0;

    /// <summary>A condition: the history of <c>report.operation_id</c> leads through the change number and the hash of the same row.</summary>
    public const string LeadsThroughDraft = """
        (report.change_number = 0 or exists (
            select 1 from history h
            where h.operation_id = report.operation_id and h.change_number = report.change_number and h.hash = report.history_hash
                and not exists (select 1 from history l where l.operation_id = h.operation_id and l.change_number = h.change_number
                    and l.number > h.number)))
        """;

    private static class Sql
    {
        public const string Count = """
            select count(*)
            from history h
            where h.operation_id = @operation and h.change_number = @changeNumber and h.hash = @hash
                and not exists (select 1 from history l where l.operation_id = h.operation_id and l.change_number = h.change_number
                    and l.number > h.number)
            """;
    }
}
