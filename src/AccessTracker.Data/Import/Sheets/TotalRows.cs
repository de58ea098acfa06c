using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Tells rows of totals from those that count, while rows are read from the top: by what they are called, or by figures that are the sums of
/// those above.
/// </summary>
internal sealed partial class TotalRows
{
    // One row above with the same figure is another row, and no total of one.
    private const int LeastRows = 2;

    private static readonly FrozenSet<string> _totals = Keys("""
        total totals subtotal subtotals sum sums totaux somme sommes ensemble
        المجموع مجموع المجاميع الإجمالي إجمالي الاجمالي اجمالي الجملة
        """);

    private static readonly FrozenSet<string> _beside = Keys("""
        grand overall sub sous of the for all final page month cumulative beneficiaries people trucks general général générale global cumulé
        العام الكلي الفرعي النهائي الجزئي الكلية العامة عام كلي فرعي عدد المستفيدين
        """);

    private readonly SheetMapping _mapping;
    private readonly int _place;
    private readonly int[] _figures;
    private readonly decimal[] _all;
    private readonly decimal[] _sinceTotal;
    private int _rows;
    private int _rowsSinceTotal;

    public TotalRows(SheetMapping mapping)
    {
        _mapping = mapping;
        _place = mapping.Columns.ToList().FindIndex(c => c.Field is { } f
            && (mapping.Of.Field(f)?.Column.Refers == RecordKinds.Locations || f == BulletinFields.Governorate && mapping.Of == SheetKind.Bulletins));
        _figures = [.. mapping.Columns.Index()
            .Where(c => c.Item.Field is { } f && mapping.Of.Field(f)?.Column.Type is CellType.Number or CellType.Tonnes).Select(c => c.Index)];
        (_all, _sinceTotal) = (new decimal[_figures.Length], new decimal[_figures.Length]);
    }

    /// <summary>Whether the next row is one of totals; one that is not is added to what the following are compared with.</summary>
    public bool IsTotal(SheetLine line)
    {
        var figures = Array.ConvertAll(_figures, i => Figure(line, i));
        if (IsCalled(line) || IsSum(line, figures))
        {
            Array.Clear(_sinceTotal);
            _rowsSinceTotal = 0;
            return true;
        }

        for (var i = 0; i < figures.Length; i++)
        {
            _all[i] += figures[i] ?? 0;
            _sinceTotal[i] += figures[i] ?? 0;
        }

        (_rows, _rowsSinceTotal) = (_rows + 1, _rowsSinceTotal + 1);
        return false;
    }

    // "Total" stands where it pleases, but a row that says its place is none.
    private bool IsCalled(SheetLine line)
    {
        if (_place >= 0 && !line[_place].IsBlank && !IsLabel(line[_place].Text))
        {
            return false;
        }

        var texts = line.Cells.Where(c => c is { IsBlank: false, Kind: CellKind.Text }).ToList();
        return texts.Exists(c => IsLabel(c.Text))
            && (_place >= 0 || texts.Count <= 2)
            && _mapping.Columns.Where((c, i) => c.Field is not null && (line[i].IsBlank || i == _place)).Any();
    }

    private bool IsSum(SheetLine line, decimal?[] figures)
    {
        return _place >= 0 && line[_place].IsBlank && Array.Exists(figures, f => f > 0) && (Are(_all, _rows) || Are(_sinceTotal, _rowsSinceTotal));

        bool Are(decimal[] sums, int rows) => rows >= LeastRows && !figures.Where((f, i) => f is { } figure && figure != sums[i]).Any();
    }

    private static bool IsLabel(string text)
    {
        var words = Words().Matches(text).Select(m => LocationName.Fold(m.Value)).ToList();
        return words.Exists(_totals.Contains) && words.TrueForAll(w => _totals.Contains(w) || _beside.Contains(w) || w.Length == 0);
    }

    // A merged figure is added once.
    private static decimal? Figure(SheetLine line, int index)
    {
        var cell = line[index];
        var plain = cell.IsBlank || (cell.Merged is { } merged && merged.First != line.Number) ? null
            : cell.Kind == CellKind.Number ? cell.Text
            : Numeral.Plain(string.Concat(cell.Text.Trim().Select(Numeral.ToAscii)));
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static FrozenSet<string> Keys(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Words();
}
