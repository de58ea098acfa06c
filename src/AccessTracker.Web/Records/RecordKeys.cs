using AccessTracker.Data.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Web.Records;

/// <summary>The keys under which the store keeps records that have none of their own.</summary>
public static class RecordKeys
{
    public static string Of(StatusEntry entry) => RecordKey.Of(entry.Location, Cell.Day(entry.From), entry.Authority);

    public static string Of(PopulationEstimate estimate) => RecordKey.Of(estimate.Location, Cell.Day(estimate.AsOf), estimate.Authority);

    public static string Of(PermitLine line) => RecordKey.Of(line.Request.Ref, line.Line.Location);

    public static string Of(Decision decision) => RecordKey.Of(
        decision.Request, decision.Location, Cell.Day(decision.DecidedOn), Word.Of(decision.Kind), decision.Party ?? "", decision.Step ?? "");

    public static string Of(Clearance clearance) => RecordKey.Of(clearance.Request, clearance.Location, clearance.Kind, clearance.Party, Cell.Day(clearance.On));

    public static string Of(StatedFigure figure) =>
        RecordKey.Of(Cell.Write((long)figure.Meeting), Word.Of(figure.Measure), Word.Of(figure.Window), figure.Source ?? "");

    public static string Of(ConvoyEvent entry) => RecordKey.Of(entry.Convoy, Cell.Day(entry.Day), Word.Of(entry.Kind), entry.Location ?? "");
}
