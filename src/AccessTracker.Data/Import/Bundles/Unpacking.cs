using System.Buffers.Binary;
using System.IO.Compression;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>
/// Opens archives of strangers. How many entries there are and what they say they unpack to is looked at before any is read, and
/// none unpacks to more than it says. The limits are far above a bundle of a million deliveries (about 150 MB, packed 1:10) and
/// far below what fills a disk.
/// </summary>
internal static class Unpacking
{
    public const int MostEntries = 1_000;

    /// <summary>Says of a file that cannot be read what it should be.</summary>
    public const string Archive = "archive";

    /// <summary>The same of a workbook.</summary>
    public const string Workbook = "workbook";

    private const long MostBytes = 2L * 1024 * 1024 * 1024;
    private const long MostRatio = 100;

    // Small files of blanks pack better than any ratio allows, and do no harm.
    private const long BytesWithoutRatio = 10 * 1024 * 1024;

    // A name has some fifty bytes; the runtime keeps an object for each entry, and so is not given millions.
    private const long MostBytesOfDirectory = 1024 * 1024;

    private const uint EndOfDirectory = 0x06054b50;
    private const int EndLength = 22;

    /// <param name="what">Named where it cannot be read: <see cref="Archive"/> or <see cref="Workbook"/>.</param>
    public static ZipArchive Open(string path, string shown, string what)
    {
        RequireShortDirectory(path, shown, what);
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            RequireModest(archive, new FileInfo(path).Length, shown);
            return archive;
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw NotAn(shown, what);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>The content of an entry, which ends the reading when it is more than it says.</summary>
    public static Stream Read(ZipArchiveEntry entry, string shown)
    {
        try
        {
            return new Limited(entry.Open(), entry.Length, shown);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw NotAn(shown, "entry");
        }
    }

    // The end of an archive says where the list of its entries is, and so how long it is.
    private static void RequireShortDirectory(string path, string shown, string what)
    {
        using var file = File.OpenRead(path);
        var tail = new byte[(int)Math.Min(file.Length, ushort.MaxValue + EndLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndOfDirectory)
            {
                continue;
            }

            // Archives of more than 4 GB or 65,535 entries have these in another place; no bundle is one.
            var (entries, from) =
                (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)));
            var length = file.Length - tail.Length + at - from;
            if (entries > MostEntries || from == uint.MaxValue || length > MostBytesOfDirectory)
            {
                throw new BundleRefusedException(shown, new Refusal(RefusalCode.TooManyFiles, MostEntries));
            }

            return;
        }

        throw NotAn(shown, what);
    }

    private static void RequireModest(ZipArchive archive, long length, string shown)
    {
        if (archive.Entries.Count > MostEntries)
        {
            throw new BundleRefusedException(shown, new Refusal(RefusalCode.TooManyFiles, MostEntries));
        }

        var most = Math.Min(MostBytes, Math.Max(BytesWithoutRatio, length * MostRatio));
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            // A length of nonsense is none that can be added up.
            total = entry.Length is >= 0 and <= MostBytes ? total + entry.Length : long.MaxValue;
            if (total > most)
            {
                throw new BundleRefusedException(entry.FullName, TooLarge(most));
            }
        }
    }

    private static Refusal TooLarge(long most) => new(RefusalCode.TooLarge, Math.Max(1, most / (1024 * 1024)));

    private static BundleRefusedException NotAn(string shown, string what) => new(shown, Refusal.As(RefusalCode.NotABundle, what, shown));

    private sealed class Limited(Stream inner, long most, string shown) : ForwardStream
    {
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = inner.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw NotAn(shown, "entry");
            }

            _read += read;
            return _read <= most ? read : throw new BundleRefusedException(shown, TooLarge(most));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
