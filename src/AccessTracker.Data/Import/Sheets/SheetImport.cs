using System.Globalization;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
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
    public LeftOutColumn LeftOut(int column) => LeftOutColumns.Of(Columns[column].Heading, Samples[column]);

    /// <summary>The rows of the headings, from the top; the last of them is <see cref="HeaderRow"/>.</summary>
    public IReadOnlyList<int> HeaderRows { get; init; } = [HeaderRow];

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
    public static bool IsComment(string heading) => SheetLayout.IsWhatIsWrong(heading);

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
                Fits = layout.Fits, HeaderRows = layout.HeaderRows, Titles = TitleTexts.Of(book, chosen, layout.HeaderRows[0], shown),
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

        var mapping = batch.Mapping!;
        await using var file = await SheetFile.OpenAsync(batches, batch, cancellation).ConfigureAwait(false);
        var upload = new SheetUpload(file.Path, batch.FileName, batch.Sender, operation, person);
        var context = await ContextAsync(upload, mapping, now, cancellation).ConfigureAwait(false);
        await using var changes = file.Create("changes.csv");
        await using var refused = file.Create("refused.xlsx");
        await using var refusals = file.Create("refusals.json");
        var files = new Dictionary<BatchFile, Stream> { [BatchFile.Changes] = changes, [BatchFile.Refused] = refused,
            [BatchFile.Refusals] = refusals };
        using var log = new ChangeLog(changes);
        var source = new SheetSource(file.Path, batch.FileName, mapping, context, batch.Sender);
        var isCheck = batch.State == BatchState.Checking;
        var options = new ImportOptions
        {
            DryRun = isCheck,
            KeepGoodRows = true,
            Changes = log,
            Completing = async (session, stored) => await ImportBatchStore.EndAsync(
                session, batch.Id, BatchState.Done, Describe(stored), stored.ChangeNumber, files, cancellation).ConfigureAwait(false),
        };
        var result = await import.ImportAsync(
            source, operation.Operation.Code, options,
            Actor.Of(person, operation.Operation.Code), now, progress, cancellation).ConfigureAwait(false);
        if (!result.IsStored)
        {
            await batches.EndAsync(
                batch.Id, isCheck && !result.IsFatal ? BatchState.Checked : BatchState.Failed, Describe(result), files,
                cancellation).ConfigureAwait(false);
        }

        // Once all is known: what the rows become, and what comes back.
        BatchResult Describe(ImportResult found)
        {
            log.Flush();
            // A record of several rows comes back as all of them.
            var several = source.RowsOfStops;
            var rows = found.RefusedRows.Values.SelectMany(r => r).SelectMany(r => several.GetValueOrDefault(r, [r])).ToHashSet();
            var left = source.LeftOut();
            WriteRefusals(refusals, mapping, found);
            var returned = left.Where(r => r.Why == LeftOutWhy.Asked).Select(r => r.Row).Concat(rows).ToHashSet();
            if (returned.Count > 0)
            {
                refused.SetLength(0);
                var told = found.Refused.SelectMany(r => RefusedSheet.OfEach(r, several));
                RefusedSheet.Write(refused, file.Path, batch.FileName, mapping, returned, [.. told]);
            }

            return new BatchResult
            {
                Files = [.. found.Files.Select(f => new BatchCount(db.Kinds.OfFile(f.File)!.Name, f.Added, f.Changed, f.Same))],
                RefusedRows = rows.Count,
                LeftOutRows = [.. left.Take(MostTotalsShown)],
                LeftOutCount = left.Count,
                Withdrawn = found.Withdrawn.Count,
                Doubts = [.. found.Doubts.Take(MostDoubtsShown).Select(d => new BatchRefusal(
                    d.Row, RefusedSheet.Heading(
                        mapping, new RefusedRow { File = d.File, Row = d.Row, Column = d.Doubt.Column, Refusal = new Refusal(RefusalCode.Missing) }),
                        d.Value, d.Doubt.Message))],
                DoubtCount = found.Doubts.Count + found.DoubtsUnlisted,
                MakesHeads = mapping.Of.Link is { } link && mapping.IndexOf(link.Name) < 0,
                Failure = found.IsFatal ? found.Refused.FirstOrDefault(r => r.Row is null || !rows.Contains(r.Row.Value))?.ToString() ?? "" : null,
            };
        }
    }

    /// <summary>Checks a file that is not kept as a batch. Nothing is stored, and nothing of it is remembered.</summary>
    internal async Task<(ImportResult Result, IReadOnlyList<LeftOutRow> LeftOut, IReadOnlyDictionary<int, IReadOnlyList<int>> Several)> CheckAsync(
        SheetUpload upload, SheetMapping mapping, IRecordLog log, DateTimeOffset now, CancellationToken cancellation)
    {
        var context = await ContextAsync(upload, mapping, now, cancellation).ConfigureAwait(false);
        var source = new SheetSource(upload.Path, upload.FileName, mapping, context, upload.Sender);
        var options = new ImportOptions { DryRun = true, KeepGoodRows = true, Records = log, AuditsChecks = !upload.Person.IsOperator };
        var code = upload.Operation.Operation.Code;
        var result = await import.ImportAsync(source, code, options, Actor.Of(upload.Person, code), now, null, cancellation).ConfigureAwait(false);
        return (result, source.LeftOut(), source.RowsOfStops);
    }

    // An answer changes how rows are read, and that may raise questions of its own. Null: it did, and the sheet waits for answers again.
    private async Task<ImportBatch?> AnswerAsync(
        ImportBatch batch, StoredOperation operation, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var (scan, refused) = await ScanAsync(batch, batch.Mapping!, operation, person, now, cancellation).ConfigureAwait(false);
        if (scan is null)
        {
            await batches.EndAsync(
                batch.Id, BatchState.Failed, new BatchResult { Failure = refused!.ToString() }, new Dictionary<BatchFile, Stream>(), cancellation)
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

    private static void WriteRefusals(Stream stream, SheetMapping mapping, ImportResult result)
    {
        stream.SetLength(0);
        JsonSerializer.Serialize(
            stream, result.Refused.Take(MostShown)
            .Select(r => new BatchRefusal(r.Row, RefusedSheet.Heading(mapping, r), r.Value, RefusedSheet.Message(r))));
    }

    /// <summary>What was answered for this file and for the sender's earlier ones.</summary>
    internal async Task<SheetAnswers> AnswersAsync(
        SheetUpload upload, IReadOnlyDictionary<string, string> given, CancellationToken cancellation) =>
        new(given, await _memory.OfAsync(upload.Operation.Id, upload.SenderKey, cancellation).ConfigureAwait(false));

    /// <summary>What of the store the rows are read against, as far as whoever brings them may read it.</summary>
    internal Task<SheetContext> ContextAsync(SheetUpload upload, SheetMapping mapping, DateTimeOffset now, CancellationToken cancellation)
    {
        var operation = upload.Operation;
        var ceiling = AccessPolicy.Ceiling(upload.Person, operation.Operation.Code) ?? Sensitivity.Low;
        var visibility = new Visibility(rules, rules.AudienceOf(ceiling, operation.Operation, now));
        return db.ReadAsync(session => SheetContext.LoadAsync(session, operation, mapping, upload.SenderKey, visibility), cancellation);
    }
}
