using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Operations;

/// <summary>An operation of the store. <paramref name="ChangeNumber"/> rises with every transaction that changes a record of it.</summary>
public sealed record StoredOperation(Id<Operation> Id, Operation Operation, long ChangeNumber);

/// <summary>The operations that the store holds. They are made and changed by importing <c>operation.csv</c>.</summary>
public sealed class OperationStore(Db db)
{
    static OperationStore() => TypeHandlers.RegisterId<Operation>();

    /// <summary>All operations, by code.</summary>
    public Task<IReadOnlyList<StoredOperation>> ListAsync(CancellationToken cancellation = default) => db.ReadAsync<IReadOnlyList<StoredOperation>>(
        async session => [.. (await session.QueryAsync<Row>(Sql.List).ConfigureAwait(false)).Select(r => r.ToOperation())], cancellation);

    public Task<StoredOperation?> FindAsync(string code, CancellationToken cancellation = default) => db.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<Row>(Sql.Find, new { code }).ConfigureAwait(false))?.ToOperation(), cancellation);

    internal static async Task<StoredOperation?> FindAsync(Session session, Id<Operation> id) =>
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

        public long ChangeNumber { get; init; }

        public StoredOperation ToOperation() => new(Id, new Operation
        {
            Code = Code,
            Name = Name,
            Since = Since,
            Until = Until,
            TimeZone = TimeZone,
            Weekend = [.. Cell.Items(Weekend).Select(BundleSchema.Weekday)],
            MeetingWeekday = BundleSchema.Weekday(MeetingWeekday),
            Authority = Authority,
            OverdueDays = (int)OverdueDays,
        }, ChangeNumber);
    }

    private static class Sql
    {
        private const string Operations = """
            select id, code, name, since, until, time_zone, weekend, meeting_weekday, authority, overdue_days, change_number
            from operation

            """;

        public const string List = Operations + "order by code";

        public const string Find = Operations + "where code = @code";

        public const string FindById = Operations + "where id = @id";
    }
}
