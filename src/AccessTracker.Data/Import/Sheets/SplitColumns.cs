using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Who received, as the columns of a sheet of deliveries tell it: women and girls, men and boys, children, age groups, persons with disabilities. The
/// same columns make the people reached where none tells these (<see cref="PeopleParts"/>).
/// </summary>
internal static class SplitColumns
{
    // Each with the columns that tell it; of several ways the first that the sheet has whole.
    private static readonly (string Part, string[][] Ways)[] _made =
    [
        ("female", [[HelperFields.Women, HelperFields.Girls], [HelperFields.Female]]),
        ("male", [[HelperFields.Men, HelperFields.Boys], [HelperFields.Male]]),
        ("age_0_17", [[HelperFields.Boys, HelperFields.Girls], [HelperFields.Children]]),
    ];

    private static readonly HashSet<string> _helpers = [.. _made.SelectMany(m => m.Ways.SelectMany(w => w))];

    /// <summary>The columns of the record that a sheet of deliveries has fields for: what others make is in no field of its own.</summary>
    public static bool IsField(RecordColumn column) =>
        PeopleSplit.Columns.Values.Any(c => c.Contains(column.Name)) && column.Name is not ("female" or "male");

    /// <summary>Whether the field tells a part even where another one tells the people.</summary>
    public static bool IsPart(string field) => _helpers.Contains(field);

    /// <summary>Whether the rows may tell who received.</summary>
    public static bool AreTold(SheetMapping mapping) => mapping.Of == SheetKind.Deliveries
        && (_made.Any(m => WayOf(mapping, m.Ways) is not null)
            || mapping.Of.Fields.Any(f => f.Table == RecordKinds.Disaggregations && mapping.Has(f.Name)));

    /// <summary>The parts that are made of helping columns, by the record's column.</summary>
    /// <param name="figure">Reads a cell of a field; empty: it holds no figure.</param>
    public static IEnumerable<(string Name, Func<SheetLine, string> Text)> Made(SheetMapping mapping, Func<string, SheetLine, string> figure)
    {
        foreach (var (part, ways) in _made)
        {
            if (WayOf(mapping, ways) is { } way && !mapping.Has($"{RecordKinds.Disaggregations.Sheet}.{part}"))
            {
                yield return (part, line => Sum([.. way.Select(field => figure(field, line))]));
            }
        }
    }

    private static string[]? WayOf(SheetMapping mapping, string[][] ways) => ways.FirstOrDefault(w => w.All(mapping.Has));

    // A part of which a column holds no figure is unknown, and not what the other one says.
    private static string Sum(IReadOnlyList<string> figures)
    {
        var known = figures
            .Select(f => long.TryParse(f, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).ToList();
        return known.TrueForAll(n => n is not null) ? Cell.Write(known.Sum()) : "";
    }
}
