using System.Globalization;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Convoys;

/// <summary>A convoy's log. No figure is counted from it, so the situation does not hold it.</summary>
public sealed class ConvoyLog(RecordStore records)
{
    private const int Most = 1_000;

    /// <summary>By day, then in order of recording.</summary>
    public async Task<IReadOnlyList<ConvoyEvent>> OfAsync(Id<Operation> operation, string convoy, CancellationToken cancellation = default)
    {
        var query = new RecordQuery { Where = new Dictionary<string, string> { ["convoy"] = convoy }, Take = Most };
        return [.. (await records.ListAsync(operation, BundleSchema.ConvoyEvents, query, cancellation)).Select(Event).OrderBy(e => e.Day)];
    }

    private static ConvoyEvent Event(StoredRecord row) => new()
    {
        Convoy = row.Text("convoy"),
        Day = DateOnly.ParseExact(row.Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Kind = Word.Parse<ConvoyEventKind>(row.Text("kind")),
        Location = Text(row, "location"),
        Party = Text(row, "party"),
        Reason = Text(row, "reason"),
        Note = Text(row, "note"),
        Source = Text(row, "source"),
    };

    private static string? Text(StoredRecord row, string column) => row.Text(column) is { Length: > 0 } text ? text : null;
}
