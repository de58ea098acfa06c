using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>
/// The point at which the history of an operation stands. Two points of one number are not the same when a copy was restored between them and other
/// changes followed: what was read at the one says nothing of the other.
/// </summary>
/// <param name="ChangeNumber">Rises with every transaction that changes a record of the operation.</param>
/// <param name="Hash">Of the last entry of that change in the operation's chain; empty: there is none.</param>
/// <param name="Epoch">Of the store: each restore begins another.</param>
public sealed record HistoryPoint(long ChangeNumber, string Hash, string Epoch)
{
    /// <summary>It counts the revisions of reports published by then: they hold the calendar in its place, and are no changes of records.</summary>
    public long Publications { get; init; }
}

/// <summary>An operation of the store, as it stands <paramref name="At"/>.</summary>
public sealed record StoredOperation(Id<Operation> Id, Operation Operation, HistoryPoint At)
{
    public long ChangeNumber => At.ChangeNumber;
}

/// <summary>The operations that the store holds. They are made and changed by importing <c>operation.csv</c>.</summary>
public sealed class OperationStore(Db db)
{
    /// <summary>All operations, by code.</summary>
    public Task<IReadOnlyList<StoredOperation>> ListAsync(CancellationToken cancellation = default) => db.ReadAsync<IReadOnlyList<StoredOperation>>(
        async session => [.. (await session.QueryAsync<Row>(Sql.List).ConfigureAwait(false)).Select(r => r.ToOperation())], cancellation);

    public Task<StoredOperation?> FindAsync(string code, CancellationToken cancellation = default) =>
        db.ReadAsync(session => FindAsync(session, code), cancellation);

    internal static async Task<StoredOperation?> FindAsync(DbSession session, string code) =>
        (await session.FirstOrDefaultAsync<Row>(Sql.Find, new { code }).ConfigureAwait(false))?.ToOperation();

    internal static async Task<StoredOperation?> FindAsync(DbSession session, Id<Operation> id) =>
        (await session.FirstOrDefaultAsync<Row>(Sql.FindById, new { id }).ConfigureAwait(false))?.ToOperation();

    private sealed class Row
    {
        public Id<Operation> Id { get; init; }

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public DateOnly Since { get; init; }

        public DateOnly? Until { get; init; }

        public string TimeZone { get; init; } = "";

        public string Weekend { get; init; } = "";

        public string MeetingWeekday { get; init; } = "";

        public string Authority { get; init; } = "";

        public long OverdueDays { get; init; }

        public long? PatternCount { get; init; }

        public long? PatternDays { get; init; }

        public long ChangeNumber { get; init; }

        public string Hash { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Publications { get; init; }

        public StoredOperation ToOperation() => new(Id, new Operation
        {
            Code = Code,
            Name = Name,
            Since = Since,
            Until = Until,
            TimeZone = TimeZone,
            Weekend = [.. Cell.Items(Weekend).Select(RecordKinds.Weekday)],
            MeetingWeekday = RecordKinds.Weekday(MeetingWeekday),
            Authority = Authority,
            OverdueDays = (int)OverdueDays,
            PatternCount = (int)(PatternCount ?? Operation.UsualPatternCount),
            PatternDays = (int)(PatternDays ?? Operation.UsualPatternDays),
        }, new HistoryPoint(ChangeNumber, Hash, Epoch) { Publications = Publications });
    }

    private static class Sql
    {
        private const string Operations = """
            select o.id, o.code, o.name, o.since, o.until, o.time_zone, o.weekend, o.meeting_weekday, o.authority, o.overdue_days,
                o.pattern_count, o.pattern_days, o.change_number, coalesce(c.hash, '') as hash, e.epoch,
                (select count(*) from report r where r.operation_id = o.id and r.revision > 0) as publications
            from operation o
            cross join store_epoch e
            left join chain_head c on c.chain = o.id

            """;

        public const string List = Operations + "order by o.code";

        public const string Find = Operations + "where o.code = @code";

        public const string FindById = Operations + "where o.id = @id";
    }
}
