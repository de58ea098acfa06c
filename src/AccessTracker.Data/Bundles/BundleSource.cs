namespace AccessTracker.Data.Bundles;

/// <summary>Where a bundle's rows come from. Opened and read by <see cref="BundleImport"/>, which turns what is wrong with it into refusals.</summary>
public abstract class BundleSource
{
    /// <summary>A folder, a .zip archive or an .xlsx workbook.</summary>
    public static BundleSource At(string path) => new PathSource(path);

    /// <summary>One file of rows already in memory: what a form sends. The first row names the columns.</summary>
    public static BundleSource Of(BundleTable table, params IReadOnlyList<string>[] rows) =>
        new MemorySource(new Dictionary<BundleTable, IReadOnlyList<IReadOnlyList<string>>> { [table] = rows });

    /// <summary>The same of several files, which are stored together or not at all.</summary>
    public static BundleSource Of(IReadOnlyDictionary<BundleTable, IReadOnlyList<IReadOnlyList<string>>> files) => new MemorySource(files);

    internal abstract BundleContent Open();

    /// <summary>Whether it is read from a file, which may be a stranger's and is given its turn (<see cref="ReadingTurn"/>).</summary>
    internal virtual bool IsFile => false;

    private sealed class PathSource(string path) : BundleSource
    {
        internal override bool IsFile => true;

        internal override BundleContent Open()
        {
            if (Directory.Exists(path))
            {
                return new BundleFolder(path);
            }

            if (!File.Exists(path))
            {
                throw new BundleRefusedException(Path.GetFileName(path), new Refusal(RefusalCode.NotFound, path));
            }

            return Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? new BundleWorkbook(path) : new BundleArchive(path);
        }
    }

    private sealed class MemorySource(IReadOnlyDictionary<BundleTable, IReadOnlyList<IReadOnlyList<string>>> files) : BundleSource
    {
        internal override BundleContent Open() => new Content(files);

        private sealed class Content(IReadOnlyDictionary<BundleTable, IReadOnlyList<IReadOnlyList<string>>> files) : BundleContent
        {
            public override bool Has(BundleTable table) => files.ContainsKey(table);

            public override IEnumerable<SheetRow> Rows(BundleTable table) => files[table].Select((cells, index) => new SheetRow(index + 1, cells));
        }
    }
}

/// <summary>An opened bundle: which files it has, and their rows, as often as they are asked for.</summary>
internal abstract class BundleContent : IDisposable
{
    /// <summary>The rows refused so far, for content that makes several rows of one.</summary>
    public Func<BundleTable, int, bool> IsRefused { get; set; } = (_, _) => false;

    public abstract bool Has(BundleTable table);

    public abstract IEnumerable<SheetRow> Rows(BundleTable table);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The table that <paramref name="file"/> is for.</summary>
    protected static BundleTable TableOf(string file, string shown) =>
        BundleSchema.Tables.FirstOrDefault(t => t.File == file)
        ?? throw new BundleRefusedException(shown, new Refusal(RefusalCode.UnknownFile, NearestName.Hint(file, BundleSchema.Tables.Select(t => t.File))));

    protected static bool IsCsv(string file) => Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A folder; what is not CSV in it is none of the bundle's business.</summary>
internal sealed class BundleFolder(string path) : BundleContent
{
    private readonly HashSet<BundleTable> _tables =
        [.. Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>().Where(IsCsv).Order(StringComparer.Ordinal).Select(f => TableOf(f, f))];

    public override bool Has(BundleTable table) => _tables.Contains(table);

    public override IEnumerable<SheetRow> Rows(BundleTable table) => CsvRows.Read(File.OpenRead(Path.Combine(path, table.File)), table.File);
}
