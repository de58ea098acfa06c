using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>One thing that is remembered of a sender.</summary>
/// <param name="About">What it was asked about.</param>
/// <param name="Key">What <see cref="SheetMemory.ForgetAsync"/> takes.</param>
/// <param name="Topic">What was asked, in the words of the sheet.</param>
/// <param name="Answer">What is done with it.</param>
public sealed record RememberedAnswer(QuestionAbout About, string Key, string Topic, string Answer);

/// <summary>
/// What was answered about the sheets of a sender and holds for the next ones: words, names, headings, orders of days, and so on. It is asked
/// once, shown, and can be forgotten.
/// </summary>
public sealed class SheetMemory(Db db)
{
    /// <summary>The answers that hold for a sender's sheets, by the ids of questions; places and columns are kept apart.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        Id<Operation> operation, string senderKey, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s => s.QueryAsync<Answer>(Sql.Answers, new { operation, sender = senderKey }), cancellation)
            .ConfigureAwait(false)).ToDictionary(a => a.QuestionId, a => a.Said, StringComparer.Ordinal);

    /// <summary>All that is remembered of a sender, in the order in which it is asked.</summary>
    public async Task<IReadOnlyList<RememberedAnswer>> ListAsync(
        StoredOperation operation, string sender, CancellationToken cancellation = default)
    {
        var rows = await db.ReadAsync(
            s => s.QueryAsync<Row>(Sql.List, new { operation = operation.Id, sender = LocationName.Fold(sender) }),
            cancellation).ConfigureAwait(false);
        return [.. rows.Select(r => new RememberedAnswer(
                EnumCode.Parse<QuestionAbout>(r.About), r.ItemKey, Phrase.OfKept(r.Topic).ToString(), Phrase.OfKept(r.Said).ToString()))
            .OrderBy(r => r.About).ThenBy(r => r.Topic, StringComparer.Ordinal)];
    }

    /// <summary>The senders of whom something is remembered, as <see cref="LocationName.Fold"/> writes them.</summary>
    public Task<IReadOnlyList<string>> SendersAsync(StoredOperation operation, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<string>(Sql.Senders, new { operation = operation.Id }), cancellation);

    /// <summary>Forgets one thing, so that it is asked again. False: it was forgotten already.</summary>
    public Task<bool> ForgetAsync(
        StoredOperation operation, string sender, QuestionAbout about, string key, CancellationToken cancellation = default) =>
        db.WriteAsync(async s => await s.ExecuteAsync(
            about switch { QuestionAbout.Heading => Sql.ForgetColumn, QuestionAbout.Name => Sql.ForgetName, _ => Sql.ForgetAnswer },
            new { operation = operation.Id, sender = LocationName.Fold(sender), key }).ConfigureAwait(false) > 0, cancellation);

    /// <summary>Keeps those of <paramref name="answers"/> that hold for the sender's next sheets. That rows are left out holds for one.</summary>
    internal static async Task KeepAsync(
        DbSession session, ImportBatch batch, IReadOnlyList<SheetQuestion> questions, IReadOnlyDictionary<string, string> answers)
    {
        foreach (var question in questions.Where(q => q.Topic is not null))
        {
            if (!answers.TryGetValue(question.Id, out var answer) || answer is SheetQuestion.LeaveOut or SheetAnswers.Each
                || NewPlace.GovernorateOf(answer) is not null)
            {
                continue;
            }

            if (question.About == QuestionAbout.Name)
            {
                await session.ExecuteAsync(Sql.RememberName, new
                {
                    operation = batch.OperationId, sender = batch.SenderKey, key = question.NameKey, name = question.Topic!.ToString(), code = answer,
                }).ConfigureAwait(false);
            }
            else
            {
                await session.ExecuteAsync(Sql.RememberAnswer, new
                {
                    operation = batch.OperationId, sender = batch.SenderKey, id = question.Id, about = EnumCode.Of(question.About),
                    topic = question.Topic!.Kept(), answer, text = question.TextOf(answer).Kept(),
                }).ConfigureAwait(false);
            }
        }
    }

    private sealed class Answer
    {
        public string QuestionId { get; init; } = "";

        public string Said { get; init; } = "";
    }

    private sealed class Row
    {
        public string About { get; init; } = "";

        public string ItemKey { get; init; } = "";

        public string Topic { get; init; } = "";

        public string Said { get; init; } = "";
    }

    private static class Sql
    {
        private const string OfSender = "where operation_id = @operation and sender_key = @sender";

        public const string Answers = "select question_id, answer as said from sheet_answer " + OfSender;

        // A column that was said to tell nothing is remembered too: it is not asked about again.
        public const string List = $"""
            select about, question_id as item_key, topic, answer_text as said from sheet_answer {OfSender}
            union all
            select 'name', name_key, coalesce(name, name_key), location from name_match {OfSender}
            union all
            select 'heading', kind || '/' || heading_key, coalesce(heading, heading_key), field from column_mapping {OfSender}
            """;

        public const string Senders = """
            select sender_key from sheet_answer where operation_id = @operation
            union select sender_key from name_match where operation_id = @operation
            union select sender_key from column_mapping where operation_id = @operation
            """;

        public const string RememberName = """
            insert into name_match (operation_id, sender_key, name_key, name, location) values (@operation, @sender, @key, @name, @code)
            on conflict (operation_id, sender_key, name_key) do update set location = excluded.location, name = excluded.name
            """;

        public const string RememberAnswer = """
            insert into sheet_answer (operation_id, sender_key, question_id, about, topic, answer, answer_text)
                values (@operation, @sender, @id, @about, @topic, @answer, @text)
            on conflict (operation_id, sender_key, question_id) do update
                set topic = excluded.topic, answer = excluded.answer, answer_text = excluded.answer_text
            """;

        public const string ForgetAnswer = $"delete from sheet_answer {OfSender} and question_id = @key";

        public const string ForgetName = $"delete from name_match {OfSender} and name_key = @key";

        public const string ForgetColumn = $"delete from column_mapping {OfSender} and kind || '/' || heading_key = @key";
    }
}
