using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Review;

/// <summary>Reads what reports have to know of an operation's review, inside a transaction.</summary>
internal static class ReviewReader
{
    /// <summary>How the operation has reviewed, oldest first.</summary>
    public static Task<IReadOnlyList<ReviewRuleRow>> RulesAsync(DbSession session, string operation) =>
        session.QueryAsync<ReviewRuleRow>(Sql.Rules, new { operation });

    /// <summary>The rule that holds; null: the operation has never reviewed.</summary>
    public static async Task<ReviewRuleRow?> RuleAsync(DbSession session, string operation) =>
        await RulesAsync(session, operation).ConfigureAwait(false) is [.., var last] ? last : null;

    /// <summary>The rules, and the unchecked records that count and that <paramref name="visibility"/> lets be read.</summary>
    public static async Task<ReviewFacts> FactsAsync(DbSession session, Id<Operation> operation, Visibility visibility)
    {
        var rules = await RulesAsync(session, operation.ToString()).ConfigureAwait(false);
        if (rules.Count == 0)
        {
            return ReviewFacts.None;
        }

        var waiting = new Dictionary<string, string>(StringComparer.Ordinal);
        var questioned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in session.Kinds.Records.Where(k => k.IsReviewed))
        {
            var rows = await session.QueryAsync<WaitingRow>(
                Sql.Waiting(kind, visibility), new { operation = operation.ToString(), openBefore = visibility.ParameterValue })
                .ConfigureAwait(false);
            foreach (var row in rows)
            {
                var reference = ReferenceOf(kind, row);
                waiting[reference] = row.Author;
                if (row.State == "questioned")
                {
                    questioned.Add(reference);
                }
            }
        }

        return new ReviewFacts
        {
            IsOn = rules[^1].IsOn,
            OwnAllowed = rules[^1].OwnAllowed,
            Rules = [.. rules.Where(r => r.CountsFrom is not null).Select(r => new CountingRule(r.CountsFrom!.Value, r.OnlyChecked))],
            Unchecked = waiting,
            Questioned = questioned,
        };
    }

    // A long key is kept as a hash; what it was made of stands in the record.
    private static string ReferenceOf(RecordKind kind, WaitingRow row)
    {
        if (row.AfterJson is null)
        {
            return RecordRef.Of(kind.Name, row.RecordKey.Split(RecordKey.Separator));
        }

        var values = RecordJson.Read(kind, row.AfterJson).Values;
        return RecordRef.Of(kind.Name, [.. kind.Key.Select(column => Cell.Write(values[kind.Position(column)]))]);
    }

    private sealed class WaitingRow
    {
        public string RecordKey { get; init; } = "";

        public string State { get; init; } = "";

        public string Author { get; init; } = "";

        public string? AfterJson { get; init; }
    }

    private static class Sql
    {
        public const string Rules = """
            select number, in_force as is_on, own_allowed, only_checked, counts_from, set_at, set_by
            from review_rule
            where operation_id = @operation
            order by number
            """;

        public static string Waiting(RecordKind kind, Visibility visibility) => $"""
            select t.record_key, rv.state, rv.author, h.after_json
            {RecordSql.From(kind)}
            join review rv on rv.record_id = t.id
            left join history h on h.record_id = t.id and h.version = t.version and t.record_key like '%sha256:%'
            where rv.operation_id = @operation and rv.kind = '{kind.Name}' and rv.state <> 'checked' and t.withdrawn_at is null
                and {visibility.Of(kind)}
            """;
    }
}

/// <summary>How an operation reviews its records, as it was set once.</summary>
public sealed record ReviewRuleRow
{
    /// <summary>1 is the first; the last one holds.</summary>
    public long Number { get; init; }

    /// <summary>Records are reviewed.</summary>
    public bool IsOn { get; init; }

    /// <summary>Authors may check what they wrote themselves.</summary>
    public bool OwnAllowed { get; init; }

    /// <summary>Only checked records count, in the reports whose period ends on <see cref="CountsFrom"/> or later.</summary>
    public bool OnlyChecked { get; init; }

    /// <summary>Null: it was never decided, and all records count.</summary>
    public DateOnly? CountsFrom { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public string SetBy { get; init; } = "";
}
