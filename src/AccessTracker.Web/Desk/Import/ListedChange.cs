using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using CsvHelper;

namespace AccessTracker.Web.Desk.Import;

/// <summary>One line of what a sheet adds or changes (<see cref="ChangeLog"/>).</summary>
public sealed record ListedChange(string Row, string File, string Record, bool IsNew, string Column, string Before, string After)
{
    /// <summary>Lines that a page shows.</summary>
    public const int MostShown = 200;

    // Of the file that a page reads for them; the rest is for whoever downloads it.
    private const int MostBytes = 512 * 1024;

    /// <summary>The first of a batch.</summary>
    public static async Task<IReadOnlyList<ListedChange>> FirstAsync(ImportBatchStore batches, ImportBatch batch, CancellationToken cancellation)
    {
        using var start = new MemoryStream();
        if (!await batches.CopyAsync(batch.Id, BatchFile.Changes, new StartOf(start, MostBytes), cancellation))
        {
            return [];
        }

        start.Position = 0;
        using var csv = new CsvParser(new StreamReader(start), CultureInfo.InvariantCulture);
        var changes = new List<ListedChange>();
        csv.Read();
        while (changes.Count < MostShown && csv.Read()
            && csv.Record is [var row, var file, var record, var action, var column, var before, var after])
        {
            changes.Add(new ListedChange(row, file, record, action == ChangeLog.Added, column, before, after));
        }

        return changes;
    }

    /// <summary>Keeps the first bytes that are written to it.</summary>
    private sealed class StartOf(MemoryStream target, int most) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => target.Length;

        public override long Position { get => target.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) =>
            target.Write(buffer, offset, (int)Math.Min(count, Math.Max(0, most - target.Length)));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
