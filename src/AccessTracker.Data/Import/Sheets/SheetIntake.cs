using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What is to be done with somebody's sheet in one go.</summary>
public sealed record SheetOrder(SheetUpload Upload)
{
    /// <summary>What its rows are about; null: what the headings fit best.</summary>
    public SheetKind? Kind { get; init; }

    /// <summary>The sheet of a workbook, by its name; null: the one that holds a table.</summary>
    public string? Sheet { get; init; }

    /// <summary>Answers by the ids of questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Store it, where no question is open. Else it is only looked at.</summary>
    public bool Import { get; init; }

    /// <summary>Store the rows that are right although others are refused.</summary>
    public bool KeepGoodRows { get; init; }
}

/// <summary>What came of a <see cref="SheetOrder"/>, or would.</summary>
public sealed record SheetAccount
{
    /// <summary>Why nothing can be read; null: something can.</summary>
    public RefusedRow? Failure { get; init; }

    public SheetView? View { get; init; }

    /// <summary>How it was read; null: it was not.</summary>
    public SheetMapping? Mapping { get; init; }

    /// <summary>What has to be answered before anything is stored.</summary>
    public IReadOnlyList<SheetQuestion> Questions { get; init; } = [];

    /// <summary>The records that its rows are about, without those of open questions.</summary>
    public IReadOnlyList<AccountRecord> Records { get; init; } = [];

    public IReadOnlyList<BatchRefusal> Refused { get; init; } = [];

    /// <summary>Rows of which nothing is stored: all of them, also those whose refusals are not listed.</summary>
    public int RefusedRows { get; init; }

    public IReadOnlyList<LeftOutRow> LeftOut { get; init; } = [];

    /// <summary>Names of the sheets that it is of, where they are several.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>What was stored, one for each sheet, and can be undone; none: nothing was.</summary>
    public IReadOnlyList<ImportBatch> Batches { get; init; } = [];
}

/// <summary>
/// Takes somebody's sheet from the file to the store in one go, by the same steps as the pages: look, ask, check, import. What the pages ask one
/// after the other comes back as questions, for whoever calls to answer in the next call.
/// </summary>
public sealed class SheetIntake(SheetImport sheets, ImportBatchStore batches)
{
    public async Task<SheetAccount> TakeAsync(SheetOrder order, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var answers = await sheets.AnswersAsync(order.Upload, order.Answers, cancellation).ConfigureAwait(false);
        var (view, refused) = await LookAsync(order, order.Kind, cancellation).ConfigureAwait(false);
        if (view is null || order.Sheet is not null || view.Alike.Count == 0)
        {
            return await TakeOneAsync(order, (view, refused), answers, now, cancellation).ConfigureAwait(false);
        }

        var which = AlikeSheets.Question(view);
        return answers.Of(which) switch
        {
            null => new SheetAccount { View = view, Questions = [which] },
            AlikeSheets.All => await TakeAllAsync(order, view, now, cancellation).ConfigureAwait(false),
            var name => await TakeAsync(order with { Sheet = name }, now, cancellation).ConfigureAwait(false),
        };
    }

    // All are looked at before one is stored: what is asked of the last keeps the first out too.
    private async Task<SheetAccount> TakeAllAsync(SheetOrder order, SheetView view, DateTimeOffset now, CancellationToken cancellation)
    {
        var names = AlikeSheets.Names(view).ToList();
        var found = await EachAsync(order with { Import = false }).ConfigureAwait(false);
        return order.Import && found is { Failure: null, Questions.Count: 0 } && (found.RefusedRows == 0 || order.KeepGoodRows)
            ? await EachAsync(order).ConfigureAwait(false)
            : found;

        async Task<SheetAccount> EachAsync(SheetOrder each)
        {
            var accounts = new List<SheetAccount>();
            foreach (var name in names)
            {
                accounts.Add(await TakeAsync(each with { Sheet = name }, now, cancellation).ConfigureAwait(false));
            }

            return AlikeSheets.Together(accounts);
        }
    }

    private async Task<SheetAccount> TakeOneAsync(
        SheetOrder order, (SheetView? View, RefusedRow? Refused) looked, SheetAnswers answers, DateTimeOffset now, CancellationToken cancellation)
    {
        var (upload, (view, refused)) = (order.Upload, looked);
        if (view is { Fits: false } && KindQuestion.Of(view, sheets.Kinds) is var about)
        {
            if (sheets.Kinds.Find(answers.Of(about) ?? "") is not { } kind)
            {
                return new SheetAccount { View = view, Questions = [about] };
            }

            (view, refused) = await LookAsync(order, kind, cancellation).ConfigureAwait(false);
        }

        if (view is null)
        {
            return LettersQuestion.Of(refused) is { } letters ? new SheetAccount { Questions = [letters] } : new SheetAccount { Failure = refused };
        }

        var headings = new HeadingQuestions(view, await sheets.PlacesAsync(upload, now, cancellation).ConfigureAwait(false), answers);
        var (scan, broken) = await sheets.ScanAsync(upload, headings.Mapping(answers), order.Answers, now, cancellation).ConfigureAwait(false);
        if (scan is null)
        {
            return new SheetAccount { Failure = broken, View = view };
        }

        IReadOnlyList<SheetQuestion> open = [.. answers.Open(headings.Asked), .. scan.Open];
        var (account, asked) = await CheckAsync(
            new SheetAccount { View = view, Mapping = scan.Mapping, Questions = open }, order, now, cancellation).ConfigureAwait(false);
        return order.Import && account is { Failure: null, Questions.Count: 0 } && (account.RefusedRows == 0 || order.KeepGoodRows)
            ? await ImportAsync(
                order, account, [.. headings.Asked, .. scan.Questions, .. asked], scan with { Mapping = account.Mapping! }, now, cancellation)
                .ConfigureAwait(false)
            : account;
    }

    private async Task<(SheetView?, RefusedRow?)> LookAsync(SheetOrder order, SheetKind? kind, CancellationToken cancellation)
    {
        var upload = order.Upload;
        var sender = (upload.Operation.Id, upload.SenderKey);
        var (view, refused) =
            await sheets.LookAsync(upload.Path, upload.FileName, sender, order.Answers, null, kind, null, cancellation).ConfigureAwait(false);
        if (order.Sheet is null || view is null)
        {
            return (view, refused);
        }

        var chosen = view.Sheets.ToList().FindIndex(s => s.Trim().Equals(order.Sheet.Trim(), StringComparison.OrdinalIgnoreCase));
        return chosen < 0
            ? (null, new RefusedRow
            {
                File = upload.FileName, Value = order.Sheet, Refusal = new Refusal(RefusalCode.NoSuchSheet, [.. view.Sheets]),
            })
            : chosen == view.Sheet ? (view, null)
            : await sheets.LookAsync(upload.Path, upload.FileName, sender, order.Answers, chosen, kind, null, cancellation).ConfigureAwait(false);
    }

    // What is certain is told although something else is not; rows that something is asked about tell nothing yet.
    // With what the check itself asked, whether it was answered or not.
    private async Task<(SheetAccount Account, IReadOnlyList<SheetQuestion> Asked)> CheckAsync(
        SheetAccount account, SheetOrder order, DateTimeOffset now, CancellationToken cancellation)
    {
        var mapping = account.Mapping!;
        if (mapping.Missing().Count > 0 || account.Questions.Any(q => q.Rows.Count == 0))
        {
            return (account, []);
        }

        var waiting = account.Questions.SelectMany(q => q.Rows).ToHashSet();
        var left = new SortedDictionary<int, LeftOutWhy>(mapping.LeftOut.ToDictionary());
        foreach (var row in waiting)
        {
            left.TryAdd(row, LeftOutWhy.Asked);
        }

        var log = new AccountLog();
        var (check, leftOut, several) =
            await sheets.CheckAsync(order.Upload, mapping with { LeftOut = left }, order.Answers, log, now, cancellation).ConfigureAwait(false);
        var result = check.Found;
        var asked = check.Open.SelectMany(q => q.Rows).ToHashSet();
        var rows = RefusedSheet.Rows(result, several);
        return (account with
        {
            Mapping = waiting.Count > 0 ? mapping : check.Mapping,
            Questions = [.. account.Questions, .. check.Open],
            Failure = RefusedSheet.Failure(result, rows),
            Records = [.. log.Records.Select(r =>
                r.Rows.Count > 0 && several.TryGetValue(r.Rows[0], out var all) && r.Kind == mapping.Of.Table.Sheet ? r with { Rows = all } : r)
                .Where(r => !r.Rows.Any(asked.Contains))],
            Refused = [.. result.Refused.SelectMany(r => RefusedSheet.OfEach(r, several)).Select(r => RefusedSheet.Tell(mapping, r))],
            RefusedRows = rows.Count,
            LeftOut = [.. leftOut.Where(r => r.Why != LeftOutWhy.Asked || !waiting.Contains(r.Row))],
        }, [.. check.Asked.Select(a => a.Question)]);
    }

    private async Task<SheetAccount> ImportAsync(
        SheetOrder order, SheetAccount account, IReadOnlyList<SheetQuestion> questions, SheetScan scan, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var upload = order.Upload;
        var actor = Actor.Of(upload.Person, upload.Operation.Operation.Code);
        await using var content = File.OpenRead(upload.Path);
        var id = await batches.AddAsync(upload.Operation, upload.Sender, upload.FileName, content, actor, now, cancellation).ConfigureAwait(false);
        var batch = (await batches.FindAsync(id, cancellation).ConfigureAwait(false))!;
        await batches.SaveMappingAsync(batch, scan, now, cancellation).ConfigureAwait(false);
        var given = questions.Where(q => scan.Mapping.Answers.ContainsKey(q.Id)).ToDictionary(q => q.Id, q => scan.Mapping.Answers[q.Id]);
        await batches.SaveAnswersAsync(batch, questions, given, now, cancellation).ConfigureAwait(false);
        batch = (await batches.FindAsync(id, cancellation).ConfigureAwait(false))!;
        await batches.AskAsync(batch, BatchState.Running, upload.Person, now, cancellation).ConfigureAwait(false);
        batch = (await batches.FindAsync(id, cancellation).ConfigureAwait(false))!;
        await sheets.RunAsync(batch, upload.Person, now, null, cancellation).ConfigureAwait(false);
        return account with { Batches = [(await batches.FindAsync(id, cancellation).ConfigureAwait(false))!] };
    }
}
