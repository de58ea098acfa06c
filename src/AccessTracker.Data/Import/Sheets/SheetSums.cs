using System.Globalization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Adds up what the records of a sheet say, and what the same records said before. Reports count otherwise; these are the sheet's own sums.
/// </summary>
internal sealed class SheetSums
{
    private readonly Side _before = new();
    private readonly Side _after = new();

    /// <summary>Adds a record that the sheet tells of.</summary>
    public void Add(PreviewRecord record)
    {
        if (record.State is not (SeenState.New or SeenState.Withdrawn))
        {
            _before.Add(record.Kind, record.Key, column => record.ValueBefore(column) ?? record.Value(column));
        }

        if (record is { State: SeenState.Withdrawn, Row: 0 })
        {
            _before.Add(record.Kind, record.Key, record.Value);
        }

        if (record.State != SeenState.Withdrawn)
        {
            _after.Add(record.Kind, record.Key, record.Value);
        }
    }

    /// <summary>The sums of a sheet of that kind; none for kinds that have nothing to add up.</summary>
    public IReadOnlyList<SheetSum> Of(SheetKind kind) => kind != SheetKind.Deliveries && kind != SheetKind.Requests
        ? []
        : [.. _before.Sums(kind).Zip(_after.Sums(kind), (b, a) => new SheetSum(a.Name, b.Sum, a.Sum))];

    private sealed class Side
    {
        private readonly HashSet<string> _places = new(StringComparer.Ordinal);
        private readonly Dictionary<string, decimal> _ofStops = new(StringComparer.Ordinal);
        private readonly Dictionary<string, decimal> _ofConvoys = new(StringComparer.Ordinal);
        private decimal _people;
        private int _rows;

        public void Add(string kind, string key, Func<string, string> value)
        {
            if (kind == RecordKinds.Convoys.Name)
            {
                if (Number(value("trucks")) is { } trucks)
                {
                    _ofConvoys[key] = trucks;
                }
            }
            else if (kind == RecordKinds.RequestLines.Name)
            {
                _rows++;
                _places.Add(value("location"));
                _people += Number(value("people_requested")) ?? 0;
            }
            else if (kind == RecordKinds.Deliveries.Name && EnumCode.TryParse<DeliveryOutcome>(value("outcome"), out var outcome)
                && outcome >= DeliveryOutcome.Partial)
            {
                _rows++;
                _places.Add(value("location"));
                _people += Number(value("people_reached")) ?? 0;
                _ofStops[value("convoy")] = _ofStops.GetValueOrDefault(value("convoy")) + (Number(value("trucks")) ?? 0);
            }
        }

        public IEnumerable<(string Name, decimal Sum)> Sums(SheetKind kind) => kind == SheetKind.Requests
            ? [("lines", _rows), ("places", _places.Count), ("asked", _people)]
            : [("convoys", _ofStops.Count), ("stops", _rows), ("places", _places.Count), ("people", _people),
                ("trucks", _ofStops.Sum(c => _ofConvoys.GetValueOrDefault(c.Key, c.Value)))];

        private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }
}
