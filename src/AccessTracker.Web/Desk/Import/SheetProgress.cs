using System.Collections.Concurrent;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Desk.Import;

/// <summary>
/// How far the jobs of this process are with the sheets they work on. SQLite has one process, whose one transaction nobody
/// can tell of in the store; on PostgreSQL the job writes it there too, for the other nodes.
/// </summary>
public sealed class SheetProgress
{
    private readonly ConcurrentDictionary<Id<ImportBatch>, long> _rows = new();

    /// <summary>False: this process works on it already.</summary>
    public bool TryStart(Id<ImportBatch> batch) => _rows.TryAdd(batch, 0);

    public void End(Id<ImportBatch> batch) => _rows.TryRemove(batch, out _);

    /// <summary>Rows read so far; null: this process does not work on it.</summary>
    public long? RowsOf(Id<ImportBatch> batch) => _rows.TryGetValue(batch, out var rows) ? rows : null;

    /// <summary>What the import of a batch tells its progress to.</summary>
    public IProgress<ImportProgress> Of(Id<ImportBatch> batch) => new Teller(this, batch);

    private sealed class Teller(SheetProgress all, Id<ImportBatch> batch) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => all._rows[batch] = value.Rows;
    }
}
