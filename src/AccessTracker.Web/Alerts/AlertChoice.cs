using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Grids;

namespace AccessTracker.Web.Alerts;

/// <summary>The order of the alerts at the desk: those of one place stand together, the place with the first of them first.</summary>
internal static class AlertChoice
{
    public const string Alert = "alert";
    public const string Since = "since";
    public const string Days = "days";
    public const string Quiet = "quiet";

    /// <summary>The name of a group: code of the place, or <see cref="AlertFilter.NoPlace"/>.</summary>
    public static string GroupOf(SeenAlert seen) => seen.Alert.Location ?? AlertFilter.NoPlace;

    /// <param name="alerts">The most pressing first.</param>
    /// <param name="ask">What the grid asks for.</param>
    public static IReadOnlyList<SeenAlert> Ordered(IEnumerable<SeenAlert> alerts, DeskAsk ask)
    {
        var sorted = ask.Sort switch
        {
            Alert => By(a => EnumText.Of(a.Alert.Kind), ListColumn.Names),
            Since => By(a => a.Alert.Since),
            Days => By(a => a.Alert.Days),
            Quiet => By(a => a.Snooze?.Until ?? DateOnly.MinValue),
            _ => alerts,
        };
        return [.. sorted.GroupBy(GroupOf, StringComparer.Ordinal).SelectMany(g => g)];

        IEnumerable<SeenAlert> By<T>(Func<SeenAlert, T> key, IComparer<T>? comparer = null) =>
            ask.IsDescending ? alerts.OrderByDescending(key, comparer) : alerts.OrderBy(key, comparer);
    }
}
