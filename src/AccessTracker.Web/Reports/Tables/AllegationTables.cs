using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Allegations, and the patterns among them (ceasefire rules, section 12).</summary>
public static class AllegationTables
{
    internal const string Violations = "violations";

    private static ReportColumn Arrangement => new("arrangement", Texts.ReportArrangement, FigureType.Text, "#activity+arrangement+id");

    private static ReportColumn PartyColumn => new("party", Texts.Party, FigureType.Text, "#group+party");

    private static IReadOnlyList<ReportColumn> CountColumns =>
    [
        new("received", Texts.AllegationsReceived, FigureType.Count, "#indicator+violations+received", Violations),
        new("substantiated", Texts.AllegationState_Substantiated, FigureType.Count, "#indicator+violations+substantiated", Violations),
        new("not_substantiated", Texts.AllegationState_NotSubstantiated, FigureType.Count, "#indicator+violations+not_substantiated", Violations),
        new("inconclusive", Texts.AllegationState_Inconclusive, FigureType.Count, "#indicator+violations+inconclusive", Violations),
        new("resolved", Texts.AllegationState_Resolved, FigureType.Count, "#indicator+violations+resolved", Violations),
        new("referred", Texts.AllegationState_Referred, FigureType.Count, "#indicator+violations+referred", Violations),
        new("killed", Texts.AllegationsKilled, FigureType.Count, "#affected+killed", Cells.People) { IsSum = true },
        new("injured", Texts.AllegationsInjured, FigureType.Count, "#affected+injured", Cells.People) { IsSum = true },
        new("harm_unknown", Texts.AllegationsHarmUnknown, FigureType.Count, "#indicator+entries+harm_unknown", "entries"),
    ];

    private static IReadOnlyList<ShownColumn> ShownCounts => [new("received"), new("substantiated"), new("killed")];

    public static IReadOnlyList<ReportTable> Of(TableNames source, CeasefireContent content)
    {
        var allegations = content.Allegations;
        return
        [
            Counts(source, allegations),
            Open(source, allegations.Open),
            DaysToResolve(allegations.DaysToResolve),
            By(source, "allegations_by_party", Texts.AllegationsByParty, PartyColumn,
                allegations.ByParty.Select(p => new Group("byParty", "party", p.Party, p.Period, p.Cumulative))),
            By(source, "allegations_by_kind", Texts.AllegationsByKind, new("kind", Texts.Kind, FigureType.Text, "#event+type"),
                allegations.ByKind.Select(k => new Group("byKind", "kind", k.Kind, k.Period, k.Cumulative))),
            Patterns(source, content.Patterns),
            PatternRecords(source, content.Patterns),
        ];
    }

    private sealed record Group(string List, string Property, string? Key, AllegationCounts Period, AllegationCounts Cumulative);

    private static ReportTable Counts(TableNames source, AllegationFigures allegations) => new(
        "allegations",
        Texts.ReportAllegations,
        Texts.ReportAllegations,
        [Cells.WindowColumn, .. CountColumns],
        [
            new([Cells.Window(Cells.Period), .. CountCells(source, "allegations.period", allegations.Period)]) { Window = Cells.Period },
            new([Cells.Window("cumulative"), .. CountCells(source, "allegations.cumulative", allegations.Cumulative)]) { Window = "cumulative" },
        ]) { Form = TableForm.Turned, IsNarrow = true, IsInMail = true };

    private static IEnumerable<ReportCell> CountCells(TableNames source, string path, AllegationCounts counts) =>
    [
        Cells.Number($"{path}.received", counts.Received),
        Cells.Number($"{path}.substantiated", counts.Substantiated),
        Cells.Number($"{path}.notSubstantiated", counts.NotSubstantiated),
        Cells.Number($"{path}.inconclusive", counts.Inconclusive),
        Cells.Number($"{path}.resolved", counts.Resolved),
        Cells.Number($"{path}.referred", counts.Referred),
        source.Sum($"{path}.killed", counts.Killed),
        source.Sum($"{path}.injured", counts.Injured),
        Cells.Number($"{path}.harmUnknown", counts.HarmUnknown),
    ];

    private static ReportTable By(TableNames source, string id, string title, ReportColumn key, IEnumerable<Group> groups) => new(
        id,
        Texts.ReportAllegations,
        title,
        [key, Cells.WindowColumn, .. CountColumns],
        [.. groups.SelectMany(g => Cells.Windows.Select(window => GroupRow(source, g, window)))])
    {
        Form = TableForm.ByWindow, Shown = [new(key.Name) { Share = 24 }, .. ShownCounts],
    };

    // Its key stands in the content once, and in the table once a window.
    private static ReportRow GroupRow(TableNames source, Group group, string window)
    {
        var (path, isFirst) = ($"allegations.{group.List}.{group.Key}", window == Cells.Period);
        return new ReportRow(
        [
            new ReportCell(group.Key, isFirst ? $"{path}.{group.Property}" : null) { Text = NameOf(source, group) },
            Cells.Window(window),
            .. CountCells(source, $"{path}.{window}", isFirst ? group.Period : group.Cumulative),
        ]) { Window = window };
    }

    private static string NameOf(TableNames source, Group group) => group switch
    {
        { Key: null } => Texts.NobodyNamed,
        { Property: "party" } => source.NameOfParty(group.Key),
        _ => EnumText.OfFree(group.Key),
    };

    private static ReportTable Open(TableNames source, IReadOnlyList<OpenAllegation> open) => new(
        "allegations_open",
        Texts.ReportAllegations,
        Texts.AllegationsOpen,
        [
            new("ref", Texts.FileRef, FigureType.Text, "#event+allegation+id"),
            Arrangement,
            new("day", Texts.Day, FigureType.Day, "#date+occurred"),
            new("state", Texts.State, FigureType.Text, "#status"),
            new("assessment", Texts.AllegationsAssessment, FigureType.Text, "#status+assessment") { IsDetail = true },
            PartyColumn,
            LocationTables.Code,
            LocationTables.Place,
            new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
            new("count", Texts.AllegationsCount, FigureType.Count, "#indicator+violations+num", Violations),
            new("age", Texts.Age, FigureType.Count, "#indicator+days+open", Cells.Days),
        ],
        [.. open.Select(a => OpenRow(source, a))])
    {
        Shown =
        [
            new("ref"), new("arrangement") { Share = 18 }, new("day"), new("state"), new("party"), new("place"), new("governorate"), new("count"),
            new("age"),
        ],
        WhenEmpty = Texts.AllegationsNoneOpen,
    };

    private static ReportRow OpenRow(TableNames source, OpenAllegation a)
    {
        var path = $"allegations.open.{a.Ref}";
        return new ReportRow(
        [
            source.Record($"{path}.ref", "allegation", a.Ref),
            Cells.Words($"{path}.arrangement", a.Arrangement) with { Text = source.NameOfArrangement(a.Arrangement) },
            Cells.Day($"{path}.day", a.Day),
            Cells.Word<AllegationState>($"{path}.state", a.State),
            Cells.Word<Assessment>($"{path}.assessment", a.Assessment),
            Cells.Words($"{path}.party", a.Party) with { Text = a.Party is null ? Texts.NobodyNamed : source.NameOfParty(a.Party) },
            Cells.Words($"{path}.location", a.Location),
            source.Place(null, a.Location),
            Cells.Words($"{path}.governorate", a.Governorate),
            Cells.Number($"{path}.count", a.Count),
            Cells.Number($"{path}.age", a.Age),
        ]) { Location = a.Location };
    }

    private static ReportTable DaysToResolve(DecisionDaysByWindow days) => new(
        "days_to_resolve",
        Texts.ReportAllegations,
        Texts.AllegationsDaysToResolve,
        [
            Cells.WindowColumn,
            new("entries_resolved", Texts.AllegationsResolvedEntries, FigureType.Count, "#indicator+entries+num", "entries"),
            new("median", Texts.Part_median, FigureType.Amount, "#indicator+days+median", Cells.Days),
            new("p90", Texts.Part_p90, FigureType.Count, "#indicator+days+p90", Cells.Days),
        ],
        [DaysRow(Cells.Period, days.Period), DaysRow("cumulative", days.Cumulative)]) { Form = TableForm.Turned, IsNarrow = true };

    private static ReportRow DaysRow(string window, DecisionDays days) => new(
    [
        Cells.Window(window),
        Cells.Number($"allegations.daysToResolve.{window}.count", days.Count),
        Cells.Number($"allegations.daysToResolve.{window}.median", days.Median, CellNote.NotApplicable),
        Cells.Number($"allegations.daysToResolve.{window}.p90", days.P90, CellNote.NotApplicable),
    ]) { Window = window };

    private static ReportTable Patterns(TableNames source, IReadOnlyList<PatternFigures> patterns) => new(
        "patterns",
        Texts.ReportPatterns,
        Texts.ReportPatterns,
        [
            Arrangement,
            PartyColumn,
            new("substantiated", Texts.AllegationState_Substantiated, FigureType.Count, "#indicator+violations+substantiated", Violations),
            new("days", Texts.PatternDifferentDays, FigureType.Count, "#indicator+days+num", Cells.Days),
            new("referred", Texts.AllegationState_Referred, FigureType.Flag, "#status+referred"),
        ],
        [
            .. patterns.Select(p =>
            {
                var path = $"patterns.{p.Arrangement}.{p.Party}";
                return new ReportRow(
                [
                    Cells.Words($"{path}.arrangement", p.Arrangement) with { Text = source.NameOfArrangement(p.Arrangement) },
                    Cells.Words($"{path}.party", p.Party) with { Text = source.NameOfParty(p.Party) },
                    Cells.Number($"{path}.substantiated", p.Substantiated),
                    Cells.Number($"{path}.days", p.Days),
                    Cells.Flag($"{path}.referred", p.Referred),
                ]);
            }),
        ]) { WhenEmpty = Texts.ReportNoPatterns };

    private static ReportTable PatternRecords(TableNames source, IReadOnlyList<PatternFigures> patterns) => new(
        "pattern_allegations",
        Texts.ReportPatterns,
        Texts.PatternAllegations,
        [Arrangement, PartyColumn, new("ref", Texts.FileRef, FigureType.Text, "#event+allegation+id")],
        [
            .. patterns.SelectMany(p => p.Refs.Select(reference => new ReportRow(
            [
                Cells.Words(null, p.Arrangement) with { Text = source.NameOfArrangement(p.Arrangement) },
                Cells.Words(null, p.Party) with { Text = source.NameOfParty(p.Party) },
                source.Record($"patterns.{p.Arrangement}.{p.Party}.refs.{reference}", "allegation", reference),
            ]))),
        ]);
}
