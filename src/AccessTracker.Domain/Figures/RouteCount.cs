using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>Routes, whether they can be used and were, the places without one, and what parties drew back from them (section 15).</summary>
internal static class RouteCount
{
    /// <summary>Where no day was set, a pull-back is due so many days after it was agreed.</summary>
    public const int PullbackDays = 7;

    public static RouteFigures Count(ReportDraft draft) => new(States(draft), CutOff(draft), Pullbacks(draft));

    /// <summary>What the humanitarian report says of routes.</summary>
    public static ClosedRoutes Closed(ReportDraft draft)
    {
        var closed = draft.Situation.Ceasefire.Routes
            .Select(r => draft.Situation.Ceasefire.StateOn(r.Code, draft.AsOf))
            .OfType<RouteState>()
            .Where(s => s.State == RouteCondition.Closed)
            .ToList();
        draft.Note("routes.closed", closed.Select(RecordRef.Of));
        return new ClosedRoutes([.. closed.Select(s => s.Route)], CutOff(draft));
    }

    /// <summary>The day by which a pull-back is to be done.</summary>
    public static DateOnly DueOn(Pullback pullback) => pullback.DueOn ?? pullback.AgreedOn.AddDays(PullbackDays);

    /// <summary>It is not done by the end of <paramref name="day"/>, and was to be before.</summary>
    public static bool IsLate(Pullback pullback, DateOnly day) => !(pullback.DoneOn <= day) && DueOn(pullback) < day;

    private static List<RouteUse> States(ReportDraft draft)
    {
        var index = draft.Situation.Ceasefire;
        var convoys = ConvoyCount.FirstReachingIn(draft, draft.Since(draft.Period))
            .Where(m => m.Convoy.Route is not null)
            .ToLookup(m => m.Convoy.Route!, m => m.Convoy, StringComparer.Ordinal);
        return [.. index.Routes.Select(route =>
        {
            var state = index.StateOn(route.Code, draft.AsOf);
            draft.Note($"routes.states.{route.Code}", state is null ? [RecordRef.Of(route)] : [RecordRef.Of(route), RecordRef.Of(state)]);
            draft.Note($"routes.states.{route.Code}.convoysInPeriod", [.. convoys[route.Code]]);
            return new RouteUse(
                route.Code,
                state is null ? null : EnumCode.Of(state.State),
                state?.From,
                index.Parties.CodeOf(state?.By),
                convoys[route.Code].Count());
        })];
    }

    private static List<string> CutOff(ReportDraft draft)
    {
        var index = draft.Situation.Ceasefire;
        List<string> places = [.. draft.Situation.Locations.Keys.Where(code => index.IsCutOff(code, draft.AsOf))];
        draft.Note(
            "routes.cutOff", places.SelectMany(index.RoutesServing).Select(r => RecordRef.Of(index.StateOn(r.Code, draft.AsOf)!)));
        return places;
    }

    private static List<PullbackProgress> Pullbacks(ReportDraft draft)
    {
        var agreed = draft.Situation.Facts.Ceasefire.Pullbacks.Where(p => p.AgreedOn <= draft.AsOf)
            .OrderBy(p => p.Route, StringComparer.Ordinal)
            .ThenBy(p => p.AgreedOn)
            .ThenBy(p => p.Party, StringComparer.Ordinal)
            .ThenBy(p => p.What, StringComparer.Ordinal)
            .ToList();
        draft.Note("routes.pullbacks", agreed.Select(RecordRef.Of));
        return [.. agreed.Select(p => new PullbackProgress(
            p.Route, p.Party, p.What, p.Distance, p.AgreedOn, DueOn(p), p.DoneOn <= draft.AsOf ? p.DoneOn : null, IsLate(p, draft.AsOf)))];
    }
}
