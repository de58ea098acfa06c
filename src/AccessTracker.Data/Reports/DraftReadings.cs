using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Reports;

/// <summary>
/// Since when a draft says what it says, for each level of readers who may not read everything: the time that those are told. When all records last
/// changed would tell them of work that they may not know of.
/// </summary>
public sealed class DraftReadings(Db db)
{
    /// <summary>
    /// When what the draft says to those who may read up to <paramref name="ceiling"/> came out so for the first time: <paramref name="now"/>, if it
    /// is not what they last read.
    /// </summary>
    /// <param name="hash">Of all that it says to them.</param>
    public async Task<DateTimeOffset> CameOutAsync(
        Id<Operation> operation, ReportId report, Sensitivity ceiling, string hash, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var reading = new
        {
            operation, taskForce = EnumCode.Of(report.TaskForce), number = report.Number, ceiling = EnumCode.Of(ceiling), hash, now,
        };
        return await db.ReadAsync(session => session.FirstOrDefaultAsync<DateTimeOffset?>(Sql.CameOut, reading), cancellation).ConfigureAwait(false)
            ?? await db.WriteAsync(
                async session =>
                {
                    // Another reader may have been first.
                    await session.ExecuteAsync(Sql.Keep, reading).ConfigureAwait(false);
                    return await session.FirstOrDefaultAsync<DateTimeOffset>(Sql.CameOut, reading).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false);
    }

    /// <summary>Returns, by report, what <see cref="CameOutAsync"/> last said of each draft that those readers have read.</summary>
    public async Task<IReadOnlyDictionary<ReportId, DateTimeOffset>> ListAsync(
        Id<Operation> operation, Sensitivity ceiling, CancellationToken cancellation = default) =>
        (await db.ReadAsync(session => session.QueryAsync<Reading>(Sql.List, new { operation, ceiling = EnumCode.Of(ceiling) }), cancellation)
            .ConfigureAwait(false))
            .ToDictionary(r => new ReportId(r.TaskForce, r.Number), r => r.CameOutAt);

    private sealed class Reading
    {
        public TaskForce TaskForce { get; init; }

        public int Number { get; init; }

        public DateTimeOffset CameOutAt { get; init; }
    }

    private static class Sql
    {
        public const string CameOut = """
            select came_out_at
            from draft_reading
            where operation_id = @operation and task_force = @taskForce and number = @number and ceiling = @ceiling and content_hash = @hash
            """;

        public const string List =
            "select task_force, number, came_out_at from draft_reading where operation_id = @operation and ceiling = @ceiling";

        public const string Keep = """
            insert into draft_reading (operation_id, task_force, number, ceiling, content_hash, came_out_at)
            values (@operation, @taskForce, @number, @ceiling, @hash, @now)
            on conflict (operation_id, task_force, number, ceiling) do update
                set content_hash = excluded.content_hash, came_out_at = excluded.came_out_at
            where draft_reading.content_hash <> excluded.content_hash
            """;
    }
}
