using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>The Arabic names of what a report names, which are frozen beside the Latin ones: a file in Arabic says them first.</summary>
public static class ArabicNames
{
    /// <summary>By the keys of the annex's names, and of the places that the content names by itself; what has no Arabic name is not in it.</summary>
    /// <param name="content">Of the report.</param>
    /// <param name="names">What its codes are called in Latin letters, by the keys that the annex has.</param>
    /// <param name="situation">The records.</param>
    public static IReadOnlyDictionary<string, string> Of(
        IReportContent content, IReadOnlyDictionary<string, string> names, Situation situation)
    {
        var ceasefire = situation.Facts.Ceasefire;
        var named = situation.Locations.Values.Select(l => (Key: l.Code, Named: (INamed)l))
            .Concat(ceasefire.Parties.Select(p => (Key: CeasefireNames.Party + p.Code, Named: (INamed)p)))
            .Concat(ceasefire.Routes.Select(r => (Key: ReportAnnexes.RouteName + r.Code, Named: (INamed)r)))
            .Concat(ceasefire.Centres.Select(c => (Key: CeasefireNames.Centre + c.Code, Named: (INamed)c)))
            .Concat(ceasefire.Arrangements.Select(a => (Key: CeasefireNames.Arrangement + a.Code, Named: (INamed)a)))
            .ToLookup(n => n.Key, n => n.Named, StringComparer.Ordinal);
        var places = situation.Stops.ToLookup(s => ReportAnnexes.DeliveryName + s.Delivery.Ref, s => s.Delivery.Location, StringComparer.Ordinal);
        var said = content is ReportContent own ? own.Reached.Select(r => r.Location).Concat(own.Unreached.Select(u => u.Location)) : [];
        return new SortedDictionary<string, string>(
            names.Keys.Concat(said).Distinct(StringComparer.Ordinal)
                .Select(key => (Key: key, Name: named[places[key].FirstOrDefault(key)].FirstOrDefault()?.NameAr))
                .Where(n => !string.IsNullOrWhiteSpace(n.Name))
                .ToDictionary(n => n.Key, n => n.Name!),
            StringComparer.Ordinal);
    }
}
