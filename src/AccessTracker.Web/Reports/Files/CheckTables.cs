using System.Globalization;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>What the figures are held against: what was stated, what was published before, what is not known (counting rules, sections 9 and 10).</summary>
internal static class CheckTables
{
    public static ReportTable Stated(ReportContent content, ReportSums sums) => new(
        "stated",
        Texts.StatedAndComputed,
        Texts.StatedAndComputed,
        [
            new("measure", Texts.Measure, FigureType.Text, "#indicator+measure+name"),
            Cells.WindowColumn,
            new("low", Texts.FileLow, FigureType.Count, "#indicator+low+value"),
            new("high", Texts.FileHigh, FigureType.Count, "#indicator+high+value"),
            new("wording", Texts.AsWorded, FigureType.Text, "#description+wording"),
            new("source", Texts.Source, FigureType.Text, "#meta+source") { IsDetail = true },
            new("computed", Texts.ComputedColumn, FigureType.Count, "#indicator+computed+value"),
            new("difference", Texts.Difference, FigureType.Count, "#indicator+difference+value"),
        ],
        [.. content.Stated.Select((s, i) => StatedRow(s, i, sums))]) { WhenEmpty = Texts.NothingStated };

    public static IReadOnlyList<ReportTable> Revisions(ReportContent content, FigureBook figures) =>
    [
        new(
            "revisions",
            Texts.Revisions,
            Texts.Revisions,
            [
                new("report", Texts.Report, FigureType.Count, "#event+meeting+num"),
                new("path", Texts.FilePath, FigureType.Text, "#indicator+code") { IsDetail = true },
                new("figure", Texts.Figure, FigureType.Text, "#indicator+name"),
                new("published", Texts.PublishedColumn, FigureType.Amount, "#indicator+published+value"),
                new("now", Texts.NowColumn, FigureType.Amount, "#indicator+value"),
            ],
            [.. content.Revisions.Select(r => RevisionRow(r, figures))]) { WhenEmpty = Texts.NoRevisions },
        new(
            "revision_records",
            Texts.Revisions,
            Texts.FileRevisionRecords,
            [
                new("report", Texts.Report, FigureType.Count, "#event+meeting+num"),
                new("path", Texts.FilePath, FigureType.Text, "#indicator+code"),
                new("record", Texts.FileRecord, FigureType.Text, "#meta+record"),
            ],
            [
                .. content.Revisions.SelectMany(r => r.Records.Select(record => new ReportRow(
                    [Cells.Number(null, r.Report), Cells.Words(null, r.Figure), Cells.Words($"{PathOf(r)}.records.{record}", record)]))),
            ]) { OnPaper = PaperForm.LeftOut },
    ];

    public static IReadOnlyList<ReportTable> Quality(ReportContent content, IReadOnlyDictionary<string, string> names)
    {
        var quality = content.DataQuality;
        (string Property, string Name, IReadOnlyList<string> Records)[] checks =
        [
            ("unknownPeople", Texts.FileUnknownPeople, quality.UnknownPeople),
            ("unknownTrucks", Texts.FileUnknownTrucks, quality.UnknownTrucks),
            ("estimatedSplits", Texts.FileEstimatedSplits, quality.EstimatedSplits),
            .. quality.UnassignedPeople is { } unassigned ? [("unassignedPeople", Texts.FileUnassignedPeople, unassigned)] : Array.Empty<(string, string, IReadOnlyList<string>)>(),
            ("abovePopulation", Texts.FileAbovePopulation, quality.AbovePopulation),
            ("countedUnderTwoStatuses", Texts.FileTwoStatuses, quality.CountedUnderTwoStatuses),
        ];
        return
        [
            new(
                "data_quality",
                Texts.HowCounted,
                Texts.FileDataQuality,
                [new("check", Texts.FileCheck, FigureType.Text, "#indicator+name"), new("records", Texts.FileNumber, FigureType.Count, "#indicator+value", "records")],
                [.. checks.Select(c => new ReportRow([Cells.Label(c.Property, c.Name), Cells.Number($"dataQuality.{c.Property}", c.Records.Count)]))]),
            new(
                "data_quality_records",
                Texts.HowCounted,
                Texts.FileDataQualityRecords,
                [
                    new("check", Texts.FileCheck, FigureType.Text, "#indicator+name"),
                    new("record", Texts.FileRecord, FigureType.Text, "#meta+record"),
                    new("place", Texts.Place, FigureType.Text, "#loc+name"),
                ],
                [
                    .. checks.SelectMany(c => c.Records.Select(record => new ReportRow(
                    [
                        Cells.Label(c.Property, c.Name),
                        Cells.Words($"dataQuality.{c.Property}.{record}", record),
                        PlaceTables.Place(c.Property == "countedUnderTwoStatuses" ? record : null, names),
                    ]))),
                ]) { OnPaper = PaperForm.LeftOut },
        ];
    }

    // What was stated has no key of its own: by its place in the list, from 0.
    private static ReportRow StatedRow(StatedAndComputed stated, int index, ReportSums sums)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"stated.{index}");
        var unit = UnitOf(stated.Measure);
        return new ReportRow(
        [
            Cells.Word<StatedMeasure>($"{path}.measure", stated.Measure),
            Cells.Word<StatedWindow>($"{path}.window", stated.Window),
            Cells.Number($"{path}.low", stated.Low) with { Unit = unit },
            Cells.Number($"{path}.high", stated.High) with { Unit = unit },
            Cells.Words($"{path}.wording", stated.Wording),
            Cells.Words($"{path}.source", stated.Source),
            Computed($"{path}.computed", stated, sums) with { Unit = unit },
            Cells.Number($"{path}.difference", stated.Difference, StatedTwin.PathOf(stated) is null ? CellNote.NotApplicable : CellNote.Unknown) with { Unit = unit, Text = stated.Difference is { } difference ? Show.Change(difference) : null },
        ]) { Window = stated.Window };
    }

    private static ReportCell Computed(string path, StatedAndComputed stated, ReportSums sums) => StatedTwin.PathOf(stated) is { } twin
        ? Cells.Sum(path, sums.At(twin, stated.Computed))
        : new ReportCell(null, path) { Note = CellNote.NotApplicable, Text = Texts.NoTwin };

    private static string UnitOf(string measure) => measure switch
    {
        "trucks" => "trucks",
        "airdrops" => "drops",
        "permits_pending" => Cells.Lines,
        "areas_reached" or "besieged_areas_reached" or "besieged_areas_total" or "locations_pending" or "locations_granted" => Cells.Places,
        _ => Cells.People,
    };

    private static ReportRow RevisionRow(ReportRevision revision, FigureBook figures) => new(
    [
        Cells.Number($"{PathOf(revision)}.report", revision.Report),
        Cells.Words($"{PathOf(revision)}.figure", revision.Figure),
        new ReportCell(figures.NameOf(revision.Figure)),
        Cells.Number($"{PathOf(revision)}.published", revision.Published, CellNote.Unknown),
        Cells.Number($"{PathOf(revision)}.now", revision.Now, CellNote.Unknown),
    ]);

    private static string PathOf(ReportRevision revision) => string.Create(CultureInfo.InvariantCulture, $"revisions.{revision.Report}.{revision.Figure}");
}
