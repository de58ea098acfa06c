using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Situations;

/// <summary>
/// Finds the records that count otherwise though nothing in them was changed: somebody has checked them, or asked about them, in an operation where
/// only checked records count.
/// </summary>
internal static class ReviewChanges
{
    /// <summary>
    /// Those of one kind, with who did it and when, between two change numbers; none in an operation where all records always counted.
    /// </summary>
    public static async Task<IReadOnlyList<RecordChange>> BetweenAsync(
        DbSession session, RecordKind kind, string operation, long after, long until, Visibility visibility,
        Func<string, string, RecordChange> change)
    {
        if (!kind.IsReviewed || !(await ReviewReader.RulesAsync(session, operation).ConfigureAwait(false)).Any(r => r.OnlyChecked))
        {
            return [];
        }

        var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
        var steps = await session.QueryAsync<StepRow>(
            Sql.Steps(kind, visibility), new { operation, after, until, openBefore = visibility.ParameterValue }).ConfigureAwait(false);
        return [.. steps.GroupBy(s => s.RecordKey, StringComparer.Ordinal).Select(g => change(g.Key, g.First().RecordJson) with
        {
            Edits = [.. g.Select(s => new RecordEdit(ReviewEntries.ReadStep(s.AfterJson).Step, s.ChangedAt, names.Of(s.ChangedBy), null))],
        })];
    }

    /// <summary>The records of both lists, each once, with what was done to it in the order of time.</summary>
    public static IEnumerable<RecordChange> Joined(IReadOnlyList<RecordChange> changed, IReadOnlyList<RecordChange> reviewed) =>
        reviewed.Count == 0 ? changed : changed.Concat(reviewed).GroupBy(c => c.Key, StringComparer.Ordinal)
            .Select(g => g.First() with { Edits = [.. g.SelectMany(c => c.Edits).OrderBy(e => e.At)] });

    private sealed class StepRow
    {
        public string RecordKey { get; init; } = "";

        public string RecordJson { get; init; } = "";

        public string AfterJson { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public string ChangedBy { get; init; } = "";
    }

    private static class Sql
    {
        public static string Steps(RecordKind kind, Visibility visibility) => $"""
            select t.record_key as record_key, c.after_json as record_json, h.after_json as after_json, h.changed_at as changed_at,
                h.changed_by as changed_by
            {RecordSql.From(kind)}
            join history h on h.record_id = '{ReviewEntries.Review}:' || t.id
            join history c on c.record_id = t.id and c.version = t.version
            where h.operation_id = @operation and h.change_number > @after and h.change_number <= @until and {visibility.Of(kind)}
            order by h.number
            """;
    }
}
