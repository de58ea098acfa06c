namespace AccessTracker.Domain.Access;

/// <summary>
/// The sensitivity of a record is the harm it does when it reaches somebody it is not for. The levels are ordered: who may see a level may see
/// those below.
/// </summary>
public enum Sensitivity
{
    /// <summary>For everybody who has signed in: a published report.</summary>
    Low,

    /// <summary>For the task force: status, population, what has been delivered.</summary>
    Moderate,

    /// <summary>For those who work on it: what is planned, its day and road, answers that are pending.</summary>
    High,

    /// <summary>Endangers a person: the source of an incident. Shown one by one, each reading with a reason.</summary>
    Severe,
}
