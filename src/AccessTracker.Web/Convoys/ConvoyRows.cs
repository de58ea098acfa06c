using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Entries;

namespace AccessTracker.Web.Convoys;

/// <summary>A typed convoy as the records that are saved: itself, its stops, and what hindered them in its log.</summary>
internal static class ConvoyRows
{
    private static readonly string[] _ofLand = ["trucks"];
    private static readonly string[] _ofAir = ["drops", "pallets_dropped", "pallets_recovered"];
    private static readonly string[] _ofEvacuation = ["people_evacuated", "patients_evacuated"];
    private static readonly string[] _ofCargo = ["tonnes", "people_reached"];

    /// <param name="versionOf">The version of a record, by kind and key, that the form showed.</param>
    /// <param name="stored">The convoy as the form showed it; null: it is new.</param>
    public static IEnumerable<EntryRow> Of(TypedConvoy typed, EntryReading reading, Func<string, string, long> versionOf, StoredRecord? stored)
    {
        var convoy = typed.Convoy;
        var cells = Cells(convoy, stored);
        yield return new EntryRow(RecordKinds.Convoys, convoy.Ref, versionOf("convoy", convoy.Ref), cells, cells.Keys.ToDictionary(c => c));
        foreach (var (stop, row) in typed.Stops.Zip(typed.Rows))
        {
            var ofStop = Cells(stop, convoy.Mode);
            var typedInto = ofStop.Keys.Except(["ref", "convoy"]).ToDictionary(c => c, c => $"{row}.{c}");
            yield return new EntryRow(RecordKinds.Deliveries, stop.Ref, versionOf("delivery", stop.Ref), ofStop, typedInto);
        }

        foreach (var entry in typed.Stops.Zip(typed.Rows).Select(p => Hindrance(p.First, p.Second, reading, versionOf)).OfType<EntryRow>())
        {
            yield return entry;
        }
    }

    private static Dictionary<string, string> Cells(Convoy convoy, StoredRecord? stored)
    {
        var cells = new Dictionary<string, string>
        {
            ["ref"] = convoy.Ref,
            ["mode"] = Word.Of(convoy.Mode),
            ["track"] = Word.Of(convoy.Track),
            ["line"] = Word.Of(convoy.Line),
            ["request"] = convoy.Request ?? "",
            ["origin"] = convoy.Origin ?? "",
            ["agencies"] = convoy.Agencies ?? "",
            ["departed_on"] = Cell.Write(convoy.DepartedOn),
            ["trucks"] = Cell.Write(convoy.Trucks),
            ["tonnes"] = Cell.Write(convoy.Tonnes),
            ["drops"] = Cell.Write(convoy.Drops),
            ["pallets_dropped"] = Cell.Write(convoy.PalletsDropped),
            ["pallets_recovered"] = Cell.Write(convoy.PalletsRecovered),
            ["people_reached"] = Cell.Write(convoy.PeopleReached),
            ["people_evacuated"] = Cell.Write(convoy.PeopleEvacuated),
            ["patients_evacuated"] = Cell.Write(convoy.PatientsEvacuated),
            ["note"] = convoy.Note ?? "",
            ["source"] = convoy.Source ?? "",
        };

        // Of the same mode as before, what the form did not ask for stays as a source may have had it; another mode has none of it.
        // A request that this person may not read was not shown, and stays.
        return Without(cells,
        [
            .. stored?.Text("mode") == cells["mode"] ? NotOf(convoy.Mode) : [],
            .. stored?.Text("request") == "" && cells["request"].Length == 0 ? ["request"] : Array.Empty<string>(),
        ]);
    }

    private static Dictionary<string, string> Cells(Delivery stop, ConvoyMode mode) => Without(
        new Dictionary<string, string>
        {
            ["ref"] = stop.Ref,
            ["convoy"] = stop.Convoy,
            ["location"] = stop.Location,
            ["day"] = Cell.Day(stop.Day),
            ["outcome"] = Word.Of(stop.Outcome),
            ["people_targeted"] = Cell.Write(stop.PeopleTargeted),
            ["people_reached"] = Cell.Write(stop.PeopleReached),
            ["trucks"] = Cell.Write(stop.Trucks),
            ["tonnes"] = Cell.Write(stop.Tonnes),
            ["sectors"] = stop.Sectors ?? "",
            ["items_removed"] = stop.ItemsRemoved ?? "",
            ["removed_by"] = stop.RemovedBy ?? "",
            ["note"] = stop.Note ?? "",
        },
        mode == ConvoyMode.Evacuation ? [.. NotOf(mode), "people_targeted"] : NotOf(mode));

    // Where more is said of it than the outcome.
    private static EntryRow? Hindrance(Delivery stop, string row, EntryReading reading, Func<string, string, long> versionOf)
    {
        if (stop.Outcome is not (DeliveryOutcome.TurnedBack or DeliveryOutcome.Attacked) || reading.Fields.IsBlank(row, "by", "why", "where"))
        {
            return null;
        }

        var kind = Word.Of(stop.Outcome == DeliveryOutcome.Attacked ? ConvoyEventKind.Attacked : ConvoyEventKind.TurnedBack);
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
        return new EntryRow(RecordKinds.ConvoyEvents, key, versionOf("convoy_event", key), cells, new Dictionary<string, string>
        {
            ["party"] = $"{row}.by",
            ["reason"] = $"{row}.why",
            ["note"] = $"{row}.where",
        });
    }

    private static string[] NotOf(ConvoyMode mode) => mode switch
    {
        ConvoyMode.Road => [.. _ofAir, .. _ofEvacuation],
        ConvoyMode.Airdrop => [.. _ofLand, .. _ofEvacuation],
        ConvoyMode.Airlift => [.. _ofLand, .. _ofEvacuation, "pallets_dropped", "pallets_recovered"],
        ConvoyMode.Evacuation => [.. _ofAir, .. _ofCargo],
    };

    private static Dictionary<string, string> Without(Dictionary<string, string> cells, string[] columns) =>
        cells.Where(c => !columns.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value);
}
