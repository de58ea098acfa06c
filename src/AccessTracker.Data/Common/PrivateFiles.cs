namespace AccessTracker.Data.Common;

/// <summary>
/// Files that hold records are for the user whom the program runs as: 0600, and 0700 for the folders it makes. On Windows the folder's own
/// rights hold.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes the file, empty, when it is not there; takes the rights of all others from it when it is.</summary>
    public static void Require(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (new FileStream(
            path, new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = FileMode }))
        {
        }

        Narrow(path);
    }

    /// <summary>Takes the rights of all others from the file, if it is there and ours.</summary>
    public static void Narrow(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path) || File.GetUnixFileMode(path) == FileMode)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, FileMode);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's, who gave it to the program as it is.
        }
    }

    /// <summary>Makes the folder and those above it that are not there; one that is there stays as it is, for it may hold other things.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode);
        }
    }

    /// <summary>A new file, for writing and reading.</summary>
    public static FileStream Create(string path, FileOptions options = FileOptions.Asynchronous) => new(path, New(options));

    /// <summary>How such a file is made.</summary>
    internal static FileStreamOptions New(FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = System.IO.FileMode.Create, Access = FileAccess.ReadWrite, Options = options,
            Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = FileMode;
        }

        return how;
    }
}
