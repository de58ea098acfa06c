using System.Buffers;
using System.Text;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Files that people take for a sheet and that are not read, told apart by what is in them, each with the way out.</summary>
internal static class OtherFiles
{
    private const int LookedAt = 4 * 1024;
    private const int Chunk = 1024 * 1024;

    // In the directory of an encrypted workbook, in UTF-16.
    private static readonly byte[] _encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    private static readonly SearchValues<string> _pages =
        SearchValues.Create(
            ["<html", "<!doctype html", "<table", "urn:schemas-microsoft-com:office:spreadsheet"], StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BundleRefusedException">It is one of them.</exception>
    public static void Refuse(string path, string shown)
    {
        if (Why(path, shown) is { } code)
        {
            throw new BundleRefusedException(shown, new Refusal(code));
        }
    }

    private static RefusalCode? Why(string path, string shown)
    {
        using var file = File.OpenRead(path);
        var start = new byte[LookedAt];
        var length = file.ReadAtLeast(start, LookedAt, throwOnEndOfStream: false);
        switch (start.AsSpan(0, length))
        {
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                file.Position = 0;
                return IsEncrypted(file) ? RefusalCode.PasswordProtected : RefusalCode.OldWorkbook;
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                return OfArchive(path, shown);
            default:
                var text = Encoding.Latin1.GetString(start, 0, length).Replace("\0", "", StringComparison.Ordinal);
                return text.TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\r', '\n', '\t').StartsWith('<')
                    && text.AsSpan().ContainsAny(_pages) ? RefusalCode.WebPage : null;
        }
    }

    private static RefusalCode? OfArchive(string path, string shown)
    {
        using var archive = Unpacking.Open(path, shown, Unpacking.Workbook);
        return archive.Entries.Any(e => e.FullName.Equals("xl/workbook.bin", StringComparison.OrdinalIgnoreCase)) ? RefusalCode.BinaryWorkbook
            : archive.GetEntry("mimetype") is not null && archive.GetEntry("content.xml") is not null ? RefusalCode.OpenDocument
            : null;
    }

    private static bool IsEncrypted(FileStream file)
    {
        var (buffer, kept) = (new byte[Chunk], 0);
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var all = buffer.AsSpan(0, kept + read);
            if (all.IndexOf(_encrypted) >= 0)
            {
                return true;
            }

            kept = Math.Min(all.Length, _encrypted.Length);
            all[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
