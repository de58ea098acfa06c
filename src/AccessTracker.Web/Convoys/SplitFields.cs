using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Convoys;

/// <summary>Who received at a stop, on the forms that have the stop: each part a field of its row, all of them optional.</summary>
internal static class SplitFields
{
    private static readonly RecordKind _kind = RecordKinds.Disaggregations;

    /// <summary>The columns of the parts, which are the names of the fields too.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. PeopleSplit.Columns.Values.SelectMany(c => c)];

    /// <summary>Puts what is stored of a stop into its row.</summary>
    /// <param name="stored">Those of the convoy.</param>
    public static void Fill(EntryFields fields, string row, string delivery, IReadOnlyList<StoredRecord> stored)
    {
        if (stored.FirstOrDefault(r => r.Text("delivery") == delivery) is { } record)
        {
            foreach (var column in Columns)
            {
                fields[$"{row}.{column}"] = record.Text(column);
            }
        }
    }

    /// <summary>Something stands in the fields of a row, or is wrong there.</summary>
    public static bool AreNeeded(EntryState state, string row) =>
        !state.Fields.IsBlank(row, Columns) || Columns.Any(c => state.ProblemOf($"{row}.{c}") is not null);

    /// <summary>
    /// The parts that are typed into a row, as the bundle writes them. To be read before the row's note, which takes the words around the figures.
    /// </summary>
    public static Dictionary<string, string> Read(EntryReading reading, string row) => new ColumnReading(reading)
        .Cells(Columns.Select(c => new RecordField(_kind, _kind.Find(c)!, true) { Row = row }));

    /// <summary>What a stored record says.</summary>
    public static PeopleSplit Of(StoredRecord record) => PeopleSplit.Of(c => ItemLine.Number(record, c));

    /// <summary>The record that is saved with a stop; null: nothing is said, and nothing was.</summary>
    /// <param name="versionOf">The version of a record, by kind and key, that the form showed.</param>
    public static EntryRow? Row(Delivery stop, string row, IReadOnlyDictionary<string, string> parts, Func<string, string, long> versionOf)
    {
        var version = versionOf(_kind.Name, stop.Ref);
        return version == 0 && parts.Values.All(p => p.Length == 0) ? null : new EntryRow(
            _kind, stop.Ref, version,
            new Dictionary<string, string>(parts) { ["convoy"] = stop.Convoy, ["delivery"] = stop.Ref },
            parts.Keys.ToDictionary(c => c, c => $"{row}.{c}"));
    }
}
