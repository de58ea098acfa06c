using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>A record behind a figure, in the list of all of them.</summary>
/// <param name="Kind">The place of its kind among the kinds.</param>
/// <param name="Record">A stop, convoy, line, status entry, population estimate, incident or other record.</param>
public readonly record struct RecordRow(int Kind, object Record)
{
    /// <summary>By kind, then deliveries and incidents by day, everything else by what it belongs to.</summary>
    public static readonly ListOrder<RecordRow> Order = new(
        new(r => ListColumn.Of((long)r.Kind), ListColumn.Numbers), new(r => r.Parts.First), new(r => r.Parts.Second), new(r => r.Parts.Third));

    private (string First, string Second, string Third) Parts => Record switch
    {
        Stop stop => (ListColumn.Of(stop.Day), stop.Delivery.Ref, ""),
        Convoy convoy => (convoy.Ref, "", ""),
        PermitLine line => (line.Request.Ref, line.Line.Location, ""),
        StatusEntry entry => (entry.Location, ListColumn.Of(entry.From), entry.Authority),
        PopulationEstimate estimate => (estimate.Location, ListColumn.Of(estimate.AsOf), estimate.Authority),
        Incident incident => (ListColumn.Of(incident.Day), incident.Ref, ""),
        OtherRecord other => (other.Kind, other.Key, ""),
        _ => throw new InvalidOperationException($"A {Record.GetType().Name} stands behind no figure."),
    };
}
