using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Data.Common;

/// <summary>What SQLite knows of the file under an open connection.</summary>
internal static class SqliteFile
{
    // SQLITE_FCNTL_HAS_MOVED, asked of the main database, which needs no name.
    private const int HasMovedQuestion = 20;

    /// <summary>
    /// Whether the file is no longer where it was opened: moved, removed, or another one put in its place. A connection goes on writing to the old
    /// file then, which nobody will find.
    /// </summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var moved = 0;
        return FileControl(connection.Handle!, 0, HasMovedQuestion, ref moved) == raw.SQLITE_OK && moved != 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(sqlite3 db, nint name, int question, ref int answer);
}
