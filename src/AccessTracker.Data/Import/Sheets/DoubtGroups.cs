using AccessTracker.Data.Records.Doubts;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What is asked once for all doubts of a kind, where a sheet has many.</summary>
internal static class DoubtGroups
{
    /// <summary>The key of the question, a text with a blank for how many there are.</summary>
    public static string Of(DoubtCode code) => $"DoubtGroup_{Name(code)}";

    private static string Name(DoubtCode code) => code switch
    {
        DoubtCode.LongAfterRequest or DoubtCode.LongAfterDeparture or DoubtCode.DueLate or DoubtCode.HoldsLong => "LongAfter",
        DoubtCode.OutOfOrder or DoubtCode.EndedBeforeDecided or DoubtCode.RecoveredAboveDropped or DoubtCode.PatientsAbovePeople => "any",
        _ => $"{code}",
    };
}
