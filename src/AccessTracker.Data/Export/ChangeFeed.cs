using System.Collections.Concurrent;
using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Export;

/// <summary>
/// What has changed for a reader since they last asked, so that their copy becomes what they would be given as a whole
/// (<see cref="OutgoingRecords"/>). A record that was withdrawn, or is hidden from them, is gone; one that is shown comes whole, whichever record's
/// change hid or showed it. First come records, each kind after those it refers to, then what is gone, the other way round. Nothing is told of what a
/// reader could never read.
/// </summary>
public sealed class ChangeFeed(Db db, OutgoingRecords records, SensitivityRules rules)
{
    private readonly ChangeFeedLook _look = new(db, rules);

    // Whose first look was made; of whichever store, since a restore begins another epoch.
    private readonly ConcurrentDictionary<(string Operation, Sensitivity Ceiling, string Epoch), bool> _begun = new();

    /// <summary>
    /// Begins to keep what readers like this one see, so that whoever reads a list now can ask for what has changed after its change number.
    /// </summary>
    public async Task BeginAsync(StoredOperation operation, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var ceiling = Ceiling(operation, actor);
        if (_begun.TryAdd((operation.Id.ToString(), ceiling, operation.At.Epoch), true)
            && !await db.ReadAsync(s => HasBegunAsync(s, operation, ceiling), cancellation).ConfigureAwait(false))
        {
            await _look.LatestAsync(operation, ceiling, now, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>From a change number, 0 for all there is; null: what has changed since is not known, and reading begins with 0.</summary>
    public async Task<FeedPosition?> SinceAsync(
        StoredOperation operation, long changeNumber, Actor actor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var ceiling = Ceiling(operation, actor);
        var position = new FeedPosition { Epoch = operation.At.Epoch, Ceiling = ceiling };
        if (changeNumber == 0 || changeNumber > operation.ChangeNumber)
        {
            return changeNumber == 0 ? position : null;
        }

        var turn = await db.ReadAsync(
            s => s.FirstOrDefaultAsync<long?>(
                Sql.TurnAt, new { operation = operation.Id.ToString(), ceiling = EnumCode.Of(ceiling), changeNumber }), cancellation)
            .ConfigureAwait(false);

        // Who may read everything is hidden nothing: all there is and all that does not count any more is what has changed at most.
        return turn is { } known ? position with { Since = changeNumber, Turn = known }
            : records.VisibilityOf(actor.Person, operation, now).IsAll ? position with { Turn = -1 }
            : null;
    }

    /// <summary>
    /// What has changed since <paramref name="position"/>, at most <paramref name="most"/> of it; null: it is a position in another store, or was
    /// reached by somebody who may read more or less, and reading begins anew.
    /// </summary>
    /// <param name="kind">Of that kind alone; null: of all.</param>
    public async Task<FeedPage?> ReadAsync(
        StoredOperation operation, RecordKind? kind, FeedPosition position, int most, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        var ceiling = Ceiling(operation, actor);
        if (position.Epoch != operation.At.Epoch || position.Ceiling != ceiling || position.Since > operation.ChangeNumber
            || (position.Until is not null && position.Kind != (kind?.Name ?? "")))
        {
            return null;
        }

        var until = position.Until ?? await _look.LatestAsync(operation, ceiling, now, cancellation).ConfigureAwait(false);
        return await db.ReadAsync(
            session => ReadAsync(session, operation, kind, position with { Until = until }, most, actor.Person, now, cancellation), cancellation)
            .ConfigureAwait(false);
    }

    private async Task<FeedPage> ReadAsync(
        DbSession session, StoredOperation operation, RecordKind? kind, FeedPosition position, int most, Person person, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var kinds = kind is null ? session.Kinds.All : [kind];
        var visibility = records.VisibilityOf(person, operation, now);
        var places = await ListedPlaces.ReadAsync(session, operation.Id, visibility, [.. kinds]).ConfigureAwait(false);
        var touched = await TouchedAsync(session, operation, position).ConfigureAwait(false);
        var (items, at) = (new List<FeedItem>(), position);
        var number = visibility.IsAll ? position.Until!.ChangeNumber : (long?)null;
        for (var step = position.Step; step < 2 * kinds.Count; step++)
        {
            var wanted = most - items.Count;
            var isGone = step >= kinds.Count;
            var of = kinds[isGone ? (2 * kinds.Count) - 1 - step : step];
            if (touched?.Contains(of.Name) == false)
            {
                at = at with { After = null };
                continue;
            }

            var found = isGone
                ? await GoneAsync(session, operation, of, at, wanted + 1, visibility, places, cancellation).ConfigureAwait(false)
                : await ShownAsync(session, operation, of, at, wanted + 1, visibility, places, now, cancellation).ConfigureAwait(false);
            items.AddRange(found.Take(wanted));
            if (found.Count > wanted)
            {
                var next = at with { Kind = kind?.Name ?? "", Step = step, After = items.Count == 0 ? null : Last(step) };
                return new FeedPage(items, number, next, true);
            }

            at = at with { After = null };
        }

        var until = position.Until!;
        return new FeedPage(
            items, number,
            new FeedPosition { Epoch = position.Epoch, Ceiling = position.Ceiling, Since = until.ChangeNumber, Turn = until.Turn }, false);

        // Where nothing of this part was given yet, it begins from its beginning.
        string? Last(int step)
        {
            var (last, isGone) = (items[^1], step >= kinds.Count);
            var isOfPart = last.Record is null == isGone && last.Kind == kinds[isGone ? (2 * kinds.Count) - 1 - step : step];
            return isOfPart ? last.Key : at.After;
        }
    }

    private async Task<IReadOnlyList<FeedItem>> ShownAsync(
        DbSession session, StoredOperation operation, RecordKind kind, FeedPosition position, int most, Visibility visibility, ListedPlaces places,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var (sql, query) = (new OutgoingSql(kind, visibility, places), new OutgoingQuery { After = position.After, Most = most });
        var where = sql.Where(query, session.Dialect);
        var rows = await records.RowsAsync(
            session, sql, operation, kind, query, now, IsAll(position) ? where : $"{where} and {Sql.HasChanged(kind)}", cancellation,
            bind: command => Bind(command, position)).ConfigureAwait(false);
        return [.. rows.Select(r => new FeedItem(kind, r.Key, r))];
    }

    private static async Task<IReadOnlyList<FeedItem>> GoneAsync(
        DbSession session, StoredOperation operation, RecordKind kind, FeedPosition position, int most, Visibility visibility, ListedPlaces places,
        CancellationToken cancellation)
    {
        var gone = new List<FeedItem>();
        if (kind == RecordKinds.Operations || position is { Since: 0, Turn: 0 })
        {
            return gone;
        }

        var left = places.LeftOf(kind);
        var command = session.Command(Sql.Gone(kind, visibility, position, left.Count > 0 ? session.Dialect.AnyOf("t.record_key", "left") : null))
            .With("operation", operation.Id.ToString())
            .With(Visibility.OpenBefore, visibility.ParameterValue)
            .With("left", session.Dialect.Texts(left))
            .With("after", position.After ?? "")
            .With("most", most);
        Bind(command, position);
        await command.EachAsync(reader => gone.Add(new FeedItem(kind, reader.GetString(0), null)), cancellation).ConfigureAwait(false);
        return gone;
    }

    // The kinds of which anything has changed; null: all of them may have.
    private static async Task<HashSet<string>?> TouchedAsync(DbSession session, StoredOperation operation, FeedPosition position) =>
        IsAll(position)
            ? null
            : [.. await session.QueryAsync<string>(
                Sql.Touched,
                new { operation = operation.Id.ToString(), ceiling = EnumCode.Of(position.Ceiling), since = position.Since, turn = position.Turn })
                .ConfigureAwait(false)];

    private static void Bind(DbCommand command, FeedPosition position) =>
        command.With("since", position.Since).With("turn", position.Turn).With("ceiling", EnumCode.Of(position.Ceiling));

    private static bool IsAll(FeedPosition position) => position.Since == 0 && position.Turn <= 0;

    private static async Task<bool> HasBegunAsync(DbSession session, StoredOperation operation, Sensitivity ceiling) =>
        await session.FirstOrDefaultAsync<long>(Sql.HasBegun, new { operation = operation.Id.ToString(), ceiling = EnumCode.Of(ceiling) })
            .ConfigureAwait(false) > 0;

    private static Sensitivity Ceiling(StoredOperation operation, Actor actor) =>
        AccessPolicy.Ceiling(actor.Person, operation.Operation.Code)
            ?? throw new UnauthorizedAccessException($"{actor.Name} may not read {operation.Operation.Code}.");

    private static class Sql
    {
        public const string HasBegun = "select count(*) from change_feed where operation_id = @operation and ceiling = @ceiling";

        // The first look at that change, or the last one before it: what was given by then is what was seen there.
        public const string TurnAt = """
            select coalesce(
                (select min(f.turn) from change_feed f
                    where f.operation_id = @operation and f.ceiling = @ceiling and f.change_number = @changeNumber),
                (select max(f.turn) from change_feed f
                    where f.operation_id = @operation and f.ceiling = @ceiling and f.change_number < @changeNumber))
            """;

        public const string Touched = """
            select h.kind
            from history h
            where h.operation_id = @operation and h.change_number > @since
            union
            select f.kind
            from change_feed_record f
            where f.operation_id = @operation and f.ceiling = @ceiling and f.turn > @turn
            """;

        public static string HasChanged(RecordKind kind) => $"""
            t.id in (
                select h.record_id from history h
                where h.operation_id = @operation and h.change_number > @since and h.kind = '{kind.Name}'
                union
                select f.record_id from change_feed_record f
                where f.operation_id = @operation and f.ceiling = @ceiling and f.kind = '{kind.Name}' and f.turn > @turn)
            """;

        // What may be read and does not count; and what was shown and may be read no more.
        public static string Gone(RecordKind kind, Visibility visibility, FeedPosition position, string? left) => $"""
            select g.record_key
            from (
                select t.record_key
                {RecordSql.From(kind)}
                where t.operation_id = @operation and t.record_key > @after and not ({RecordSql.Counts(kind)}) and {visibility.Of(kind)}
                    {(IsAll(position) ? "" : $"and {HasChanged(kind)}")}
                union
                select t.record_key
                {RecordSql.From(kind)}
                join change_feed_record f on f.record_id = t.id
                where f.operation_id = @operation and f.ceiling = @ceiling and f.kind = '{kind.Name}' and f.turn > @turn
                    and f.state = 'hidden' and f.was_shown and f.record_key > @after
                    and (not ({visibility.Of(kind)}){(left is null ? "" : $" or {left}")})
            ) g
            order by g.record_key
            limit @most
            """;
    }
}
