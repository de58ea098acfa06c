namespace AccessTracker.Domain.Figures;

// What the figures of the ceasefire task force's report consist of (ceasefire rules, section 19): property names and their order are part of
// its format (CeasefireContent).

/// <param name="Until">The last day in force, also when it has not come; null: open.</param>
/// <param name="Days">Days in force that are considered: up to the end of the period.</param>
/// <param name="UnwatchedDays">Days that are not broken (alleged), and that nobody watched.</param>
/// <param name="RequiredReachedOn">The first day on which a run had the days required; null: none did, or none are required.</param>
/// <param name="RequiredAllWatched">Somebody watched on all of those days; null until they are reached.</param>
public sealed record ArrangementFigures(
    string Code,
    string Name,
    DateOnly From,
    DateOnly? Until,
    bool InForce,
    int Days,
    BrokenDays BrokenDays,
    int UnwatchedDays,
    RunByReading Run,
    RunByReading LongestRun,
    int? RequiredDays,
    DateOnly? RequiredReachedOn,
    bool? RequiredAllWatched,
    IReadOnlyList<AreaFigures> Areas);

/// <param name="Alleged">Days broken by what somebody alleged and nobody dismissed.</param>
/// <param name="Substantiated">Those of them on which it was found to have happened.</param>
public sealed record BrokenDays(int Alleged, int Substantiated);

public sealed record RunByReading(RunLength Alleged, RunLength Substantiated);

/// <summary><c>R</c> of the rules: consecutive days that were not broken, and on how many of them nobody watched.</summary>
public sealed record RunLength(int Days, int Unwatched);

/// <param name="LastBrokenOn">The last day that is broken (alleged); null: none is.</param>
public sealed record AreaFigures(string Governorate, BrokenDays BrokenDays, RunByReading Run, DateOnly? LastBrokenOn);

/// <param name="Open">Longest open first.</param>
/// <param name="DaysToResolve">From the receipt to the first day on which an entry was resolved.</param>
public sealed record AllegationFigures(
    AllegationCounts Period,
    AllegationCounts Cumulative,
    IReadOnlyList<OpenAllegation> Open,
    DecisionDaysByWindow DaysToResolve,
    IReadOnlyList<PartyAllegations> ByParty,
    IReadOnlyList<KindAllegations> ByKind);

/// <summary>
/// <c>A</c> of the rules. All but the last three count alleged violations, of which an entry may stand for several; unknown numbers of killed and
/// injured add 0, and entries that have neither number are counted.
/// </summary>
public sealed record AllegationCounts(
    long Received,
    long Substantiated,
    long NotSubstantiated,
    long Inconclusive,
    long Resolved,
    long Referred,
    long Killed,
    long Injured,
    int HarmUnknown)
{
    public static readonly AllegationCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <param name="Party">The party's code, or what is written where no party is known by it.</param>
/// <param name="Age">Days since it was received, or last opened again.</param>
public sealed record OpenAllegation(
    string Ref, string Arrangement, DateOnly Day, string State, string? Assessment, string? Party, string? Location, string? Governorate, int Count,
    int Age);

/// <param name="Party">Null: nobody is named.</param>
public sealed record PartyAllegations(string? Party, AllegationCounts Period, AllegationCounts Cumulative);

public sealed record KindAllegations(string Kind, AllegationCounts Period, AllegationCounts Cumulative);

/// <summary>A pattern of persistent non-compliance.</summary>
/// <param name="Substantiated">How many alleged violations were found to have happened.</param>
/// <param name="Days">On how many different days.</param>
/// <param name="Referred">One of them has been referred.</param>
public sealed record PatternFigures(string Arrangement, string Party, long Substantiated, int Days, IReadOnlyList<string> Refs, bool Referred);

public sealed record ControlFigures(IReadOnlyList<PartyControl> Parties, IReadOnlyList<ControlChange> Changes);

/// <param name="Population">Of those of its places of which it is known; null: of none.</param>
public sealed record PartyControl(string Party, int Places, long? Population, int PopulationUnknown, int Besieged, int HardToReach);

/// <param name="From">The party before; null: nobody had said.</param>
public sealed record ControlChange(string Location, string? From, string To, DateOnly On);

public sealed record RouteFigures(IReadOnlyList<RouteUse> States, IReadOnlyList<string> CutOff, IReadOnlyList<PullbackProgress> Pullbacks);

/// <param name="State">Null: unknown, and then so are the next two.</param>
/// <param name="Since">The day of the entry in force, even when it repeats the state before.</param>
/// <param name="By">The party's code, or what is written where no party is known by it.</param>
/// <param name="ConvoysInPeriod">Convoys of the headline series that took it and first reached a place in the period.</param>
public sealed record RouteUse(string Route, string? State, DateOnly? Since, string? By, int ConvoysInPeriod);

/// <param name="Distance">In metres.</param>
/// <param name="DueOn">The day set, or seven days after it was agreed.</param>
/// <param name="DoneOn">Null: not by the end of the period.</param>
public sealed record PullbackProgress(
    string Route, string Party, string What, long Distance, DateOnly AgreedOn, DateOnly DueOn, DateOnly? DoneOn, bool Late);

/// <summary>Routes as the humanitarian report tells of them: codes of those closed, and of the places that are cut off.</summary>
public sealed record ClosedRoutes(IReadOnlyList<string> Closed, IReadOnlyList<string> CutOff);

public sealed record CentreFigures(string Centre, AppealCounts Period, AppealCounts Cumulative, int Open);

/// <param name="MedianDays">Days from receipt to handling, over those handled in the window; null: none was.</param>
public sealed record AppealCounts(int Received, int Handled, decimal? MedianDays);

/// <param name="State"><c>open</c>, <c>fulfilled</c> or <c>missed</c>.</param>
/// <param name="Places">What it is about, by code.</param>
/// <param name="Kept">Those of them where it was kept.</param>
/// <param name="ConsequenceDue">It was missed, and what was to happen then has not yet.</param>
/// <param name="ConsequenceOn">The day from which the consequence is carried out; null: not by the end of the period.</param>
public sealed record CommitmentProgress(
    string Code,
    string Name,
    DateOnly MadeOn,
    DateOnly DueOn,
    string State,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Kept,
    string? Consequence,
    bool ConsequenceDue,
    DateOnly? ConsequenceOn);

/// <summary>What the humanitarian task force works on, over this report's own period.</summary>
public sealed record AccessFigures(CoverageFigures Besieged, int PermitsPending, int TurnedBackInPeriod);

public sealed record ReportEvent(string Ref, DateOnly Day, string Kind, string Title);
