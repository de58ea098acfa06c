using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Data.Records;

/// <summary>What a whole row must satisfy, beyond each of its cells (docs/bundle.md, "Refused besides"). Each kind names its own.</summary>
internal static class BundleRules
{
    /// <summary>A convoy by air comes by air.</summary>
    public static void CompleteConvoy(object?[] values)
    {
        var (line, mode) = (RecordKinds.Convoys.Position("line"), RecordKinds.Convoys.Position("mode"));
        if (values[line] is null)
        {
            var byAir = values[mode] is string word && EnumCode.Parse<ConvoyMode>(word) is ConvoyMode.Airdrop or ConvoyMode.Airlift;
            values[line] = EnumCode.Of(byAir ? SupplyLine.Air : SupplyLine.CrossLine);
        }
    }

    /// <summary>The first rule the row breaks, with the column that shows it.</summary>
    /// <param name="references">What the row refers to; null for an operation, which refers to nothing.</param>
    public static (string Column, Refusal Refusal)? Broken(RecordKind kind, object?[] values, RecordReferences? references)
    {
        var row = new RecordValues(kind, values);
        return Early(kind, row) ?? Lacking(kind, row) ?? Nameless(kind, row, references) ?? Lineless(kind, row, references)
            ?? kind.Broken?.Invoke(row, references!);
    }

    private static (string, Refusal)? Lineless(RecordKind kind, RecordValues row, RecordReferences? references) =>
        kind.BelongsToLine && !references!.HasLine(row.Text("request"), row.Text("location"))
        ? ("location", new Refusal(RefusalCode.UnknownLine, row.Text("request"), row.Text("location")))
        : null;

    // A day before one that it follows on: whichever of the two is wrong, both are named.
    private static (string, Refusal)? Early(RecordKind kind, RecordValues row)
    {
        foreach (var column in kind.Columns.Where(c => c.NotBefore is not null))
        {
            if (row.Day(column.Name) is { } day && row.Day(column.NotBefore!) is { } from && day < from)
            {
                return (column.Name, new Refusal(RefusalCode.DayBeforeDay, day, column.NotBefore!, from));
            }
        }

        return null;
    }

    private static (string, Refusal)? Lacking(RecordKind kind, RecordValues row)
    {
        foreach (var column in kind.Columns)
        {
            if (column.NeededWhen is { } needed && row.Text(needed.Column) == needed.Word && row.Text(column.Name) is null)
            {
                return (column.Name, new Refusal(RefusalCode.NeededWhen, needed.Column, needed.Word));
            }
        }

        return null;
    }

    private static (string, Refusal)? Nameless(RecordKind kind, RecordValues row, RecordReferences? references)
    {
        foreach (var column in kind.Columns.Where(c => c.NamesRecord))
        {
            if (row.Text(column.Name) is { } text && !references!.IsRecord(text))
            {
                return (column.Name, new Refusal(RefusalCode.NoSuchRecord));
            }
        }

        return null;
    }

    public static (string, Refusal)? OfAllegationStep(RecordValues row, RecordReferences references)
    {
        var allegation = references.Find(RecordKinds.Allegations, row.Text("allegation"));
        return row.Day("on") < allegation.Day
            ? ("on", new Refusal(RefusalCode.StepBeforeAllegation, allegation.Key, allegation.Day!, row.Day("on")!))
            : null;
    }

    public static (string, Refusal)? OfOperation(RecordValues row, RecordReferences references) =>
        row.Day("until") < row.Day("since") ? ("until", new Refusal(RefusalCode.UntilBeforeSince, row.Day("since")!)) : null;

    public static (string, Refusal)? OfDecision(RecordValues row, RecordReferences references)
    {
        var request = references.Find(RecordKinds.Requests, row.Text("request"));
        if (row.Day("decided_on") < request.Day)
        {
            return ("decided_on", new Refusal(RefusalCode.DecisionBeforeRequest, request.Key, request.Day!, row.Day("decided_on")!));
        }

        return row.Day("valid_to") < row.Day("valid_from")
            ? ("valid_to", new Refusal(RefusalCode.ValidToBeforeValidFrom, row.Day("valid_from")!))
            : null;
    }

    public static (string, Refusal)? OfDelivery(RecordValues row, RecordReferences references)
    {
        var convoy = references.Find(RecordKinds.Convoys, row.Text("convoy"));
        return row.Day("day") < convoy.Day
            ? ("day", new Refusal(RefusalCode.DeliveryBeforeDeparture, convoy.Key, convoy.Day!, row.Day("day")!))
            : null;
    }

    /// <summary>Children under five and from five on are some of those under eighteen.</summary>
    public static (string, Refusal)? OfDisaggregation(RecordValues row, RecordReferences references)
    {
        var halves = (row.Number("age_0_4") ?? 0) + (row.Number("age_5_17") ?? 0);
        return halves > row.Number("age_0_17")
            ? ("age_0_17", Refusal.As(RefusalCode.PartsAboveTotal, "children", halves, row.Number("age_0_17")!))
            : null;
    }

    public static (string, Refusal)? OfStatedFigure(RecordValues row, RecordReferences references) =>
        row.Number("high") < row.Number("low") ? ("high", new Refusal(RefusalCode.HighBelowLow, row.Number("low")!)) : null;
}
