using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>One row understood: typed values, references resolved to keys. <paramref name="Key"/> identifies the record.</summary>
internal sealed record BundleRow(int Number, string Key, object?[] Values)
{
    /// <summary>Columns of tonnes whose point may be one of thousands, with what stands there.</summary>
    public IReadOnlyList<(string Column, string Text)> Pointed { get; init; } = [];

    /// <summary>See <see cref="SheetRow.Unsaid"/>.</summary>
    public IReadOnlySet<int>? Unsaid { get; init; }
}

/// <summary>Makes records of the rows of one file, and refuses what cannot be one.</summary>
internal sealed class RowReader(RecordKind table, SheetHeader header, RecordReferences? references, ImportReport report)
{
    // Half a SHA-256 a row: a file of millions is not held in memory to find the same record twice.
    private readonly Dictionary<UInt128, int> _seen = [];
    private readonly int[] _tonnes = [.. table.Columns.Where(c => c.Type == CellType.Tonnes).Select(c => table.Position(c.Name))];
    private readonly int[] _key = [.. table.Key.Select(table.Position)];

    /// <summary>The record of <paramref name="row"/>; null when it is refused.</summary>
    public BundleRow? Read(SheetRow row)
    {
        if (row.Damaged is not null)
        {
            report.Refuse(table, row.Number, header.ColumnOf(row, row.Damaged), row.Damaged, new Refusal(RefusalCode.StrayQuote));
            return null;
        }

        if (row.Faults is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                report.Refuse(table, row.Number, fault.Heading, fault.Value, fault.Refusal);
            }

            return null;
        }

        if (row.Cells.Skip(header.Width).FirstOrDefault(c => !string.IsNullOrWhiteSpace(c)) is { } extra)
        {
            report.Refuse(table, row.Number, null, extra, new Refusal(RefusalCode.TooManyCells, row.Cells.Count, header.Width));
            return null;
        }

        var values = new object?[table.Columns.Count];
        var isGood = true;
        for (var i = 0; i < values.Length; i++)
        {
            isGood &= ReadCell(row, i, out values[i]);
        }

        if (!isGood)
        {
            return null;
        }

        var key = RecordKey.Of(table, values);
        var hash = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        if (_seen.TryAdd(hash, row.Number))
        {
            return new BundleRow(row.Number, key, values) { Pointed = Pointed(row), Unsaid = row.Unsaid };
        }

        report.Refuse(
            table, row.Number, table.Key[0], header.Text(row, _key[0]),
            new Refusal(RefusalCode.SameTwice, [_seen[hash], .. table.Key]));
        return null;
    }

    private (string, string)[] Pointed(SheetRow row) =>
        [.. _tonnes.Select(i => (table.Columns[i].Name, Text: header.Text(row, i).Trim()))
            .Where(c => c.Text.Contains('.', StringComparison.Ordinal) && TypedFigure.Pointed(c.Text) is not null)];

    private bool ReadCell(SheetRow row, int position, out object? value)
    {
        var column = table.Columns[position];
        var text = header.Text(row, position);
        (value, var refusal) = Cell.Parse(column, text);
        IReadOnlyList<string> candidates = [];
        if (refusal is null && value is string named)
        {
            (value, refusal, candidates) = column.Type switch
            {
                CellType.Reference => references!.Resolve(column.Refers!, named),
                CellType.Places => Places(named),
                _ => (named, null, []),
            };
        }

        if (refusal is not null)
        {
            report.Refuse(table, row.Number, column.Name, text.Trim(), refusal, candidates);
        }

        return refusal is null;
    }

    private (string?, Refusal?, IReadOnlyList<string>) Places(string list)
    {
        var codes = new List<string>();
        foreach (var item in Cell.Items(list))
        {
            var (code, refusal, candidates) = references!.Resolve(RecordKinds.Locations, item);
            if (code is null)
            {
                return (null, refusal, candidates);
            }

            codes.Add(code);
        }

        return (Cell.Join([.. codes.Distinct()]), null, []);
    }
}
