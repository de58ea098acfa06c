using System.Globalization;
using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Data.Bundles;

/// <summary>
/// Writes an operation as a bundle that imports back to the same records: those that count, in order of recording. Always
/// all files, so that one without rows says that there are none, and an older export in the same folder leaves nothing behind.
/// </summary>
public sealed class BundleExport(Db db)
{
    // The same records make the same archive, byte for byte, whenever it is written.
    private static readonly DateTimeOffset _entryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes to <paramref name="path"/>: an archive when it ends in .zip, else a folder, made when there is none.</summary>
    public async Task WriteAsync(Id<Operation> operation, string path, CancellationToken cancellation = default)
    {
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            Directory.CreateDirectory(path);
            await WriteAsync(operation, table => Task.FromResult<Stream>(new ReplacingStream(Path.Combine(path, table.File))), cancellation).ConfigureAwait(false);
            return;
        }

        await using var file = new ReplacingStream(path);
        await WriteAsync(operation, (Stream)file, cancellation).ConfigureAwait(false);
        file.Complete();
    }

    /// <summary>Writes the archive to <paramref name="zip"/>, which stays open.</summary>
    public async Task WriteAsync(Id<Operation> operation, Stream zip, CancellationToken cancellation = default)
    {
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation).ConfigureAwait(false);
        await WriteAsync(operation, table => OpenAsync(archive, table, cancellation), cancellation).ConfigureAwait(false);
    }

    private static async Task<Stream> OpenAsync(ZipArchive archive, BundleTable table, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(table.File, CompressionLevel.Optimal);
        entry.LastWriteTime = _entryTime;
        return await entry.OpenAsync(cancellation).ConfigureAwait(false);
    }

    private Task<bool> WriteAsync(Id<Operation> operation, Func<BundleTable, Task<Stream>> open, CancellationToken cancellation) => db.ReadAsync(async session =>
    {
        var places = await PlacesThatCountAsync(session, operation).ConfigureAwait(false);
        foreach (var table in BundleSchema.Tables)
        {
            await using var stream = await open(table).ConfigureAwait(false);
            await WriteAsync(session, operation, table, places, stream, cancellation).ConfigureAwait(false);
            (stream as ReplacingStream)?.Complete();
        }

        return true;
    }, cancellation);

    private static async Task WriteAsync(
        Session session, Id<Operation> operation, BundleTable table, HashSet<string> places, Stream stream, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        await WriteRowAsync(csv, table.Columns.Select(c => c.Name)).ConfigureAwait(false);
        await WriteRowAsync(csv, table.Columns.Select(c => c.Hxl)).ConfigureAwait(false);
        var sql = table == BundleSchema.Operations ? RecordSql.Stored(table) + " where t.id = @operation" : RecordSql.Counting(table);
        await using var command = session.Command(sql).With("operation", operation.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var values = RecordSql.Values(table, reader);
            await WriteRowAsync(csv, values.Select((value, i) => table.Columns[i].Type == CellType.Places ? Known(value) : Cell.Write(value))).ConfigureAwait(false);
        }

        // A withdrawn place is not in the bundle, and so cannot be named in it.
        string Known(object? list) => Cell.Join([.. Cell.Items((string?)list).Where(places.Contains)]) ?? "";
    }

    private static async Task WriteRowAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync().ConfigureAwait(false);
    }

    private static async Task<HashSet<string>> PlacesThatCountAsync(Session session, Id<Operation> operation) =>
        [.. await session.QueryAsync<string>(Sql.Places, new { operation = operation.ToString() }).ConfigureAwait(false)];

    private static class Sql
    {
        public const string Places = "select record_key from location where operation_id = @operation and withdrawn_at is null";
    }

    /// <summary>A file that takes its place only when it is whole; cut short, the one before it stays.</summary>
    private sealed class ReplacingStream(string path) : FileStream(path + ".partial", FileMode.Create, FileAccess.Write)
    {
        private bool _isComplete;

        public void Complete() => _isComplete = true;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Settle();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync().ConfigureAwait(false);
            Settle();
        }

        private void Settle()
        {
            if (_isComplete)
            {
                File.Move(path + ".partial", path, overwrite: true);
                _isComplete = false;
            }
            else
            {
                File.Delete(path + ".partial");
            }
        }
    }
}
