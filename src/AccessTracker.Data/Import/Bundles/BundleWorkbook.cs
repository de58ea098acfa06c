using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>An .xlsx workbook with one sheet a file, named as the file without .csv. Real dates and numbers are taken as they are.</summary>
internal sealed class BundleWorkbook : BundleContent
{
    private readonly WorkbookBook _book;
    private readonly Dictionary<RecordKind, int> _tables = [];

    public BundleWorkbook(string path, RecordKinds kinds)
    {
        _book = new WorkbookBook(path, Path.GetFileName(path), isExact: true);
        try
        {
            foreach (var (index, sheet) in _book.Sheets.Index().Where(s => !s.Item.Equals("readme", StringComparison.OrdinalIgnoreCase)))
            {
                if (!_tables.TryAdd(TableOf(kinds, sheet + ".csv", sheet), index))
                {
                    throw new BundleRefusedException(sheet, new Refusal(RefusalCode.DuplicateFile));
                }
            }
        }
        catch
        {
            _book.Dispose();
            throw;
        }
    }

    public override bool Has(RecordKind table) => _tables.ContainsKey(table);

    public override IEnumerable<SheetRow> Rows(RecordKind table) =>
        _book.Rows(_tables[table]).Select(line => new SheetRow(line.Number, [.. line.Cells.Select(c => c.Text)], Faults: BrokenCells.Of(line)));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _book.Dispose();
        }

        base.Dispose(disposing);
    }
}
