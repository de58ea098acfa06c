using System.Collections.Concurrent;
using AccessTracker.Data.Import.Bundles;

namespace AccessTracker.Web.Desk.Import;

/// <summary>
/// How far the jobs of this process are with the sheets they work on. SQLite has one process, whose one transaction nobody
/// can tell of in the store; on PostgreSQL the job writes it there too, for the other nodes.
/// </summary>
public sealed class SheetProgress
{
    private readonly ConcurrentDictionary<string, long> _rows = new(StringComparer.Ordinal);

    /// <summary>False: this process works on it already.</summary>
    public bool TryStart(string batch) => _rows.TryAdd(batch, 0);

    public void End(string batch) => _rows.TryRemove(batch, out _);

    /// <summary>Rows read so far; null: this process does not work on it.</summary>
    public long? RowsOf(string batch) => _rows.TryGetValue(batch, out var rows) ? rows : null;

    /// <summary>What the import of a batch tells its progress to.</summary>
    public IProgress<ImportProgress> Of(string batch) => new Teller(this, batch);

    private sealed class Teller(SheetProgress all, string batch) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => all._rows[batch] = value.Rows;
    }
}
