using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>
/// Makes a meeting that has come due a record, so that nothing about the calendar changes it by itself (counting rules, section 1); and
/// gives one back to a published report that has none. Run twice, late, or on two nodes at once it records each meeting once.
/// </summary>
public sealed class CalendarKeeper(Db db)
{
    /// <summary>The history names this as the one who records them.</summary>
    public const string Name = "AccessTracker (automatic)";

    /// <summary>Every operation. Returns how many meetings were recorded.</summary>
    public async Task<int> KeepAllAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        var recorded = 0;
        foreach (var operation in await db.ReadAsync(session => session.QueryAsync<string>(Sql.All), cancellation).ConfigureAwait(false))
        {
            recorded += await KeepAsync(new Id<Operation>(Guid.Parse(operation)), now, cancellation).ConfigureAwait(false);
        }

        return recorded;
    }

    /// <summary>One operation.</summary>
    public Task<int> KeepAsync(Id<Operation> operation, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(session => KeepAsync(session, operation.ToString(), now, cancellation), cancellation);

    /// <summary>The same at the beginning of a transaction that may change the calendar.</summary>
    internal static async Task<int> KeepAsync(DbSession session, string operation, DateTimeOffset now, CancellationToken cancellation)
    {
        using var writer = await Records.ChangeWriter.BeginAsync(session, operation, new Actor(Name), now).ConfigureAwait(false);
        var stored = (await OperationStore.FindAsync(session, new Id<Operation>(Guid.Parse(operation))).ConfigureAwait(false))!;

        // Of an operation whose own row is being read there is no calendar yet.
        if (stored.Operation.TimeZone.Length == 0)
        {
            return 0;
        }

        var today = stored.Operation.Today(now);
        var calendars = await CalendarReader.ReadAsync(session, stored).ConfigureAwait(false);
        var missing = calendars.SelectMany(c => c.ToRecord(today)).ToList();
        foreach (var meeting in missing)
        {
            await MeetingRecords.AddAsync(writer, meeting, cancellation).ConfigureAwait(false);
        }

        if (await session.FirstOrDefaultAsync<long>(Sql.CountKept, new { id = operation, today }).ConfigureAwait(false) == 0)
        {
            await StateSeals.AroundAsync(
                session, SealedStates.Calendar, operation, new Actor(Name), now, () =>
                    session.ExecuteAsync(Sql.Keep, new { id = operation, today })).ConfigureAwait(false);
        }

        await writer.FinishAsync(cancellation).ConfigureAwait(false);
        return missing.Count;
    }

    private static class Sql
    {
        public const string All = "select id from operation where version > 0 order by code";

        public const string CountKept =
            "select count(*) from operation where id = @id and meetings_kept_to >= @today and ceasefire_kept_to >= @today";

        public const string Keep = """
            update operation set
                meetings_kept_to = case when meetings_kept_to > @today then meetings_kept_to else @today end,
                ceasefire_kept_to = case when ceasefire_kept_to > @today then ceasefire_kept_to else @today end
            where id = @id
            """;
    }
}
