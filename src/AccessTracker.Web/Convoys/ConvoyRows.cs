using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>A typed convoy as the records that are saved: itself, its stops, who received there, and what hindered them in its log.</summary>
internal static class ConvoyRows
{
    /// <param name="versionOf">The version of a record, by kind and key, that the form showed.</param>
    /// <param name="stored">The convoy as the form showed it; null: it is new.</param>
    public static IEnumerable<EntryRow> Of(TypedConvoy typed, EntryReading reading, Func<string, string, long> versionOf, StoredRecord? stored)
    {
        var (convoy, cells) = (typed.Convoy, Cells(typed, stored));
        yield return new EntryRow(
            RecordKinds.Convoys, convoy.Ref, versionOf(RecordKinds.Convoys.Name, convoy.Ref), cells, cells.Keys.ToDictionary(c => c));
        foreach (var ((stop, ofStop), row) in typed.Stops.Zip(typed.StopCells).Zip(typed.Rows))
        {
            var typedInto = ofStop.Keys.Except(["ref", "convoy"]).ToDictionary(c => c, c => $"{row}.{c}");
            yield return new EntryRow(RecordKinds.Deliveries, stop.Ref, versionOf(RecordKinds.Deliveries.Name, stop.Ref), ofStop, typedInto);
        }

        foreach (var ((stop, row), parts) in typed.Stops.Zip(typed.Rows).Zip(typed.Parts))
        {
            if (parts is not null && SplitFields.Row(stop, row, parts, versionOf) is { } split)
            {
                yield return split;
            }
        }

        foreach (var entry in typed.Stops.Zip(typed.Rows).Select(p => Hindrance(p.First, p.Second, reading, versionOf)).OfType<EntryRow>())
        {
            yield return entry;
        }
    }

    // Of the same mode as before, what the form did not ask for stays as a source may have had it; another mode has none of it.
    // A request or a route that this person may not read was not shown, and stays.
    private static Dictionary<string, string> Cells(TypedConvoy typed, StoredRecord? stored)
    {
        var cells = new Dictionary<string, string>(typed.Cells);
        if (stored?.Text("mode") != cells["mode"])
        {
            foreach (var column in RecordKinds.Convoys.OnForm.Where(c => !cells.ContainsKey(c.Name)))
            {
                cells[column.Name] = "";
            }
        }

        foreach (var column in new[] { "request", "route" }.Where(c => stored?.Text(c) == "" && cells[c].Length == 0))
        {
            cells.Remove(column);
        }

        return cells;
    }

    // Where more is said of it than the outcome.
    private static EntryRow? Hindrance(Delivery stop, string row, EntryReading reading, Func<string, string, long> versionOf)
    {
        if (stop.Outcome is not (DeliveryOutcome.TurnedBack or DeliveryOutcome.Attacked) || reading.Fields.IsBlank(row, "by", "why", "where"))
        {
            return null;
        }

        var kind = EnumCode.Of(stop.Outcome == DeliveryOutcome.Attacked ? ConvoyEventKind.Attacked : ConvoyEventKind.TurnedBack);
        var key = RecordKey.Of(stop.Convoy, Cell.Day(stop.Day), kind, stop.Location);
        var cells = new Dictionary<string, string>
        {
            ["convoy"] = stop.Convoy,
            ["day"] = Cell.Day(stop.Day),
            ["kind"] = kind,
            ["location"] = stop.Location,
            ["party"] = reading.Text($"{row}.by") ?? "",
            ["reason"] = reading.Text($"{row}.why") ?? "",
            ["note"] = reading.Text($"{row}.where") ?? "",
        };
        return new EntryRow(RecordKinds.ConvoyEvents, key, versionOf(RecordKinds.ConvoyEvents.Name, key), cells, new Dictionary<string, string>
        {
            ["party"] = $"{row}.by",
            ["reason"] = $"{row}.why",
            ["note"] = $"{row}.where",
        });
    }
}
