using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Benchmarks;

/// <summary>
/// The least that an answer about all deliveries could take: those of the operation in an index that holds no more than place,
/// day, outcome and people, read once from end to end. The program has no such index; it is made here, for the session alone.
/// </summary>
internal static class PlainScan
{
    public static async Task PrepareAsync(DbSession session, Id<Operation> operation)
    {
        await session.ExecuteAsync($"""
            create temporary table scanned as
            select location_id, day, outcome, people_reached from delivery where operation_id = '{operation}' and withdrawn_at is null
            """);
        await session.ExecuteAsync("create index scanned_covers on scanned (location_id, day, outcome, people_reached)");
    }

    /// <summary>Reads every row. Returns how many there are.</summary>
    public static async Task<long> ReadAsync(DbSession session)
    {
        await using var command =
            session.Command("select location_id, day, outcome, people_reached from scanned order by location_id, day, outcome, people_reached");
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[4];
        var rows = 0L;
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }
}
