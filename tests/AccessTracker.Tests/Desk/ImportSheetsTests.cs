using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Desk.Import;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Desk;

/// <summary>Whatever waits is worked on, once, whoever died over it, in the name of who asked.</summary>
public sealed class ImportSheetsTests
{
    private const int Many = 20_000;

    [Theory, EveryStore]
    public async Task A_sheet_that_a_stopped_process_left_behind_is_imported_by_the_next(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (desk, id) = await WaitingAsync(store, Sheet(2), BatchState.Running, SheetDesk.Manager);

        // It was claimed, and then its process was gone.
        Assert.True(await desk.Batches.ClaimAsync(id, TestStore.Now, TestStore.Now));
        var clock = new FakeTimeProvider(TestStore.Now.AddMinutes(3));

        await Job(store, clock).RunAsync(CancellationToken.None);
        await Job(store, clock).RunAsync(CancellationToken.None);

        var done = await desk.FindAsync(id);
        Assert.Equal((BatchState.Done, 2), (done.State, done.Result!.Files.Single(f => f.Kind == "delivery").Added));
    }

    [Theory, EveryStore]
    public async Task Two_nodes_at_once_import_a_sheet_once(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (desk, id) = await WaitingAsync(store, Sheet(50), BatchState.Running, SheetDesk.Manager);
        var clock = new FakeTimeProvider(TestStore.Now);

        // On SQLite there is one process, and so one progress.
        var progress = new SheetProgress();
        await Task.WhenAll(
            Job(store, clock, progress).RunAsync(CancellationToken.None),
            Job(store, clock, provider == StoreProvider.Sqlite ? progress : new SheetProgress()).RunAsync(CancellationToken.None));

        var done = await desk.FindAsync(id);
        Assert.Equal((BatchState.Done, 50), (done.State, done.Result!.Files.Single(f => f.Kind == "delivery").Added));
        Assert.Null(progress.RowsOf(id));
    }

    [Theory, EveryStore]
    public async Task A_job_does_not_do_what_its_asker_may_no_more(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var accounts = new AccountStore(store.Db);
        var account = (await accounts.AddAsync("m@example.org", "M", new Grant(Role.Manager, "SYR", []), TestStore.Actor, TestStore.Now))!;
        var asker = new Person(account.Email, account.Grants) { Account = account.Id.ToString() };
        var (desk, taken) = await WaitingAsync(store, Sheet(2), BatchState.Running, asker);
        Assert.Null(await accounts.TakeAsync(account.Id, Role.Manager, "SYR", TestStore.Actor, TestStore.Now));

        await Job(store, new FakeTimeProvider(TestStore.Now)).RunAsync(CancellationToken.None);

        Assert.Equal(BatchState.Failed, (await desk.FindAsync(taken)).State);
        Assert.Equal(["D1"], await desk.KeysAsync("delivery"));
    }

    [Theory, EveryStore]
    public async Task A_failure_is_told_on_the_page_and_to_the_scheduler(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (desk, id) = await WaitingAsync(store, Sheet(2), BatchState.Checking, SheetDesk.Manager);
        await store.ExecuteAsync("delete from import_file_chunk");

        await Assert.ThrowsAsync<AggregateException>(() => Job(store, new FakeTimeProvider(TestStore.Now)).RunAsync(CancellationToken.None));

        Assert.Equal((BatchState.Failed, Texts.SheetFailedInProgram), ((await desk.FindAsync(id)).State, (await desk.FindAsync(id)).Result!.Failure));
    }

    [Theory, EveryStore]
    public async Task A_large_sheet_goes_in_piece_by_piece_and_tells_how_far_it_is(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (desk, id) = await WaitingAsync(store, Sheet(Many), BatchState.Running, SheetDesk.Manager);
        var seen = new Seen();

        await desk.Import.RunAsync(await desk.FindAsync(id), SheetDesk.Manager, TestStore.Now, seen, CancellationToken.None);

        var done = await desk.FindAsync(id);
        Assert.Equal(
            (BatchState.Done, Many, Many / 4),
            (done.State, done.Result!.Files.Single(f => f.Kind == "delivery").Added, done.Result.Files.Single(f => f.Kind == "convoy").Added));
        Assert.Equal(Many / 1_000 + 1, seen.Pieces);
        Assert.False(await desk.Batches.CopyAsync(id, BatchFile.Upload, Stream.Null));
    }

    private static ImportSheets Job(TestStore store, TimeProvider clock, SheetProgress? progress = null)
    {
        var batches = new ImportBatchStore(store.Db);
        var (bundles, operations) = (new BundleImport(store.Db, new SensitivityRules()), new OperationStore(store.Db));
        var import = new SheetImport(store.Db, bundles, batches, operations, new SensitivityRules());
        return new ImportSheets(
            batches, import, new BundleBatches(store.Db, bundles, batches, operations), new AccountStore(store.Db),
            progress ?? new SheetProgress(), store.Options, clock, NullLogger<ImportSheets>.Instance);
    }

    private static async Task<(SheetDesk Desk, Id<ImportBatch> Id)> WaitingAsync(TestStore store, string sheet, BatchState state, Person person)
    {
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", sheet);
        await desk.Batches.SaveMappingAsync(
            batch, await desk.ScanAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road"))), TestStore.Now);
        Assert.True(await desk.Batches.AskAsync(await desk.FindAsync(batch.Id), state, person, TestStore.Now));
        return (desk, batch.Id);
    }

    // Four stops a convoy.
    private static string Sheet(int rows) => string.Concat(
        Enumerable.Range(0, rows).Select(i => $"N{i / 4},2016-04-{1 + (i % 2):00},{(i % 4 < 2 ? "Madaya" : "Duma")},{i},delivered\n")
            .Prepend("Convoy,Date,Place,Beneficiaries,Outcome\n"));

    private sealed class Seen : IProgress<ImportProgress>
    {
        public int Pieces { get; private set; }

        public void Report(ImportProgress value) => Pieces += value.File == "deliveries.csv" ? 1 : 0;
    }
}
