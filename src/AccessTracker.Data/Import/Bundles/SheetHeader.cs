using System.Text.RegularExpressions;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>The first row of a file: where each column of the bundle stands in it, in whatever order.</summary>
internal sealed partial class SheetHeader
{
    private readonly RecordKind _table;
    private readonly int[] _cellOf;

    private SheetHeader(RecordKind table, IReadOnlyList<string> names)
    {
        _table = table;
        Width = names.Count;
        _cellOf = [.. table.Columns.Select(column => names.ToList().IndexOf(column.Name))];
    }

    /// <summary>A row may have this many cells.</summary>
    public int Width { get; }

    /// <summary>The file has the column at <paramref name="position"/> of its table. What it does not have, it does not change.</summary>
    public bool Has(int position) => _cellOf[position] >= 0;

    /// <summary>The text of the column at <paramref name="position"/>; blank where the row is short or the file has no such column.</summary>
    public string Text(SheetRow row, int position)
    {
        var cell = _cellOf[position];
        return cell >= 0 && cell < row.Cells.Count ? row.Cells[cell] : "";
    }

    /// <summary>The column whose cell is <paramref name="damaged"/>, quotation marks apart; null when that cannot be told.</summary>
    public string? ColumnOf(SheetRow row, string damaged)
    {
        var cell = row.Cells.Select(Plain).ToList().IndexOf(Plain(damaged));
        var position = cell < 0 ? -1 : Array.IndexOf(_cellOf, cell);
        return position < 0 ? null : _table.Columns[position].Name;

        static string Plain(string text) => text.Replace("\"", "", StringComparison.Ordinal).Trim();
    }

    /// <exception cref="BundleRefusedException">Columns are missing, unknown or there twice; each is named.</exception>
    public static SheetHeader Read(RecordKind table, SheetRow row)
    {
        var names = row.Cells.Select(c => c.Trim()).ToList();
        while (names.Count > 0 && names[^1].Length == 0)
        {
            names.RemoveAt(names.Count - 1);
        }

        if (names is [var only] && table.Find(only) is null && only.AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            var separator = only.Contains('\t', StringComparison.Ordinal) ? "tabs" : "semicolons";
            throw new BundleRefusedException(table.File, 1, Refusal.As(RefusalCode.SeparatedOtherwise, separator));
        }

        var refused =
            names.Where(n => table.Find(n) is null)
            .Select(n => Refused(n, NearestName.Refuse(RefusalCode.UnknownColumn, n, table.Columns.Select(c => c.Name))))
            .Concat(names.Where(n => table.Find(n) is not null).GroupBy(n => n).Where(g => g.Count() > 1)
                .Select(g => Refused(g.Key, new Refusal(RefusalCode.DuplicateColumn))))
            .Concat(table.Columns.Where(c => c.Required && !names.Contains(c.Name))
                .Select(c => Refused(c.Name, new Refusal(RefusalCode.MissingColumn))))
            .ToList();
        return refused.Count == 0 ? new SheetHeader(table, names) : throw new BundleRefusedException(refused);

        RefusedRow Refused(string column, Refusal refusal) => new() { File = table.File, Row = 1, Column = column, Refusal = refusal };
    }

    /// <summary>A second row of HXL hashtags says what the columns mean to other programs; it is no record.</summary>
    public static bool IsHxl(SheetRow row) => !row.IsBlank && row.Cells.All(c => string.IsNullOrWhiteSpace(c) || Hashtag().IsMatch(c));

    // A tag with its attributes; a key that only begins with the sign is no tag.
    [GeneratedRegex(@"^\s*#[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*\s*$")]
    private static partial Regex Hashtag();
}
