using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Import.Bundles;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Somebody who brings sheets in, step by step, as the pages do.</summary>
public sealed class SheetDesk(TestStore store, StoredOperation operation)
{
    public static readonly Person Manager = new("manager@example.org", [new Grant(Role.Manager, null, [])]);

    private static readonly string[] _asItStands = [CheckQuestion.Right, CheckQuestion.Another, CheckQuestion.Keep];

    private readonly SensitivityRules _rules = new();

    public ImportBatchStore Batches { get; } = new(store.Db);

    public SheetImport Import { get; } =
        new(store.Db, new BundleImport(store.Db, new SensitivityRules()), new ImportBatchStore(store.Db), new OperationStore(store.Db),
            new SensitivityRules());

    public StoredOperation Operation => operation;

    /// <summary>An operation with Madaya and Darayya, in Rural Damascus.</summary>
    public static async Task<SheetDesk> OpenAsync(TestStore store)
    {
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("locations.csv", "code,name,name_ar,aliases,governorate", "MAD,Madaya,مضايا,Madaja,Rural Damascus",
                "DAR,Darayya,داريا,Daraya;Deraya,Rural Damascus", "DUM,Duma,دوما,Douma,Rural Damascus",
                "ZAB,Zabadani,الزبداني,Az-Zabadani,Rural Damascus");
        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);
        return new SheetDesk(store, (await new OperationStore(store.Db).FindAsync("SYR"))!);
    }

    public Task<ImportBatch> UploadAsync(string name, string text, string sender = "SARC") => UploadAsync(name, Encoding.UTF8.GetBytes(text), sender);

    public async Task<ImportBatch> UploadAsync(string name, byte[] content, string sender = "SARC")
    {
        using var stream = new MemoryStream(content);
        return await FindAsync(await Batches.AddAsync(operation, sender, name, stream, Actor.Of(Manager, "SYR"), TestStore.Now));
    }

    public async Task<ImportBatch> FindAsync(Id<ImportBatch> id) => (await Batches.FindAsync(id))!;

    /// <summary>What the page proposes, taken as it is, with <paramref name="constants"/> besides.</summary>
    public async Task<SheetMapping> ProposeAsync(ImportBatch batch, SheetKind? kind = null, params (string Field, string Value)[] constants)
    {
        var (view, refused) = await Import.LookAsync(batch, kind: kind);
        Assert.Null(refused);
        return new SheetMapping
        {
            Of = view!.Kind,
            Sheet = view.Sheet,
            HeaderRow = view.HeaderRow,
            Columns = [.. view.Columns.Select(c => new MappedColumn(c.Heading, c.Strength >= MatchStrength.Known ? c.Field?.Name : null))],
            Constants = constants.ToDictionary(c => c.Field, c => c.Value),
        };
    }

    public async Task<SheetScan> ScanAsync(ImportBatch batch, SheetMapping mapping)
    {
        var (scan, refused) = await Import.ScanAsync(batch, mapping, operation, Manager, TestStore.Now);
        Assert.Null(refused);
        return scan!;
    }

    /// <summary>
    /// All the way: what is proposed, answers to questions, a check or an import. A question whose text holds <c>About</c> is answered so;
    /// what is doubtful, or stored already perhaps, is taken as it stands, and of other questions the rows are left out.
    /// </summary>
    public async Task<ImportBatch> BringAsync(
        ImportBatch batch, SheetMapping mapping, bool checkOnly = false, params (string About, string Answer)[] answers)
    {
        var scan = await ScanAsync(batch, mapping);
        await Batches.SaveMappingAsync(batch, scan, TestStore.Now);
        batch = await FindAsync(batch.Id);
        batch = batch.Questions.Count == 0 ? await WorkAsync(batch.Id, BatchState.Checking) : batch;
        while (batch.Questions.Count > 0)
        {
            await AnswerAsync(batch, answers);
            batch = await WorkAsync(batch.Id, BatchState.Checking);
        }

        return checkOnly || batch.State != BatchState.Checked ? batch : await WorkAsync(batch.Id, BatchState.Running);
    }

    /// <summary>A sheet of deliveries by road as its check leaves it, with what the check asks still open.</summary>
    public async Task<ImportBatch> CheckAsync(string text, string sender = "SARC", SheetKind? kind = null)
    {
        var batch = await UploadAsync("sheet.csv", text, sender);
        kind ??= SheetKind.Deliveries;
        var mapping = await ProposeAsync(batch, kind, kind == SheetKind.Deliveries ? [("convoys.mode", "road")] : []);
        var scan = await ScanAsync(batch, mapping);
        Assert.Empty(scan.Open);
        await Batches.SaveMappingAsync(batch, scan, TestStore.Now);
        return await WorkAsync(batch.Id, BatchState.Checking);
    }

    /// <summary>The same, imported: nothing about it is asked.</summary>
    public async Task<ImportBatch> ImportAsync(string text, string sender = "SARC")
    {
        var batch = await CheckAsync(text, sender);
        Assert.Empty(batch.Questions.Select(q => q.Text));
        batch = await WorkAsync(batch.Id, BatchState.Running);
        Assert.Equal(BatchState.Done, batch.State);
        return batch;
    }

    /// <summary>Answers what is open, and checks again, until nothing is.</summary>
    /// <param name="answer">The choice for a question.</param>
    public async Task<ImportBatch> AnswerAllAsync(ImportBatch batch, Func<SheetQuestion, string> answer)
    {
        for (var round = 0; batch.Questions.Count > 0; round++)
        {
            Assert.True(round < 5, string.Join('\n', batch.Questions.Select(q => $"{q.Id} {q.Text} {answer(q)}")));
            await Batches.SaveAnswersAsync(batch, batch.Questions, batch.Questions.ToDictionary(q => q.Id, answer), TestStore.Now);
            batch = await WorkAsync(batch.Id, BatchState.Checking);
        }

        return batch;
    }

    public SheetPreviews Previews { get; } = new(new ImportBatchStore(store.Db));

    /// <summary>Answers the questions that are open.</summary>
    public async Task AnswerAsync(ImportBatch batch, params (string About, string Answer)[] answers)
    {
        var told = batch.Questions.ToDictionary(
            q => q.Id,
            q => answers.FirstOrDefault(a => q.Text.Contains(a.About, StringComparison.Ordinal) && (q.Offers(a.Answer) || q.TakesPlaces)).Answer
                ?? _asItStands.FirstOrDefault(q.Offers) ?? SheetQuestion.LeaveOut);
        Assert.All(batch.Questions, q => Assert.True(q.Offers(told[q.Id]) || q.TakesPlaces, $"{q.Text} {told[q.Id]}"));
        await Batches.SaveAnswersAsync(batch, batch.Questions, told, TestStore.Now);
    }

    /// <summary>Asks for a job and does it.</summary>
    public async Task<ImportBatch> WorkAsync(Id<ImportBatch> id, BatchState state)
    {
        Assert.True(await Batches.AskAsync(await FindAsync(id), state, Manager, TestStore.Now));
        await Import.RunAsync(await FindAsync(id), Manager, TestStore.Now, null, CancellationToken.None);
        return await FindAsync(id);
    }

    public Task<IReadOnlyList<Refusal>> UndoAsync(ImportBatch batch) =>
        new ChangeUndo(store.Db, _rules).UndoAsync(operation, batch.ChangeNumber!.Value, "wrong file", Actor.Of(Manager, "SYR"), TestStore.Now);

    /// <summary>The refused rows as they come back, cell by cell.</summary>
    public async Task<byte[]> RefusedAsync(ImportBatch batch)
    {
        using var stream = new MemoryStream();
        Assert.True(await Batches.CopyAsync(batch.Id, BatchFile.Refused, stream));
        return stream.ToArray();
    }

    public static IReadOnlyList<IReadOnlyList<string>> Cells(byte[] workbook) =>
        [.. Workbooks.Rows(workbook)
            .Select(r => (IReadOnlyList<string>)[.. r.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "")])];

    /// <summary>What counts of a table, in order: for comparing before and after.</summary>
    public Task<IReadOnlyList<string>> KeysAsync(string table) =>
        store.Db.ReadAsync(s => s.QueryAsync<string>($"select record_key from {table} where withdrawn_at is null order by record_key"));
}
