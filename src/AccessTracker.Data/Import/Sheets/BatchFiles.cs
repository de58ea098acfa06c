using System.IO.Compression;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The files of batches, in the store: any node may be asked for them. Packed, and sealed piece by piece.</summary>
internal static class BatchFiles
{
    // Sealing makes texts of a piece several times over; larger ones would go where the runtime collects last.
    private const int PieceBytes = 16 * 1024;

    /// <summary>Puts <paramref name="content"/>, from its start, in the place of what was there.</summary>
    public static async Task WriteAsync(DbSession session, Id<ImportBatch> batch, BatchFile file, Stream content, CancellationToken cancellation)
    {
        await RemoveAsync(session, batch, file).ConfigureAwait(false);
        content.Position = 0;
        await using var pieces = new Pieces(session, batch, file, cancellation);
        await using (var packed = new GZipStream(pieces, CompressionLevel.Fastest, leaveOpen: true))
        {
            await content.CopyToAsync(packed, cancellation).ConfigureAwait(false);
        }

        await pieces.FinishAsync().ConfigureAwait(false);
    }

    public static async Task<bool> CopyAsync(DbSession session, Id<ImportBatch> batch, BatchFile file, Stream target, CancellationToken cancellation)
    {
        await using var packed = TemporaryFolder.NewFile();
        for (var number =
            0L; await session.FirstOrDefaultAsync<string>(Sql.Read, new { batch, kind = EnumCode.Of(file), number })
            .ConfigureAwait(false) is { } piece; number++)
        {
            await packed.WriteAsync(Convert.FromBase64String(session.Severe.Open(Place(batch, file, number), piece)), cancellation)
                .ConfigureAwait(false);
        }

        if (packed.Length == 0)
        {
            return false;
        }

        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await unpacked.CopyToAsync(target, cancellation).ConfigureAwait(false);
        return true;
    }

    private static SealedPlace Place(Id<ImportBatch> batch, BatchFile file, long number) => Place(batch.ToString(), EnumCode.Of(file), number);

    /// <summary>Returns the place that a piece's seal belongs to.</summary>
    internal static SealedPlace Place(string batch, string kind, long number) =>
        new("import_file_chunk", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{batch}/{kind}/{number}"), "content");

    public static Task RemoveAsync(DbSession session, Id<ImportBatch> batch, BatchFile file) =>
        session.ExecuteAsync(Sql.Remove, new { batch, kind = EnumCode.Of(file) });

    /// <summary>Stores what is written to it, piece by piece.</summary>
    private sealed class Pieces(DbSession session, Id<ImportBatch> batch, BatchFile file, CancellationToken cancellation) : Stream
    {
        private readonly byte[] _piece = new byte[PieceBytes];
        private int _length;
        private long _number;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task FinishAsync()
        {
            if (_length > 0)
            {
                await session.ExecuteAsync(
                    Sql.Add, new { batch, kind = EnumCode.Of(file), number = _number,
                        content = session.Severe.Seal(
                            Place(batch, file, _number), Convert.ToBase64String(_piece, 0, _length)) }).ConfigureAwait(false);
                (_length, _number) = (0, _number + 1);
            }

            cancellation.ThrowIfCancellationRequested();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                var length = Math.Min(buffer.Length, PieceBytes - _length);
                buffer[..length].CopyTo(_piece.AsMemory(_length));
                _length += length;
                buffer = buffer[length..];
                if (_length == PieceBytes)
                {
                    await FinishAsync().ConfigureAwait(false);
                }
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Written asynchronously.");

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private static class Sql
    {
        public const string Add = "insert into import_file_chunk (batch_id, kind, number, content) values (@batch, @kind, @number, @content)";

        public const string Read = "select content from import_file_chunk where batch_id = @batch and kind = @kind and number = @number";

        public const string Remove = "delete from import_file_chunk where batch_id = @batch and kind = @kind";
    }
}
