using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>How long each arrangement has held (ceasefire rules, sections 11 and 13).</summary>
public static class ArrangementTables
{
    private static ReportColumn Code => new("arrangement", Texts.FileCode, FigureType.Text, "#activity+arrangement+id") { IsDetail = true };

    private static ReportColumn Name => new("name", Texts.ReportArrangement, FigureType.Text, "#activity+arrangement+name");

    private static IReadOnlyList<ReportColumn> BrokenColumns =>
    [
        new("broken_alleged", Texts.ReportBrokenAlleged, FigureType.Count, "#indicator+days+broken+alleged", Cells.Days),
        new("broken_substantiated", Texts.ReportBrokenSubstantiated, FigureType.Count, "#indicator+days+broken+substantiated", Cells.Days),
    ];

    public static IReadOnlyList<ReportTable> Of(TableNames source, IReadOnlyList<ArrangementFigures> arrangements) =>
        [Arrangements(source, arrangements), Areas(source, arrangements)];

    private static ReportTable Arrangements(TableNames source, IReadOnlyList<ArrangementFigures> arrangements) => new(
        "arrangements",
        Texts.ReportArrangements,
        Texts.ReportArrangements,
        [
            Code,
            Name,
            new("from", Texts.FileFrom, FigureType.Day, "#date+start"),
            new("until", Texts.ReportUntil, FigureType.Day, "#date+end"),
            new("in_force", Texts.ReportInForce, FigureType.Flag, "#status+in_force") { IsDetail = true },
            new("days", Texts.ReportDaysInForce, FigureType.Count, "#indicator+days+in_force", Cells.Days),
            .. BrokenColumns,
            new("unwatched", Texts.ReportDaysUnwatched, FigureType.Count, "#indicator+days+unwatched", Cells.Days),
            .. RunColumns("run", Texts.ReportRun),
            .. RunColumns("longest", Texts.ReportLongestRun),
            new("required_days", Texts.ReportRequiredDays, FigureType.Count, "#indicator+days+required", Cells.Days) { HasNoRecords = true },
            new("required_reached_on", Texts.ReportRequiredReachedOn, FigureType.Day, "#date+required+reached"),
            new("required_all_watched", Texts.ReportRequiredAllWatched, FigureType.Flag, "#status+required+watched"),
        ],
        [.. arrangements.Select(a => Row(source, a))])
    {
        Shown =
        [
            new("name") { Share = 26 }, new(ColumnJoin.Aside, "days", "unwatched") { Share = 14 }, new("broken_alleged"), new("broken_substantiated"),
            new(ColumnJoin.Aside, "run_alleged", "run_alleged_unwatched") { Share = 14 },
            new(ColumnJoin.Aside, "longest_alleged", "longest_alleged_unwatched") { Share = 14 },
            new(ColumnJoin.Aside, "required_reached_on", "required_all_watched") { Share = 18 },
        ],
        Notes = arrangements.Count == 0 ? [] : [Texts.ReportCalmNote],
        WhenEmpty = Texts.ReportNoArrangements,
        IsInMail = true,
    };

    private static ReportRow Row(TableNames source, ArrangementFigures a)
    {
        var path = $"arrangements.{a.Code}";
        return new ReportRow(
        [
            Cells.Words($"{path}.code", a.Code),
            source.Arrangement($"{path}.name", a.Code, a.Name),
            Cells.Day($"{path}.from", a.From),
            Cells.Day($"{path}.until", a.Until),
            Cells.Flag($"{path}.inForce", a.InForce),
            Cells.Number($"{path}.days", a.Days),
            .. Broken(path, a.BrokenDays),
            Unwatched($"{path}.unwatchedDays", a.UnwatchedDays),
            .. Runs($"{path}.run", a.Run),
            .. Runs($"{path}.longestRun", a.LongestRun),
            Cells.Number($"{path}.requiredDays", a.RequiredDays, CellNote.NotApplicable),
            Cells.Day($"{path}.requiredReachedOn", a.RequiredReachedOn) with { Text = Reached(a) },
            new ReportCell(a.RequiredAllWatched, $"{path}.requiredAllWatched")
            {
                Note = a.RequiredAllWatched is null ? CellNote.NotApplicable : CellNote.None,
                Aside = a.RequiredAllWatched is false ? Texts.ReportNotAllWatched : "",
            },
        ]);
    }

    // "7 days, not reached" and not a dash alone: something was required.
    private static string? Reached(ArrangementFigures a) => a switch
    {
        { RequiredDays: { } days, RequiredReachedOn: null } => Format.With(Texts.ReportRequiredNotReached, Format.Days(days)),
        { RequiredDays: { } days, RequiredReachedOn: { } day } => Format.With(Texts.ReportRequiredReached, Format.Days(days), Format.Day(day)),
        _ => null,
    };

    private static ReportTable Areas(TableNames source, IReadOnlyList<ArrangementFigures> arrangements) => new(
        "arrangement_areas",
        Texts.ReportArrangements,
        Texts.ReportArrangementAreas,
        [
            Code,
            Name,
            new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
            .. BrokenColumns,
            .. RunColumns("run", Texts.ReportRun),
            new("last_broken_on", Texts.ReportLastBrokenOn, FigureType.Day, "#date+broken+last"),
        ],
        [.. arrangements.SelectMany(a => a.Areas.Select(area => AreaRow(source, a, area)))])
    {
        Shown =
        [
            new("name") { Share = 24 }, new("governorate"), new("broken_alleged"), new("broken_substantiated"),
            new(ColumnJoin.Aside, "run_alleged", "run_alleged_unwatched") { Share = 14 }, new("last_broken_on"),
        ],
    };

    private static ReportRow AreaRow(TableNames source, ArrangementFigures arrangement, AreaFigures area)
    {
        var path = $"arrangements.{arrangement.Code}.areas.{area.Governorate}";
        return new ReportRow(
        [
            Cells.Words(null, arrangement.Code),
            source.Arrangement(null, arrangement.Code, arrangement.Name),
            Cells.Words($"{path}.governorate", area.Governorate),
            .. Broken(path, area.BrokenDays),
            .. Runs($"{path}.run", area.Run),
            Cells.Day($"{path}.lastBrokenOn", area.LastBrokenOn),
        ]);
    }

    private static IReadOnlyList<ReportColumn> RunColumns(string name, string heading) =>
    [
        new($"{name}_alleged", heading, FigureType.Count, $"#indicator+days+{name}+alleged", Cells.Days),
        new($"{name}_alleged_unwatched", Texts.ReportDaysUnwatched, FigureType.Count, $"#indicator+days+{name}+alleged+unwatched", Cells.Days),
        new($"{name}_substantiated", Format.With(Texts.ReportAsSubstantiated, heading), FigureType.Count,
            $"#indicator+days+{name}+substantiated", Cells.Days),
        new($"{name}_substantiated_unwatched", Texts.ReportDaysUnwatched, FigureType.Count,
            $"#indicator+days+{name}+substantiated+unwatched", Cells.Days),
    ];

    private static IEnumerable<ReportCell> Broken(string path, BrokenDays days) =>
        [Cells.Number($"{path}.brokenDays.alleged", days.Alleged), Cells.Number($"{path}.brokenDays.substantiated", days.Substantiated)];

    private static IEnumerable<ReportCell> Runs(string path, RunByReading runs) =>
    [
        Cells.Number($"{path}.alleged.days", runs.Alleged.Days),
        Unwatched($"{path}.alleged.unwatched", runs.Alleged.Unwatched),
        Cells.Number($"{path}.substantiated.days", runs.Substantiated.Days),
        Unwatched($"{path}.substantiated.unwatched", runs.Substantiated.Unwatched),
    ];

    private static ReportCell Unwatched(string path, int days) =>
        Cells.Number(path, days) with { Aside = days == 0 ? "" : Format.With(Texts.ReportOfThemUnwatched, Format.Number(days)) };
}
