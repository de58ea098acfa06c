using System.Globalization;
using MiniExcelLibs;

namespace AccessTracker.Data.Bundles;

/// <summary>An .xlsx workbook with one sheet a file, named as the file without .csv. Real dates and numbers are taken as they are.</summary>
internal sealed class BundleWorkbook : BundleContent
{
    private readonly string _path;
    private readonly string _shown;
    private readonly HashSet<BundleTable> _tables;

    public BundleWorkbook(string path)
    {
        _path = path;
        _shown = Path.GetFileName(path);
        using (var archive = Unpacking.Open(path, _shown, "an .xlsx workbook"))
        {
            Unpacking.Probe(archive, _shown);
            Guarded(() =>
            {
                SheetBounds.Require(archive, _shown);
                return true;
            });
        }

        _tables = [.. Guarded(() => MiniExcel.GetSheetNames(path)).Where(s => !s.Equals("readme", StringComparison.OrdinalIgnoreCase)).Select(s => TableOf(s + ".csv", s))];
    }

    public override bool Has(BundleTable table) => _tables.Contains(table);

    public override IEnumerable<SheetRow> Rows(BundleTable table)
    {
        using var rows = Guarded(() => MiniExcel.Query(_path, useHeaderRow: false, sheetName: table.Sheet, excelType: ExcelType.XLSX).GetEnumerator());
        for (var number = 1; Guarded(rows.MoveNext); number++)
        {
            yield return new SheetRow(number, [.. ((IDictionary<string, object?>)rows.Current).Values.Select(Text)]);
        }
    }

    // The reader fails in its own ways on a workbook that is none; to the user they are one.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or FormatException or InvalidOperationException
            or NullReferenceException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new BundleRefusedException(_shown, new Refusal(RefusalCode.NotABundle, _shown, "an .xlsx workbook"));
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => Cell.Day(DateOnly.FromDateTime(day)),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => Plain(number),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    // Never 1E+06: a spreadsheet shows the digits.
    private static string Plain(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            ? Cell.Write(plain)
            : text;
    }
}
