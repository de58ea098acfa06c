using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Entries;

/// <summary>Keeps drafts for the person who types them, and shows them to nobody else.</summary>
public sealed class DraftStore(Db db)
{
    /// <summary>More fields, or more text in all, is no form of ours.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>One person has at most this many drafts in one operation. One that does not fit is refused, and no other is lost for it.</summary>
    public const int Most = 50;

    /// <summary>A draft that nobody went on with for so long is removed.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(60);

    /// <summary>For so long what was thrown away can be taken back; then it is removed.</summary>
    public static readonly TimeSpan TakenBackWithin = TimeSpan.FromDays(1);

    /// <summary>Keeps what is typed. What the same window sends again, or sent earlier, changes nothing and is kept already.</summary>
    /// <exception cref="ArgumentException">It holds more than <see cref="MostCharacters"/>.</exception>
    public Task<DraftKeeping> KeepAsync(
        StoredOperation operation, string person, TypedDraft draft, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var json = JsonSerializer.Serialize(draft.Fields);
        if (json.Length > MostCharacters)
        {
            throw new ArgumentException($"A draft holds at most {MostCharacters} characters, this one {json.Length}.", nameof(draft));
        }

        return db.WriteAsync(async session =>
        {
            var parameters = new
            {
                id = draft.Id, operation = operation.Id.ToString(), person, form = draft.Form, key = draft.RecordKey, revision = draft.Revision,
                    content = db.Severe.Seal(Place(operation, person, draft.Id), json), now,
                window = draft.Window.Length > 0 ? draft.Window : null, turn = draft.Turn, isMeant = draft.IsMeant, most = Most,
            };
            if (draft.IsMeant
                && !await DraftAside.SetAsync(session, parameters.operation, person, draft.Id, draft.Revision, draft.Window, Most, now)
                    .ConfigureAwait(false))
            {
                return new DraftKeeping(DraftOutcome.Full, draft.Revision);
            }

            return await session.ExecuteAsync(Sql.Add, parameters).ConfigureAwait(false) > 0
                ? new DraftKeeping(DraftOutcome.Kept, 1)
                : await session.FirstOrDefaultAsync<long>(Sql.Change, parameters).ConfigureAwait(false) is > 0 and var revision
                ? new DraftKeeping(DraftOutcome.Kept, revision)
                : await WhyNotAsync(session, parameters, person, draft).ConfigureAwait(false);
        }, cancellation);
    }

    /// <summary>The draft with that id, if it is the person's; one that was thrown away too.</summary>
    public Task<Draft?> FindAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) => db.ReadAsync(
        async session => await session.FirstOrDefaultAsync<Row>(Sql.Find, new { operation = operation.Id.ToString(), person, id })
            .ConfigureAwait(false) is { } row
            ? Read(operation, person, row)
            : null,
        cancellation);

    /// <summary>The person's drafts, the latest first, those that were thrown away among them.</summary>
    public Task<IReadOnlyList<Draft>> ListAsync(StoredOperation operation, string person, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlyList<Draft>>(
        async session =>
            [.. (await session.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString(), person }).ConfigureAwait(false))
                .Select(r => Read(operation, person, r))],
        cancellation);

    /// <summary>The form with that id saved this, if the person did; null: nothing yet.</summary>
    public Task<SavedForm?> FindSavedAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) =>
        db.ReadAsync(
        session => session.FirstOrDefaultAsync<SavedForm>(Sql.FindSaved, new { operation = operation.Id.ToString(), person, id }), cancellation);

    /// <summary>Somebody else's form, or one of another operation, has that id.</summary>
    public Task<bool> IsOfAnotherAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
            await session.FirstOrDefaultAsync<long>(Sql.OfAnother, new { operation = operation.Id.ToString(), person, id }).ConfigureAwait(false) > 0,
        cancellation);

    /// <summary>
    /// The form whose saving made a change that is undone, as a draft again: filled in as it was. Null: no form of this person made it,
    /// or not lately (<see cref="Submission.KeptFor"/>), or it is a draft again already.
    /// </summary>
    public Task<UndoneForm?> BringBackAsync(
        StoredOperation operation, string person, long changeNumber, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync<UndoneForm?>(async session =>
        {
            var asked = new { operation = operation.Id.ToString(), person, change = changeNumber };
            if (await session.FirstOrDefaultAsync<HeldRow>(Sql.Held, asked).ConfigureAwait(false) is not { } held)
            {
                return null;
            }

            // Sealed for the submission, and so sealed anew for the draft.
            var id = Id<Draft>.New(now).ToString();
            var fields = db.Severe.Open(Submissions.Place(asked.operation, person, held.Id), held.Held);
            var parameters =
                new { id, asked.operation, person, asked.change, form = held.HeldForm, key = held.HeldKey,
                    content = db.Severe.Seal(Place(operation, person, id), fields), now };
            await session.ExecuteAsync(Sql.BringBack, parameters).ConfigureAwait(false);

            await session.ExecuteAsync(Sql.Forget, parameters).ConfigureAwait(false);
            var draft = Read(operation, person, (await session.FirstOrDefaultAsync<Row>(Sql.Find, parameters).ConfigureAwait(false))!);
            return new UndoneForm(draft, await session.FirstOrDefaultAsync<string>(Sql.ChangedRecord, parameters).ConfigureAwait(false) is null);
        }, cancellation);

    /// <summary>Throws a draft away. It can be taken back for <see cref="TakenBackWithin"/>.</summary>
    public Task DiscardAsync(StoredOperation operation, string person, string id, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
        async session =>
        {
            var parameters = new { operation = operation.Id.ToString(), person, id, now, most = Most };
            await session.ExecuteAsync(Sql.Discard, parameters).ConfigureAwait(false);
            return await session.ExecuteAsync(Sql.RemoveMore, parameters).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Ends a draft for good: what stood in it is saved elsewhere.</summary>
    public Task EndAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) =>
        db.WriteAsync(session => session.ExecuteAsync(Sql.End, new { operation = operation.Id.ToString(), person, id }), cancellation);

    /// <summary>Takes back what was thrown away. False: it is not there any more, or there are as many drafts as there may be.</summary>
    public Task<bool> TakeBackAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
            await session.ExecuteAsync(Sql.TakeBack, new { operation = operation.Id.ToString(), person, id, most = Most }).ConfigureAwait(false) > 0,
            cancellation);

    /// <summary>Removes the drafts of all operations that are too old, and what was thrown away long enough ago. Returns how many.</summary>
    public Task<int> RemoveOldAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(session => session.ExecuteAsync(Sql.RemoveOld, new { old = now - Age, gone = now - TakenBackWithin }), cancellation);

    private static async Task<DraftKeeping> WhyNotAsync(DbSession session, object parameters, string person, TypedDraft draft)
    {
        if (await session.FirstOrDefaultAsync<Standing>(Sql.Stands, parameters).ConfigureAwait(false) is { } stands)
        {
            return stands.Person != person ? new DraftKeeping(DraftOutcome.NotYours, 0)
                : stands.DiscardedAt is not null ? new DraftKeeping(DraftOutcome.Discarded, stands.Revision)
                : draft.Window.Length > 0 && stands.TypedIn == draft.Window ? new DraftKeeping(DraftOutcome.Kept, stands.Revision)
                : new DraftKeeping(DraftOutcome.ChangedElsewhere, stands.Revision);
        }

        return await session.FirstOrDefaultAsync<string>(Sql.SavedBy, parameters).ConfigureAwait(false) switch
        {
            null => new DraftKeeping(DraftOutcome.Full, 0),
            var by => new DraftKeeping(by == person ? DraftOutcome.Saved : DraftOutcome.NotYours, 0),
        };
    }

    /// <summary>Returns the place that a draft's seal belongs to.</summary>
    internal static SealedPlace Place(string operation, string person, string id) => new("draft", $"{operation}/{person}/{id}", "content");

    // Nobody else reads it, whoever changes the person of its row.
    private static SealedPlace Place(StoredOperation operation, string person, string id) => Place(operation.Id.ToString(), person, id);

    private Draft Read(StoredOperation operation, string person, Row row) => new(
        row.Id, row.Form, row.RecordKey, row.Revision,
        JsonSerializer.Deserialize<Dictionary<string, string>>(db.Severe.Open(Place(operation, person, row.Id), row.Content))!, row.SavedAt)
        {
            Window = row.TypedIn ?? "",
            Turn = row.Turn,
            DiscardedAt = row.DiscardedAt,
        };

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Form { get; init; } = "";

        public string? RecordKey { get; init; }

        public long Revision { get; init; }

        public string Content { get; init; } = "";

        public DateTimeOffset SavedAt { get; init; }

        public string? TypedIn { get; init; }

        public long Turn { get; init; }

        public DateTimeOffset? DiscardedAt { get; init; }
    }

    private sealed class HeldRow
    {
        public string Id { get; init; } = "";

        public string HeldForm { get; init; } = "";

        public string? HeldKey { get; init; }

        public string Held { get; init; } = "";
    }

    private sealed class Standing
    {
        public string Person { get; init; } = "";

        public long Revision { get; init; }

        public string? TypedIn { get; init; }

        public DateTimeOffset? DiscardedAt { get; init; }
    }

    private static class Sql
    {
        private const string Mine = "operation_id = @operation and person = @person";

        private const string HasRoom = $"(select count(*) from draft where {Mine} and discarded_at is null) < @most";

        // A submission ends its draft for good: what a slow line brings afterwards does not bring it back.
        public const string Add = $"""
            insert into draft (id, operation_id, person, form, record_key, revision, content, saved_at, typed_in, turn)
            select @id, @operation, @person, @form, @key, 1, @content, @now, @window, @turn
            where not exists (select 1 from submission where id = @id) and {HasRoom}
            on conflict (id) do nothing
            """;

        public const string Change = $"""
            update draft set revision = revision + 1, content = @content, saved_at = @now, typed_in = @window, turn = @turn, discarded_at = null
            where id = @id and {Mine}
                and (@isMeant or (discarded_at is null and ((typed_in = @window and turn < @turn) or revision = @revision)))
            returning revision
            """;

        public const string Stands = "select person, revision, typed_in, discarded_at from draft where id = @id";

        public const string SavedBy = "select person from submission where id = @id";

        public const string FindSaved = $"""
            select change_number, target, content, submitted_at
            from submission
            where id = @id and {Mine}
            """;

        public const string OfAnother = $"""
            select (select count(*) from draft where id = @id and not ({Mine})) + (select count(*) from submission where id = @id and not ({Mine}))
            """;

        public const string Find = $"""
            select id, form, record_key, revision, content, saved_at, typed_in, turn, discarded_at
            from draft
            where id = @id and {Mine}
            """;

        public const string List = $"""
            select id, form, record_key, revision, content, saved_at, typed_in, turn, discarded_at
            from draft
            where {Mine}
            order by saved_at desc, id
            """;

        // Whoever undoes has filled it in before: it has room whatever else there is.
        public const string BringBack = """
            insert into draft (id, operation_id, person, form, record_key, revision, content, saved_at)
            values (@id, @operation, @person, @form, @key, 1, @content, @now)
            """;

        public const string Held = """
            select id, held_form, held_key, held
            from submission
            where operation_id = @operation and change_number = @change and person = @person and held is not null
            """;

        public const string Forget = "update submission set held = null where operation_id = @operation and change_number = @change";

        // What was there before the change is as it was; there is nothing to fill in again.
        public const string ChangedRecord = """
            select record_key from history where operation_id = @operation and change_number = @change and action = 'changed' limit 1
            """;

        public const string Discard = $"update draft set discarded_at = @now where id = @id and {Mine} and discarded_at is null";

        // Of what was thrown away no more is held than of what was not.
        public const string RemoveMore = $"""
            delete from draft
            where {Mine} and discarded_at is not null
                and id not in (select id from draft where {Mine} and discarded_at is not null order by discarded_at desc, id limit @most)
            """;

        public const string TakeBack = $"update draft set discarded_at = null where id = @id and {Mine} and discarded_at is not null and {HasRoom}";

        public const string End = $"delete from draft where id = @id and {Mine}";

        public const string RemoveOld = "delete from draft where saved_at < @old or discarded_at < @gone";
    }
}
