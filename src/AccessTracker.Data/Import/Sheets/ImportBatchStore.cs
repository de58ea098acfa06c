using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The sheets that were sent, how far each has come, and what their senders answered.</summary>
public sealed class ImportBatchStore(Db db)
{
    /// <summary>Batches of one list.</summary>
    public const int MostListed = 100;

    // Among the answers of a bundle, to which no question was asked.
    internal const string KeepsGood = "keeps-good";

    // What is answered for all of a kind at once is remembered one by one, as far as anybody would answer it again one by one.
    private const int MostRemembered = 1_000;

    private readonly SheetKinds _kinds = SheetKinds.Of(db.Kinds);

    /// <summary>Keeps a file that somebody sent. Returns the batch's id.</summary>
    public Task<Id<ImportBatch>> AddAsync(
        StoredOperation operation, string sender, string fileName, Stream content, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            var id = Id<ImportBatch>.New(now);
            await session.ExecuteAsync(Sql.Add, new
            {
                id, operation = operation.Id.ToString(), sender = sender.Trim(), senderKey = LocationName.Fold(sender), fileName, now,
                    by = actor.Name,
            }).ConfigureAwait(false);
            await BatchFiles.WriteAsync(session, id, BatchFile.Upload, content, cancellation).ConfigureAwait(false);
            return id;
        }, cancellation);

    /// <summary>
    /// Keeps a bundle that a program sent, and asks for the job that checks or imports it. False: the submission was kept before.
    /// </summary>
    /// <param name="id">Of the batch.</param>
    /// <param name="fileName">Says what it is by its ending; that of one CSV file is the file's name in a bundle.</param>
    /// <param name="state"><see cref="BatchState.Checking"/> or <see cref="BatchState.Running"/>.</param>
    /// <param name="keepsGood">The good rows are stored although others are refused.</param>
    public Task<bool> AddBundleAsync(
        StoredOperation operation, Id<ImportBatch> id, string fileName, Stream content, BatchState state, bool keepsGood, Actor actor,
        Submission sent, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(async session =>
        {
            if (await Submissions.FindAsync(session, sent).ConfigureAwait(false) is not null)
            {
                return false;
            }

            var sender = actor.Token ?? actor.Name;
            await session.ExecuteAsync(Sql.AddBundle, new
            {
                id, operation = operation.Id.ToString(), sender, senderKey = LocationName.Fold(sender), fileName, now, by = actor.Name,
                state = EnumCode.Of(state), person = JsonSerializer.Serialize(actor.Person),
                answers = keepsGood ? JsonSerializer.Serialize(new Dictionary<string, string> { [KeepsGood] = "true" }) : null,
            }).ConfigureAwait(false);
            await BatchFiles.WriteAsync(session, id, BatchFile.Upload, content, cancellation).ConfigureAwait(false);
            await Submissions.KeepAsync(session, operation.Id.ToString(), sent, null, now).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <summary>A bundle of an operation; null: there is none for that person.</summary>
    public async Task<ImportBatch?> FindBundleAsync(
        StoredOperation operation, Id<ImportBatch> id, Person person, CancellationToken cancellation = default) =>
        await FindAsync(id, cancellation).ConfigureAwait(false) is { IsBundle: true } batch && batch.OperationId == operation.Id
            && batch.IsFor(person, operation.Operation.Code) ? batch : null;

    /// <summary>The latest of an operation that <paramref name="person"/> may know of, newest first.</summary>
    public async Task<IReadOnlyList<ImportBatch>> ListAsync(StoredOperation operation, Person person, CancellationToken cancellation = default)
    {
        var rows = await db.ReadAsync(s => s.QueryAsync<Row>(Sql.List, new { operation = operation.Id.ToString(), most = MostListed }), cancellation)
            .ConfigureAwait(false);
        return [.. rows.Select(r => r.ToBatch(_kinds)).Where(b => b.IsFor(person, operation.Operation.Code))];
    }

    /// <summary>One of an operation; null: there is none for that person.</summary>
    public async Task<ImportBatch?> FindAsync(
        StoredOperation operation, Id<ImportBatch> id, Person person, CancellationToken cancellation = default) =>
        await FindAsync(id, cancellation).ConfigureAwait(false) is { IsBundle: false } batch && batch.OperationId == operation.Id
            && batch.IsFor(person, operation.Operation.Code) ? batch : null;

    /// <summary>One, for the job.</summary>
    public async Task<ImportBatch?> FindAsync(Id<ImportBatch> id, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s => s.FirstOrDefaultAsync<Row>(Sql.Find, new { id }), cancellation).ConfigureAwait(false))?.ToBatch(_kinds);

    /// <summary>The sheets of that kind that a sender brought before and that count, newest first.</summary>
    /// <param name="but">Not this one; null: all.</param>
    internal async Task<IReadOnlyList<ImportBatch>> DoneBeforeAsync(
        SheetUpload upload, Id<ImportBatch>? but, SheetKind kind, CancellationToken cancellation) =>
        [.. (await db.ReadAsync(
                s => s.QueryAsync<Row>(Sql.Done, new { operation = upload.Operation.Id, sender = upload.SenderKey, most = MostListed }), cancellation)
                .ConfigureAwait(false))
            .Select(r => r.ToBatch(_kinds)).Where(b => b.Id != but && b.Mapping?.Of == kind)];

    /// <summary>Senders so far, as far as <paramref name="person"/> may know of their sheets.</summary>
    public Task<IReadOnlyList<string>> SendersAsync(StoredOperation operation, Person person, CancellationToken cancellation = default) =>
        db.ReadAsync(
            s => ImportBatch.KnowsAll(person, operation.Operation.Code)
                ? s.QueryAsync<string>(Sql.AllSenders, new { operation = operation.Id.ToString() })
                : s.QueryAsync<string>(Sql.Senders, new { operation = operation.Id.ToString(), by = person.Name }), cancellation);

    /// <summary>Columns told these fields in the sender's sheets of that kind before, by the keys of their headings.</summary>
    public async Task<IReadOnlyDictionary<string, RememberedColumn>> ColumnsAsync(
        Id<Operation> operation, string senderKey, SheetKind kind, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s => s.QueryAsync<Remembered>(Sql.Columns, new { operation, sender = senderKey, kind = kind.Name }), cancellation)
            .ConfigureAwait(false))
        .ToDictionary(
            r => r.HeadingKey,
            r => new RememberedColumn(r.Field.Length == 0 ? null : r.Field, r.DayOrder is null ? null : EnumCode.Parse<DayOrder>(r.DayOrder)),
            StringComparer.Ordinal);

    /// <summary>Keeps what the columns tell, for this sheet and the sender's next ones.</summary>
    public Task SaveMappingAsync(ImportBatch batch, SheetScan scan, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
    {
        var columns =
            scan.Mapping.Columns.Where(c => LocationName.Fold(c.Heading).Length > 0 && !SheetLanguages.IsWhatIsWrong(c.Heading))
            .DistinctBy(c => LocationName.Fold(c.Heading));
        foreach (var column in columns)
        {
            await session.ExecuteAsync(Sql.RememberColumn, new
            {
                operation = batch.OperationId, sender = batch.SenderKey, kind = scan.Mapping.Kind, heading = LocationName.Fold(column.Heading),
                    said = SheetQuestion.Said(column.Heading), field = column.Field ?? "",
                order = column.Order is { } order ? EnumCode.Of(order) : null,
            }).ConfigureAwait(false);
        }

        return await session.ExecuteAsync(Sql.SetMapping, new
        {
            id = batch.Id, mapping = scan.Mapping.ToJson(), questions = Json(scan.Open), answers = JsonSerializer.Serialize(batch.Answers),
            rows = (long)scan.Rows, now,
        }).ConfigureAwait(false);
    }, cancellation);

    /// <summary>Keeps how a sheet that is being checked is read with its answers. With questions open again it waits for them.</summary>
    internal Task SaveScanAsync(ImportBatch batch, SheetScan scan, DateTimeOffset now, CancellationToken cancellation) => db.WriteAsync(
        s => s.ExecuteAsync(Sql.SetScan, new
        {
            id = batch.Id, mapping = scan.Mapping.ToJson(), questions = Json(scan.Open),
            state = EnumCode.Of(scan.Open.Count > 0 ? BatchState.Mapped : BatchState.Checking), rows = (long)scan.Rows, now,
        }), cancellation);

    /// <summary>
    /// Keeps answers to questions, for this sheet and, where an answer holds for them too, the sender's next ones.
    /// </summary>
    /// <param name="answers">By the ids of questions; those of other questions are kept for this sheet.</param>
    public Task SaveAnswersAsync(
        ImportBatch batch, IReadOnlyList<SheetQuestion> questions, IReadOnlyDictionary<string, string> answers, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(
            async session =>
    {
        await SheetMemory.KeepAsync(session, batch, questions, answers).ConfigureAwait(false);
        var all = new Dictionary<string, string>(batch.Answers, StringComparer.Ordinal);
        foreach (var (id, answer) in answers)
        {
            all[id] = answer;
        }

        var open = questions.Where(q => !answers.ContainsKey(q.Id)).ToList();
        return await session.ExecuteAsync(
            Sql.SetAnswers, new { id = batch.Id, questions = Json(open), answers = JsonSerializer.Serialize(all), now }).ConfigureAwait(false);
    }, cancellation);

    /// <summary>Asks for a job: <see cref="BatchState.Checking"/> or <see cref="BatchState.Running"/>. False: questions are open, or somebody was
    /// quicker.</summary>
    public Task<bool> AskAsync(ImportBatch batch, BatchState state, Person person, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
        async s => await s.ExecuteAsync(
            Sql.Ask, new { id = batch.Id, from = EnumCode.Of(batch.State), to = EnumCode.Of(state), person = JsonSerializer.Serialize(person),
                now }).ConfigureAwait(false) == 1, cancellation);

    /// <summary>Back to the columns.</summary>
    public Task ReopenAsync(ImportBatch batch, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.Reopen, new { id = batch.Id, from = EnumCode.Of(batch.State), now }), cancellation);

    /// <summary>Forgets a sheet of which nothing was stored. False: it is not one.</summary>
    public Task<bool> RemoveAsync(ImportBatch batch, CancellationToken cancellation = default) =>
        RemoveAsync(batch.Id, DateTimeOffset.MaxValue, cancellation);

    /// <summary>
    /// Forgets the sheets that nobody has gone on with since <paramref name="before"/> and of which nothing was stored. Returns their ids.
    /// </summary>
    public async Task<IReadOnlyList<Id<ImportBatch>>> RemoveUntouchedAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var removed = new List<Id<ImportBatch>>();
        foreach (var id in await db.ReadAsync(s => s.QueryAsync<Id<ImportBatch>>(Sql.Untouched, new { before }), cancellation).ConfigureAwait(false))
        {
            if (await RemoveAsync(id, before, cancellation).ConfigureAwait(false))
            {
                removed.Add(id);
            }
        }

        return removed;
    }

    /// <summary>Within the transaction that undoes a change: if that was the import of a sheet, the sheet says so.</summary>
    internal static Task UndoneAsync(DbSession session, string operationId, long changeNumber) =>
        session.ExecuteAsync(Sql.Undo, new { operation = operationId, change = changeNumber });

    /// <summary>Batches that wait for a job, or whose job has given no sign of life since <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<Id<ImportBatch>>> WaitingAsync(DateTimeOffset before, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<Id<ImportBatch>>(Sql.Waiting, new { before }), cancellation);

    /// <summary>Takes a batch for the job that asks. False: another has it, or it does not wait.</summary>
    public Task<bool> ClaimAsync(Id<ImportBatch> id, DateTimeOffset now, DateTimeOffset before, CancellationToken cancellation = default) =>
        db.WriteAsync(async s => await s.ExecuteAsync(Sql.Claim, new { id, now, before }).ConfigureAwait(false) == 1, cancellation);

    /// <summary>A sign of life of the job.</summary>
    public Task ProgressAsync(Id<ImportBatch> id, long rows, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.Progress, new { id, rows, now }), cancellation);

    /// <summary>Ends a job without an import: after a check, or after a failure.</summary>
    public Task EndAsync(
        Id<ImportBatch> id, BatchState state, BatchResult result, IReadOnlyDictionary<BatchFile, Stream> files,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await EndAsync(session, id, state, result, null, files, cancellation).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>
    /// Ends a check: keeps how its answers have the sheet read, what is open, and each answer that holds for the sender's next sheets.
    /// </summary>
    internal Task EndCheckAsync(
        ImportBatch batch, BatchState state, BatchResult result, SheetCheck check, IReadOnlyDictionary<BatchFile, Stream> files,
        CancellationToken cancellation) => db.WriteAsync(async session =>
    {
        var answers = new SheetAnswers(batch.Answers, new Dictionary<string, string>());
        List<SheetQuestion> told = [.. check.Asked.Select(a => a.Question).Where(q => answers.Of(q) is not null).Take(MostRemembered)];
        await SheetMemory.KeepAsync(session, batch, told, told.ToDictionary(q => q.Id, q => answers.Of(q)!)).ConfigureAwait(false);
        await session.ExecuteAsync(
            Sql.SetCheck, new { id = batch.Id, mapping = check.Mapping.ToJson(), questions = Json(check.Open) }).ConfigureAwait(false);
        await EndAsync(session, batch.Id, state, result, null, files, cancellation).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Copies a file of a batch; false: there is none.</summary>
    public Task<bool> CopyAsync(Id<ImportBatch> id, BatchFile file, Stream target, CancellationToken cancellation = default) =>
        db.ReadAsync(s => BatchFiles.CopyAsync(s, id, file, target, cancellation), cancellation);

    private Task<bool> RemoveAsync(Id<ImportBatch> id, DateTimeOffset before, CancellationToken cancellation) => db.WriteAsync(async session =>
    {
        foreach (var file in Enum.GetValues<BatchFile>())
        {
            await BatchFiles.RemoveAsync(session, id, file).ConfigureAwait(false);
        }

        var isRemoved = await session.ExecuteAsync(Sql.Remove, new { id, before }).ConfigureAwait(false) == 1;
        if (!isRemoved)
        {
            session.Discard();
        }

        return isRemoved;
    }, cancellation);

    /// <summary>Ends a job within the transaction of its import.</summary>
    internal static async Task EndAsync(
        DbSession session, Id<ImportBatch> id, BatchState state, BatchResult result, long? changeNumber, IReadOnlyDictionary<BatchFile, Stream> files,
        CancellationToken cancellation)
    {
        foreach (var (file, content) in files)
        {
            await BatchFiles.WriteAsync(session, id, file, content, cancellation).ConfigureAwait(false);
        }

        if (state == BatchState.Done)
        {
            // What is in the store now need not be kept twice.
            await BatchFiles.RemoveAsync(session, id, BatchFile.Upload).ConfigureAwait(false);
        }

        await session.ExecuteAsync(Sql.End, new { id, state = EnumCode.Of(state), result = result.ToJson(), changeNumber }).ConfigureAwait(false);
    }

    private static string? Json(IReadOnlyList<SheetQuestion> questions) => questions.Count == 0 ? null : JsonSerializer.Serialize(questions);

    private sealed class Remembered
    {
        public string HeadingKey { get; init; } = "";

        public string Field { get; init; } = "";

        public string? DayOrder { get; init; }
    }

    private sealed class Row
    {
        public Id<ImportBatch> Id { get; init; }

        public Id<Operation> OperationId { get; init; }

        public string Sender { get; init; } = "";

        public string SenderKey { get; init; } = "";

        public string FileName { get; init; } = "";

        public DateTimeOffset UploadedAt { get; init; }

        public string UploadedBy { get; init; } = "";

        public string State { get; init; } = "";

        public string Form { get; init; } = "";

        public string? PersonJson { get; init; }

        public long ProgressRows { get; init; }

        public long TotalRows { get; init; }

        public string? MappingJson { get; init; }

        public string? QuestionsJson { get; init; }

        public string? AnswersJson { get; init; }

        public string? ResultJson { get; init; }

        public long? ChangeNumber { get; init; }

        public ImportBatch ToBatch(SheetKinds kinds) => new()
        {
            Id = Id,
            OperationId = OperationId,
            Sender = Sender,
            SenderKey = SenderKey,
            FileName = FileName,
            UploadedAt = UploadedAt,
            UploadedBy = UploadedBy,
            State = EnumCode.Parse<BatchState>(State),
            IsBundle = Form == "bundle",
            Person = PersonJson is null ? null : JsonSerializer.Deserialize<Person>(PersonJson),
            ProgressRows = ProgressRows,
            TotalRows = TotalRows,
            Mapping = SheetMapping.FromJson(MappingJson, kinds),
            Questions = QuestionsJson is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<SheetQuestion>>(QuestionsJson)!,
            Answers = AnswersJson is null
                ? new Dictionary<string, string>()
                : JsonSerializer.Deserialize<IReadOnlyDictionary<string, string>>(AnswersJson)!,
            Result = ResultJson is null ? null : JsonSerializer.Deserialize<BatchResult>(ResultJson),
            ChangeNumber = ChangeNumber,
        };
    }

    private static class Sql
    {
        private const string Batches = """
            select id, operation_id, sender, sender_key, file_name, uploaded_at, uploaded_by, state, form, person_json, progress_rows, total_rows,
                mapping_json, questions_json, answers_json, result_json, change_number
            from import_batch

            """;

        public const string Add = """
            insert into import_batch (id, operation_id, sender, sender_key, file_name, uploaded_at, uploaded_by, state, progress_rows, total_rows)
            values (@id, @operation, @sender, @senderKey, @fileName, @now, @by, 'uploaded', 0, 0)
            """;

        public const string AddBundle = """
            insert into import_batch (id, operation_id, sender, sender_key, file_name, uploaded_at, uploaded_by, state, form, person_json,
                answers_json, progress_rows, total_rows)
            values (@id, @operation, @sender, @senderKey, @fileName, @now, @by, @state, 'bundle', @person, @answers, 0, 0)
            """;

        public const string List = Batches + "where operation_id = @operation and form = 'sheet' order by uploaded_at desc, id desc limit @most";

        public const string Done = Batches
            + "where operation_id = @operation and sender_key = @sender and state = 'done' and form = 'sheet' "
            + "order by uploaded_at desc, change_number desc, id desc limit @most";

        public const string Find = Batches + "where id = @id";

        public const string Senders =
            "select distinct sender from import_batch where operation_id = @operation and uploaded_by = @by and form = 'sheet' "
            + "order by sender";

        public const string AllSenders =
            "select distinct sender from import_batch where operation_id = @operation and form = 'sheet' order by sender";

        public const string Columns =
            "select heading_key, field, day_order from column_mapping where operation_id = @operation and sender_key = @sender and kind = @kind";

        public const string RememberColumn = """
            insert into column_mapping (operation_id, sender_key, kind, heading_key, heading, field, day_order)
                values (@operation, @sender, @kind, @heading, @said, @field, @order)
            on conflict (operation_id, sender_key, kind, heading_key) do update
                set heading = excluded.heading, field = excluded.field, day_order = coalesce(excluded.day_order, column_mapping.day_order)
            """;

        public const string SetMapping = """
            update import_batch set state = 'mapped', mapping_json = @mapping, questions_json = @questions, answers_json = @answers,
                total_rows = @rows, result_json = null, touched_at = @now
            where id = @id and state in ('uploaded', 'mapped', 'checked', 'failed')
            """;

        public const string SetScan = """
            update import_batch set state = @state, mapping_json = @mapping, questions_json = @questions, total_rows = @rows, touched_at = @now
            where id = @id and state = 'checking'
            """;

        public const string SetCheck = "update import_batch set mapping_json = @mapping, questions_json = @questions where id = @id";

        public const string SetAnswers =
            "update import_batch set questions_json = @questions, answers_json = @answers, touched_at = @now where id = @id";

        public const string Ask = "update import_batch set state = @to, person_json = @person, seen_at = null, progress_rows = 0, touched_at = "
            + "@now where id = @id and state = @from and questions_json is null";

        public const string Reopen = "update import_batch set state = 'uploaded', touched_at = @now where id = @id and state = @from and state in "
            + "('mapped', 'checked', 'failed')";

        private const string IsIdle = "state in ('uploaded', 'mapped', 'checked', 'failed') and coalesce(touched_at, uploaded_at) < @before";

        public const string Remove = "delete from import_batch where id = @id and " + IsIdle;

        public const string Untouched = "select id from import_batch where " + IsIdle + " order by id";

        public const string Undo =
            "update import_batch set state = 'undone' where operation_id = @operation and change_number = @change and state = 'done'";

        public const string Waiting =
            "select id from import_batch where state in ('checking', 'running') and (seen_at is null or seen_at < @before) order by uploaded_at";

        public const string Claim =
            "update import_batch set seen_at = @now where id = @id and state in ('checking', 'running') and (seen_at is null or seen_at < @before)";

        public const string Progress =
            "update import_batch set seen_at = @now, progress_rows = @rows where id = @id and state in ('checking', 'running')";

        public const string End =
            "update import_batch set state = @state, result_json = @result, change_number = @changeNumber, seen_at = null where id = @id";
    }
}
