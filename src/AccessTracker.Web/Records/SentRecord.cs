using AccessTracker.Data.Import.Bundles;

namespace AccessTracker.Web.Records;

/// <summary>One record as a program sends it, before anybody has asked whether it can be stored.</summary>
/// <param name="Cells">By the columns of the kind, as the bundle writes them; empty: unknown.</param>
/// <param name="Unsaid">Positions of columns that stay as they are stored.</param>
/// <param name="Faults">What is no value of its column, or no column at all.</param>
internal sealed record SentRecord(string[] Cells, IReadOnlySet<int> Unsaid, IReadOnlyList<SheetFault> Faults)
{
    /// <summary>The version that whoever sends it has read; 0: it is to be new. Null: whatever is stored is replaced.</summary>
    public long? Version { get; init; }

    /// <summary>As a row of a file, numbered from 0.</summary>
    public SheetRow ToRow(int index) => new(NumberOf(index), Cells, Faults: Faults) { Unsaid = Unsaid };

    /// <summary>
    /// The number of its row. The second row of a file may be hashtags that say what its columns mean: there is none here.
    /// </summary>
    public static int NumberOf(int index) => index + 3;

    public static int IndexOf(int number) => number - 3;
}
