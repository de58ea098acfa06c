using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>What an import has found so far. Refused rows outlive a pass, so that the next one can leave them out.</summary>
/// <param name="kinds">Of the store.</param>
/// <param name="mostReported">Refusals beyond these are only counted.</param>
internal sealed class ImportReport(RecordKinds kinds, int mostReported)
{
    private readonly List<RefusedRow> _refused = [];
    private readonly Dictionary<string, HashSet<int>> _rows = new(StringComparer.Ordinal);

    public IReadOnlyList<RefusedRow> Refused => _refused;

    public int Unreported { get; private set; }

    public bool IsClean => _refused.Count == 0;

    /// <summary>Something was refused that is not a row: there are no good rows to keep.</summary>
    public bool IsFatal { get; private set; }

    /// <summary>Numbers of the refused rows, by file.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<int>> Rows =>
        _rows.ToDictionary(r => r.Key, r => (IReadOnlySet<int>)r.Value, StringComparer.Ordinal);

    public int RefusedRows => _rows.Values.Sum(rows => rows.Count);

    public bool IsRefused(RecordKind table, int row) => _rows.TryGetValue(table.File, out var rows) && rows.Contains(row);

    public int RefusedOf(RecordKind table) => _rows.TryGetValue(table.File, out var rows) ? rows.Count : 0;

    public void Refuse(RecordKind table, int row, string? column, string? value, Refusal refusal, IReadOnlyList<string>? candidates = null,
        Doubt? doubt = null)
    {
        if (!_rows.TryGetValue(table.File, out var rows))
        {
            _rows.Add(table.File, rows = []);
        }

        rows.Add(row);

        // A report is kept in the open: a text that is sealed in its record is not to lie there.
        var quoted = column is not null && table.Find(column)?.Severe == true ? null : Short(value);
        Keep(new RefusedRow { File = table.File, Row = row, Column = column, Value = quoted, Refusal = refusal,
            Candidates = candidates ?? [], Doubt = doubt });
    }

    /// <summary>The row cannot be taken as long as nobody confirms what is doubtful about it.</summary>
    public void Refuse(DoubtfulRow doubtful)
    {
        var table = kinds.OfFile(doubtful.File)!;
        Refuse(table, doubtful.Row, doubtful.Doubt.Column, doubtful.Value, new Refusal(RefusalCode.Doubtful), doubt: doubtful.Doubt);
    }

    public void Refuse(BundleRefusedException refused)
    {
        IsFatal = true;
        foreach (var row in refused.Refused)
        {
            Keep(row);
        }
    }

    /// <summary>Returns what was refused, by file in the order of the bundle, then by row.</summary>
    public IReadOnlyList<RefusedRow> InOrder()
    {
        var order = kinds.All.Select((t, i) => (t.File, i)).ToDictionary(p => p.File, p => p.i, StringComparer.Ordinal);
        return [.. _refused.OrderBy(r => order.GetValueOrDefault(r.File, -1)).ThenBy(r => r.Row ?? 0)];
    }

    private void Keep(RefusedRow row)
    {
        if (_refused.Count < mostReported)
        {
            _refused.Add(row);
        }
        else
        {
            Unreported++;
        }
    }

    // A report quotes; it does not repeat a page of text.
    private static string? Short(string? value)
    {
        const int longest = 200;
        return value is null || value.Length <= longest
            ? value
            : string.Create(CultureInfo.InvariantCulture, $"{Unicode.Start(value, longest)}... ({value.Length} characters)");
    }
}
