using System.Text.Json;
using AccessTracker.Data.Import.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>
/// What the program writes is read elsewhere: by the format's own rules, and by readers that share no line with the one that wrote it.
/// </summary>
[Collection("hangfire")]
public sealed class OtherReadersTests(WrittenFiles files) : IClassFixture<WrittenFiles>
{
    // Each workbook by openpyxl, cell by cell and with its notes; each table by pandas.
    private const string Read = """
        import json, sys, openpyxl, pandas
        found = {}
        for path in sys.argv[1:]:
            name = path.split('/')[-1]
            if name.endswith('.csv'):
                table = pandas.read_csv(path, dtype=str, keep_default_na=False)
                found[name] = {'columns': list(table.columns), 'rows': len(table)}
                continue
            book = openpyxl.load_workbook(path)
            sheet = book.worksheets[0]
            tables = pandas.read_excel(path, sheet_name=None, header=None, dtype=str)
            found[name] = {
                'sheets': list(tables), 'rows': len(tables[sheet.title]),
                'first': sheet['A1'].value,
                'cells': [[None if c.value is None else str(c.value) for c in row] for row in sheet.iter_rows()],
                'notes': {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment},
                'filled': [c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fill_type == 'solid'],
            }
        print(json.dumps(found))
        """;

    [Fact]
    public void Every_workbook_and_document_keeps_the_rules_of_the_format()
    {
        var validator = new OpenXmlValidator(FileFormatVersions.Microsoft365);
        foreach (var file in files.Ending(".xlsx", ".docx"))
        {
            using OpenXmlPackage package = file.EndsWith(".xlsx", StringComparison.Ordinal)
                ? SpreadsheetDocument.Open(file, isEditable: false)
                : WordprocessingDocument.Open(file, isEditable: false);
            Assert.Empty(validator.Validate(package).Select(e => $"{Path.GetFileName(file)} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [PythonFact]
    public async Task Openpyxl_and_pandas_open_every_workbook_and_every_table()
    {
        var output = await OtherProgram.RunAsync(OtherProgram.Python!, ["-c", Read, .. files.Ending(".xlsx", ".csv")]);
        var found = JsonDocument.Parse(output).RootElement;

        Assert.Equal(files.Ending(".xlsx", ".csv").Count(), found.EnumerateObject().Count());
        Assert.Equal("Convoy", found.GetProperty("template-en.xlsx").GetProperty("first").GetString()!.TrimEnd(' ', '*'));
        Assert.Equal("القافلة", found.GetProperty("template-ar.xlsx").GetProperty("first").GetString()!.TrimEnd(' ', '*'));
        Assert.Contains("Not reached", found.GetProperty("unreached.xlsx").GetProperty("sheets").EnumerateArray().Select(s => s.GetString()));
        Assert.True(found.GetProperty("unreached.csv").GetProperty("rows").GetInt32() > 1);
        Assert.Equal("row", found.GetProperty("changes-refused-en.csv").GetProperty("columns")[0].GetString());

        // The formula stays a text, in the cell that is marked, with the reason beside it.
        var refused = found.GetProperty("refused-en.xlsx");
        Assert.Equal("What is wrong / ما الخطأ", refused.GetProperty("first").GetString());
        Assert.Equal("=1+1", refused.GetProperty("cells")[1][4].GetString());
        Assert.Contains("E2", refused.GetProperty("filled").EnumerateArray().Select(c => c.GetString()));
        Assert.StartsWith("No whole number", refused.GetProperty("notes").GetProperty("E2").GetString(), StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task Refused_rows_say_why_in_the_language_of_the_sheet()
    {
        var output = await OtherProgram.RunAsync(
            OtherProgram.Python!, ["-c", Read, files.Paths["refused-ar.xlsx"], files.Paths["refused-fr.xlsx"]]);
        var found = JsonDocument.Parse(output).RootElement;

        foreach (var (name, left, cell, wrong) in new[]
        {
            ("refused-ar.xlsx", "استُبعد بناءً على الإجابة", "D3", "هذا شهر، والمطلوب يوم"),
            ("refused-fr.xlsx", "Laissée de côté, selon la réponse donnée", "E3", "Aucun nombre entier ne peut être lu ici"),
        })
        {
            var file = found.GetProperty(name);
            Assert.Contains(left, file.GetProperty("cells")[1][0].GetString(), StringComparison.Ordinal);
            Assert.Contains(wrong, file.GetProperty("cells")[2][0].GetString(), StringComparison.Ordinal);
            Assert.StartsWith(wrong, file.GetProperty("notes").GetProperty(cell).GetString(), StringComparison.Ordinal);
            Assert.Equal([cell], file.GetProperty("filled").EnumerateArray().Select(c => c.GetString()));
            Assert.True(SheetLanguages.IsWhatIsWrong(file.GetProperty("first").GetString()!));
        }
    }

    [OfficeFact]
    public async Task LibreOffice_opens_every_file()
    {
        using var folder = new TestFolder();
        await ConvertAsync(folder, "csv:Text - txt - csv (StarCalc):44,34,76,1", files.Ending(".xlsx", ".csv"));
        await ConvertAsync(folder, "txt:Text (encoded):UTF8", files.Ending(".docx"));

        Assert.Contains("القافلة", await TextAsync("template-ar.csv"), StringComparison.Ordinal);
        Assert.Contains("Aucun nombre entier", await TextAsync("refused-fr.csv"), StringComparison.Ordinal);
        Assert.Contains("=1+1", await TextAsync("refused-en.csv"), StringComparison.Ordinal);
        Assert.All(files.Paths.Keys.Where(k => k.EndsWith(".docx", StringComparison.Ordinal)), name =>
            Assert.True(new FileInfo(folder.Path(Path.ChangeExtension(name, ".txt"))).Length > 100, name));

        Task<string> TextAsync(string name) => File.ReadAllTextAsync(folder.Path(name));
    }

    private static async Task ConvertAsync(TestFolder folder, string format, IEnumerable<string> paths)
    {
        var all = paths.ToList();
        await OtherProgram.RunAsync(
            OtherProgram.Office!,
            [$"-env:UserInstallation=file://{folder.Path("profile")}", "--headless", "--norestore", "--convert-to", format, "--outdir",
                folder.Path("."), .. all]);
        var ending = "." + format.Split(':')[0];
        Assert.All(all, p => Assert.True(File.Exists(folder.Path(Path.ChangeExtension(Path.GetFileName(p), ending))), p));
    }
}
