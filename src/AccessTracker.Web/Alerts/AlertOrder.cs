using AccessTracker.Domain.Alerts;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Alerts;

/// <summary>What <see cref="AlertList"/> is sorted by, as pages of a list need it.</summary>
public static class AlertOrder
{
    public static readonly ListOrder<SeenAlert> Instance = new(
        new(a => ListColumn.Of((long)a.Alert.Kind), ListColumn.Numbers),
        new(a => IsUnreached(a) && a.Alert.Day is null ? "never" : "", IsDescending: true),
        new(a => IsUnreached(a) ? ListColumn.Of(a.Alert.People * a.Alert.Days) : "", ListColumn.Numbers, IsDescending: true),
        new(a => IsAhead(a) ? ListColumn.Of(a.Alert.Day) : ""),
        new(a => IsAhead(a) || a.Alert.Kind is AlertKind.TargetBehind ? "" : ListColumn.Of(a.Alert.Days), ListColumn.Numbers,
            IsDescending: true),
        new(a => a.Alert.Request ?? ""),
        new(a => a.Alert.Location ?? ""),
        new(a => a.Alert.Subject),
        new(a => ListColumn.Of(a.Alert.Began)));

    // What has a day that is still to come: the nearest presses most.
    private static bool IsAhead(SeenAlert alert) => alert.Alert.Kind is AlertKind.PermitLapses or AlertKind.RouteClosed or AlertKind.CommitmentDue;

    private static bool IsUnreached(SeenAlert alert) => alert.Alert.Kind == AlertKind.PlaceUnreached;
}
