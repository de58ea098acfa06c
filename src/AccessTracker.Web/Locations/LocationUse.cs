using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Locations;

/// <summary>A record that names a place.</summary>
/// <param name="Text">What it is, with its key.</param>
/// <param name="Address">Of the page that shows it.</param>
public sealed record LocationUse(string Text, string Address)
{
    /// <summary>All that name the place and count, the convoys first: they tell most of where it may be.</summary>
    public static IReadOnlyList<LocationUse> Of(Situation situation, string place)
    {
        var (facts, operation) = (situation.Facts, situation.Operation.Code);
        return
        [
            .. situation.StopsAt(place).Select(s => s.Convoy.Ref).Concat(facts.ConvoyEvents.Where(e => e.Location == place).Select(e => e.Convoy))
                .Distinct()
                .Select(c => new LocationUse(Name(RecordKinds.Convoys, c), Urls.Convoy(operation, c))),
            .. situation.LinesAt(place).Select(l => l.Request.Ref).Distinct()
                .Select(r => new LocationUse(Name(RecordKinds.Requests, r), Urls.Request(operation, r))),
            .. facts.Incidents.Where(i => i.Location == place).Select(i => Record(RecordKinds.Incidents, i.Ref)),
            .. facts.Statuses.Where(s => s.Location == place).Select(s => Record(RecordKinds.Statuses, RecordKeys.Of(s))),
            .. facts.Populations.Where(p => p.Location == place).Select(p => Record(RecordKinds.Populations, RecordKeys.Of(p))),
            .. facts.Targets.Where(t => t.Locations.Contains(place)).Select(t => Record(RecordKinds.Targets, t.Code)),
        ];

        LocationUse Record(RecordKind kind, string key) => new(Name(kind, key), Urls.Record(operation, kind.Name, key));
        string Name(RecordKind kind, string key) => RecordText.Name(kind, key, RecordText.PlaceName(situation));
    }
}
