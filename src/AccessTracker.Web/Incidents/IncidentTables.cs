using AccessTracker.Domain.Common;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Incidents;

/// <summary>The list of incidents as a table, for its files: those that are asked for, in the order shown.</summary>
internal static class IncidentTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("ref", Texts.Reference, FigureType.Text, "#event+id"),
        new("day", Texts.Day, FigureType.Day, "#date+occurred"),
        new("kind", Texts.Kind, FigureType.Text, "#event+type"),
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("convoy", Texts.Column_convoy, FigureType.Text, "#activity+convoy+id"),
        new("party", Texts.Party, FigureType.Text, "#group+party"),
        new("verification", Texts.Column_verification, FigureType.Text, "#status+verification"),
        new("state", Texts.State, FigureType.Text, "#status"),
        new("referred_on", Texts.Column_referred_on, FigureType.Day, "#date+referred"),
        new("referred_to", Texts.Column_referred_to, FigureType.Text, "#org+referred"),
        new("resolved_on", Texts.Column_resolved_on, FigureType.Day, "#date+resolved"),
        new("days", Texts.IncidentClock, FigureType.Count, "#indicator+days", Cells.Days),
        new("description", Texts.Column_description, FigureType.Text, "#description"),
        new("resolution", Texts.Column_resolution, FigureType.Text, "#description+resolution"),
    ];

    /// <summary>The incidents that are asked for, as they are today.</summary>
    public static ListFile File(OperationState held, IncidentFilter filter, DateOnly today)
    {
        var situation = held.Situation;
        List<Incident> incidents = [.. IncidentFilter.Of(situation).Where(filter.In(situation, today))];
        var table = new ReportTable("incidents", Texts.Incidents, Texts.Incidents, Columns, [.. incidents.Select(i => Row(situation, i, today))]);
        return new ListFile("incidents", Texts.Incidents, today, table, [(Texts.Incidents, new ReportCell((long)incidents.Count))]);
    }

    private static ReportRow Row(Situation situation, Incident incident, DateOnly today)
    {
        var place = incident.Location is { } code ? situation.Locations.GetValueOrDefault(code) : null;
        return new(
        [
            Cells.Words(null, incident.Ref),
            Cells.Day(null, incident.Day),
            Cells.Words(null, incident.Kind),
            Cells.Words(null, incident.Location),
            Cells.Words(null, ShownName.Of(place)),
            Cells.Words(null, place?.Governorate),
            Cells.Words(null, incident.Convoy),
            Cells.Words(null, incident.Party),
            incident.Verification is { } said ? Cells.Word<IncidentVerification>(null, EnumCode.Of(said)) : Cells.Words(null, null),
            Cells.Word<IncidentState>(null, EnumCode.Of(incident.StateOn(today))),
            Cells.Day(null, incident.ReferredOn),
            Cells.Words(null, incident.ReferredTo),
            Cells.Day(null, incident.ResolvedOn),
            Cells.Number(null, (long)incident.DaysOn(today)),
            Cells.Words(null, incident.Description),
            Cells.Words(null, incident.Resolution),
        ]);
    }
}
