using System.Text.Json;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Entries;

/// <summary>What somebody has typed into a form and not saved: found again after a lost line, a restart, on another device.</summary>
/// <param name="Id">Of the form when it was opened.</param>
/// <param name="Form">Which form: the kind of record, or what it does to one.</param>
/// <param name="RecordKey">The record that it changes or adds to; null: a new one.</param>
/// <param name="Revision">Raised by every saving: who saves must have read the latest.</param>
/// <param name="Fields">By the names of the form's fields, exactly as typed.</param>
public sealed record Draft(string Id, string Form, string? RecordKey, long Revision, IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);

/// <summary>Keeps drafts for the person who types them, and shows them to nobody else.</summary>
public sealed class DraftStore(Db db)
{
    /// <summary>More fields, or more text in all, is no form of ours.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>
    /// Keeps what is typed. Returns the draft's new revision; null when it was saved meanwhile from somewhere else, or ended, or
    /// belongs to somebody else: nothing of it is overwritten.
    /// </summary>
    /// <param name="revision">The one that was read; 0: it is new.</param>
    /// <exception cref="ArgumentException">It holds more than <see cref="MostCharacters"/>.</exception>
    public Task<long?> SaveAsync(
        StoredOperation operation, string person, string id, string form, string? recordKey, long revision,
        IReadOnlyDictionary<string, string> fields, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var json = JsonSerializer.Serialize(fields);
        if (json.Length > MostCharacters)
        {
            throw new ArgumentException($"A draft holds at most {MostCharacters} characters, this one {json.Length}.", nameof(fields));
        }

        return db.WriteAsync<long?>(async session =>
        {
            var parameters = new { id, operation = operation.Id.ToString(), person, form, key = recordKey, revision, content = db.Severe.Seal(Place(operation, person, id), json), now };
            var isDone = revision == 0
                ? await session.ExecuteAsync(Sql.Add, parameters).ConfigureAwait(false) > 0
                : await session.ExecuteAsync(Sql.Change, parameters).ConfigureAwait(false) > 0;
            return isDone ? revision + 1 : null;
        }, cancellation);
    }

    /// <summary>The draft with that id, if it is the person's.</summary>
    public Task<Draft?> FindAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) => db.ReadAsync(
        async session => await session.FirstOrDefaultAsync<Row>(Sql.Find, new { operation = operation.Id.ToString(), person, id }).ConfigureAwait(false) is { } row ? Read(operation, person, row) : null,
        cancellation);

    /// <summary>The person's drafts, the latest first.</summary>
    public Task<IReadOnlyList<Draft>> ListAsync(StoredOperation operation, string person, CancellationToken cancellation = default) => db.ReadAsync<IReadOnlyList<Draft>>(
        async session => [.. (await session.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString(), person }).ConfigureAwait(false)).Select(r => Read(operation, person, r))],
        cancellation);

    /// <summary>
    /// The form whose saving made a change that is undone, as a draft again: filled in as it was. Null: no form of this person made it,
    /// or not lately (<see cref="Submission.KeptFor"/>), or it is a draft again already.
    /// </summary>
    public Task<UndoneForm?> BringBackAsync(StoredOperation operation, string person, long changeNumber, DateTimeOffset now, CancellationToken cancellation = default) =>
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
            var parameters = new { id, asked.operation, person, asked.change, form = held.HeldForm, key = held.HeldKey, content = db.Severe.Seal(Place(operation, person, id), fields), now };
            await session.ExecuteAsync(Sql.Add, parameters).ConfigureAwait(false);

            await session.ExecuteAsync(Sql.Forget, parameters).ConfigureAwait(false);
            var draft = Read(operation, person, (await session.FirstOrDefaultAsync<Row>(Sql.Find, parameters).ConfigureAwait(false))!);
            return new UndoneForm(draft, await session.FirstOrDefaultAsync<string>(Sql.ChangedRecord, parameters).ConfigureAwait(false) is null);
        }, cancellation);

    /// <summary>Ends a draft: the person does not want it any more.</summary>
    public Task DiscardAsync(StoredOperation operation, string person, string id, CancellationToken cancellation = default) =>
        db.WriteAsync(session => session.ExecuteAsync(Sql.Discard, new { operation = operation.Id.ToString(), person, id }), cancellation);

    // Nobody else reads it, whoever changes the person of its row.
    private static SealedPlace Place(StoredOperation operation, string person, string id) => Place(operation.Id.ToString(), person, id);

    /// <summary>Where a draft belongs.</summary>
    internal static SealedPlace Place(string operation, string person, string id) => new("draft", $"{operation}/{person}/{id}", "content");

    private Draft Read(StoredOperation operation, string person, Row row) => new(
        row.Id, row.Form, row.RecordKey, row.Revision, JsonSerializer.Deserialize<Dictionary<string, string>>(db.Severe.Open(Place(operation, person, row.Id), row.Content))!, row.SavedAt);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Form { get; init; } = "";

        public string? RecordKey { get; init; }

        public long Revision { get; init; }

        public string Content { get; init; } = "";

        public DateTimeOffset SavedAt { get; init; }
    }

    private sealed class HeldRow
    {
        public string Id { get; init; } = "";

        public string HeldForm { get; init; } = "";

        public string? HeldKey { get; init; }

        public string Held { get; init; } = "";
    }

    private static class Sql
    {
        // A submission ends its draft for good: what a slow line brings afterwards does not bring it back.
        public const string Add = """
            insert into draft (id, operation_id, person, form, record_key, revision, content, saved_at)
            select @id, @operation, @person, @form, @key, 1, @content, @now
            where not exists (select 1 from submission where id = @id)
            on conflict (id) do nothing
            """;

        public const string Change = """
            update draft set revision = revision + 1, content = @content, saved_at = @now
            where id = @id and operation_id = @operation and person = @person and revision = @revision
            """;

        public const string Find = """
            select id, form, record_key, revision, content, saved_at
            from draft
            where id = @id and operation_id = @operation and person = @person
            """;

        public const string List = """
            select id, form, record_key, revision, content, saved_at
            from draft
            where operation_id = @operation and person = @person
            order by saved_at desc, id
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

        public const string Discard = "delete from draft where id = @id and operation_id = @operation and person = @person";
    }
}

/// <summary>A form whose saving was undone.</summary>
/// <param name="Draft">What it held.</param>
/// <param name="IsNew">All that it saved was new, and does not count any more.</param>
public sealed record UndoneForm(Draft Draft, bool IsNew);
