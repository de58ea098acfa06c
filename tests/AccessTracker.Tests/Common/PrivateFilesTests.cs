using System.Diagnostics;
using System.Runtime.Versioning;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Migrations;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Common;

/// <summary>What holds records is for the user whom the program runs as, and what a dead process left is removed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_store_its_neighbours_and_its_copies_are_for_nobody_else()
    {
        using var folder = new TestFolder();
        var options = TestStore.SqliteOptions(Path.Combine(folder.Path("new"), "store.db"));
        await Migrator.MigrateAsync(options);
        await using var db = new Db(options, TestStore.Severe);
        await db.WriteAsync(s => s.ExecuteAsync("create table t (a text)"));

        AssertPrivate(Directory.GetFiles(folder.Path("new")));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path("new")));

        await new StoreBackup(options).BackupAsync(folder.Path("copy.db"));
        AssertPrivate(folder.Path("copy.db"));

        var other = TestStore.SqliteOptions(folder.Path("other.db"));
        await new StoreBackup(other).RestoreAsync(folder.Path("copy.db"), TestStore.Now);
        AssertPrivate(folder.Path("other.db"));
    }

    [Fact]
    public async Task A_store_of_before_is_narrowed_at_the_next_start()
    {
        using var folder = new TestFolder();
        var options = TestStore.SqliteOptions(folder.Path("store.db"));
        await Migrator.MigrateAsync(options);
        File.SetUnixFileMode(folder.Path("store.db"), Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await Migrator.MigrateAsync(options);

        AssertPrivate(folder.Path("store.db"));
    }

    [Theory, EveryStore]
    public async Task A_copy_and_an_export_are_for_nobody_else(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;

        await new StoreBackup(store.Options).BackupAsync(store.Folder.Path("copy"));
        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out.zip"), TestStore.Actor, TestStore.Now);
        await new BundleExport(store.Db, new SensitivityRules()).WriteAsync(operation, store.Folder.Path("out"), TestStore.Actor, TestStore.Now);

        AssertPrivate([store.Folder.Path("copy"), store.Folder.Path("out.zip"), .. Directory.GetFiles(store.Folder.Path("out"))]);
    }

    [Fact]
    public void What_is_temporary_is_for_nobody_else()
    {
        using var file = TemporaryFolder.NewFile();
        var folder = TemporaryFolder.New("test");

        AssertPrivate(file.Name);
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.FullName));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(TemporaryFolder.Path));
        folder.Delete();
    }

    [Fact]
    public void What_a_dead_process_left_is_removed_and_what_a_living_one_has_is_not()
    {
        using var root = new TestFolder();
        var (dead, living, young, old, foreign) =
            (Make("accesstracker-run-dead"), Make("accesstracker-run-living"), Make("accesstracker-run-young"), Make("accesstracker-run-old"),
                Make("else-old"));
        File.WriteAllText(Path.Combine(dead, ".lock"), "");
        File.WriteAllText(Path.Combine(dead, "records.csv"), "x");
        File.WriteAllText(Path.Combine(living, ".lock"), "");
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        Directory.SetLastWriteTimeUtc(young, now.UtcDateTime.AddHours(-1));
        Directory.SetLastWriteTimeUtc(old, now.UtcDateTime.AddDays(-2));
        Directory.SetLastWriteTimeUtc(foreign, now.UtcDateTime.AddDays(-2));
        using var holder =
            Process.Start(
                new ProcessStartInfo(
                    "flock", ["--exclusive", Path.Combine(living, ".lock"), "sh", "-c", "echo held; read end"]) { RedirectStandardInput = true,
                    RedirectStandardOutput = true })!;
        Assert.Equal("held", holder.StandardOutput.ReadLine());

        Assert.Equal(2, TemporaryFolder.RemoveDead(now, root.Path("")));

        Assert.Equal(
            ["accesstracker-run-living", "accesstracker-run-young", "else-old"],
            Directory.GetDirectories(root.Path("")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        holder.StandardInput.Close();
        holder.WaitForExit();
        Assert.Equal(1, TemporaryFolder.RemoveDead(now, root.Path("")));
        Assert.False(Directory.Exists(living));

        string Make(string name) => Directory.CreateDirectory(root.Path(name)).FullName;
    }

    private static void AssertPrivate(params string[] files) =>
        Assert.All(files, f => Assert.True(File.GetUnixFileMode(f) == Own, $"{f}: {File.GetUnixFileMode(f)}"));
}
