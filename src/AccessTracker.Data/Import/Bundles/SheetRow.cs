using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>One row of a file as text, before anybody has asked what it means.</summary>
/// <param name="Number">As a spreadsheet shows it: the column names are row 1.</param>
/// <param name="Damaged">A cell as it stands in the file, if its quotation marks make its meaning doubtful.</param>
/// <param name="Faults">Why it cannot be taken, where that was found before its cells became texts.</param>
public readonly record struct SheetRow(
    int Number, IReadOnlyList<string> Cells, string? Damaged = null, IReadOnlyList<SheetFault>? Faults = null)
{
    /// <summary>
    /// Columns that the row does not say although its file has them, by their position in the kind: what is stored there stays.
    /// </summary>
    public IReadOnlySet<int>? Unsaid { get; init; }

    public bool IsBlank
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (!string.IsNullOrWhiteSpace(cell))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>What is wrong with a row that its texts alone do not show: a formula without a result, a figure for several rows.</summary>
/// <param name="Heading">Of the column; null: it is told in the refusal.</param>
/// <param name="Value">What stands there.</param>
public sealed record SheetFault(string? Heading, string Value, Refusal Refusal);

/// <summary>A bundle or a whole file of it cannot be read; nothing of it is taken.</summary>
internal sealed class BundleRefusedException(IReadOnlyList<RefusedRow> refused) : Exception(refused[0].ToString())
{
    public BundleRefusedException(string file, Refusal refusal)
        : this(file, null, refusal)
    {
    }

    public BundleRefusedException(string file, int? row, Refusal refusal)
        : this([new RefusedRow { File = file, Row = row, Refusal = refusal }])
    {
    }

    public IReadOnlyList<RefusedRow> Refused { get; } = refused;
}
