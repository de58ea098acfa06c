using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Export;

/// <summary>A look at an operation's records for the readers of one ceiling.</summary>
/// <param name="Turn">Rises from look to look.</param>
/// <param name="ChangeNumber">The operation's last change then.</param>
internal sealed record FeedTurn(long Turn, long ChangeNumber);

/// <summary>
/// Looks at all records for the readers of one ceiling, and keeps what they see otherwise than as the records stand, and since which look. Whatever
/// hides a record or shows it is found, for the very conditions are asked that every statement asks (<see cref="Visibility"/>).
/// </summary>
internal sealed class ChangeFeedLook(Db db, SensitivityRules rules)
{
    private const string Hidden = "hidden";
    private const string Gone = "gone";

    /// <summary>The latest look, made now where something has changed since that it hangs on.</summary>
    public async Task<FeedTurn> LatestAsync(StoredOperation operation, Sensitivity ceiling, DateTimeOffset now, CancellationToken cancellation)
    {
        var audience = rules.AudienceOf(ceiling, operation.Operation, now);
        while (true)
        {
            var (found, look) = await db.ReadAsync(
                session => LookAsync(session, operation, ceiling, audience, cancellation), cancellation).ConfigureAwait(false);
            if (look is null)
            {
                return found!;
            }

            // Where another reader has looked at the same time, theirs holds.
            if (await db.WriteAsync(session => KeepAsync(session, operation, ceiling, look), cancellation).ConfigureAwait(false))
            {
                return look.Turn;
            }
        }
    }

    private async Task<(FeedTurn? Latest, Look? Look)> LookAsync(
        DbSession session, StoredOperation operation, Sensitivity ceiling, Audience audience, CancellationToken cancellation)
    {
        var of = new { operation = operation.Id.ToString(), ceiling = EnumCode.Of(ceiling) };
        var latest = await session.FirstOrDefaultAsync<Head>(Sql.Latest, of).ConfigureAwait(false);
        var at = await session.FirstOrDefaultAsync<long>(Sql.ChangeNumber, of).ConfigureAwait(false);
        var lookedAt = LookedAt(audience);
        if (latest is not null && latest.ChangeNumber == at && latest.LookedAt == lookedAt)
        {
            return (new FeedTurn(latest.Turn, at), null);
        }

        var visibility = new Visibility(rules, audience);
        var found = await StatesAsync(session, operation, visibility, cancellation).ConfigureAwait(false);
        var kept = (await session.QueryAsync<State>(Sql.Kept, of).ConfigureAwait(false)).ToDictionary(s => s.RecordId);
        var changed = new List<State>();
        foreach (var state in found.Values)
        {
            if (!kept.TryGetValue(state.RecordId, out var before))
            {
                // It was as it stands, if it was there.
                changed.Add(state with { WasShown = latest is not null && state.AddedBy <= latest.ChangeNumber });
            }
            else if (before.Text != state.Text)
            {
                changed.Add(state with { WasShown = before.Text != Hidden || before.WasShown });
            }
        }

        changed.AddRange(kept.Values.Where(k => !found.ContainsKey(k.RecordId)).Select(k => k with { Text = "", WasShown = true }));
        return (null, new Look(new FeedTurn((latest?.Turn ?? 0) + 1, at), lookedAt, changed));
    }

    // Records that are hidden, that do not count for what they cannot be without, or that go out without something they name.
    private static async Task<Dictionary<Id<StoredRecord>, State>> StatesAsync(
        DbSession session, StoredOperation operation, Visibility visibility, CancellationToken cancellation)
    {
        var places = await ListedPlaces.ReadAsync(session, operation.Id, visibility, [.. session.Kinds.All]).ConfigureAwait(false);
        var states = new Dictionary<Id<StoredRecord>, State>();
        foreach (var kind in session.Kinds.Records)
        {
            var left = places.LeftOf(kind);
            var asked = new AskedColumns(kind, visibility, places);
            await session.Command(Sql.Other(kind, visibility, asked, left.Count > 0, session.Dialect))
                .With("operation", operation.Id.ToString())
                .With(Visibility.OpenBefore, visibility.ParameterValue)
                .With("left", session.Dialect.Texts(left))
                .EachAsync(reader =>
                {
                    var (id, key) = (new Id<StoredRecord>(Guid.Parse(reader.GetString(0))), reader.GetString(1));
                    var text = reader.GetInt64(2) == 0 || left.Contains(key) ? Hidden : reader.GetInt64(3) == 0 ? Gone : asked.LeftOut(reader, 5);
                    if (text.Length > 0)
                    {
                        states.Add(id, new State { RecordId = id, Kind = kind.Name, RecordKey = key, Text = text, AddedBy = reader.GetInt64(4) });
                    }
                }, cancellation).ConfigureAwait(false);
        }

        return states;
    }

    private static async Task<bool> KeepAsync(DbSession session, StoredOperation operation, Sensitivity ceiling, Look look)
    {
        var (id, level) = (operation.Id.ToString(), EnumCode.Of(ceiling));
        var turn = new { operation = id, ceiling = level, turn = look.Turn.Turn, changeNumber = look.Turn.ChangeNumber, lookedAt = look.LookedAt };
        if (await session.ExecuteAsync(Sql.Turn, turn).ConfigureAwait(false) == 0)
        {
            session.Discard();
            return false;
        }

        await using var command = session.Command(Sql.Keep)
            .With("operation", id).With("ceiling", level).With("turn", look.Turn.Turn)
            .With("id", "").With("kind", "").With("key", "").With("state", "").With("wasShown", false);
        foreach (var state in look.Changed)
        {
            command.Parameters["id"].Value = state.RecordId.ToString();
            command.Parameters["kind"].Value = state.Kind;
            command.Parameters["key"].Value = state.RecordKey;
            command.Parameters["state"].Value = state.Text;
            command.Parameters["wasShown"].Value = state.WasShown;
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return true;
    }

    // What may be read hangs on it besides the records.
    private string LookedAt(Audience audience) =>
        $"{(audience.OpenBefore is { } day ? Cell.Day(day) : "")} {EnumCode.Of(rules.Planned)} {rules.EmbargoHours} "
            + string.Join(' ', rules.Defaults.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key}={EnumCode.Of(d.Value)}"));

    private sealed record Look(FeedTurn Turn, string LookedAt, IReadOnlyList<State> Changed);

    private sealed class Head
    {
        public long Turn { get; init; }

        public long ChangeNumber { get; init; }

        public string LookedAt { get; init; } = "";
    }

    private sealed record State
    {
        public Id<StoredRecord> RecordId { get; init; }

        public string Kind { get; init; } = "";

        public string RecordKey { get; init; } = "";

        public string Text { get; init; } = "";

        public bool WasShown { get; init; }

        /// <summary>The change that added the record.</summary>
        public long AddedBy { get; init; }
    }

    private static class Sql
    {
        public const string Latest = """
            select turn, change_number, looked_at
            from change_feed
            where operation_id = @operation and ceiling = @ceiling
            order by turn desc
            limit 1
            """;

        public const string ChangeNumber = "select change_number from operation where id = @operation";

        public const string Kept = """
            select record_id, kind, record_key, state as text, was_shown
            from change_feed_record
            where operation_id = @operation and ceiling = @ceiling and state <> ''
            """;

        public const string Turn = """
            insert into change_feed (operation_id, ceiling, turn, change_number, looked_at)
            values (@operation, @ceiling, @turn, @changeNumber, @lookedAt)
            on conflict do nothing
            """;

        public const string Keep = """
            insert into change_feed_record (operation_id, ceiling, record_id, kind, record_key, state, was_shown, turn)
            values (@operation, @ceiling, @id, @kind, @key, @state, @wasShown, @turn)
            on conflict (operation_id, ceiling, record_id) do update
                set state = excluded.state, was_shown = (change_feed_record.was_shown or excluded.was_shown), turn = excluded.turn
            """;

        public static string Other(RecordKind kind, Visibility visibility, AskedColumns asked, bool someAreLeft, Dialect dialect)
        {
            var (mayBeRead, counts) = (visibility.Of(kind), RecordSql.Counts(kind));
            var otherwise = string.Join(" or ", asked.Conditions(dialect)
                .Prepend($"not ({counts})")
                .Concat(someAreLeft ? [dialect.AnyOf("t.record_key", "left")] : Array.Empty<string>()));
            return $"""
                select t.id, t.record_key, case when {mayBeRead} then 1 else 0 end, case when {counts} then 1 else 0 end,
                    (select h.change_number from history h where h.record_id = t.id and h.version = 1)
                    {string.Concat(asked.Selected.Select(s => $", {s}"))}
                {RecordSql.From(kind)}
                where t.operation_id = @operation
                    and ({(visibility.IsAll ? "" : $"not ({mayBeRead}) or ")}(t.withdrawn_at is null and ({otherwise})))
                """;
        }
    }
}
