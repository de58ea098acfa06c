using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Locations;

/// <summary>A record that names a place.</summary>
/// <param name="Text">What it is, with its key.</param>
/// <param name="Address">Of the page that shows it.</param>
public sealed record LocationUse(string Text, string Address)
{
    private static IEnumerable<(RecordKind Kind, string Key)> OfCeasefire(CeasefireFacts facts, string place) =>
    [
        .. facts.Arrangements.Where(a => a.Locations.Contains(place)).Select(a => ((RecordKind)RecordKinds.Arrangements, a.Code)),
        .. facts.Allegations.Where(a => a.Location == place).Select(a => ((RecordKind)RecordKinds.Allegations, a.Ref)),
        .. facts.Controls.Where(c => c.Location == place).Select(c => ((RecordKind)RecordKinds.Controls, RecordKinds.Controls.KeyOf(c))),
        .. facts.Routes.Where(r => r.Serves.Contains(place)).Select(r => ((RecordKind)RecordKinds.Routes, r.Code)),
        .. facts.Appeals.Where(a => a.Location == place).Select(a => ((RecordKind)RecordKinds.Appeals, a.Ref)),
        .. facts.Commitments.Where(c => c.Locations.Contains(place)).Select(c => ((RecordKind)RecordKinds.Commitments, c.Code)),
        .. facts.Events.Where(e => e.Location == place).Select(e => ((RecordKind)RecordKinds.Events, e.Ref)),
    ];

    /// <summary>How many records of each kind are about the place, those kinds that have any.</summary>
    public static IReadOnlyList<(RecordKind Kind, int Count)> Counts(Situation situation, string place)
    {
        var facts = situation.Facts;
        return
        [
            .. new (RecordKind Kind, int Count)[]
            {
                (RecordKinds.Deliveries, situation.StopsAt(place).Count),
                (RecordKinds.ConvoyEvents, facts.ConvoyEvents.Count(e => e.Location == place)),
                (RecordKinds.RequestLines, situation.LinesAt(place).Count),
                (RecordKinds.Incidents, facts.Incidents.Count(i => i.Location == place)),
                (RecordKinds.Statuses, facts.Statuses.Count(s => s.Location == place)),
                (RecordKinds.Populations, facts.Populations.Count(p => p.Location == place)),
                (RecordKinds.Targets, facts.Targets.Count(t => t.Locations.Contains(place))),
            }.Concat(OfCeasefire(facts.Ceasefire, place).GroupBy(r => r.Kind).Select(g => (Kind: g.Key, Count: g.Count())))
                .Where(c => c.Count > 0),
        ];
    }

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
            .. OfCeasefire(facts.Ceasefire, place).Select(r => Record(r.Kind, r.Key)),
        ];

        LocationUse Record(RecordKind kind, string key) => new(Name(kind, key), Urls.Record(operation, kind.Name, key));
        string Name(RecordKind kind, string key) => RecordText.Name(kind, key, RecordText.PlaceName(situation));
    }
}
