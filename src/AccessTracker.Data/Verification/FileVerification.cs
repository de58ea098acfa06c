using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;

namespace AccessTracker.Data.Verification;

/// <summary>Has SQLite look through its file, page by page; a damaged page is told with the table or the index that it is of.</summary>
internal static partial class FileVerification
{
    private const string Trees = "select rootpage, type, name from sqlite_master where rootpage > 0";

    public static async Task RunAsync(DbSession session, List<Finding> findings, CancellationToken cancellation)
    {
        var parts = new CheckedParts(session, findings);
        var trees = new Dictionary<long, string>();
        await parts.TryAsync("database file", () => session.Command(Trees).EachAsync(
            r => trees[r.GetInt64(0)] = $"{r.GetString(1)} {r.GetString(2)}", cancellation)).ConfigureAwait(false);
        await parts.TryAsync("database file", () => session.Command($"pragma integrity_check({StoreVerification.MostFindings})").EachAsync(reader =>
        {
            var lines = reader.GetString(0).Split('\n');
            foreach (var line in lines.Where(l => l.Length > 0 && l != "ok" && !l.StartsWith("***", StringComparison.Ordinal)))
            {
                var of = Tree().Match(line) is { Success: true } match
                    && trees.TryGetValue(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), out var tree)
                    ? $", {tree}"
                    : "";
                findings.Tell($"database file{of}", $"{line}. {CheckedParts.WhatToDo}");
            }
        }, cancellation)).ConfigureAwait(false);
        await parts.TryAsync("database file, references", () => session.Command("pragma foreign_key_check").EachAsync(
            r => findings.Tell(r.GetString(0), $"a row refers to a {r.GetString(2)} that does not exist"), cancellation)).ConfigureAwait(false);
    }

    // "Tree 45 page 812: ..." names a table or an index by its first page.
    [GeneratedRegex("^Tree ([0-9]+) ")]
    private static partial Regex Tree();
}
