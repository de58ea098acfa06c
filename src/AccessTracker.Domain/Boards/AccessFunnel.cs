using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>A line of a request came as far as one of these stages. Each stage is part of the one before.</summary>
public enum FunnelStage
{
    Asked,

    /// <summary>A first yes or no, conditional ones included, was given.</summary>
    Answered,

    /// <summary>A permit was given at some time, with or without conditions, whatever became of it.</summary>
    Granted,

    /// <summary>No clearance of the permit stands at pending or refused, or a convoy went all the same.</summary>
    Cleared,

    /// <summary>A convoy under the request set out for the place since the permit.</summary>
    Dispatched,

    /// <summary>One of them reached it: the permit was used (counting rules, section 6).</summary>
    Reached,
}

/// <summary>A step holds what came to one stage.</summary>
/// <param name="Lines">The lines, by request, then location.</param>
/// <param name="Places">Distinct locations of the lines.</param>
/// <param name="People">
/// Distinct by place, the largest figure of each: asked for until the permit, approved from it on (asked for, where the permit
/// names no number), reached at the end. Null: there are places, and of none of them it is known.
/// </param>
/// <param name="PeopleUnknown">Places without any such figure; they are not in <paramref name="People"/>.</param>
public sealed record FunnelStep(FunnelStage Stage, IReadOnlyList<PermitLine> Lines, int Places, long? People, int PeopleUnknown);

/// <summary>The stages of the lines that belong together.</summary>
/// <param name="Key">The plan, or the month of submission as <c>2016-03</c>; null: of no plan.</param>
/// <param name="Steps">One for each stage, in their order.</param>
public sealed record FunnelGroup(string? Key, IReadOnlyList<FunnelStep> Steps);

/// <summary>Asked, answered, granted, cleared, dispatched, reached: what became of requests up to a day, whatever their series.</summary>
public static class AccessFunnel
{
    /// <summary>Groups by the plan of the requests, in order of their first submission; those of no plan come last.</summary>
    public static IReadOnlyList<FunnelGroup> ByPlan(Situation situation, DateOnly day) =>
        [.. Groups(situation, day, l => l.Request.Plan).OrderBy(g => g.Key is null)];

    /// <summary>Groups by the month in which the requests were submitted.</summary>
    public static IReadOnlyList<FunnelGroup> ByMonth(Situation situation, DateOnly day) =>
        Groups(situation, day, l => l.Request.SubmittedOn.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    /// <summary>The stages of all requests together, one for each, in their order.</summary>
    public static IReadOnlyList<FunnelStep> OfAll(Situation situation, DateOnly day) => Steps([.. Followed(situation, day)]);

    private static List<FunnelGroup> Groups(Situation situation, DateOnly day, Func<PermitLine, string?> key) =>
        [.. Followed(situation, day)
            .GroupBy(l => key(l.Line))
            .OrderBy(g => g.Min(l => l.Line.Request.SubmittedOn))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FunnelGroup(g.Key, Steps([.. g])))];

    private static IEnumerable<FollowedLine> Followed(Situation situation, DateOnly day) =>
        situation.Lines.Where(l => l.Request.SubmittedOn <= day).Select(l => Follow(situation, l, day));

    private static IReadOnlyList<FunnelStep> Steps(List<FollowedLine> lines) =>
        [.. Enum.GetValues<FunnelStage>().Select(stage => Step(stage, [.. lines.Where(l => l.Stage >= stage)]))];

    private static FollowedLine Follow(Situation situation, PermitLine line, DateOnly day)
    {
        var decisions = line.Decisions.TakeWhile(d => d.DecidedOn <= day).ToList();
        var permit = decisions.Find(d => d.Kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions);
        if (permit is null)
        {
            return new FollowedLine(
                line, decisions.Exists(d => d.Kind == DecisionKind.Denied) ? FunnelStage.Answered : FunnelStage.Asked, null, null);
        }

        var approved = decisions.Where(d => d.Kind is DecisionKind.Granted or DecisionKind.GrantedWithConditions).Max(d => d.PeopleApproved);
        var sent = situation.StopsUnder(line).Where(s => s.Delivery.IsAttempt && s.Day >= permit.DecidedOn && s.Day <= day).ToList();
        var stage = sent.Exists(s => s.Reaches) ? FunnelStage.Reached
            : sent.Count > 0 ? FunnelStage.Dispatched
            : line.OutstandingClearances(day).Any() ? FunnelStage.Granted
            : FunnelStage.Cleared;
        return new FollowedLine(line, stage, approved, sent.Where(s => s.Reaches).Max(s => s.People));
    }

    private static FunnelStep Step(FunnelStage stage, List<FollowedLine> lines)
    {
        var places = lines.GroupBy(l => l.Line.Line.Location, StringComparer.Ordinal).Select(place => place.Max(l => l.PeopleAt(stage))).ToList();
        return new FunnelStep(stage, [.. lines.Select(l => l.Line)], places.Count, places.SumKnown(p => p), places.Count(p => p is null));
    }

    private sealed record FollowedLine(PermitLine Line, FunnelStage Stage, long? Approved, long? Reached)
    {
        public long? PeopleAt(FunnelStage stage) => stage switch
        {
            FunnelStage.Asked or FunnelStage.Answered => Line.Line.PeopleRequested,
            FunnelStage.Reached => Reached,
            FunnelStage.Granted or FunnelStage.Cleared or FunnelStage.Dispatched => Approved ?? Line.Line.PeopleRequested,
        };
    }
}
