using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Routes, and the places to which none is open (ceasefire rules, section 15).</summary>
public static class RouteTables
{
    private static ReportColumn Name => new("name", Texts.ReportRoute, FigureType.Text, "#loc+route+name");

    private static ReportColumn Code => new("route", Texts.FileCode, FigureType.Text, "#loc+route+code") { IsDetail = true };

    /// <summary>What the humanitarian report says of routes; nothing of one that was published before it did.</summary>
    public static IReadOnlyList<ReportTable> Closed(TableSource source) => source.Content.Routes is not { } routes ? [] :
    [
        new ReportTable(
            "routes_closed",
            Texts.ReportRoutes,
            Texts.Figure_routes_closed,
            [Code, Name],
            [.. routes.Closed.Select(code => new ReportRow(
            [
                Cells.Words($"routes.closed.{code}", code),
                Cells.Words(null, source.NameOfRoute(code)) with { Figure = "routes.closed" },
            ]))]) { Form = TableForm.Line },
        CutOff(source, routes.CutOff),
    ];

    /// <summary>What the ceasefire task force's report says of them.</summary>
    public static IReadOnlyList<ReportTable> Of(TableNames source, RouteFigures routes) =>
        [States(source, routes.States), CutOff(source, routes.CutOff), Pullbacks(source, routes.Pullbacks)];

    private static ReportTable CutOff(TableNames source, IReadOnlyList<string> codes) =>
        LocationTables.Codes(source, "cut_off", Texts.ReportRoutes, Texts.Figure_routes_cutOff, "routes.cutOff", codes);

    private static ReportTable States(TableNames source, IReadOnlyList<RouteUse> states) => new(
        "routes",
        Texts.ReportRoutes,
        Texts.ReportRoutes,
        [
            Code,
            Name,
            new("state", Texts.State, FigureType.Text, "#status+route"),
            new("since", Texts.Since, FigureType.Day, "#date+start"),
            new("by", Texts.ReportRouteBy, FigureType.Text, "#group+party"),
            new("convoys", Texts.ReportRouteConvoys, FigureType.Count, "#activity+convoy+num", "convoys"),
        ],
        [
            .. states.Select(r =>
            {
                var path = $"routes.states.{r.Route}";
                return new ReportRow(
                [
                    Cells.Words($"{path}.route", r.Route),
                    Cells.Words(null, source.NameOfRoute(r.Route)) with { Link = Urls.Record(source.Operation, "route", r.Route) },
                    new ReportCell(r.State, $"{path}.state") { Text = r.State is null ? Texts.Unknown : EnumText.OfWord<RouteCondition>(r.State) },
                    Cells.Day($"{path}.since", r.Since),
                    Cells.Words($"{path}.by", r.By) with { Text = r.By is null ? null : source.NameOfParty(r.By) },
                    Cells.Number($"{path}.convoysInPeriod", r.ConvoysInPeriod),
                ]);
            }),
        ]) { Shown = [new("name") { Share = 26 }, new("state"), new("since"), new("by"), new("convoys")], WhenEmpty = Texts.ReportNoRoutes };

    private static ReportTable Pullbacks(TableNames source, IReadOnlyList<PullbackProgress> pullbacks) => new(
        "pullbacks",
        Texts.ReportRoutes,
        Texts.ReportPullbacks,
        [
            Code,
            Name,
            new("party", Texts.Party, FigureType.Text, "#group+party"),
            new("what", Texts.ReportPullbackWhat, FigureType.Text, "#item+name"),
            new("distance", Texts.ReportPullbackDistance, FigureType.Count, "#indicator+distance+m", "m") { HasNoRecords = true },
            new("agreed_on", Texts.ReportPullbackAgreed, FigureType.Day, "#date+agreed"),
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("done_on", Texts.ReportPullbackDone, FigureType.Day, "#date+done"),
            new("late", Texts.ReportPullbackLate, FigureType.Flag, "#status+late"),
        ],
        [.. pullbacks.Select((p, index) => PullbackRow(source, p, index))]);

    // It has no key of its own that could stand in a path: by its place in the list, from 0.
    private static ReportRow PullbackRow(TableNames source, PullbackProgress p, int index)
    {
        var path = FormattableString.Invariant($"routes.pullbacks.{index}");
        return new ReportRow(
        [
            Cells.Words($"{path}.route", p.Route),
            Cells.Words(null, source.NameOfRoute(p.Route)),
            Cells.Words($"{path}.party", p.Party) with { Text = source.NameOfParty(p.Party) },
            Cells.Words($"{path}.what", p.What),
            Cells.Number($"{path}.distance", p.Distance),
            Cells.Day($"{path}.agreedOn", p.AgreedOn),
            Cells.Day($"{path}.dueOn", p.DueOn),
            Cells.Day($"{path}.doneOn", p.DoneOn),
            Cells.Flag($"{path}.late", p.Late),
        ]);
    }
}
