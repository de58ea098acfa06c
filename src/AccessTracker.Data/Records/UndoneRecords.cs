using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>Which records are withdrawn only because the change that brought them was undone.</summary>
internal static class UndoneRecords
{
    public static Task AddAsync(DbSession session, Id<StoredRecord> record) => session.ExecuteAsync(Sql.Add, new { id = record });

    /// <summary>The record is not one of them any more. Returns whether it was.</summary>
    public static async Task<bool> EndAsync(DbSession session, Id<StoredRecord> record) =>
        await session.ExecuteAsync(Sql.End, new { id = record }).ConfigureAwait(false) > 0;

    private static class Sql
    {
        public const string Add = "insert into undone_record (record_id) values (@id)";

        public const string End = "delete from undone_record where record_id = @id";
    }
}
