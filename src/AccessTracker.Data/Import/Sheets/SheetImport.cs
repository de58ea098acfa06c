using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A preview is what somebody sees of a sheet before saying what its columns tell.</summary>
/// <param name="Sheets">Names of the workbook's sheets.</param>
/// <param name="Sheet">The one looked at, from 0.</param>
/// <param name="Samples">The first values of each column.</param>
public sealed record SheetView(
    IReadOnlyList<string> Sheets, int Sheet, SheetKind Kind, int HeaderRow, IReadOnlyList<ColumnMatch> Columns,
    IReadOnlyList<IReadOnlyList<string>> Samples)
{
    /// <summary>Whether the headings fit the kind. False: they fit none, and whoever sent the sheet has to say what its rows are about.</summary>
    public bool Fits { get; init; } = true;

    /// <summary>What a column is about of which nothing is taken.</summary>
    /// <param name="field">What it was said to tell; the item of a row only tells rows of one stop apart.</param>
    public LeftOutColumn LeftOut(int column, string? field = null) => field is null or HelperFields.Item
        ? LeftOutColumns.Of(Columns[column].Heading, Samples[column])
        : LeftOutColumn.Other;

    /// <summary>The rows of the headings, from the top; the last of them is <see cref="HeaderRow"/>.</summary>
    public IReadOnlyList<int> HeaderRows { get; init; } = [HeaderRow];

    /// <summary>The other sheets of the workbook that have the same headings, from 0.</summary>
    public IReadOnlyList<int> Alike { get; init; } = [];

    /// <summary>What stands around the table: titles, the names of the sheet and of the file.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
}

/// <summary>
/// The steps of somebody's sheet: look, tell the columns, check, import. The import itself is the bundle's, with all its
/// rules; here a sheet becomes one.
/// </summary>
public sealed class SheetImport(Db db, BundleImport import, ImportBatchStore batches, OperationStore operations, SensitivityRules rules)
{
    private readonly SheetMemory _memory = new(db);

    /// <summary>What sheets may be about here.</summary>
    public SheetKinds Kinds { get; } = SheetKinds.Of(db.Kinds);

    /// <summary>Refusals that the page of a batch shows.</summary>
    public const int MostShown = 200;

    /// <summary>Doubts that the page of a batch shows.</summary>
    public const int MostDoubtsShown = 100;

    /// <summary>Rows that do not count and are named on the page of a batch.</summary>
    public const int MostTotalsShown = 50;

    /// <summary>The column is the one that returned sheets have more, and so tells nothing.</summary>
    public static bool IsComment(string heading) => SheetLanguages.IsWhatIsWrong(heading);

    /// <param name="sheet">Null: the first of a workbook whose headings fit a kind, for a cover may stand before it.</param>
    /// <param name="kind">What its rows are about; null: what the headings fit best.</param>
    /// <param name="headerRow">Null: where headings are known best.</param>
    /// <returns>The sheet, or why it cannot be read.</returns>
    public async Task<(SheetView? View, RefusedRow? Refused)> LookAsync(
        ImportBatch batch, int? sheet = null, SheetKind? kind = null, int? headerRow = null, CancellationToken cancellation = default)
    {
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        return await LookAsync(file.Path, batch.FileName, (batch.OperationId, batch.SenderKey), batch.Answers, sheet, kind, headerRow, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Looks at a file that is not kept as a batch.</summary>
    internal async Task<(SheetView? View, RefusedRow? Refused)> LookAsync(
        string path, string shown, (Id<Operation> Operation, string Key) sender, IReadOnlyDictionary<string, string> given, int? sheet,
            SheetKind? kind,
        int? headerRow, CancellationToken cancellation)
    {
        var answers = new SheetAnswers(given, await _memory.OfAsync(sender.Operation, sender.Key, cancellation).ConfigureAwait(false));
        using var turn = await ReadingTurn.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var book = SheetBook.Open(path, shown, answers.All());
            IReadOnlyList<SheetKind> kinds = kind is null ? SheetKinds.Of(db.Kinds).All : [kind];
            var chosen = sheet >= 0 && sheet < book.Sheets.Count ? sheet.Value : SheetLayout.FirstWithTable(book, kinds);
            var layout = SheetLayout.Find(book, chosen, kinds, headerRow);
            var remembered = await batches.ColumnsAsync(sender.Operation, sender.Key, layout.Kind, cancellation).ConfigureAwait(false);
            var columns = ColumnMatch.Propose(
                layout.Kind, layout.Headings, remembered, layout.Tags, book.HiddenColumns(chosen));
            var view = new SheetView(book.Sheets, chosen, layout.Kind, layout.HeaderRow, columns, layout.Samples)
            {
                Alike = AlikeSheets.Of(book, chosen, layout), Fits = layout.Fits, HeaderRows = layout.HeaderRows,
                    Titles = TitleTexts.Of(book, chosen, layout.HeaderRows[0], shown),
            };
            return (view, null);
        }
        catch (BundleRefusedException refused)
        {
            return (null, refused.Refused[0]);
        }
    }

    /// <summary>Reads all rows once with what the columns are said to tell, and finds what is not certain.</summary>
    public async Task<(SheetScan? Scan, RefusedRow? Refused)> ScanAsync(
        ImportBatch batch, SheetMapping mapping, StoredOperation operation, Person person, DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        return await ScanAsync(
            new SheetUpload(file.Path, batch.FileName, batch.Sender, operation, person), mapping, batch.Answers, now, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Reads the first rows of a file; null: it cannot be read.</summary>
    internal async Task<SheetSample?> SampleAsync(
        SheetUpload upload, SheetMapping mapping, IReadOnlyDictionary<string, string> given, DateTimeOffset now, CancellationToken cancellation)
    {
        var context = await ContextAsync(upload, mapping, now, cancellation).ConfigureAwait(false);
        var answers = await AnswersAsync(upload, given, cancellation).ConfigureAwait(false);
        using var turn = await ReadingTurn.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var book = SheetBook.Open(upload.Path, upload.FileName, answers.All());
            return SheetSample.Of(book, mapping.WithLetters(answers), context, upload.Sender);
        }
        catch (BundleRefusedException)
        {
            return null;
        }
    }

    /// <summary>Reads all rows of a file that is not kept as a batch.</summary>
    internal async Task<(SheetScan? Scan, RefusedRow? Refused)> ScanAsync(
        SheetUpload upload, SheetMapping mapping, IReadOnlyDictionary<string, string> given, DateTimeOffset now, CancellationToken cancellation)
    {
        var context = await ContextAsync(upload, mapping, now, cancellation).ConfigureAwait(false);
        var remembered = await batches.ColumnsAsync(upload.Operation.Id, upload.SenderKey, mapping.Of, cancellation).ConfigureAwait(false);
        var answers = await AnswersAsync(upload, given, cancellation).ConfigureAwait(false);
        using var turn = await ReadingTurn.TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var book = SheetBook.Open(upload.Path, upload.FileName, answers.All());
            return (SheetScan.Run(book, mapping.WithLetters(answers), context, remembered, answers), null);
        }
        catch (BundleRefusedException refused)
        {
            return (null, refused.Refused[0]);
        }
    }

    /// <summary>
    /// Does what a batch waits for: reads it through, or imports it, in the name of who asked. Running it again does no harm:
    /// the import and its being done are one transaction.
    /// </summary>
    /// <param name="person">Who asked, as far as the person still is what he was then.</param>
    public async Task RunAsync(
        ImportBatch batch, Person person, DateTimeOffset now, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var operation = (await operations.ListAsync(cancellation).ConfigureAwait(false)).First(o => o.Id == batch.OperationId);
        if (batch is { State: BatchState.Checking, Answers.Count: > 0 })
        {
            if (await AnswerAsync(batch, operation, person, now, cancellation).ConfigureAwait(false) is not { } answered)
            {
                return;
            }

            batch = answered;
        }

        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        var upload = new SheetUpload(file.Path, batch.FileName, batch.Sender, operation, person);
        var errand = await ErrandAsync(upload, batch.Id, batch.Answers, now, cancellation).ConfigureAwait(false);
        await using var pass = new SheetPass(db, import, errand, now);
        if (batch.State == BatchState.Checking)
        {
            await CheckAsync(batch, pass, null, progress, cancellation).ConfigureAwait(false);
            return;
        }

        // What was shown is what is done. Where others changed something since, it is checked anew, and shown again if it would do something else.
        var (mapping, result) = (batch.Mapping!, batch.Result ?? new BatchResult());
        while (true)
        {
            var found = await pass.ImportAsync(
                mapping, result.FoundAt, (session, stored) => ImportBatchStore.EndAsync(
                    session, batch.Id, BatchState.Done, pass.Describe(mapping, stored) with { Sums = result.Sums }, stored.ChangeNumber,
                    pass.Files.Where(f => f.Key != BatchFile.Figures).ToDictionary(), cancellation), progress, cancellation).ConfigureAwait(false);
            if (!found.IsOvertaken)
            {
                if (!found.IsStored)
                {
                    await batches.EndAsync(batch.Id, BatchState.Failed, pass.Describe(mapping, found), pass.Files, cancellation)
                        .ConfigureAwait(false);
                }

                return;
            }

            if (await CheckAsync(batch, pass, result, progress, cancellation).ConfigureAwait(false) is not { } again)
            {
                return;
            }

            (mapping, result) = again;
        }
    }

    // Null: the sheet waits for somebody to look at it. Else the import goes on with what is as it was shown.
    private async Task<(SheetMapping Mapping, BatchResult Result)?> CheckAsync(
        ImportBatch batch, SheetPass pass, BatchResult? shown, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var check = await pass.CheckAsync(batch.Mapping!, progress, cancellation).ConfigureAwait(false);
        var result = pass.Describe(check.Mapping, check.Found);
        if (shown is not null && !check.Found.IsFatal && check.Open.Count == 0
            && await IsAsShownAsync(batch, shown, result, pass).ConfigureAwait(false))
        {
            return (check.Mapping, result);
        }

        await batches.EndCheckAsync(
            batch, check.Found.IsFatal ? BatchState.Failed : BatchState.Checked, result with { IsOvertaken = shown is not null }, check, pass.Files,
            cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<bool> IsAsShownAsync(ImportBatch batch, BatchResult shown, BatchResult now, SheetPass pass)
    {
        using var before = new MemoryStream();
        await batches.CopyAsync(batch.Id, BatchFile.Figures, before, CancellationToken.None).ConfigureAwait(false);
        using var after = new MemoryStream();
        pass.Files[BatchFile.Figures].Position = 0;
        await pass.Files[BatchFile.Figures].CopyToAsync(after).ConfigureAwait(false);
        return before.ToArray().AsSpan().SequenceEqual(after.ToArray())
            && shown.RefusedRows == now.RefusedRows && shown.Files.SequenceEqual(now.Files) && shown.Withdrawn == now.Withdrawn;
    }

    /// <summary>Checks a file that is not kept as a batch. Nothing is stored, and nothing of it is remembered.</summary>
    /// <param name="given">Answers by the ids of questions.</param>
    internal async Task<(SheetCheck Check, IReadOnlyList<LeftOutRow> LeftOut, IReadOnlyDictionary<int, IReadOnlyList<int>> Several)> CheckAsync(
        SheetUpload upload, SheetMapping mapping, IReadOnlyDictionary<string, string> given, IRecordLog log, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var errand = await ErrandAsync(upload, null, given, now, cancellation).ConfigureAwait(false);
        await using var pass = new SheetPass(db, import, errand with { Beside = log, AuditsChecks = !upload.Person.IsOperator }, now);
        return (await pass.CheckAsync(mapping, null, cancellation).ConfigureAwait(false), pass.LeftOut, pass.RowsOfStops);
    }

    private async Task<SheetErrand> ErrandAsync(
        SheetUpload upload, Id<ImportBatch>? batch, IReadOnlyDictionary<string, string> given, DateTimeOffset now, CancellationToken cancellation) =>
        new(upload, await AnswersAsync(upload, given, cancellation).ConfigureAwait(false),
            mapping => ContextAsync(upload, mapping, now, cancellation),
            mapping => LastSheet.FindAsync(batches, upload, batch, mapping, cancellation),
            (kind, keys) => db.ReadAsync(s => StoredAsync(s, upload.Operation, kind, keys, VisibilityOf(upload, now)), cancellation));

    private static async Task<IReadOnlyList<StoredRecord>> StoredAsync(
        DbSession session, StoredOperation operation, RecordKind kind, IReadOnlyCollection<string> keys, Visibility visibility)
    {
        await using var command = session.Command(Sql.Counting(session.Dialect, kind, visibility))
            .With("operation", operation.Id.ToString())
            .With("keys", session.Dialect.Texts([.. keys]))
            .With(Visibility.OpenBefore, visibility.ParameterValue);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var records = new List<StoredRecord>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            records.Add(StoredRecord.Read(kind, reader));
        }

        return records;
    }

    // An answer changes how rows are read, and that may raise questions of its own. Null: it did, and the sheet waits for answers again.
    private async Task<ImportBatch?> AnswerAsync(
        ImportBatch batch, StoredOperation operation, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var (scan, refused) = await ScanAsync(batch, batch.Mapping!, operation, person, now, cancellation).ConfigureAwait(false);
        if (scan is null)
        {
            await batches.EndAsync(
                batch.Id, BatchState.Failed, new BatchResult { Failure = refused!.Phrase }, new Dictionary<BatchFile, Stream>(), cancellation)
                .ConfigureAwait(false);
            return null;
        }

        await batches.SaveScanAsync(batch, scan, now, cancellation).ConfigureAwait(false);
        return scan.Open.Count > 0 ? null : batch with { Mapping = scan.Mapping };
    }

    /// <summary>The first refusals of a batch.</summary>
    public async Task<IReadOnlyList<BatchRefusal>> RefusalsAsync(ImportBatch batch, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        return await batches.CopyAsync(batch.Id, BatchFile.Refusals, stream, cancellation).ConfigureAwait(false)
            ? JsonSerializer.Deserialize<IReadOnlyList<BatchRefusal>>(stream.ToArray())!
            : [];
    }

    /// <summary>What was answered for this file and for the sender's earlier ones.</summary>
    internal async Task<SheetAnswers> AnswersAsync(
        SheetUpload upload, IReadOnlyDictionary<string, string> given, CancellationToken cancellation) =>
        new(given, await _memory.OfAsync(upload.Operation.Id, upload.SenderKey, cancellation).ConfigureAwait(false));

    /// <summary>What of the store the rows are read against, as far as whoever brings them may read it.</summary>
    private Task<SheetContext> ContextAsync(SheetUpload upload, SheetMapping mapping, DateTimeOffset now, CancellationToken cancellation) =>
        db.ReadAsync(
            session => SheetContext.LoadAsync(session, upload.Operation, mapping, upload.SenderKey, VisibilityOf(upload, now)), cancellation);

    /// <summary>The places that headings and titles may mean, as far as whoever brings the sheet may read them.</summary>
    internal Task<SheetLocations> PlacesAsync(SheetUpload upload, DateTimeOffset now, CancellationToken cancellation) =>
        db.ReadAsync(session => SheetContext.PlacesAsync(session, upload.Operation, upload.SenderKey, VisibilityOf(upload, now)), cancellation);

    private Visibility VisibilityOf(SheetUpload upload, DateTimeOffset now) => new(
        rules,
        rules.AudienceOf(
            AccessPolicy.Ceiling(upload.Person, upload.Operation.Operation.Code) ?? Sensitivity.Low, upload.Operation.Operation, now));

    private static class Sql
    {
        public static string Counting(Dialect dialect, RecordKind table, Visibility visibility) => $"""
            {RecordSql.Stored(table)}
            where t.operation_id = @operation and {dialect.AnyOf("t.record_key", "keys")} and t.withdrawn_at is null and {visibility.Of(table)}
            order by t.recorded
            """;
    }
}
