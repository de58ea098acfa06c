using System.Runtime.CompilerServices;
using Dapper;

namespace AccessTracker.Tests.Support;

/// <summary>
/// Dapper makes the code that reads a row once for each connection string. Each test has a store of its own: without this the same code would be
/// made again for each.
/// </summary>
internal static class SharedQueries
{
    [ModuleInitializer]
    internal static void Share() => SqlMapper.ConnectionStringComparer = new ByDatabase();

    // The two databases give other types for the same column.
    private sealed class ByDatabase : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => IsSqlite(x) == IsSqlite(y);

        public int GetHashCode(string obj) => IsSqlite(obj) ? 1 : 2;

        private static bool IsSqlite(string? text) => text?.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) == true;
    }
}
