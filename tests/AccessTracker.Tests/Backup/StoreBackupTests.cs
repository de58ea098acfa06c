using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Verification;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Tests.Backup;

public sealed class StoreBackupTests
{
    [Theory, EveryStore]
    public async Task A_copy_brings_the_store_back_and_keeps_what_it_replaced(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "a mistake", TestStore.Actor, TestStore.Now);

        var replaced = await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);

        Assert.False((await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.IsWithdrawn);

        // The command tells the audit; a restore of which it does not tell is a change beside the program.
        Assert.Equal("store", Assert.Single(await new StoreVerification(store.Db).RunAsync()).Place);
        await store.TellRestoredAsync();
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        await backup.RestoreAsync(replaced!, TestStore.Now.AddMinutes(1));
        Assert.True((await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.IsWithdrawn);
    }

    [Theory]
    [InlineData("store.db")]
    [InlineData("store.db-wal")]
    [InlineData("folder/../store.db")]
    [InlineData("link/store.db")]
    public async Task A_copy_onto_the_store_itself_is_refused(string target)
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        Directory.CreateSymbolicLink(store.Folder.Path("link"), store.Folder.Path());

        await Assert.ThrowsAsync<StoreUnusableException>(() => new StoreBackup(store.Options).BackupAsync(store.Folder.Path(target)));

        Assert.Single(await new OperationStore(store.Db).ListAsync());
    }

    [Theory, EveryStore]
    public async Task A_copy_is_whole_although_the_store_is_written_to_meanwhile(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var records = store.Records;
        var writing = Task.Run(async () =>
        {
            for (var version = 1; version < 40; version += 2)
            {
                await records.WithdrawAsync(operation, "delivery", "D002-MAD", version, "x", TestStore.Actor, TestStore.Now);
                await records.RestoreAsync(operation, "delivery", "D002-MAD", version + 1, "x", TestStore.Actor, TestStore.Now);
            }
        });

        await new StoreBackup(store.Options).BackupAsync(store.Folder.Path("copy"));
        await writing;

        await using var other = await TestStore.CreateAsync(provider);
        await new StoreBackup(other.Options).RestoreAsync(store.Folder.Path("copy"), TestStore.Now);
        await other.TellRestoredAsync();
        Assert.Empty(await new StoreVerification(other.Db).RunAsync());
        Assert.Equal("issg-2016", Assert.Single(await new OperationStore(other.Db).ListAsync()).Operation.Code);
    }

    [Fact]
    public async Task A_copy_is_put_back_when_who_writes_is_done()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var operation = store.Seeded;
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await store.Records.WithdrawAsync(operation, "delivery", "D002-MAD", 1, "a mistake", TestStore.Actor, TestStore.Now);
        using var writer = new SqliteConnection(store.Options.ConnectionString);
        writer.Open();
        var writing = writer.BeginTransaction(deferred: false);

        var restoring = Task.Run(() => backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now));

        await Task.WhenAny(restoring, Task.Delay(TimeSpan.FromSeconds(1)));
        Assert.False(restoring.IsCompleted, "It did not wait.");
        await writing.DisposeAsync();
        writer.Close();
        await restoring;
        Assert.False((await store.ShowAsync(operation, "delivery", "D002-MAD")).Record.IsWithdrawn);
    }

    [Fact]
    public async Task A_copy_makes_a_store_where_there_was_none()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        await new StoreBackup(store.Options).BackupAsync(store.Folder.Path("copy"));
        var options = TestStore.SqliteOptions(store.Folder.Path("new", "store.db"));

        Assert.Null(await new StoreBackup(options).RestoreAsync(store.Folder.Path("copy"), TestStore.Now));

        await using var db = new Db(options, TestStore.Severe);
        Assert.Single(await new OperationStore(db).ListAsync());
    }

    [Theory, EveryStore]
    public async Task What_is_no_copy_of_a_store_is_refused_and_the_store_stays(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var backup = new StoreBackup(store.Options);
        await File.WriteAllTextAsync(store.Folder.Path("text"), "not a store, however long it is, and whatever it says");

        await Assert.ThrowsAsync<StoreUnusableException>(() => backup.RestoreAsync(store.Folder.Path("text"), TestStore.Now));
        await Assert.ThrowsAsync<StoreUnusableException>(() => backup.RestoreAsync(store.Folder.Path("nothing"), TestStore.Now));

        Assert.Single(await new OperationStore(store.Db).ListAsync());
    }

    [Fact]
    public async Task A_damaged_copy_is_refused()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var backup = new StoreBackup(store.Options);
        var copy = store.Folder.Path("copy");
        await backup.BackupAsync(copy);
        var bytes = await File.ReadAllBytesAsync(copy);
        Random.Shared.NextBytes(bytes.AsSpan(bytes.Length / 2, 8192));
        await File.WriteAllBytesAsync(copy, bytes);

        await Assert.ThrowsAsync<StoreUnusableException>(() => backup.RestoreAsync(copy, TestStore.Now));

        Assert.Single(await new OperationStore(store.Db).ListAsync());
    }

    [Theory, EveryStore]
    public async Task A_copy_of_a_newer_program_is_refused(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await store.ExecuteAsync(
            "insert into schema_script (scriptname, applied) values ('AccessTracker.Data.Migrations.9999_later.sql', '2030-01-01')");
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));

        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now));

        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
    }
}
