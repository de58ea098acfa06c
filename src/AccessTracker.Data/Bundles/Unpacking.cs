using System.IO.Compression;

namespace AccessTracker.Data.Bundles;

/// <summary>
/// Reads archives of strangers: how much an entry says it unpacks to is not believed, it is counted while unpacking. The
/// limits are far above a bundle of a million deliveries (about 150 MB, packed 1:10) and far below what fills a disk.
/// </summary>
internal static class Unpacking
{
    public const int MostEntries = 1_000;

    private const long MostBytesOfOne = 2L * 1024 * 1024 * 1024;
    private const long MostRatio = 100;

    // Small files of blanks pack better than any ratio allows, and do no harm.
    private const long BytesWithoutRatio = 10 * 1024 * 1024;

    public static ZipArchive Open(string path, string shown, string what)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new BundleRefusedException(shown, new Refusal(RefusalCode.NotABundle, shown, what));
        }
    }

    public static Stream Read(ZipArchiveEntry entry, string shown)
    {
        try
        {
            return new Limited(entry.Open(), Math.Min(MostBytesOfOne, Math.Max(BytesWithoutRatio, entry.CompressedLength * MostRatio)), shown);
        }
        catch (InvalidDataException)
        {
            throw new BundleRefusedException(shown, new Refusal(RefusalCode.NotABundle, shown, "an entry of a .zip archive"));
        }
    }

    /// <summary>Unpacks all of <paramref name="archive"/> to nowhere, for readers that know no limits of their own.</summary>
    public static void Probe(ZipArchive archive, string shown)
    {
        if (archive.Entries.Count > MostEntries)
        {
            throw new BundleRefusedException(shown, new Refusal(RefusalCode.TooManyFiles, MostEntries));
        }

        foreach (var entry in archive.Entries)
        {
            using var stream = Read(entry, shown);
            stream.CopyTo(Stream.Null);
        }
    }

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
                throw new BundleRefusedException(shown, new Refusal(RefusalCode.NotABundle, shown, "an entry of a .zip archive"));
            }

            _read += read;
            return _read <= most
                ? read
                : throw new BundleRefusedException(shown, new Refusal(RefusalCode.TooLarge, $"{most / (1024 * 1024)} MB"));
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
