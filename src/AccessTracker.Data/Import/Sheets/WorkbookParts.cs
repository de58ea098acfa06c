using System.IO.Compression;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The parts of a workbook that are read, found as the standard has it: by what each says of the next, and not by their names.</summary>
internal sealed class WorkbookParts
{
    // They are small, and what stands in them is held in memory.
    private const long MostBytesOfSmall = 32 * 1024 * 1024;
    private const int MostSheets = Unpacking.MostEntries;

    private readonly ZipArchive _archive;
    private readonly string _shown;

    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public WorkbookParts(ZipArchive archive, string shown)
    {
        (_archive, _shown) = (archive, shown);
        var book = Related("").FirstOrDefault(r => r.Type == "officeDocument")?.Part ?? throw new InvalidDataException();
        var related = Related(book).ToList();
        Texts = Find(related.Find(r => r.Type == "sharedStrings")?.Part);
        Styles = Find(related.Find(r => r.Type == "styles")?.Part);
        ReadBook(Find(book) ?? throw new InvalidDataException(), related);
    }

    public ZipArchiveEntry? Texts { get; }

    public ZipArchiveEntry? Styles { get; }

    public List<(string Name, bool IsHidden, ZipArchiveEntry Part)> Sheets { get; } = [];

    /// <summary>The workbook counts its days from 1904.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>The workbook says that its formulas are to be calculated when it is opened.</summary>
    public bool MustCalculate { get; private set; }

    /// <summary>The XML of a part.</summary>
    public SafeXml Open(ZipArchiveEntry part) => new(Unpacking.Read(part, _shown), _shown);

    /// <summary>The XML of a part that is small in every workbook.</summary>
    public SafeXml OpenSmall(ZipArchiveEntry part) =>
        part.Length <= MostBytesOfSmall
            ? Open(part)
            : throw new BundleRefusedException(_shown, new Refusal(RefusalCode.TooLarge, MostBytesOfSmall / (1024 * 1024)));

    private void ReadBook(ZipArchiveEntry book, List<Relation> related)
    {
        var parts = related.Where(r => r.Type == "worksheet").DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Part, StringComparer.Ordinal);
        using var xml = OpenSmall(book);
        while (xml.Read())
        {
            if (xml.IsAt("workbookPr"))
            {
                CountsFrom1904 = xml.Attribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.IsAt("calcPr"))
            {
                MustCalculate = xml.Attribute("fullCalcOnLoad") is "1" or "true" or "on";
            }
            else if (xml.IsAt("sheet") && xml.PrefixedAttribute("id") is { } id && parts.TryGetValue(id, out var path) && Find(path) is { } part)
            {
                Sheets.Add((xml.Attribute("name") ?? "", xml.Attribute("state") is "hidden" or "veryHidden", part));
                if (Sheets.Count > MostSheets)
                {
                    throw new InvalidDataException();
                }
            }
        }
    }

    private IEnumerable<Relation> Related(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        if (Find($"{part[..slash]}_rels/{part[slash..]}.rels") is not { } entry)
        {
            yield break;
        }

        using var xml = OpenSmall(entry);
        while (xml.Read())
        {
            if (xml.IsAt("Relationship") && xml.Attribute("TargetMode") != "External" && xml.Attribute("Target") is { } target
                && xml.Attribute("Type") is { } type)
            {
                yield return new Relation(xml.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target));
            }
        }
    }

    private ZipArchiveEntry? Find(string? part) =>
        part is null
            ? null
            : _archive.GetEntry(part)
            ?? _archive.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));

    // From the folder of the part that says it, or from the top.
    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (step != ".")
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }

    private sealed record Relation(string Id, string Type, string Part);
}
