using System.Data.Common;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Replays the histories of operations that review: how they review must be what was set last, and each record's review must stand where its steps
/// have left it. The histories themselves are checked as chains.
/// </summary>
internal sealed class ReviewVerification(DbSession session, List<Finding> findings, CancellationToken cancellation)
{
    private readonly Dictionary<string, ReviewRuleEntry> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Told> _records = new(StringComparer.Ordinal);

    public async Task RunAsync()
    {
        await session.Command(Sql.Rules).EachAsync(Rule, cancellation).ConfigureAwait(false);
        await session.Command(Sql.Lost).EachAsync(
            reader => findings.Tell($"review of {reader.GetString(0)}", "how the operation reviews is not what its history tells"), cancellation)
            .ConfigureAwait(false);
        await session.Command(Sql.History(session.Kinds.Records.Where(k => k.IsReviewed)))
            .EachAsync(Replay, cancellation).ConfigureAwait(false);
        await session.Command(Sql.Rows).EachAsync(Compare, cancellation).ConfigureAwait(false);
        foreach (var told in _records.Values.Where(t => t is { Standing: not null, IsFound: false }))
        {
            findings.Tell($"review of {told.Name}", "its history tells of it, and it is gone");
        }
    }

    // The row that was set, and the entry that told of it.
    private void Rule(DbDataReader reader)
    {
        var place = $"review of {reader.GetString(0)}";
        if (reader.IsDBNull(7))
        {
            findings.Tell(place, "no history tells of how it reviews");
            return;
        }

        try
        {
            var told = ReviewEntries.ReadRule(reader.GetString(7));
            DateOnly? from = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateOnly>(6);
            if (reader.GetInt32(8) == 0 || (told.IsOn, told.OwnAllowed, told.OnlyChecked, told.CountsFrom)
                != (reader.GetBoolean(3), reader.GetBoolean(4), reader.GetBoolean(5), from))
            {
                findings.Tell(place, "how the operation reviews is not what its history tells");
            }

            if (reader.GetInt64(2) == 1)
            {
                _rules[reader.GetString(1)] = told;
            }
        }
        catch (JsonException)
        {
            findings.Tell(place, "what its history tells of how it reviews cannot be read");
        }
    }

    private void Replay(DbDataReader reader)
    {
        var (operation, kind, id) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
        if (!_rules.TryGetValue(operation, out var rule))
        {
            return;
        }

        var isStep = kind == ReviewEntries.Review;
        var record = isStep ? id[(ReviewEntries.Review.Length + 1)..] : id;
        var told = _records.TryGetValue(record, out var held) ? held : _records[record] = new Told();
        var entry = new ReviewEntry(
            isStep ? ReviewEntries.StepOf(ReviewEntries.ReadStep(reader.GetString(6))) : ReviewStep.Written, reader.GetString(4), reader.GetInt64(5));
        if (isStep)
        {
            told.Steps++;

            // Of a record from before the review began the first step tells.
            told.Standing ??= told.Before;
        }
        else
        {
            told.Record = (operation, kind, reader.GetString(3), reader.GetInt64(7), Dialect.Instant(reader, 9));
            if (told.Standing is null && !rule.WithEarlier && reader.GetInt64(8) == 0)
            {
                told.Before = new ReviewStanding(ReviewState.Checked, entry.By, entry.ChangeNumber);
                return;
            }
        }

        told.Standing = told.Standing?.After(entry) ?? ReviewStanding.Of([entry]);
    }

    private void Compare(DbDataReader reader)
    {
        var told = _records.GetValueOrDefault(reader.GetString(0));
        if (told is not null)
        {
            told.IsFound = true;
        }

        var (state, version, change, author, steps) =
            (reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetString(5), reader.GetInt64(6));
        if (told?.Standing is not { } standing || EnumCode.Of(standing.State) != state
            || standing.ChangeNumber != change || standing.Author != author || told.Steps != steps
            || told.Record != (reader.GetString(7), reader.GetString(8), reader.GetString(1), version, Dialect.Instant(reader, 9)))
        {
            findings.Tell($"review of {told?.Name ?? reader.GetString(1).Replace(RecordKey.Separator, '/')}", "it is not what its history tells");
        }
    }

    private sealed class Told
    {
        /// <summary>The record as it stands: operation, kind, key, version, when it was written.</summary>
        public (string Operation, string Kind, string Key, long Version, DateTimeOffset At) Record { get; set; } = ("", "", "", 0, default);

        public string Name => $"{Record.Kind} {Record.Key.Replace(RecordKey.Separator, '/')}";

        public ReviewStanding? Before { get; set; }

        public ReviewStanding? Standing { get; set; }

        public long Steps { get; set; }

        public bool IsFound { get; set; }
    }

    private static class Sql
    {
        public const string Rules = $"""
            select o.code, r.operation_id, r.number, r.in_force, r.own_allowed, r.only_checked, r.counts_from, h.after_json,
                case when r.set_at = h.changed_at and r.set_by = h.changed_by then 1 else 0 end
            from review_rule r
            join operation o on o.id = r.operation_id
            left join history h on h.record_id = '{ReviewEntries.Rule}:' || r.operation_id and h.version = r.number
            order by o.code, r.number
            """;

        public const string Lost = $"""
            select distinct o.code
            from history h
            join operation o on o.id = h.operation_id
            left join review_rule r on r.operation_id = h.operation_id and r.number = h.version
            where h.kind = '{ReviewEntries.Rule}' and r.number is null
            order by o.code
            """;

        public const string Rows =
            "select record_id, record_key, state, version, change_number, author, steps, operation_id, kind, written_at from review";

        // Whether a change is from after the review began: the operation's first rule is in the history too.
        public static string History(IEnumerable<RecordKind> kinds) => $"""
            select h.operation_id, h.kind, h.record_id, h.record_key, h.changed_by, h.change_number,
                case when h.kind = '{ReviewEntries.Review}' then h.after_json end, h.version,
                case when h.change_number > b.change_number then 1 else 0 end, h.changed_at
            from history h
            join history b on b.record_id = '{ReviewEntries.Rule}:' || h.operation_id and b.version = 1
            where h.kind in ('{ReviewEntries.Review}', {string.Join(", ", kinds.Select(k => $"'{k.Name}'"))})
            order by h.operation_id, h.number
            """;
    }
}
