using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Convoys;

/// <summary>
/// Which columns of a convoy, and of its stops, its form has. A column that is not named here is of every mode: it is on the form, it
/// is read and it is saved as soon as the kind has it.
/// </summary>
internal static class ConvoyColumns
{
    private static readonly string[] _ofLand = ["trucks"];
    private static readonly string[] _ofAir = ["drops", "pallets_dropped", "pallets_recovered"];
    private static readonly string[] _ofEvacuation = ["people_evacuated", "patients_evacuated"];
    private static readonly string[] _ofCargo = ["tonnes", "people_targeted", "people_reached"];

    // Where nothing is typed, the stop before says it, or the convoy.
    private static readonly string[] _inherited = ["location", "day", "outcome"];

    // What hindered a stop goes into the log.
    private static readonly string[] _hindrance = ["by", "why", "where"];

    /// <summary>The outcomes to choose from: how most stops ended comes first, and is chosen by its first letter.</summary>
    public static IReadOnlyList<FilterChoice> Outcomes => [.. EntryChoice.Of<DeliveryOutcome>().Reverse()];

    /// <summary>Those of the convoy itself.</summary>
    public static FormColumns OfConvoy { get; } = new(
        RecordKinds.Convoys,
        "mode", "departed_on", "agencies", "trucks", "drops", "pallets_dropped", "pallets_recovered", "tonnes", "people_evacuated",
        "patients_evacuated",
        "people_reached", "request", "route", "ref", "origin", "track", "line", "source", "note");

    /// <summary>Those of each of its stops.</summary>
    public static FormColumns OfStops { get; } = new(
        RecordKinds.Deliveries, "location", "day", "outcome", "people_targeted", "people_reached", "items_removed", "removed_by", "trucks", "tonnes",
        "sectors", "note");

    /// <summary>The fields of a stop: none of them is filled in where there is no stop.</summary>
    public static IReadOnlyList<string> OfStop { get; } =
        [.. RecordKinds.Deliveries.OnForm.Select(c => c.Name), .. _hindrance, .. SplitFields.Columns];

    /// <summary>What a convoy of that mode is asked for.</summary>
    public static IEnumerable<RecordField> Asked(ConvoyMode mode) => OfConvoy.All().Where(f => Has(mode, f.Column));

    /// <summary>What each of its stops is asked for, besides what may be as for the one before.</summary>
    public static IEnumerable<RecordField> AskedOfStop(ConvoyMode mode, string row) =>
        OfStops.All(row).Where(f => Has(mode, f.Column) && !_inherited.Contains(f.Column.Name));

    /// <summary>Whether a convoy of that mode has the column.</summary>
    public static bool Has(ConvoyMode mode, RecordColumn column) => !NotOf(mode).Contains(column.Name);

    private static string[] NotOf(ConvoyMode mode) => mode switch
    {
        ConvoyMode.Road => [.. _ofAir, .. _ofEvacuation],
        ConvoyMode.Airdrop => [.. _ofLand, .. _ofEvacuation],
        ConvoyMode.Airlift => [.. _ofLand, .. _ofEvacuation, "pallets_dropped", "pallets_recovered"],
        ConvoyMode.Evacuation => [.. _ofAir, .. _ofCargo],
    };
}
