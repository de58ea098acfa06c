using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Records;

/// <summary>The keys under which the store keeps records that have none of their own.</summary>
public static class RecordKeys
{
    public static string Of(StatusEntry entry) => RecordKinds.Statuses.KeyOf(entry);

    public static string Of(PopulationEstimate estimate) => RecordKinds.Populations.KeyOf(estimate);

    public static string Of(PermitLine line) => RecordKinds.RequestLines.KeyOf(line.Line);

    public static string Of(Decision decision) => RecordKinds.Decisions.KeyOf(decision);

    public static string Of(Clearance clearance) => RecordKinds.Clearances.KeyOf(clearance);

    public static string Of(StatedFigure figure) => RecordKinds.StatedFigures.KeyOf(figure);

    public static string Of(ConvoyEvent entry) => RecordKinds.ConvoyEvents.KeyOf(entry);
}
