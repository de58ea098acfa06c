using System.Globalization;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// How a report names the records behind a figure: kind, colon, key. Kept with a published report, so the form must
/// not change. Meant to be looked up, not taken apart: a key may hold any character.
/// </summary>
public static class RecordRef
{
    public static string Of(Stop stop) => $"delivery:{stop.Delivery.Ref}";

    public static string Of(Convoy convoy) => $"convoy:{convoy.Ref}";

    public static string Of(PermitLine line) => $"line:{line.Request.Ref}/{line.Line.Location}";

    public static string Of(StatusEntry entry) => string.Create(CultureInfo.InvariantCulture, $"status:{entry.Location}/{entry.From:yyyy-MM-dd}/{entry.Authority}");

    public static string Of(PopulationEstimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"population:{estimate.Location}/{estimate.AsOf:yyyy-MM-dd}/{estimate.Authority}");

    public static string Of(Incident incident) => $"incident:{incident.Ref}";
}
