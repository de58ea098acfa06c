using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;

namespace AccessTracker.Data.Review;

/// <summary>Which of the records somebody wants to see. Null: whatever it is.</summary>
/// <param name="State">Null: those that wait, new or questioned.</param>
/// <param name="Kind">As the bundle names it.</param>
/// <param name="Place">Code of a location.</param>
/// <param name="Author">As names are shown.</param>
/// <param name="From">Written at this instant or later.</param>
/// <param name="Until">Written before this instant.</param>
/// <param name="Change">As this change of the operation left them: one import, one form.</param>
public sealed record ReviewFilter(
    ReviewState? State = null, string? Kind = null, string? Place = null, string? Author = null, DateTimeOffset? From = null,
    DateTimeOffset? Until = null, long? Change = null);

/// <summary>A record of the queue.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="State">New, questioned or checked.</param>
/// <param name="Author">Who wrote it as it stands.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="IsOwn">Whoever looks wrote it.</param>
public sealed record QueuedRecord(StoredRecord Record, ReviewState State, string Author, DateTimeOffset WrittenAt, bool IsOwn);

/// <summary>A page of the queue.</summary>
/// <param name="Records">Those on the page.</param>
/// <param name="Total">How many there are of what was asked for.</param>
/// <param name="Authors">Who wrote the records that wait, whatever was asked for.</param>
public sealed record QueuePage(IReadOnlyList<QueuedRecord> Records, long Total, IReadOnlyList<string> Authors);

/// <summary>Reads the records of an operation by how their review stands, as far as somebody may read them, the latest first.</summary>
public sealed class ReviewList(Db db, RecordStore records)
{
    /// <summary>Records on a page.</summary>
    public const int PageSize = 50;

    /// <summary>As many are found at once to be checked together.</summary>
    public const int MostAtOnce = 20_000;

    /// <summary>A page of the queue, from the record after <paramref name="skip"/> others.</summary>
    public Task<QueuePage> ListAsync(
        StoredOperation operation, ReviewFilter filter, int skip, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(async session =>
        {
            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            var visibility = records.VisibilityFor(actor.Person, operation, now);
            var authors = await AuthorsAsync(session, operation, visibility).ConfigureAwait(false);
            var asked = Asked.Of(session, operation, filter, authors.Where(a => names.Of(a) == filter.Author), visibility);
            var total = await session.FirstOrDefaultAsync<long>(Sql.Count(asked.Sql), asked.Parameters(0, 0, long.MaxValue))
                .ConfigureAwait(false);
            var rows = await session.QueryAsync<Row>(asked.Sql + Sql.Page, asked.Parameters(skip, PageSize, long.MaxValue)).ConfigureAwait(false);
            var found = await StoredAsync(session, operation, rows, visibility, cancellation).ConfigureAwait(false);
            return new QueuePage(
                [.. rows.Select(r => new QueuedRecord(
                    found[(r.Kind, r.RecordKey)], EnumCode.Parse<ReviewState>(r.State), names.Of(r.Author), r.WrittenAt, r.Author == actor.Name))],
                total, [.. authors.Select(names.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)]);
        }, cancellation);

    /// <summary>
    /// All records of what was asked for, as they stood at the change number <paramref name="seen"/>: what was written later nobody has looked at.
    /// </summary>
    public Task<IReadOnlyList<LookedAt>> AllAsync(
        StoredOperation operation, ReviewFilter filter, long seen, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlyList<LookedAt>>(async session =>
        {
            var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
            var visibility = records.VisibilityFor(actor.Person, operation, now);
            var authors = await AuthorsAsync(session, operation, visibility).ConfigureAwait(false);
            var asked = Asked.Of(session, operation, filter, authors.Where(a => names.Of(a) == filter.Author), visibility);
            var rows = await session.QueryAsync<Row>(asked.Sql + Sql.Page, asked.Parameters(0, MostAtOnce, seen)).ConfigureAwait(false);
            return [.. rows.Select(r => new LookedAt(r.Kind, r.RecordKey, r.Version))];
        }, cancellation);

    // Of what may be read: who wrote what is hidden is hidden too.
    private static async Task<IReadOnlyList<string>> AuthorsAsync(DbSession session, StoredOperation operation, Visibility visibility)
    {
        var authors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in session.Kinds.Records.Where(k => k.IsReviewed))
        {
            authors.UnionWith(await session.QueryAsync<string>(
                Sql.Authors(kind, visibility), new { operation = operation.Id.ToString(), openBefore = visibility.ParameterValue })
                .ConfigureAwait(false));
        }

        return [.. authors];
    }

    private static async Task<Dictionary<(string Kind, string Key), StoredRecord>> StoredAsync(
        DbSession session, StoredOperation operation, IReadOnlyList<Row> rows, Visibility visibility, CancellationToken cancellation)
    {
        var found = new Dictionary<(string, string), StoredRecord>();
        foreach (var group in rows.GroupBy(r => r.Kind, StringComparer.Ordinal))
        {
            var kind = session.Kinds.Of(group.Key);
            await session.Command($"{RecordSql.Stored(kind)} where t.operation_id = @operation and {session.Dialect.AnyOf("t.record_key", "keys")}")
                .With("operation", operation.Id.ToString())
                .With("keys", session.Dialect.Texts([.. group.Select(r => r.RecordKey)]))
                .EachAsync(
                    reader =>
                    {
                        var record = StoredRecord.Read(kind, reader);
                        found[(kind.Name, record.Key)] = record;
                    }, cancellation).ConfigureAwait(false);
        }

        // A convoy that may be read does not tell of the request that may not.
        var hidden = new HiddenReferences(session, operation, visibility);
        foreach (var record in found.Values)
        {
            await hidden.TakeOutAsync(record).ConfigureAwait(false);
        }

        return found;
    }

    // What was asked for as a statement, and its parameters.
    private sealed record Asked(string Sql, Func<int, int, long, object> Parameters)
    {
        public static Asked Of(
            DbSession session, StoredOperation operation, ReviewFilter filter, IEnumerable<string> authors, Visibility visibility)
        {
            var conditions = new List<string>
            {
                filter.State is { } state ? $"rv.state = '{EnumCode.Of(state)}'" : "rv.state <> 'checked'", "rv.change_number <= @seen",
            };
            if (filter.Author is not null)
            {
                conditions.Add(session.Dialect.AnyOf("rv.author", "authors"));
            }

            conditions.AddRange(filter.From is null ? [] : ["rv.written_at >= @from"]);
            conditions.AddRange(filter.Until is null ? [] : ["rv.written_at < @until"]);
            conditions.AddRange(filter.Change is null ? [] : ["rv.change_number = @change"]);
            var kinds = session.Kinds.Records.Where(k => k.IsReviewed && (filter.Kind is null || k.Name == filter.Kind)).ToList();
            var sql = kinds.Count == 0
                ? ReviewList.Sql.Nothing
                : string.Join("\nunion all\n", kinds.Select(k => ReviewList.Sql.OfKind(k, visibility,
                    filter.Place is null ? conditions : [.. conditions, ReviewList.Sql.At(k, visibility)])));
            return new Asked(sql, (skip, most, seen) => new
            {
                operation = operation.Id.ToString(), openBefore = visibility.ParameterValue, authors = session.Dialect.Texts([.. authors]),
                from = filter.From, until = filter.Until, change = filter.Change ?? 0, place = filter.Place, seen, skip, most,
            });
        }
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";

        public string RecordKey { get; init; } = "";

        public string State { get; init; } = "";

        public long Version { get; init; }

        public string Author { get; init; } = "";

        public DateTimeOffset WrittenAt { get; init; }
    }

    private static class Sql
    {
        public static string Count(string parts) => $"select count(*) from ({parts}) w";

        public static string Authors(RecordKind kind, Visibility visibility) => $"""
            select distinct rv.author
            {RecordSql.From(kind)}
            join review rv on rv.record_id = t.id
            where rv.operation_id = @operation and rv.kind = '{kind.Name}' and rv.state <> 'checked' and t.withdrawn_at is null
                and {visibility.Of(kind)}
            """;

        public const string Page = "\norder by written_at desc, kind, record_key\nlimit @most offset @skip";

        public const string Nothing = "select kind, record_key, state, version, author, written_at from review where 1 = 0";

        public static string OfKind(RecordKind kind, Visibility visibility, IEnumerable<string> conditions) => $"""
            select rv.kind as kind, t.record_key as record_key, rv.state as state, t.version as version, rv.author as author,
                rv.written_at as written_at
            {RecordSql.From(kind)}
            join review rv on rv.record_id = t.id
            where rv.operation_id = @operation and rv.kind = '{kind.Name}' and t.withdrawn_at is null and {string.Join(" and ", conditions)}
                and {visibility.Of(kind)}
            """;

        /// <summary>The record is about the place: it names it, or one of its parts that may be read does.</summary>
        public static string At(RecordKind kind, Visibility visibility)
        {
            var (part, whole) = kind == RecordKinds.Convoys ? (RecordKinds.Deliveries, "convoy_id")
                : kind == RecordKinds.Requests ? ((RecordKind)RecordKinds.RequestLines, "request_id")
                : (kind, "");

            // A code that was guessed finds nothing, where the place itself may not be read.
            var named = part.Referring(RecordKinds.Locations) is { } column ? $"r{part.Position(column.Name)}" : null;
            var place = named is null ? "1 = 0" : $"{named}.record_key = @place and {visibility.OfReferred(RecordKinds.Locations, named)}";
            return part == kind ? place : $"""
                t.id in (select t.{whole} {RecordSql.From(part)} where t.operation_id = @operation and t.withdrawn_at is null and {place}
                    and {visibility.Of(part)})
                """;
        }
    }
}
