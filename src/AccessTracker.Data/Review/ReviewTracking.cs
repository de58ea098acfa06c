using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Review;

/// <summary>
/// Keeps the review of an operation's records in step with what is written: what somebody writes is new, unless a question on it is open.
/// </summary>
internal static class ReviewTracking
{
    /// <summary>After the rows of a change are in the history. Where the operation has never reviewed, nothing is kept.</summary>
    public static async Task FollowAsync(DbSession session, string operation, long changeNumber)
    {
        if (await session.FirstOrDefaultAsync<long?>(Sql.HasRules, new { operation }).ConfigureAwait(false) is not null)
        {
            await session.ExecuteAsync(Sql.Follow(session.Kinds.Records.Where(k => k.IsReviewed)), new { operation, change = changeNumber })
                .ConfigureAwait(false);
        }
    }

    /// <summary>The review begins with all records that are there.</summary>
    public static async Task BeginWithEarlierAsync(DbSession session, string operation)
    {
        foreach (var kind in session.Kinds.Records.Where(k => k.IsReviewed))
        {
            await session.ExecuteAsync(Sql.Begin(kind), new { operation }).ConfigureAwait(false);
        }
    }

    private static class Sql
    {
        public const string HasRules = "select number from review_rule where operation_id = @operation limit 1";

        private const string Columns = "record_id, operation_id, kind, record_key, state, version, change_number, author, written_at, steps";

        // A record may be in a change twice: what it became last is what it is.
        public static string Follow(IEnumerable<RecordKind> kinds) => $"""
            insert into review ({Columns})
            select h.record_id, h.operation_id, h.kind, h.record_key, 'new', h.version, h.change_number, h.changed_by, h.changed_at, 0
            from history h
            where h.operation_id = @operation and h.change_number = @change and h.kind in ({string.Join(", ", kinds.Select(k => $"'{k.Name}'"))})
                and not exists (select 1 from history l where l.record_id = h.record_id and l.version = h.version + 1)
            on conflict (record_id) do update
                set record_key = excluded.record_key, state = case review.state when 'questioned' then 'questioned' else 'new' end,
                    version = excluded.version, change_number = excluded.change_number, author = excluded.author, written_at = excluded.written_at
            """;

        public static string Begin(RecordKind kind) => $"""
            insert into review ({Columns})
            select t.id, t.operation_id, '{kind.Name}', t.record_key, 'new', h.version, h.change_number, h.changed_by, h.changed_at, 0
            from {kind.Table} t
            join history h on h.record_id = t.id and h.version = t.version
            where t.operation_id = @operation
            on conflict (record_id) do nothing
            """;
    }
}
