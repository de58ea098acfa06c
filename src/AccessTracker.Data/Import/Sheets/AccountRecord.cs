using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>One record that a sheet is about, as the bundle writes it.</summary>
/// <param name="Kind">Its file in the bundle, without the ending.</param>
/// <param name="Rows">Of the sheet.</param>
/// <param name="Current">By the bundle's names of columns; what is empty is not among them, and what endangers a person is not shown.</param>
/// <param name="Before">What is stored where that is something else; null: nothing is, or the same.</param>
public sealed record AccountRecord(
    string Kind, string Key, SeenState State, IReadOnlyList<int> Rows, IReadOnlyDictionary<string, string> Current,
    IReadOnlyDictionary<string, string>? Before)
{
    /// <summary>The sheet that the rows are of, where the account is of several; null: of the one.</summary>
    public string? Sheet { get; init; }
}

/// <summary>Keeps the records that a check tells of.</summary>
internal sealed class AccountLog : IRecordLog
{
    private const string Hidden = "***";

    private readonly List<AccountRecord> _records = [];

    public IReadOnlyList<AccountRecord> Records => _records;

    public void Begin() => _records.Clear();

    public void Seen(SeenRecord record) => _records.Add(new AccountRecord(
        record.Kind.Sheet, record.Key.Replace(RecordKey.Separator, ' '), record.State, record.Row == 0 ? [] : [record.Row],
        Texts(record.Kind, record.After),
        record.State == SeenState.Changed ? Texts(record.Kind, record.Before!) : null));

    private static Dictionary<string, string> Texts(RecordKind kind, IReadOnlyList<object?> cells) => kind.Columns
        .Select((c, i) => (c.Name, Text: cells[i] is null ? "" : c.Severe ? Hidden : ExportFlavour.Exact.Write(c, Cell.Write(cells[i]))))
        .Where(c => c.Text.Length > 0).ToDictionary(c => c.Name, c => c.Text, StringComparer.Ordinal);
}
