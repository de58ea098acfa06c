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
        : [.. _before.Sums(kind).Zip(_after.Sums(kind), (b, a) => new SheetSum(a.Name, b.Sum.Figure, a.Sum.Figure)
        {
            UnknownBefore = b.Sum.Unknown, UnknownAfter = a.Sum.Unknown,
        })];

    /// <summary>A sum of figures of which some may be unknown.</summary>
    private readonly record struct Tally(decimal Known, int Parts, int Unknown)
    {
        /// <summary>Null: there are parts, and none of them is known.</summary>
        public decimal? Figure => Parts > 0 && Unknown == Parts ? null : Known;

        public static Tally Of(decimal figure) => new(figure, 1, 0);

        public Tally With(decimal? figure) => new(Known + (figure ?? 0), Parts + 1, Unknown + (figure is null ? 1 : 0));

        public static Tally operator +(Tally one, Tally other) => new(one.Known + other.Known, one.Parts + other.Parts, one.Unknown + other.Unknown);
    }

    private sealed class Side
    {
        private readonly HashSet<string> _places = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (Tally People, Tally Trucks)> _stops = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (decimal? People, decimal? Trucks)> _convoys = new(StringComparer.Ordinal);
        private Tally _asked;
        private int _rows;

        public void Add(string kind, string key, Func<string, string> value)
        {
            if (kind == RecordKinds.Convoys.Name)
            {
                _convoys[key] = (Number(value("people_reached")), Number(value("trucks")));
            }
            else if (kind == RecordKinds.RequestLines.Name)
            {
                _rows++;
                _places.Add(value("location"));
                _asked = _asked.With(Number(value("people_requested")));
            }
            else if (kind == RecordKinds.Deliveries.Name && EnumCode.TryParse<DeliveryOutcome>(value("outcome"), out var outcome)
                && outcome >= DeliveryOutcome.Partial)
            {
                _rows++;
                _places.Add(value("location"));
                var (people, trucks) = _stops.GetValueOrDefault(value("convoy"));
                _stops[value("convoy")] = (people.With(Number(value("people_reached"))), trucks.With(Number(value("trucks"))));
            }
        }

        public IEnumerable<(string Name, Tally Sum)> Sums(SheetKind kind) => kind == SheetKind.Requests
            ? [("lines", Tally.Of(_rows)), ("places", Tally.Of(_places.Count)), ("asked", _asked)]
            : [("convoys", Tally.Of(_stops.Count)), ("stops", Tally.Of(_rows)), ("places", Tally.Of(_places.Count)), ("people", People()),
                ("trucks", Trucks())];

        // A convoy's total says what its stops do not.
        private Tally People() => _stops.Aggregate(default(Tally), (sum, c) => sum + (c.Value.People.Unknown > 0
            && _convoys.GetValueOrDefault(c.Key).People is { } total ? Tally.Of(total) : c.Value.People));

        private Tally Trucks() => _stops.Aggregate(
            default(Tally),
            (sum, c) => sum + (_convoys.GetValueOrDefault(c.Key).Trucks is { } total ? Tally.Of(total) : c.Value.Trucks));

        private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }
}
