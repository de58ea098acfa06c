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

    public static string Of(PermitLine line) => $"line:{Part(line.Request.Ref)}/{Part(line.Line.Location)}";

    public static string Of(StatusEntry entry) => string.Create(CultureInfo.InvariantCulture, $"status:{Part(entry.Location)}/{entry.From:yyyy-MM-dd}/{Part(entry.Authority)}");

    public static string Of(PopulationEstimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"population:{Part(estimate.Location)}/{estimate.AsOf:yyyy-MM-dd}/{Part(estimate.Authority)}");

    public static string Of(Incident incident) => $"incident:{incident.Ref}";

    // A key may hold a slash, which also parts the keys: without this two records could have one name.
    private static string Part(string key) => key.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
