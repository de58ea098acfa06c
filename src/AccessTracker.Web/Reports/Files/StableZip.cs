using System.IO.Compression;
using System.Text;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Archives that come out the same whenever they are made: entries by name, one time for all of them.</summary>
internal static class StableZip
{
    private static readonly DateTimeOffset _entryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="entries">In their order in the archive.</param>
    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, content) in entries)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = _entryTime;
                using var to = entry.Open();
                to.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>
    /// An Office package with the same parts, without the times at which they were written; its list of types first, as readers expect it.
    /// </summary>
    public static byte[] Rewrite(MemoryStream package)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        return Write(
            archive.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal)
            .Select(e => (e.FullName, Content(e))));
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var content = new MemoryStream();
        from.CopyTo(content);
        return content.ToArray();
    }
}
