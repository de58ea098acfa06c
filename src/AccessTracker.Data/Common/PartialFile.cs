namespace AccessTracker.Data.Common;

/// <summary>
/// A file that is written under another name, and takes its own once it is whole; cut short, the one before it stays. What a process left that was
/// killed is removed by the next that writes in the folder, and by a start: whoever lives holds the lock of theirs.
/// </summary>
public sealed class PartialFile : IDisposable
{
    /// <summary>How its name ends: no other program's does.</summary>
    public const string Suffix = ".accesstracker.partial";

    // Between the making of a file and its lock lies a moment.
    private static readonly TimeSpan _withoutLock = TimeSpan.FromMinutes(1);

    private readonly string _file;
    private readonly FileStream _held;
    private bool _isSettled;

    /// <param name="file">What it becomes.</param>
    /// <exception cref="StoreUnusableException">Another process is writing it.</exception>
    public PartialFile(string file)
    {
        (_file, Path) = (file, NameOf(file));
        try
        {
            _held = new FileStream(Path, Options());
        }
        catch (IOException e) when (File.Exists(Path))
        {
            throw new StoreUnusableException($"{file} is being written by another process, or by one that was just ended: try again in a minute.", e);
        }
    }

    /// <summary>Where it is written meanwhile.</summary>
    public string Path { get; }

    /// <summary>What writes to it, for who does not write by its name; it is closed with this.</summary>
    public Stream Content => _held;

    // The name under which it is written; what the dead left beside it is removed first.
    private static string NameOf(string file)
    {
        RemoveDead(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!);
        return file + Suffix;
    }

    /// <summary>It is whole: it takes its place.</summary>
    public void Complete()
    {
        _held.Flush();
        File.Move(Path, _file, overwrite: true);
        _isSettled = true;
    }

    public void Dispose()
    {
        if (!_isSettled)
        {
            File.Delete(Path);
            _isSettled = true;
        }

        _held.Dispose();
    }

    /// <summary>Removes what dead processes left in the folder, with what SQLite keeps beside such a file. Returns how many.</summary>
    public static int RemoveDead(string folder)
    {
        var found = OperatingSystem.IsWindows() || !Directory.Exists(folder) ? [] : new DirectoryInfo(folder).GetFiles($"*{Suffix}");
        return found.Length > 0 && Now(folder) is { } now ? found.Count(left => Remove(left, now)) : 0;
    }

    // The time by the clock of the file system; null: it cannot be written to, or it knows no locks, and nobody can be told to be dead.
    private static DateTime? Now(string folder)
    {
        try
        {
            var path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetRandomFileName()}{Suffix}-lock");
            using var probe = PrivateFiles.Create(path, FileOptions.DeleteOnClose);
            return IsHeld(path) ? File.GetLastWriteTimeUtc(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Remove(FileInfo left, DateTime now)
    {
        try
        {
            // One that leads elsewhere was not made here; one that is empty yet may be about to get its lock.
            if (left.LinkTarget is not null || (left.Length == 0 && now - left.LastWriteTimeUtc < _withoutLock) || IsHeld(left.FullName))
            {
                return false;
            }

            Array.ForEach([$"{left.FullName}-journal", $"{left.FullName}-wal", $"{left.FullName}-shm", left.FullName], File.Delete);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of somebody else, or gone meanwhile.
            return false;
        }
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // What is written there is written by SQLite or by a program of PostgreSQL, which know nothing of this lock.
    private static FileStreamOptions Options()
    {
        var how = PrivateFiles.New();
        how.Mode = FileMode.CreateNew;
        if (OperatingSystem.IsWindows())
        {
            how.Share = FileShare.ReadWrite | FileShare.Delete;
        }

        return how;
    }
}
