using System.Globalization;
using System.Security.Cryptography;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Attachments;

/// <summary>The bytes of files, sealed piece by piece: any node may be asked for them.</summary>
internal static class AttachmentPieces
{
    // Sealing makes texts of a piece several times over; larger ones would go where the runtime collects last.
    private const int PieceBytes = 16 * 1024;

    public static async Task WriteAsync(DbSession session, Id<Attachment> file, ReadOnlyMemory<byte> content)
    {
        for (var number = 0L; number * PieceBytes < content.Length; number++)
        {
            var piece = content.Slice((int)number * PieceBytes, Math.Min(PieceBytes, content.Length - ((int)number * PieceBytes)));
            await session.ExecuteAsync(
                Sql.Add, new { file, number, content = session.Severe.Seal(Place(file, number), Convert.ToBase64String(piece.Span)) })
                .ConfigureAwait(false);
        }
    }

    /// <summary>Writes the bytes to <paramref name="target"/>. Returns their SHA-256, in hexadecimal.</summary>
    /// <exception cref="StoreUnusableException">A piece was sealed with a key that is not here, or for another place.</exception>
    public static async Task<string> CopyAsync(DbSession session, Id<Attachment> file, Stream target, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var number = 0L; await session.FirstOrDefaultAsync<string>(Sql.Read, new { file, number }).ConfigureAwait(false) is { } piece; number++)
        {
            var bytes = Convert.FromBase64String(session.Severe.Open(Place(file, number), piece));
            hash.AppendData(bytes);
            await target.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static Task EraseAsync(DbSession session, Id<Attachment> file) => session.ExecuteAsync(Sql.Erase, new { file });

    private static SealedPlace Place(Id<Attachment> file, long number) =>
        new("attachment_piece", string.Create(CultureInfo.InvariantCulture, $"{file}/{number}"), "content");

    private static class Sql
    {
        public const string Add = "insert into attachment_piece (attachment_id, number, content) values (@file, @number, @content)";

        public const string Read = "select content from attachment_piece where attachment_id = @file and number = @number";

        public const string Erase = "delete from attachment_piece where attachment_id = @file";
    }
}
