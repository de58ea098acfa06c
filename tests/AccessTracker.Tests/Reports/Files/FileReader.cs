using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AccessTracker.Tests.Import.Sheets;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Tests.Reports.Files;

/// <summary>Reads the files back with readers that know nothing of how they were written.</summary>
internal static class FileReader
{
    /// <summary>The entries of an archive, by name.</summary>
    public static Dictionary<string, byte[]> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    /// <summary>The rows of a CSV file, names and hashtags included.</summary>
    public static List<string[]> Csv(byte[] file)
    {
        using var parser =
            new CsvParser(
                new StreamReader(new MemoryStream(file), new UTF8Encoding(false, true)),
                new CsvConfiguration(CultureInfo.InvariantCulture) { Mode = CsvMode.RFC4180 });
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }

    /// <summary>The rows of a sheet, its headings first.</summary>
    public static List<object?[]> Sheet(byte[] workbook, string name) => Workbooks.Rows(workbook, name);

    /// <summary>The tables of a text document by their captions: rows of cells, headings first.</summary>
    public static Dictionary<string, List<string[]>> Tables(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return package.MainDocumentPart!.Document!.Body!.Elements<Table>().ToDictionary(
            t => t.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value!,
            t => t.Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(c => c.InnerText).ToArray()).ToList());
    }

    /// <summary>The words of a text document, with single blanks between them.</summary>
    public static string Text(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        var paragraphs = package.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
            .Select(p => string.Concat(p.Descendants().Select(e => e switch { Text text => text.Text, Break => " ", _ => "" })));
        return string.Join(' ', string.Join(' ', paragraphs).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// The path of every value of a report's object: elements of lists by their keys, those without one by their place or by themselves.
    /// </summary>
    public static List<string> Values(byte[] json)
    {
        var paths = new List<string>();
        Walk(JsonDocument.Parse(json).RootElement.GetProperty("content"), "", paths);
        return paths;
    }

    private static void Walk(JsonElement element, string path, List<string> paths)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", paths);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((e, i) => (e, i)))
                {
                    Walk(item, $"{path}.{(item.ValueKind == JsonValueKind.Object ? KeyOf(item, index) : item.ToString())}", paths);
                }

                break;
            default:
                paths.Add(path);
                break;
        }
    }

    /// <summary>Every number of a report's object, by its path: lists by the keys of what is in them, their length by their own.</summary>
    public static Dictionary<string, decimal?> Numbers(byte[] json)
    {
        var numbers = new Dictionary<string, decimal?>();
        Walk(JsonDocument.Parse(json).RootElement.GetProperty("content"), "", numbers);
        return numbers;
    }

    private static void Walk(JsonElement element, string path, Dictionary<string, decimal?> numbers)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", numbers);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
                {
                    Walk(item, $"{path}.{KeyOf(item, index++)}", numbers);
                }

                if (path is "permits.locationsPending" or "permits.locationsWithValidPermit" or "permits.grantedUnused"
                    || path.StartsWith("dataQuality.", StringComparison.Ordinal)
                    || (path.StartsWith("commitments.", StringComparison.Ordinal) && path.Split('.')[^1] is "places" or "kept"))
                {
                    numbers.Add(path, element.GetArrayLength());
                }

                break;
            case JsonValueKind.Number:
                numbers.Add(path, element.GetDecimal());
                break;
            case JsonValueKind.Null when path.Split('.')[^1] is "people" or "patients" or "distinct" or "peopleTimes" or "trucks" or "tonnes"
                or "peoplePending" or "peopleReachedCumulative" or "reached" or "population" or "share" or "daysSinceReached" or "median" or "p90"
                    or "neededPerWeek" or "computed" or "difference":
                numbers.Add(path, null);
                break;
        }
    }

    private static string KeyOf(JsonElement item, int index)
    {
        string[][] keys =
        [
            ["track", "line"], ["request", "location"], ["location", "on"], ["report", "figure"], ["ref"], ["code"], ["location"],
            ["arrangement", "party"], ["governorate"], ["party"], ["kind"], ["route"], ["centre"],
        ];

        // A pull-back has no key that could stand in a path.
        var hasKey = !item.TryGetProperty("agreedOn", out _);
        return hasKey && keys.FirstOrDefault(k => Array.TrueForAll(k, n => item.TryGetProperty(n, out _))) is { } key
            ? string.Join('.', key.Select(n => item.GetProperty(n).ToString()))
            : index.ToString(CultureInfo.InvariantCulture);
    }
}
