using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Alerts;

/// <summary>
/// When each alert fired and cleared, which are to be quiet, and the thresholds of operations. What stands is not asked here:
/// it follows from the records. Snoozes and thresholds are in the audit with the change.
/// </summary>
public sealed class AlertStore(Db db)
{
    /// <summary>No reason for a snooze has more characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The notes are what there is to know besides the records.</summary>
    public Task<AlertNotes> NotesAsync(Id<Operation> operation, CancellationToken cancellation = default) => db.ReadAsync(async session =>
    {
        var rules = await session.QueryAsync<RuleRow>(Sql.Rules, new { operation }).ConfigureAwait(false);
        var snoozes = await session.QueryAsync<SnoozeRow>(Sql.Snoozes, new { operation }).ConfigureAwait(false);
        return new AlertNotes(
            [.. rules.Select(r => new OwnThreshold(EnumCode.Parse<AlertKind>(r.Kind), (int?)r.Days))],
            snoozes.ToDictionary(s => s.AlertKey, s => s.ToSnooze(), StringComparer.Ordinal));
    }, cancellation);

    /// <summary>
    /// Makes the store agree with <paramref name="standing"/>: what is new fires, what is gone clears and its snooze ends. Two at
    /// once fire and clear each alert once.
    /// </summary>
    public Task<AlertWatch> WatchAsync(
        Id<Operation> operation, IReadOnlyList<Alert> standing, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
            async session =>
    {
        var known = (await session.QueryAsync<string>(Sql.StandingKeys, new { operation }).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        var (fired, cleared) = (0, 0);

        // In one order, so that two of them do not wait for each other.
        foreach (var alert in standing.Where(a => !known.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            fired += await session.ExecuteAsync(
                Sql.Fire, new { id = Id<Alert>.New(now).ToString(), operation, key = alert.Key, about = JsonSerializer.Serialize(alert),
                    now }).ConfigureAwait(false);
        }

        foreach (var key in known.Except(standing.Select(a => a.Key)).Order(StringComparer.Ordinal))
        {
            cleared += await session.ExecuteAsync(Sql.Clear, new { operation, key, now }).ConfigureAwait(false);
            await session.ExecuteAsync(Sql.Wake, new { operation, key }).ConfigureAwait(false);
        }

        return new AlertWatch(fired, cleared);
    }, cancellation);

    /// <summary>Each alert that stands has fired at this time, by key.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> FiredAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.Standing, new { operation }), cancellation).ConfigureAwait(false))
            .ToDictionary(r => r.AlertKey, r => r.FiredAt, StringComparer.Ordinal);

    /// <summary>Those that cleared last, the latest first. Only for who may read all records: each tells of what may be hidden.</summary>
    public async Task<IReadOnlyList<FiredAlert>> ClearedAsync(Id<Operation> operation, int most, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.Cleared, new { operation, most }), cancellation).ConfigureAwait(false))
            .Select(r => r.ToFired())];

    /// <summary>Quietens an alert until a day; a snooze that it has is replaced.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="key">The alert's.</param>
    /// <param name="until">The day on which it rings again.</param>
    /// <param name="reason">Not empty.</param>
    /// <param name="level">What the reason may hold: who snoozes reads so far.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">To stop it.</param>
    public Task SnoozeAsync(
        StoredOperation operation, string key, DateOnly until, string reason, Sensitivity level, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await session.ExecuteAsync(Sql.Snooze, new { operation = operation.Id, key, until, reason, now, snoozedBy = actor.Name })
            .ConfigureAwait(false);
        var entry = Event(
            AuditAction.AlertSnoozed, operation, key) with { Level = level, Reason = reason,
            Details = FormattableString.Invariant($"{until:yyyy-MM-dd}") };
        await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Ends a snooze, if there is one.</summary>
    public Task WakeAsync(
        StoredOperation operation, string key, Sensitivity level, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(Sql.Wake, new { operation = operation.Id, key }).ConfigureAwait(false) > 0)
        {
            await AuditStore.RecordAsync(session, Event(AuditAction.AlertWoken, operation, key) with { Level = level }, actor, now)
                .ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    /// <summary>
    /// Snoozes and wakes many alerts as one change. What somebody else has decided on meanwhile stays: the keys of those alerts are
    /// returned, and nothing is done to them.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="changes">No two of one alert.</param>
    /// <param name="level">What the reasons may hold: who snoozes reads so far.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">To stop it.</param>
    public Task<IReadOnlyList<string>> ChangeSnoozesAsync(
        StoredOperation operation, IReadOnlyList<SnoozeChange> changes, Sensitivity level, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var overtaken = new List<string>();

        // In one order, so that two of them do not wait for each other.
        foreach (var change in changes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var sql = change.Until is null ? Sql.WakeSeen : Sql.SnoozeSeen;
            var done = await session.ExecuteAsync(sql, new
            {
                operation = operation.Id, key = change.Key, until = change.Until, reason = change.Reason, now, snoozedBy = actor.Name,
                seen = change.Seen?.At, today = operation.Operation.DayOf(now),
            }).ConfigureAwait(false);
            if (done == 0)
            {
                overtaken.Add(change.Key);
                continue;
            }

            var entry = change.Until is { } until
                ? Event(AuditAction.AlertSnoozed, operation, change.Key) with
                {
                    Level = level, Reason = change.Reason, Details = FormattableString.Invariant($"{until:yyyy-MM-dd}"),
                }
                : Event(AuditAction.AlertWoken, operation, change.Key) with { Level = level };
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        }

        return (IReadOnlyList<string>)overtaken;
    }, cancellation);

    /// <summary>The thresholds that are not the configuration's; they replace those of before.</summary>
    public Task SaveRulesAsync(
        StoredOperation operation, IReadOnlyList<OwnThreshold> rules, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        StateSeals.WriteAsync(db, SealedStates.AlertRules, operation.Id.ToString(), actor, now, async session =>
    {
        var before = await session.QueryAsync<RuleRow>(Sql.Rules, new { operation = operation.Id }).ConfigureAwait(false);
        await session.ExecuteAsync(Sql.ForgetRules, new { operation = operation.Id }).ConfigureAwait(false);
        foreach (var rule in rules)
        {
            await session.ExecuteAsync(
                Sql.AddRule,
                new { operation = operation.Id, kind = EnumCode.Of(rule.Kind), days = (long?)rule.Days, now,
                    changedBy = actor.Name }).ConfigureAwait(false);
        }

        var entry = Event(AuditAction.AlertRulesChanged, operation, operation.Operation.Code) with
        {
            Kind = "operation",
            Before = JsonSerializer.Serialize(before.ToDictionary(r => r.Kind, r => r.Days)),
            After = JsonSerializer.Serialize(rules.ToDictionary(r => EnumCode.Of(r.Kind), r => r.Days)),
        };
        await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static AuditEvent Event(AuditAction action, StoredOperation operation, string key) =>
        new(action) { Operation = operation.Operation.Code, Kind = "alert", Key = key };

    private sealed class RuleRow
    {
        public string Kind { get; init; } = "";

        public long? Days { get; init; }
    }

    private sealed class SnoozeRow
    {
        public string AlertKey { get; init; } = "";

        public DateOnly UntilDay { get; init; }

        public string Reason { get; init; } = "";

        public DateTimeOffset SnoozedAt { get; init; }

        public string SnoozedBy { get; init; } = "";

        public Snooze ToSnooze() => new(AlertKey, UntilDay, Reason, SnoozedBy, SnoozedAt);
    }

    private sealed class Row
    {
        public string AlertKey { get; init; } = "";

        public string About { get; init; } = "";

        public DateTimeOffset FiredAt { get; init; }

        public DateTimeOffset? ClearedAt { get; init; }

        public FiredAlert ToFired() => new(JsonSerializer.Deserialize<Alert>(About)!, FiredAt, ClearedAt);
    }

    private static class Sql
    {
        public const string Rules = "select kind, days from alert_rule where operation_id = @operation order by kind";

        public const string Snoozes = "select alert_key, until_day, reason, snoozed_at, snoozed_by from alert_snooze where operation_id = @operation";

        public const string StandingKeys = "select alert_key from alert where operation_id = @operation and cleared_at is null";

        public const string Standing = "select alert_key, fired_at from alert where operation_id = @operation and cleared_at is null";

        public const string Cleared = """
            select alert_key, about, fired_at, cleared_at
            from alert
            where operation_id = @operation and cleared_at is not null
            order by cleared_at desc, alert_key
            limit @most
            """;

        public const string Fire = """
            insert into alert (id, operation_id, alert_key, about, fired_at) values (@id, @operation, @key, @about, @now)
            on conflict do nothing
            """;

        public const string Clear = "update alert set cleared_at = @now where operation_id = @operation and alert_key = @key and cleared_at is null";

        public const string Snooze = """
            insert into alert_snooze (operation_id, alert_key, until_day, reason, snoozed_at, snoozed_by)
            values (@operation, @key, @until, @reason, @now, @snoozedBy)
            on conflict (operation_id, alert_key) do update
                set until_day = excluded.until_day, reason = excluded.reason, snoozed_at = excluded.snoozed_at, snoozed_by = excluded.snoozed_by
            """;

        // One whose day has come is no snooze any more, though its row be there.
        public const string SnoozeSeen = Snooze + """

            where alert_snooze.snoozed_at = @seen or alert_snooze.until_day <= @today
            """;

        public const string WakeSeen =
            "delete from alert_snooze where operation_id = @operation and alert_key = @key and snoozed_at = @seen";

        public const string Wake = "delete from alert_snooze where operation_id = @operation and alert_key = @key";

        public const string ForgetRules = "delete from alert_rule where operation_id = @operation";

        public const string AddRule =
            "insert into alert_rule (operation_id, kind, days, changed_at, changed_by) values (@operation, @kind, @days, @now, @changedBy)";
    }
}
