using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Bundles;

/// <summary>What a whole row must satisfy, beyond each of its cells (docs/bundle.md, "Refused besides").</summary>
internal static class BundleRules
{
    /// <summary>Fills in the one default that depends on another cell: a convoy by air comes by air.</summary>
    public static void Complete(BundleTable table, object?[] values)
    {
        if (table == BundleSchema.Convoys && values[table.Position("line")] is null)
        {
            var byAir = values[table.Position("mode")] is string mode && Word.Parse<ConvoyMode>(mode) is ConvoyMode.Airdrop or ConvoyMode.Airlift;
            values[table.Position("line")] = Word.Of(byAir ? SupplyLine.Air : SupplyLine.CrossLine);
        }
    }

    /// <summary>The first rule the row breaks, with the column that shows it.</summary>
    public static (string Column, Refusal Refusal)? Broken(BundleTable table, object?[] values, RecordReferences? references)
    {
        var row = new Row(table, values);
        if (table == BundleSchema.Operations)
        {
            return row.Day("until") < row.Day("since") ? ("until", new Refusal(RefusalCode.UntilBeforeSince, row.Day("since")!)) : null;
        }

        if (table.BelongsToLine && !references!.HasLine(row.Text("request"), row.Text("location")))
        {
            return ("location", new Refusal(RefusalCode.UnknownLine, row.Text("request"), row.Text("location")));
        }

        if (table == BundleSchema.Decisions)
        {
            return Decision(row, references!.Find("request", row.Text("request")));
        }

        if (table == BundleSchema.Deliveries)
        {
            var convoy = references!.Find("convoy", row.Text("convoy"));
            return row.Day("day") < convoy.Day
                ? ("day", new Refusal(RefusalCode.DeliveryBeforeDeparture, convoy.Key, convoy.Day!, row.Day("day")!))
                : null;
        }

        if (table == BundleSchema.StatedFigures && row.Number("high") < row.Number("low"))
        {
            return ("high", new Refusal(RefusalCode.HighBelowLow, row.Number("low")!));
        }

        return null;
    }

    private static (string, Refusal)? Decision(Row row, Referred request)
    {
        if (row.Day("decided_on") < request.Day)
        {
            return ("decided_on", new Refusal(RefusalCode.DecisionBeforeRequest, request.Key, request.Day!, row.Day("decided_on")!));
        }

        return row.Day("valid_to") < row.Day("valid_from") ? ("valid_to", new Refusal(RefusalCode.ValidToBeforeValidFrom, row.Day("valid_from")!)) : null;
    }

    private readonly struct Row(BundleTable table, object?[] values)
    {
        public DateOnly? Day(string column) => (DateOnly?)values[table.Position(column)];

        public long? Number(string column) => (long?)values[table.Position(column)];

        public string Text(string column) => (string)values[table.Position(column)]!;
    }
}
