using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The history of a route as a lane of days.</summary>
internal static class RouteStrip
{
    /// <summary>Its states from the first day to the last; empty where nobody ever said.</summary>
    /// <param name="situation">The records.</param>
    /// <param name="route">Code of the route.</param>
    /// <param name="from">The first day that is drawn.</param>
    /// <param name="to">The last.</param>
    public static IReadOnlyList<StripRun> Runs(Situation situation, string route, DateOnly from, DateOnly to)
    {
        List<RouteState> states = [.. situation.Ceasefire.StatesOf(route).Where(s => s.From <= to)];
        if (states.Count == 0)
        {
            return [];
        }

        var runs = states.Select((state, i) =>
            Run(EnumCode.Of(state.State), EnumText.Of(state.State), state.From, i + 1 < states.Count ? states[i + 1].From.AddDays(-1) : to));
        return states[0].From > from
            ? [Run(CalmPatterns.Unknown, Texts.RouteUnknown, from, states[0].From.AddDays(-1)), .. runs]
            : [.. runs];
    }

    private static StripRun Run(string pattern, string state, DateOnly from, DateOnly to) =>
        new(from, to, pattern, ArrangementWords.Span(state, from, to));
}
