using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Entries;

/// <summary>
/// What a form sends at once. Sent again, because the answer was lost on the line or the button was pressed twice, it saves
/// nothing more and is answered as it was the first time.
/// </summary>
/// <param name="Id">Of the form when it was opened, and of its <see cref="Draft"/>, which ends with it.</param>
/// <param name="Person">Who sends it. An id of somebody else's is refused.</param>
public sealed record Submission(string Id, string Person)
{
    /// <summary>Its content is kept so long, to be filled in again when it is undone.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The form held this, for when it is undone; null: nothing that can be filled in again.</summary>
    public SubmittedForm? Form { get; init; }

    /// <summary>A hash of what the form says: with another one it is not the same sent again. Null: of no form.</summary>
    public string? Content { get; init; }

    /// <summary>Its answer is kept: without a content nobody can ask for it again.</summary>
    public bool IsKept => Content is not null;

    /// <summary>The page of what it saves.</summary>
    public string? Target { get; init; }

    /// <summary>
    /// Says what a program is answered, by the change number that it made (null: none). Where it is kept (<see cref="IsKept"/>), it is kept with what
    /// it saves, and given again to the same submission. Null: nobody asks for it.
    /// </summary>
    public Func<long?, string>? Answer { get; init; }

    /// <summary>The revision of the draft as the form has seen it. A later text of another window stays, as a draft of its own.</summary>
    public long Revision { get; init; }

    /// <summary>The window that sends it (<see cref="TypedDraft.Window"/>).</summary>
    public string Window { get; init; } = "";
}

/// <summary>A form as it was filled in when it was saved.</summary>
/// <param name="Name">Which form (<see cref="Draft.Form"/>).</param>
/// <param name="RecordKey">See <see cref="Draft.RecordKey"/>.</param>
/// <param name="Fields">Those of records, without the form's own.</param>
public sealed record SubmittedForm(string Name, string? RecordKey, IReadOnlyDictionary<string, string> Fields);

/// <summary>What became of a submission.</summary>
/// <param name="ChangeNumber">The operation's change number that it made; null: what it sent was stored already.</param>
internal sealed record SubmissionOutcome(string Person, long? ChangeNumber, string? Content);

internal static class Submissions
{
    /// <summary>What became of it, if it came before.</summary>
    public static Task<SubmissionOutcome?> FindAsync(DbSession session, Submission submission) =>
        session.FirstOrDefaultAsync<SubmissionOutcome>(Sql.Find, new { id = submission.Id });

    /// <summary>Puts it down as done, in the transaction that does it.</summary>
    public static async Task KeepAsync(DbSession session, string operationId, Submission submission, long? changeNumber, DateTimeOffset now)
    {
        var held = submission.Form is { } form
            ? session.Severe.Seal(Place(operationId, submission.Person, submission.Id), JsonSerializer.Serialize(form.Fields))
            : null;
        var answer = submission.Answer?.Invoke(changeNumber);
        var kept = new
        {
            id = submission.Id,
            operation = operationId,
            person = submission.Person,
            changeNumber,
            now,
            form = submission.Form?.Name,
            key = submission.Form?.RecordKey,
            held,
            content = submission.Content,
            target = submission.Target,
            answer = submission.IsKept ? answer : null,
        };
        await session.ExecuteAsync(Sql.Keep, kept).ConfigureAwait(false);
        await session.ExecuteAsync(Sql.Forget, new { before = now - Submission.KeptFor }).ConfigureAwait(false);
        if (submission.Revision > 0)
        {
            await DraftAside.SetAsync(session, operationId, submission.Person, submission.Id, submission.Revision, submission.Window, null, now)
                .ConfigureAwait(false);
        }

        await session.ExecuteAsync(Sql.EndDraft, new { id = submission.Id, person = submission.Person }).ConfigureAwait(false);
    }

    /// <summary>Keeps what it is answered, where only what it saved tells that; in the same transaction.</summary>
    public static Task AnswerAsync(DbSession session, Submission submission, string answer) =>
        session.ExecuteAsync(Sql.SetAnswer, new { id = submission.Id, answer });

    /// <summary>Returns the place that the seal of what a submission held belongs to.</summary>
    public static SealedPlace Place(string operationId, string person, string id) => new("submission", $"{operationId}/{person}/{id}", "held");

    private static class Sql
    {
        public const string Find = "select person, change_number, content from submission where id = @id";

        public const string Keep = """
            insert into submission (id, operation_id, person, change_number, submitted_at, held_form, held_key, held, content, target, answer)
            values (@id, @operation, @person, @changeNumber, @now, @form, @key, @held, @content, @target, @answer)
            """;

        public const string SetAnswer = "update submission set answer = @answer where id = @id";

        public const string Forget =
            "update submission set held = null, answer = null where (held is not null or answer is not null) and submitted_at < @before";

        public const string EndDraft = "delete from draft where id = @id and person = @person";
    }
}
