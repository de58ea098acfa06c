namespace AccessTracker.Domain.Ceasefire;

/// <summary>Where an allegation stands on a day (ceasefire rules, section 12).</summary>
public enum AllegationState
{
    UnderReview,
    Substantiated,
    NotSubstantiated,
    Inconclusive,
    Resolved,
    Referred,

    /// <summary>Somebody acted on it.</summary>
    Closed,
}

/// <summary>What was found of an allegation since it was last opened again; being resolved, referred or acted on keeps it.</summary>
public enum Assessment
{
    Substantiated,
    NotSubstantiated,
    Inconclusive,
}

/// <summary>What an allegation's steps come to on a day.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Assessment">What was found; null: nothing yet, or it was opened again since.</param>
/// <param name="OpenSince">The day from which the age of an open one counts: on which it was received, or last opened again.</param>
public readonly record struct AllegationStanding(AllegationState State, Assessment? Assessment, DateOnly OpenSince)
{
    /// <summary>Something is still to be done about it.</summary>
    public bool IsOpen =>
        State is AllegationState.UnderReview or AllegationState.Substantiated or AllegationState.Inconclusive or AllegationState.Referred;

    /// <summary>It was found not to have happened: it breaks no day, and nobody was harmed by it.</summary>
    public bool IsDismissed => Assessment == Ceasefire.Assessment.NotSubstantiated;

    /// <summary>It was found to have happened.</summary>
    public bool IsSubstantiated => Assessment == Ceasefire.Assessment.Substantiated;

    /// <summary>Its age in days at the end of <paramref name="day"/>, on which it stands so; it is said of an open one.</summary>
    public int AgeOn(DateOnly day) => day.DayNumber - OpenSince.DayNumber;
}

/// <summary>An allegation with its steps, and what they come to on a day (ceasefire rules, section 12).</summary>
public sealed class AllegationHistory
{
    /// <param name="allegation">The allegation.</param>
    /// <param name="steps">Its steps, in order of recording.</param>
    /// <param name="party">The code of the party that it is linked to; else what is written there.</param>
    public AllegationHistory(Allegation allegation, IEnumerable<AllegationStep> steps, string? party)
    {
        (Allegation, Party) = (allegation, party);

        // A stable sort: of two steps on one day, the later recorded one comes later.
        Steps = [.. steps.OrderBy(s => s.On)];
    }

    public Allegation Allegation { get; }

    /// <summary>The steps stand in order of their days, then of recording.</summary>
    public IReadOnlyList<AllegationStep> Steps { get; }

    /// <summary>Who is said to have done it: the code of a known party, else the text as written; null: nobody is named.</summary>
    public string? Party { get; }

    /// <summary>How many alleged violations it stands for.</summary>
    public int Count => Allegation.Count;

    /// <summary>The day on which it was first resolved, whatever came later; null: never.</summary>
    public DateOnly? FirstResolvedOn => Steps.FirstOrDefault(s => s.Step == AllegationStepKind.Resolved)?.On;

    /// <summary>Days from its receipt to the day on which it was first resolved; null: it never was.</summary>
    public int? DaysToResolve => FirstResolvedOn?.DayNumber - Allegation.ReceivedOn.DayNumber;

    /// <summary>It has been received by the end of <paramref name="day"/>.</summary>
    public bool ExistsOn(DateOnly day) => Allegation.ReceivedOn <= day;

    /// <summary>The steps up to the end of <paramref name="day"/>.</summary>
    public IEnumerable<AllegationStep> StepsBy(DateOnly day) => Steps.TakeWhile(s => s.On <= day);

    /// <summary>Where it stands at the end of <paramref name="day"/>.</summary>
    public AllegationStanding StandingOn(DateOnly day) =>
        StepsBy(day).Aggregate(new AllegationStanding(AllegationState.UnderReview, null, Allegation.ReceivedOn), Apply);

    private static AllegationStanding Apply(AllegationStanding standing, AllegationStep step) => step.Step switch
    {
        // It says that somebody has seen it: before any other step it is under review as it was, and after one nothing changes.
        AllegationStepKind.Acknowledged => standing,
        AllegationStepKind.Substantiated => Assessed(standing, AllegationState.Substantiated, Assessment.Substantiated),
        AllegationStepKind.NotSubstantiated => Assessed(standing, AllegationState.NotSubstantiated, Assessment.NotSubstantiated),
        AllegationStepKind.Inconclusive => Assessed(standing, AllegationState.Inconclusive, Assessment.Inconclusive),
        AllegationStepKind.Resolved => standing with { State = AllegationState.Resolved },
        AllegationStepKind.Referred => standing with { State = AllegationState.Referred },
        AllegationStepKind.ActionTaken => standing with { State = AllegationState.Closed },
        AllegationStepKind.Reopened => new AllegationStanding(AllegationState.UnderReview, null, step.On),
    };

    private static AllegationStanding Assessed(AllegationStanding standing, AllegationState state, Assessment assessment) =>
        standing with { State = state, Assessment = assessment };
}
