using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Routes, and the places to which none is open (ceasefire rules, section 15).</summary>
public static class RouteTables
{
    /// <summary>What the humanitarian report says of routes; nothing of one that was published before it did.</summary>
    public static IReadOnlyList<ReportTable> Closed(TableSource source) => source.Content.Routes is not { } routes ? [] :
    [
        new ReportTable(
            "routes_closed",
            Texts.ReportRoutes,
            Texts.Figure_routes_closed,
            [new("route", Texts.FileCode, FigureType.Text, "#loc+route+code"), new("name", Texts.ReportRoute, FigureType.Text, "#loc+route+name")],
            [.. routes.Closed.Select(code => new ReportRow(
            [
                Cells.Words($"routes.closed.{code}", code),
                Cells.Words(null, source.NameOfRoute(code)) with { Figure = "routes.closed" },
            ]))]) { Form = TableForm.Line },
        CutOff(source, routes.CutOff),
    ];

    /// <summary>The places that routes serve, all of which are closed.</summary>
    public static ReportTable CutOff(TableSource source, IReadOnlyList<string> codes) =>
        LocationTables.Codes(source, "cut_off", Texts.ReportRoutes, Texts.Figure_routes_cutOff, "routes.cutOff", codes);
}
