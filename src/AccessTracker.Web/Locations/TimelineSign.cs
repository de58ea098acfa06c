using System.Xml.Linq;
using AccessTracker.Domain.Convoys;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Locations;

/// <summary>A sign for what has a day and no length. Shapes tell them apart; colour repeats it.</summary>
public enum TimelineSign
{
    /// <summary>A headline delivery that reached the place.</summary>
    Reached,

    /// <summary>One that did, in another series.</summary>
    OtherSeries,
    Evacuation,

    /// <summary>An attempt that did not reach.</summary>
    NotReached,
    Incident,
    ClearanceObtained,
    ClearancePending,
    ClearanceRefused,
    Denied,

    /// <summary>A permit or a request that ended.</summary>
    Ended,
}

/// <summary>Draws the signs, about 11 wide and high, around a point.</summary>
internal static class TimelineSigns
{
    /// <summary>
    /// Of a stop for which somebody set out. An evacuation that was carried out arrived, and reaches nobody (counting rules, section 3).
    /// </summary>
    public static TimelineSign Of(Stop stop) =>
        stop.Convoy.Mode == ConvoyMode.Evacuation && stop.Delivery.IsHandedOver ? TimelineSign.Evacuation
        : !stop.Reaches ? TimelineSign.NotReached
        : stop.Convoy.IsHeadline ? TimelineSign.Reached
        : TimelineSign.OtherSeries;

    public static XElement Draw(TimelineSign sign, double x, double y) => sign switch
    {
        TimelineSign.Reached => Shape.Circle(x, y, 5).Css("sign-reached"),
        TimelineSign.OtherSeries => Shape.Circle(x, y, 4.5).Css("sign-hollow"),
        TimelineSign.Evacuation => Shape.Path($"M{x} {y - 6}l6 6l-6 6l-6 -6z").Css("sign-hollow"),
        TimelineSign.NotReached => Shape.Path($"M{x - 4.5} {y - 4.5}l9 9m0 -9l-9 9").Css("sign-cross"),
        TimelineSign.Incident => Shape.Path($"M{x} {y - 6}l6 11h-12zm-0.8 4h1.6v3.4h-1.6zm0 4.4h1.6v1.3h-1.6z").Css("sign-incident"),
        TimelineSign.ClearanceObtained => Shape.Path($"M{x} {y - 4.5}l4.5 8h-9z").Css("sign-full"),
        TimelineSign.ClearancePending => Shape.Path($"M{x} {y - 4.5}l4.5 8h-9z").Css("sign-hollow"),
        TimelineSign.ClearanceRefused => Shape.Path($"M{x} {y + 4.5}l4.5 -8h-9z").Css("sign-full"),
        TimelineSign.Denied => Shape.Path($"M{x - 1.5} {y - 5.5}v11M{x + 1} {y - 3.5}l7 7m0 -7l-7 7").Css("sign-cross"),
        TimelineSign.Ended => Shape.Path($"M{x} {y - 6}v12").Css("sign-end"),
    };
}
