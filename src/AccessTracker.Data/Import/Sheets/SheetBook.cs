using AccessTracker.Data.Import.Bundles;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Somebody's file, opened: one sheet of a .csv, .tsv or .txt file, or those of an .xlsx workbook that are not hidden. Rows are read one
/// after the other, as often as they are asked for. What would do harm when unpacked is refused before it is.
/// </summary>
internal abstract class SheetBook : IDisposable
{
    /// <summary>Names of the sheets, in their order.</summary>
    public abstract IReadOnlyList<string> Sheets { get; }

    /// <summary>The workbook counts its days from 1904.</summary>
    public virtual bool CountsFrom1904 => false;

    /// <summary>It is written as where the comma is the decimal mark.</summary>
    public virtual bool HasDecimalCommas => false;

    /// <param name="answers">What was answered about the sheet, by the ids of questions: how its letters are written may be among it.</param>
    /// <exception cref="BundleRefusedException">It is no such file, or a hostile one.</exception>
    public static SheetBook Open(string path, string shown, IReadOnlyDictionary<string, string>? answers = null)
    {
        OtherFiles.Refuse(path, shown);
        return Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".txt"
            ? new CsvBook(path, shown, answers?.GetValueOrDefault(LettersQuestion.Id))
            : new WorkbookBook(path, shown);
    }

    /// <summary>Whether a cell of the sheet is merged over several rows.</summary>
    public virtual bool HasMerged(int sheet) => false;

    /// <summary>The last column of each cell that is merged over several, by its row and first column.</summary>
    public virtual IReadOnlyDictionary<(int Row, int Column), int> Across(int sheet) => new Dictionary<(int, int), int>();

    /// <summary>Columns that nobody sees, from 0.</summary>
    public virtual IReadOnlySet<int> HiddenColumns(int sheet) => new HashSet<int>();

    /// <exception cref="BundleRefusedException">While reading: the rest of the sheet cannot be told apart.</exception>
    public abstract IEnumerable<SheetLine> Rows(int sheet);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
