using System.IO.Compression;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>A .zip of the files, at its top or in one folder. Nothing is unpacked to disk, and nothing beyond a limit.</summary>
internal sealed class BundleArchive : BundleContent
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<RecordKind, ZipArchiveEntry> _entries = [];

    public BundleArchive(string path, RecordKinds kinds)
    {
        var shown = Path.GetFileName(path);
        _archive = Unpacking.Open(path, shown, Unpacking.Archive);
        try
        {
            Find(shown, kinds);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    public override bool Has(RecordKind table) => _entries.ContainsKey(table);

    public override IEnumerable<SheetRow> Rows(RecordKind table) => CsvRows.Read(Unpacking.Read(_entries[table], table.File), table.File);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Find(string shown, RecordKinds kinds)
    {
        if (_archive.Entries.Count > Unpacking.MostEntries)
        {
            throw new BundleRefusedException(shown, new Refusal(RefusalCode.TooManyFiles, Unpacking.MostEntries));
        }

        var files = _archive.Entries.Select(entry => (entry, parts: Parts(entry))).Where(f => f.parts.Length > 0 && IsCsv(f.parts[^1])).ToList();
        var folder = files.Count > 0 && files.TrueForAll(f => f.parts.Length > 1 && f.parts[0] == files[0].parts[0]) ? 1 : 0;
        foreach (var (entry, parts) in files)
        {
            var table = TableOf(kinds, string.Join('/', parts.Skip(folder)), entry.FullName);
            if (!_entries.TryAdd(table, entry))
            {
                throw new BundleRefusedException(entry.FullName, new Refusal(RefusalCode.DuplicateFile));
            }
        }
    }

    // The folders and the name of an entry; none for what macOS and others add of their own.
    private static string[] Parts(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        var parts = name.Split('/');
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || parts.Contains(".."))
        {
            throw new BundleRefusedException(entry.FullName, new Refusal(RefusalCode.UnsafeName));
        }

        return parts[0] == "__MACOSX" || parts[^1].StartsWith('.') ? [] : parts;
    }
}
