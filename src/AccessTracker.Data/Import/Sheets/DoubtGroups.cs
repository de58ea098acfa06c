using AccessTracker.Data.Records.Doubts;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What is asked once for all doubts of a kind, where a sheet has many.</summary>
internal static class DoubtGroups
{
    /// <summary>The question; <c>{0}</c> stands for how many there are.</summary>
    public static string Of(DoubtCode code) => code switch
    {
        DoubtCode.InTheFuture => "{0} days are in the future. Are they right?",
        DoubtCode.FarAhead => "{0} days are far ahead. Are they right?",
        DoubtCode.LongBefore => "{0} days are more than a year before the operation began. Are they right?",
        DoubtCode.BeforeOperation => "{0} days are before the operation began, so no report counts them. Are they right?",
        DoubtCode.LongAgo => "{0} days are many years ago. Are they right?",
        DoubtCode.BeforeRequest => "{0} days are before the request was submitted. Are they right?",
        DoubtCode.BeforeDeparture => "{0} days are before the convoy departed. Are they right?",
        DoubtCode.LongAfterRequest or DoubtCode.LongAfterDeparture or DoubtCode.DueLate or DoubtCode.HoldsLong =>
            "{0} days are long after what they belong to. Are they right?",
        DoubtCode.AbovePopulation => "{0} figures are more people than live in the place. Are they right?",
        DoubtCode.FarAboveTarget => "{0} figures are more than twice the people targeted. Are they right?",
        DoubtCode.AboveRequested => "{0} figures are more people than were asked for. Are they right?",
        DoubtCode.PeopleWithoutReaching => "{0} rows name people reached, but no delivery took place. Are they right?",
        DoubtCode.StopsAboveTotal => "The stops of {0} convoys add up to more than the convoy has. Are they right?",
        DoubtCode.OutOfProportion => "{0} loads are too heavy for their trucks. Are they right?",
        DoubtCode.PopulationLeaps => "{0} figures of population are far from the ones before. Are they right?",
        DoubtCode.PointOrGroup => "{0} figures have a point that may stand for thousands. Are they right as they are read?",
        DoubtCode.NearlyKnown => "{0} names are nearly those that other records use. Are they other names?",
        _ => "{0} things of one kind can hardly be right. Are they?",
    };
}
