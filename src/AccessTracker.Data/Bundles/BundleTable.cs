namespace AccessTracker.Data.Bundles;

/// <summary>One file of the bundle and the table that keeps its rows.</summary>
/// <param name="File">The file's name: <c>deliveries.csv</c>.</param>
/// <param name="Kind">What one row is, in histories and in the references of a report: <c>delivery</c>.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">In the order of the bundle.</param>
/// <param name="Key">Names of the columns that identify a row within its operation.</param>
public sealed record BundleTable(string File, string Kind, string Table, IReadOnlyList<BundleColumn> Columns, IReadOnlyList<string> Key)
{
    private readonly Dictionary<string, int> _positions =
        Columns.Select((column, position) => (column.Name, position)).ToDictionary(p => p.Name, p => p.position, StringComparer.Ordinal);

    /// <summary>The row answers or clears a line of a request, which must exist.</summary>
    public bool BelongsToLine { get; init; }

    /// <summary>The reference that says what a row is a part of: a line of its request, a status of its place. Null: a row stands on its own.</summary>
    public BundleColumn? Owner => Columns.FirstOrDefault(c => c is { Required: true, Refers: not null });

    /// <summary>Name of the sheet in a workbook.</summary>
    public string Sheet => System.IO.Path.GetFileNameWithoutExtension(File);

    /// <summary>Where the column of that name stands in a row.</summary>
    public int Position(string column) => _positions[column];

    public BundleColumn? Find(string column) => _positions.TryGetValue(column, out var position) ? Columns[position] : null;
}
