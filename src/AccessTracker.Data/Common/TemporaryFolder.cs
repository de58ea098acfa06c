namespace AccessTracker.Data.Common;

/// <summary>
/// The folder in which this process puts what it needs for a while: a folder of its own, for its user alone, gone with the process. What a process
/// left that was killed is removed by the next one that starts: whoever lives holds the lock of their folder, in whichever container.
/// </summary>
public static class TemporaryFolder
{
    private const string Prefix = "accesstracker-run-";
    private const string LockName = ".lock";

    // Between the making of a folder and its lock lies a moment; a folder that has none for so long was left.
    private static readonly TimeSpan _withoutLock = TimeSpan.FromDays(1);

    private static readonly Lazy<(string Path, FileStream Lock)> _own = new(Make);

    /// <summary>The folder of this process.</summary>
    public static string Path => _own.Value.Path;

    /// <summary>A new folder in it.</summary>
    /// <param name="purpose">Begins its name.</param>
    public static DirectoryInfo New(string purpose)
    {
        var path = System.IO.Path.Combine(Path, $"{purpose}-{System.IO.Path.GetRandomFileName()}");
        PrivateFiles.MakeFolder(path);
        return new DirectoryInfo(path);
    }

    /// <summary>A new file in it, which is gone when it is closed.</summary>
    public static FileStream NewFile() =>
        PrivateFiles.Create(System.IO.Path.Combine(Path, System.IO.Path.GetRandomFileName()), FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Removes the folders of processes that are dead. Returns how many.</summary>
    /// <param name="now">What a folder's age is counted to.</param>
    /// <param name="root">Where they stand; null: where the machine keeps what is temporary.</param>
    public static int RemoveDead(DateTimeOffset now, string? root = null)
    {
        if (!HoldsLocks())
        {
            return 0;
        }

        var removed = 0;
        foreach (var folder in new DirectoryInfo(root ?? System.IO.Path.GetTempPath()).EnumerateDirectories($"{Prefix}*"))
        {
            try
            {
                // One that leads elsewhere was not made here.
                if (folder.LinkTarget is null && IsDead(folder, now))
                {
                    folder.Delete(recursive: true);
                    removed++;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Of a living process, of somebody else, or gone meanwhile.
            }
        }

        return removed;
    }

    // There are file systems that know no locks: then nobody can be told to be dead.
    private static bool HoldsLocks()
    {
        try
        {
            using var own = new FileStream(_own.Value.Lock.Name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static bool IsDead(DirectoryInfo folder, DateTimeOffset now)
    {
        var path = System.IO.Path.Combine(folder.FullName, LockName);
        if (!File.Exists(path))
        {
            return now - folder.LastWriteTimeUtc > _withoutLock;
        }

        // Who lives holds it, and this fails.
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return true;
    }

    private static (string, FileStream) Make()
    {
        // For its owner alone.
        var folder = Directory.CreateTempSubdirectory(Prefix);
        var held = PrivateFiles.Create(System.IO.Path.Combine(folder.FullName, LockName), FileOptions.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            held.Dispose();
            folder.Delete(recursive: true);
        };
        return (folder.FullName, held);
    }
}
