using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Tests.Hosting;
using AccessTracker.Tests.Import.Sheets;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Desk;

/// <summary>A sheet that nobody goes on with is forgotten, and nothing else.</summary>
public sealed class RemoveSheetsTests
{
    private const string Sheet = "Convoy,Date,Place,Beneficiaries,Outcome\nN1,2016-04-01,Madaya,5,delivered\n";

    [Theory, EveryStore]
    public async Task A_sheet_is_removed_thirty_days_after_somebody_last_touched_it(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var (left, touched) = (await desk.UploadAsync("left.csv", Sheet), await desk.UploadAsync("touched.csv", Sheet));
        var clock = new FakeTimeProvider(TestStore.Now.AddDays(30));
        await desk.Batches.SaveMappingAsync(
            touched, await desk.ScanAsync(touched, await desk.ProposeAsync(touched, null, ("convoys.mode", "road"))), TestStore.Now.AddDays(29));

        await Job(store, clock).RunAsync(CancellationToken.None);
        Assert.NotNull(await desk.Batches.FindAsync(left.Id));

        clock.Advance(TimeSpan.FromMinutes(1));
        await Job(store, clock).RunAsync(CancellationToken.None);
        Assert.Null(await desk.Batches.FindAsync(left.Id));
        Assert.Equal(0, await store.ScalarAsync<long>($"select count(*) from import_file_chunk where batch_id = '{left.Id}'"));
        Assert.NotNull(await desk.Batches.FindAsync(touched.Id));

        clock.Advance(TimeSpan.FromDays(29));
        await Job(store, clock).RunAsync(CancellationToken.None);
        Assert.Null(await desk.Batches.FindAsync(touched.Id));
    }

    [Theory, EveryStore]
    public async Task What_was_imported_or_waits_for_a_job_stays(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var desk = await SheetDesk.OpenAsync(store);
        var done = await desk.UploadAsync("done.csv", Sheet);
        Assert.Equal(BatchState.Done, (await desk.BringAsync(done, await desk.ProposeAsync(done, null, ("convoys.mode", "road")))).State);
        var waits = await desk.UploadAsync("waits.csv", Sheet);
        await desk.Batches.SaveMappingAsync(
            waits, await desk.ScanAsync(waits, await desk.ProposeAsync(waits, null, ("convoys.mode", "road"))), TestStore.Now);
        Assert.True(await desk.Batches.AskAsync(await desk.FindAsync(waits.Id), BatchState.Checking, SheetDesk.Manager, TestStore.Now));

        await Job(store, new FakeTimeProvider(TestStore.Now.AddDays(400))).RunAsync(CancellationToken.None);

        Assert.Equal((BatchState.Done, BatchState.Checking), ((await desk.FindAsync(done.Id)).State, (await desk.FindAsync(waits.Id)).State));
    }

    [Fact]
    public async Task How_long_it_is_kept_can_be_set()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var left = await desk.UploadAsync("left.csv", Sheet);

        await Job(store, new FakeTimeProvider(TestStore.Now.AddDays(2).AddMinutes(1)), "2").RunAsync(CancellationToken.None);

        Assert.Null(await desk.Batches.FindAsync(left.Id));
        await Assert.ThrowsAsync<OptionsValidationException>(() => Job(store, TimeProvider.System, "0").RunAsync(CancellationToken.None));
    }

    private static RemoveSheets Job(TestStore store, TimeProvider clock, string? days = null) => new(
        new ImportBatchStore(store.Db),
        SettingsOf.Read<Limits>(("Limits:UnfinishedSheetDays", days ?? "")),
        clock,
        NullLogger<RemoveSheets>.Instance);
}
