using System.ComponentModel;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Boards;

/// <summary>Targets with their pace, for programs.</summary>
internal static class TargetsApi
{
    // Not /targets: that is where the records of the kind are.
    public static void MapTargetProgress(this RouteGroupBuilder operation) => operation.MapGet("/target-progress", AnswerAsync)
        .DescribeRead<TargetsAnswer>(
            "readTargetProgress", "Answers", "Targets: people reached, the pace, what is missing and where",
            "The targets that have started by a day, as their page has them: those still to come due first.");

    private static Task<IResult> AnswerAsync(
        HttpContext context, OperationAnswers answers,
        [Description(AnswerDescription.Day)] string? day) =>
        answers.AnswerAsync(context, day, Answer);

    private static TargetsAnswer Answer(AnswerBasis basis)
    {
        var (held, day) = (basis.Held, basis.Day);
        var records = held.Today(day).Records;
        return new TargetsAnswer(
            day, basis.ChangeNumber,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["reached"] = "targets.*",
                ["share"] = "targets.*.share",
                ["daysLeft"] = "targets.*.daysLeft",
                ["neededPerWeek"] = "targets.*.neededPerWeek",
                ["recentPerWeek"] = "targets.*.recentPerWeek",
            },
            basis.HasBegun
                ? [.. TargetPace.Of(held.Situation, day, held.Board)
                    .Select(t => Item(t, FigureRecords.Behind(records, $"targets.{t.Target.Code}.reached") ?? []))]
                : []);
    }

    private static TargetItem Item(TargetPace pace, IReadOnlyList<string> records) => new(
        pace.Target.Code, pace.Target.Name, pace.Target.Scope, pace.Target.Locations, pace.Target.StartOn, pace.Target.DueOn, pace.Progress.People,
        pace.Progress.Reached, pace.UnknownDeliveries, pace.Progress.Share, pace.Progress.DaysLeft, pace.Progress.NeededPerWeek,
        pace.Progress.HasNoNumber ? null : pace.Progress.RecentPerWeek, pace.Outlook, pace.ReachedOn, pace.ExpectedOn, pace.Ahead, pace.DaysAhead,
        new TargetMissing(
            pace.Gap.Missing, pace.Gap.Places, pace.Gap.PlacesReached, [.. pace.Gap.Lacking.Select(Place)], [.. pace.Gap.Unknown.Select(Place)]),
        [.. pace.Points.Select(p => new TargetPoint(p.Day, p.Reached, p.UnknownDeliveries, p.Line))], records);

    private static TargetPlace Place(GapLocation place) => new(
        place.Location.Code, ShownName.Latin(place.Location), ShownName.Arabic(place.Location), place.Status, place.Population?.People,
        place.IsReached, place.Reached, place.Adds, place.Board?.WhyUnreached);
}

/// <summary>The targets of a day.</summary>
/// <param name="Day">Read at its end.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Definitions">By a name of a target's figures the path of its definition.</param>
/// <param name="Items">The targets, those still to come due first.</param>
public sealed record TargetsAnswer(
    DateOnly Day, long? ChangeNumber, IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<TargetItem> Items);

/// <summary>A target on a day.</summary>
/// <param name="Code">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scope">Whose places count.</param>
/// <param name="Locations">Codes of the places of a target that names them.</param>
/// <param name="StartOn">From then on deliveries count.</param>
/// <param name="DueOn">Until then.</param>
/// <param name="People">People to reach; null: it demands places and no number of people.</param>
/// <param name="Reached">Distinct people reached; null: unknown.</param>
/// <param name="UnknownDeliveries">Deliveries that count, of whose people nobody knows.</param>
/// <param name="Share">Of the people; null: there is no number of them, or unknown.</param>
/// <param name="DaysLeft">Until the due day.</param>
/// <param name="NeededPerWeek">People a week to reach it in time; null: it has no number of them.</param>
/// <param name="RecentPerWeek">People a week lately; null: it has no number of them.</param>
/// <param name="Outlook">How it stands.</param>
/// <param name="ReachedOn">The day on which its people had been reached; null: not yet.</param>
/// <param name="ExpectedOn">When they would be at the recent pace; null: they are, or would never be.</param>
/// <param name="Ahead">People more than on the straight line; below 0: fewer.</param>
/// <param name="DaysAhead">The same in days; null: the line has no length.</param>
/// <param name="Gap">What is missing and where.</param>
/// <param name="Points">The pace week by week.</param>
/// <param name="Records">The records behind the people reached, each as kind, colon, key.</param>
public sealed record TargetItem(
    string Code, string Name, TargetScope Scope, IReadOnlyList<string> Locations, DateOnly StartOn, DateOnly DueOn, long? People, long? Reached,
    int UnknownDeliveries, decimal? Share, int DaysLeft, long? NeededPerWeek, long? RecentPerWeek, TargetOutlook Outlook, DateOnly? ReachedOn,
    DateOnly? ExpectedOn, long Ahead, int? DaysAhead, TargetMissing Gap, IReadOnlyList<TargetPoint> Points, IReadOnlyList<string> Records);

/// <summary>What a target is short of.</summary>
/// <param name="Missing">People still to be reached.</param>
/// <param name="Places">Places in its scope.</param>
/// <param name="PlacesReached">Those of them reached.</param>
/// <param name="Lacking">Where fewer were reached than live there; those that would add most first.</param>
/// <param name="Unknown">Of unknown population.</param>
public sealed record TargetMissing(
    long Missing, int Places, int PlacesReached, IReadOnlyList<TargetPlace> Lacking, IReadOnlyList<TargetPlace> Unknown);

/// <summary>A place in a target's scope.</summary>
/// <param name="Location">Its code.</param>
/// <param name="Name">Its name in Latin letters.</param>
/// <param name="NameAr">Its name in Arabic; null: none is known.</param>
/// <param name="Status">Null: it is on no list.</param>
/// <param name="Population">Null: unknown.</param>
/// <param name="IsReached">A delivery that counts has reached it.</param>
/// <param name="Reached">People reached; null: unknown.</param>
/// <param name="Adds">What it would add; null: unknown.</param>
/// <param name="BlockedBy">What blocks it; null: it was reached in time, or is on no list.</param>
public sealed record TargetPlace(
    string Location, string Name, string? NameAr, AccessStatus? Status, long? Population, bool IsReached, long? Reached, long? Adds,
    Blocking? BlockedBy);

/// <summary>How far a target was at the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Reached">People; null: the day is to come, or unknown.</param>
/// <param name="UnknownDeliveries">Deliveries up to it of whose people nobody knows.</param>
/// <param name="Line">People on the straight line.</param>
public sealed record TargetPoint(DateOnly Day, long? Reached, int UnknownDeliveries, long Line);
