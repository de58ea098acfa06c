using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Records;

/// <summary>
/// Records of one kind in the order in which they stand: the stops of a convoy along the road. It is that of recording, in which lists
/// and bundles have them, and counts nothing: what changes it alone is no change of a record.
/// </summary>
/// <param name="Table">Their kind; of decisions the order says which one stands, and is never changed.</param>
/// <param name="Keys">Of the records, in the order wanted.</param>
public sealed record RecordOrder(RecordKind Table, IReadOnlyList<string> Keys)
{
    /// <summary>Shares the places that they have in the order of recording out among them anew.</summary>
    internal async Task ApplyAsync(DbSession session, string operationId)
    {
        var recorded = new List<(string Key, long Recorded)>();
        foreach (var key in Keys)
        {
            if (await session.FirstOrDefaultAsync<long>(Sql.Recorded(Table), new { operation = operationId, key }).ConfigureAwait(false) is > 0
                and var place)
            {
                recorded.Add((key, place));
            }
        }

        List<long> places = [.. recorded.Select(r => r.Recorded).Order()];
        if (places.SequenceEqual(recorded.Select(r => r.Recorded)))
        {
            return;
        }

        // No two may have the same place at any moment.
        foreach (var (key, place) in recorded.Zip(places, (r, place) => (r.Key, place)))
        {
            await session.ExecuteAsync(Sql.Put(Table), new { operation = operationId, key, place }).ConfigureAwait(false);
        }

        await session.ExecuteAsync(Sql.Settle(Table), new { operation = operationId }).ConfigureAwait(false);
    }

    private static class Sql
    {
        public static string Recorded(RecordKind table) =>
            $"select recorded from {table.Table} where operation_id = @operation and record_key = @key";

        public static string Put(RecordKind table) =>
            $"update {table.Table} set recorded = 0 - @place where operation_id = @operation and record_key = @key";

        public static string Settle(RecordKind table) =>
            $"update {table.Table} set recorded = -recorded where operation_id = @operation and recorded < 0";
    }
}
