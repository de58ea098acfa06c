using System.Diagnostics;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Tests.Reports.Files;
using AccessTracker.Web.Reports.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>
/// What the program writes is a workbook to others too: to the format's own rules, and to a reader that shares no line with the one that wrote it.
/// </summary>
public sealed class OtherReadersTests
{
    [Fact]
    public async Task Every_workbook_keeps_the_rules_of_the_format()
    {
        using var folder = new TestFolder();
        foreach (var file in await WriteAllAsync(folder))
        {
            using var package = SpreadsheetDocument.Open(file, isEditable: false);
            var faults =
                new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package)
                .Select(e => $"{Path.GetFileName(file)} {e.Path?.XPath}: {e.Description}");
            Assert.Empty(faults);
        }
    }

    [OpenpyxlFact]
    public async Task Openpyxl_opens_every_workbook_and_finds_its_cells()
    {
        using var folder = new TestFolder();
        var files = await WriteAllAsync(folder);
        var start = new ProcessStartInfo(OpenpyxlFactAttribute.Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("import sys, openpyxl\nfor f in sys.argv[1:]:\n    print(openpyxl.load_workbook(f).worksheets[0]['A1'].value)");
        files.ForEach(start.ArgumentList.Add);
        using var python = Process.Start(start)!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();

        Assert.Equal("", await errors);
        Assert.Equal(
            ["Convoy", "القافلة", "Sheet", SheetLayout.WhatIsWrong],
            (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(a => a.TrimEnd(' ', '*')));
    }

    private static async Task<List<string>> WriteAllAsync(TestFolder folder)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync(
            "mixed.csv", "Convoy,Location,Date,People\nC900,MAD,2016-03-01,=1+1\nC901,Nowhere at all,2016-03-02,\u0001x\n");
        var mapping = await desk.ProposeAsync(batch, null, ("convoys.mode", "road"));
        var done = await desk.BringAsync(batch, mapping);
        return
        [
            Save("template-en.xlsx", SheetTemplate.Write(SheetKind.Deliveries, inArabic: false, ["Madaya"])),
            Save("template-ar.xlsx", SheetTemplate.Write(SheetKind.Deliveries, inArabic: true, ["مضايا"])),
            Save("report.xlsx", ReportFormats.All(AReport.Of(5)).Single(f => f.Name.EndsWith(".xlsx", StringComparison.Ordinal)).Content),
            Save("refused.xlsx", await desk.RefusedAsync(done)),
        ];

        string Save(string name, byte[] content)
        {
            File.WriteAllBytes(folder.Path(name), content);
            return folder.Path(name);
        }
    }
}

/// <summary>A test that needs Python with openpyxl: skipped, visibly, at a desk that has none; in CI it fails instead.</summary>
public sealed class OpenpyxlFactAttribute : FactAttribute
{
    // The machine's own, where somebody has another before it.
    private static readonly Lazy<string?> _python = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasOpenpyxl));

    public OpenpyxlFactAttribute() => Skip = _python.Value is not null || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "There is no python3 with openpyxl: workbooks were not opened by it. scripts/test installs it.";

    public static string Python => _python.Value ?? "python3";

    private static bool HasOpenpyxl(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import openpyxl"]) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
