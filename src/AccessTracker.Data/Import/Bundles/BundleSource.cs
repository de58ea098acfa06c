using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>A source of a bundle's rows. <see cref="BundleImport"/> opens and reads it, and turns what is wrong with it into refusals.</summary>
public abstract class BundleSource
{
    /// <summary>A folder, a .zip archive or an .xlsx workbook.</summary>
    public static BundleSource At(string path) => new PathSource(path);

    /// <summary>One file of rows already in memory: what a form sends. The first row names the columns.</summary>
    public static BundleSource Of(RecordKind table, params IReadOnlyList<string>[] rows) =>
        new MemorySource(new Dictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> { [table] = rows });

    /// <summary>The same of several files, which are stored together or not at all.</summary>
    public static BundleSource Of(IReadOnlyDictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files) => new MemorySource(files);

    /// <summary>One file of rows that say for themselves what is wrong with them, and what they do not say.</summary>
    /// <param name="columns">As the file names them.</param>
    /// <param name="rows">Numbered from 2, as after a row of names.</param>
    public static BundleSource Of(RecordKind table, IReadOnlyList<string> columns, IReadOnlyList<SheetRow> rows) =>
        new RowSource(table, [new SheetRow(1, columns), .. rows]);

    /// <param name="kinds">Those whose files it may have.</param>
    internal abstract BundleContent Open(RecordKinds kinds);

    /// <summary>Whether it is read from a file, which may be a stranger's and is given its turn (<see cref="ReadingTurn"/>).</summary>
    internal virtual bool IsFile => false;

    private sealed class PathSource(string path) : BundleSource
    {
        internal override bool IsFile => true;

        internal override BundleContent Open(RecordKinds kinds)
        {
            if (Directory.Exists(path))
            {
                return new BundleFolder(path, kinds);
            }

            if (!File.Exists(path))
            {
                throw new BundleRefusedException(Path.GetFileName(path), new Refusal(RefusalCode.NotFound, path));
            }

            return Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? new BundleWorkbook(path, kinds)
                : new BundleArchive(path, kinds);
        }
    }

    private sealed class RowSource(RecordKind of, IReadOnlyList<SheetRow> rows) : BundleSource
    {
        internal override BundleContent Open(RecordKinds kinds) => new Content(of, rows);

        private sealed class Content(RecordKind of, IReadOnlyList<SheetRow> rows) : BundleContent
        {
            public override bool Has(RecordKind table) => table == of;

            public override IEnumerable<SheetRow> Rows(RecordKind table) => rows;
        }
    }

    private sealed class MemorySource(IReadOnlyDictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files) : BundleSource
    {
        internal override BundleContent Open(RecordKinds kinds) => new Content(files);

        private sealed class Content(IReadOnlyDictionary<RecordKind, IReadOnlyList<IReadOnlyList<string>>> files) : BundleContent
        {
            public override bool Has(RecordKind table) => files.ContainsKey(table);

            public override IEnumerable<SheetRow> Rows(RecordKind table) => files[table].Select((cells, index) => new SheetRow(index + 1, cells));
        }
    }
}

/// <summary>An opened bundle: which files it has, and their rows, as often as they are asked for.</summary>
internal abstract class BundleContent : IDisposable
{
    /// <summary>The rows refused so far, for content that makes several rows of one.</summary>
    public Func<RecordKind, int, bool> IsRefused { get; set; } = (_, _) => false;

    public abstract bool Has(RecordKind table);

    public abstract IEnumerable<SheetRow> Rows(RecordKind table);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The table that <paramref name="file"/> is for.</summary>
    protected static RecordKind TableOf(RecordKinds kinds, string file, string shown) =>
        kinds.OfFile(file)
        ?? throw new BundleRefusedException(shown, NearestName.Refuse(RefusalCode.UnknownFile, file, kinds.All.Select(t => t.File)));

    protected static bool IsCsv(string file) => Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A folder; what is not CSV in it is none of the bundle's business.</summary>
internal sealed class BundleFolder(string path, RecordKinds kinds) : BundleContent
{
    private readonly HashSet<RecordKind> _tables =
        [.. Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>().Where(IsCsv).Order(StringComparer.Ordinal)
            .Select(f => TableOf(kinds, f, f))];

    public override bool Has(RecordKind table) => _tables.Contains(table);

    public override IEnumerable<SheetRow> Rows(RecordKind table) => CsvRows.Read(File.OpenRead(Path.Combine(path, table.File)), table.File);
}
