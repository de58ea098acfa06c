using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Alerts;

/// <summary>Alerts as a table, for their files: those that are asked for, in the order shown.</summary>
internal static class AlertTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("kind", Texts.Kind, FigureType.Text, "#event+type"),
        new("description", Texts.Description, FigureType.Text, "#description"),
        new("since", Texts.AlertSince, FigureType.Day, "#date+start"),
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("request", Texts.Request, FigureType.Text, "#activity+request+id"),
        new("convoy", Texts.Convoy, FigureType.Text, "#activity+convoy+id"),
        new("day", Texts.Day, FigureType.Day, "#date+occurred"),
        new("days", Texts.FileDays, FigureType.Count, "#indicator+days"),
        new("snoozedUntil", Texts.SnoozedUntil, FigureType.Day, "#date+end"),
    ];

    /// <summary>The alerts that are asked for, as their reader sees them.</summary>
    public static async Task<ListFile?> FileAsync(ListSource source, AlertFilter filter)
    {
        var seen = await source.Get<AlertReader>().ReadAsync(source.Held, source.Person, source.Context.RequestAborted);
        List<SeenAlert> listed = [.. seen.All.Where(filter.Has)];
        var table = new ReportTable("alerts", Texts.AlertsTitle, Texts.AlertsTitle, Columns,
            new MadeRows<SeenAlert>(listed, a => Row(source.Held.Situation, a)));
        return new ListFile("alerts", Texts.AlertsTitle, source.Today, table,
            [(Texts.EntriesShown, new ReportCell((long)listed.Count)), (Texts.FileOfAll, new ReportCell((long)seen.All.Count(filter.HasState)))]);
    }

    private static ReportRow Row(Situation situation, SeenAlert seen)
    {
        var alert = seen.Alert;
        return new(
        [
            new ReportCell(EnumCode.Of(alert.Kind)) { Text = StatusView.Of(alert.Kind).Text },
            Cells.Words(null, AlertText.Of(alert, situation)),
            Cells.Day(null, alert.Since),
            Cells.Words(null, alert.Location),
            Cells.Words(null, alert.Location is { } code ? ShownName.Of(situation.Locations.GetValueOrDefault(code)) : null),
            Cells.Words(null, alert.Request),
            Cells.Words(null, alert.Convoy),
            Cells.Day(null, alert.Day),
            Cells.Number(null, (long)alert.Days),
            Cells.Day(null, seen.Snooze?.Until),
        ]) { Location = alert.Location };
    }
}
