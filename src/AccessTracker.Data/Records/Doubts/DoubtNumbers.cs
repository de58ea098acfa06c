using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>What is doubtful about the numbers of a record, against each other and against what is known of its place and its request.</summary>
internal static class DoubtNumbers
{
    // The heaviest road train carries about that much.
    private const int MostTonnesOnATruck = 60;

    // An estimate that is so many times the one before, or so many times less, has a digit too many or too few.
    private const int Leap = 5;
    private const int LeapOfAtLeast = 1_000;

    public static IEnumerable<Doubt> OfLine(DoubtRow row, DoubtRecords records) =>
        Above(row, "people_requested", records.Population(row.Text("location"), records.Submitted(row.Text("request"))));

    public static IEnumerable<Doubt> OfDecision(DoubtRow row, DoubtRecords records)
    {
        var approved = row.Number("people_approved");
        if (approved > records.Requested(row.Text("request"), row.Text("location"))
            && records.Requested(row.Text("request"), row.Text("location")) is { } requested)
        {
            return [new Doubt(DoubtCode.AboveRequested, "people_approved", approved, requested)];
        }

        return Above(row, "people_approved", records.Population(row.Text("location"), row.Day("decided_on")));
    }

    public static IEnumerable<Doubt> OfConvoy(DoubtRow row, DoubtRecords records)
    {
        if (row.Number("pallets_recovered") > row.Number("pallets_dropped"))
        {
            yield return new Doubt(
                DoubtCode.RecoveredAboveDropped, "pallets_recovered", row.Number("pallets_recovered"), row.Number("pallets_dropped"));
        }

        if (row.Number("patients_evacuated") > row.Number("people_evacuated"))
        {
            yield return new Doubt(
                DoubtCode.PatientsAbovePeople, "patients_evacuated", row.Number("patients_evacuated"), row.Number("people_evacuated"));
        }

        foreach (var doubt in OfLoad(row))
        {
            yield return doubt;
        }
    }

    public static IEnumerable<Doubt> OfDelivery(DoubtRow row, DoubtRecords records)
    {
        var reached = row.Number("people_reached");
        if (reached > 0 && EnumCode.TryParse<DeliveryOutcome>(row.Text("outcome") ?? "", out var outcome) && outcome < DeliveryOutcome.Partial)
        {
            yield return new Doubt(DoubtCode.PeopleWithoutReaching, "people_reached", reached, row.Text("outcome")!);
        }

        foreach (var doubt in Above(row, "people_reached", records.Population(row.Text("location"), row.Day("day"))).Concat(OfLoad(row)))
        {
            yield return doubt;
        }

        if (reached > row.Number("people_targeted") * ConvoyDoubt.FarAbove)
        {
            yield return new Doubt(DoubtCode.FarAboveTarget, "people_reached", reached, row.Number("people_targeted"));
        }
    }

    /// <summary>All parts of a dimension are said, and are not all people.</summary>
    public static IEnumerable<Doubt> OfDisaggregation(DoubtRow row, DoubtRecords records)
    {
        if (records.Reached(row.Text("delivery")) is not { } people)
        {
            yield break;
        }

        var split = PeopleSplit.Of(row.Number);
        foreach (var dimension in split.Dimensions.Where(d => d.IsWhole && d.Known < people))
        {
            yield return new Doubt(DoubtCode.PartsBelowTotal, dimension.Parts[0].Name, dimension.Known, people, people - dimension.Known);
        }
    }

    public static IEnumerable<Doubt> OfItem(DoubtRow row, DoubtRecords records)
    {
        var (sent, received) = (row.Number("sent"), row.Number("received"));
        if (received > sent)
        {
            yield return new Doubt(DoubtCode.ReceivedAboveSent, "received", received, sent);
        }

        if (received < sent && row.Text("reason") is null)
        {
            yield return new Doubt(DoubtCode.DifferenceUnexplained, "reason", sent - received, sent);
        }
    }

    private static IEnumerable<Doubt> OfLoad(DoubtRow row)
    {
        if (row.Quantity("tonnes") is { } tonnes && row.Number("trucks") is > 0 and { } trucks && tonnes > trucks * MostTonnesOnATruck)
        {
            yield return new Doubt(DoubtCode.OutOfProportion, "tonnes", tonnes, trucks, decimal.Round(tonnes / trucks));
        }
    }

    public static IEnumerable<Doubt> OfPopulation(DoubtRow row, DoubtRecords records)
    {
        if (row.Number("people") is { } people && row.Day("as_of") is { } day && records.EstimateBefore(row.Text("location"), day) is var (before, on)
            && Math.Abs(people - before) >= LeapOfAtLeast && (people > before * Leap || before > people * Leap))
        {
            yield return new Doubt(DoubtCode.PopulationLeaps, "people", people, before, on);
        }
    }

    private static IEnumerable<Doubt> Above(DoubtRow row, string column, long? population) =>
        row.Number(column) is { } people && people > population ? [new Doubt(DoubtCode.AbovePopulation, column, people, population)] : [];
}
