using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The columns of the board of allegations, in the order in which one usually goes through them.</summary>
public enum AllegationStage
{
    /// <summary>Nobody has done anything with it yet.</summary>
    Received,

    /// <summary>Somebody has seen it, or it was opened again.</summary>
    UnderReview,
    Assessed,

    /// <summary>It is resolved, or somebody acted on it.</summary>
    Resolved,
    Referred,
}

/// <summary>An allegation as it stands on a day.</summary>
/// <param name="History">The allegation with its steps.</param>
/// <param name="Standing">What they come to on the day.</param>
/// <param name="Stage">The column in which it stands.</param>
/// <param name="Age">Days since it was received, or last opened again; null: it is open no more.</param>
public sealed record ListedAllegation(AllegationHistory History, AllegationStanding Standing, AllegationStage Stage, int? Age)
{
    /// <summary>One that is open for more days than these is marked.</summary>
    public const int LongDays = 14;

    /// <summary>Of a list: what is open first, the longest open first; then what was received last.</summary>
    public static readonly ListOrder<ListedAllegation> Order = new(
        new(a => a.Standing.IsOpen ? "" : "closed"),
        new(a => a.Standing.IsOpen ? ListColumn.Of(a.Standing.OpenSince) : ""),
        new(a => a.Standing.IsOpen ? "" : ListColumn.Of(a.Allegation.ReceivedOn), IsDescending: true),
        new(a => a.Allegation.Ref));

    public Allegation Allegation => History.Allegation;

    public bool IsLongOpen => Age > LongDays;

    /// <summary>Those that have been received by the end of <paramref name="day"/>, in <see cref="Order"/>.</summary>
    public static IReadOnlyList<ListedAllegation> All(Situation situation, DateOnly day) => Of(situation.Ceasefire.Allegations, day);

    /// <summary>The same of some of them.</summary>
    public static IReadOnlyList<ListedAllegation> Of(IEnumerable<AllegationHistory> allegations, DateOnly day) =>
        [.. allegations.Where(a => a.ExistsOn(day)).Select(a => Of(a, day)).Order(Comparer<ListedAllegation>.Create(Order.Compare))];

    public static ListedAllegation Of(AllegationHistory history, DateOnly day)
    {
        var standing = history.StandingOn(day);
        return new ListedAllegation(history, standing, StageOf(history, standing, day), standing.IsOpen ? standing.AgeOn(day) : null);
    }

    private static AllegationStage StageOf(AllegationHistory history, AllegationStanding standing, DateOnly day) => standing.State switch
    {
        AllegationState.UnderReview => history.StepsBy(day).Any() ? AllegationStage.UnderReview : AllegationStage.Received,
        AllegationState.Substantiated or AllegationState.NotSubstantiated or AllegationState.Inconclusive => AllegationStage.Assessed,
        AllegationState.Resolved or AllegationState.Closed => AllegationStage.Resolved,
        AllegationState.Referred => AllegationStage.Referred,
    };
}
