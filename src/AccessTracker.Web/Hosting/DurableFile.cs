using System.Runtime.InteropServices;
using System.Text;
using AccessTracker.Data.Common;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// A file that exists whole or not at all, whatever ends the process or the machine, and that the first of several who make it decides.
/// The store must not hold what only this file reads while the file itself is not yet on the disk.
/// </summary>
internal static class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>Writes the file for its user alone. Returns once content and name are on the disk.</summary>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        // A name of its own: two processes that start at once must not write into one file.
        var fresh = $"{path}.{Path.GetRandomFileName()}.new";
        try
        {
            using (var file = PrivateFiles.Create(fresh, FileOptions.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path);
            FlushFolder(Path.GetDirectoryName(path)!);
            RemoveLeft(path);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    // Of processes that were killed on the way, and of those that come too late and then find the file itself.
    private static void RemoveLeft(string path)
    {
        foreach (var left in Directory.GetFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*new"))
        {
            File.Delete(left);
        }
    }

    // A name is an entry of its folder, which the system keeps in memory for a while as it does with a file. Where a file system
    // cannot be asked for it nothing can be done.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly) is not (>= 0 and var handle))
        {
            return;
        }

        _ = Flush(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
