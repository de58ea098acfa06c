using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Convoys;

/// <summary>What a line of a load says: an item of a stop, or of the whole convoy.</summary>
public sealed record ItemLine(StoredRecord Record)
{
    /// <summary>In its unit; null: unknown.</summary>
    public long? Sent => Number(Record, "sent");

    /// <summary>In its unit; null: unknown.</summary>
    public long? Received => Number(Record, "received");

    /// <summary>How much of what was sent was not received, in its unit; less than 0: more was received. Null: one of the two is unknown.</summary>
    public long? Lost => Sent - Received;

    public string Item => RecordText.Spoken(Record.Text("item"));

    public string Unit => RecordText.Spoken(Record.Text("unit"));

    /// <summary>Why less was received; null: nobody has said, or nothing was lost.</summary>
    public string? Reason => Record.Text("reason") is { Length: > 0 } reason ? EnumText.OfWord<ItemLossReason>(reason) : null;

    /// <summary>Who took it, and where; empty: nobody has said.</summary>
    public string Where => Format.List(new[] { "party", "spot" }.Select(Record.Text).Where(t => t.Length > 0).Select(RecordText.Spoken));

    public string Note => Record.Text("note");

    public string Source => Record.Text("source");

    /// <summary>The number in a column of a record; null: unknown.</summary>
    public static long? Number(StoredRecord record, string column) =>
        long.TryParse(record.Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The place and day of its stop.</summary>
    public string StopName(Situation situation) => Record.Text("delivery") is not { Length: > 0 } delivery
        ? Texts.WholeConvoy
        : situation.StopsOf(Record.Text("convoy")).FirstOrDefault(s => s.Delivery.Ref == delivery) is { } stop
            ? $"{ShownName.Of(situation.Locations[stop.Location])}{Texts.ListSeparator}{Format.Day(stop.Day)}"
            : delivery;
}
