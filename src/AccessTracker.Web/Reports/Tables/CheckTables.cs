using System.Globalization;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>
/// What the figures are held against: what was stated, what was published before, what is not known (counting rules, sections 9 and 10).
/// </summary>
public static class CheckTables
{
    /// <param name="source">How figures are called and written.</param>
    /// <param name="content">What the report says, whichever task force's it is.</param>
    public static ReportTable Stated(TableNames source, IReportContent content) => new(
        "stated",
        Texts.StatedAndComputed,
        Texts.StatedAndComputed,
        [
            new("measure", Texts.Measure, FigureType.Text, "#indicator+measure+name"),
            Cells.WindowColumn,
            new("low", Texts.FileLow, FigureType.Count, "#indicator+low+value") { HasNoRecords = true },
            new("high", Texts.FileHigh, FigureType.Count, "#indicator+high+value") { HasNoRecords = true },
            new("wording", Texts.AsWorded, FigureType.Text, "#description+wording"),
            new("source", Texts.Source, FigureType.Text, "#meta+source"),
            new("computed", Texts.ComputedColumn, FigureType.Count, "#indicator+computed+value") { HasNoRecords = true, IsSum = true },
            new("difference", Texts.Difference, FigureType.Count, "#indicator+difference+value") { HasNoRecords = true, IsSum = true,
                Help = "stated" },
        ],
        [.. content.Stated.Select((stated, index) => StatedRow(stated, index, source, content))])
    {
        Shown =
        [
            new(ColumnJoin.List, "measure", "window") { Share = 22 }, new(ColumnJoin.Range, "low", "high") { Heading = Texts.StatedColumn },
                new("computed"), new("difference"),
            new(ColumnJoin.Aside, "wording", "source") { Share = 34 },
        ],
        Notes = content.Stated.Count == 0 ? [] : [Texts.StatedNote],
        WhenEmpty = Texts.NothingStated,
    };

    public static IReadOnlyList<ReportTable> Revisions(TableSource source) =>
    [
        Moved(source.Content.Revisions, source.Figures, source.NameOf, source.Sums, Texts.Revisions, Texts.NowColumn) with
        {
            Lead = source.Restated, Notes = source.Sums.AreCausesUnknown ? [Texts.CausesUnknown] : [],
                WhenEmpty = source.Restated.Count > 0 ? null : Texts.NoRevisions,
        },
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
                .. source.Content.Revisions.SelectMany(r => r.Records.Select(record => new ReportRow(
                    [Cells.Number(null, r.Report), Cells.Words(null, r.Figure), Cells.Words($"{PathOf(r)}.records.{record}", record)]))),
            ]) { Form = TableForm.LeftOut },
    ];

    /// <summary>Figures of a published report that would be others today.</summary>
    /// <param name="revisions">The figures.</param>
    /// <param name="figures">How they are called.</param>
    /// <param name="placeName">The name of a place by its code.</param>
    /// <param name="sums">How their values are written.</param>
    /// <param name="title">Of the table.</param>
    /// <param name="now">Above what the records say.</param>
    public static ReportTable Moved(
        IReadOnlyList<ReportRevision> revisions, FigureIndex figures, Func<string, string?> placeName, ReportSums sums, string title, string now) =>
            new(
        "revisions",
        Texts.Revisions,
        title,
        [
            new("report", Texts.Report, FigureType.Count, "#event+meeting+num") { HasNoRecords = true },
            new("path", Texts.FilePath, FigureType.Text, "#indicator+code"),
            new("name", Texts.Figure, FigureType.Text, "#indicator+name"),
            new("published", Texts.PublishedColumn, FigureType.Amount, "#indicator+published+value") { HasNoRecords = true, IsSum = true },
            new("now", now, FigureType.Amount, "#indicator+value") { HasNoRecords = true, IsSum = true },
            new("difference", Texts.Difference, FigureType.Amount, "#indicator+difference+value") { HasNoRecords = true, IsSum = true },
            new("records", Texts.RecordsColumn, FigureType.Text, "#meta+record"),
        ],
        [.. revisions.Select(r => MovedRow(r, figures, placeName, sums))])
    {
        Shown = [new("name") { Share = 24 }, new("report"), new("published"), new("now"), new("difference"), new("records") { Share = 26 }],
        WhenEmpty = Texts.NoRevisions,
    };

    public static IReadOnlyList<ReportTable> Quality(TableSource source)
    {
        var quality = source.Content.DataQuality;
        (string Property, string Name, IReadOnlyList<string> Records)[] checks =
        [
            ("unknownPeople", Texts.FileUnknownPeople, quality.UnknownPeople),
            ("unknownTrucks", Texts.FileUnknownTrucks, quality.UnknownTrucks),
            ("estimatedSplits", Texts.FileEstimatedSplits, quality.EstimatedSplits),
            .. quality.UnassignedPeople is { } unassigned ? [("unassignedPeople", Texts.FileUnassignedPeople, unassigned)]
                : Array.Empty<(string, string, IReadOnlyList<string>)>(),
            ("abovePopulation", Texts.FileAbovePopulation, quality.AbovePopulation),
            ("countedUnderTwoStatuses", Texts.FileTwoStatuses, quality.CountedUnderTwoStatuses),
        ];
        return
        [
            new(
                "data_quality",
                Texts.HowCounted,
                Texts.FileDataQuality,
                [new(Cells.FigureName, Texts.FileCheck, FigureType.Text, "#indicator+name"),
                    new("number", Texts.FileNumber, FigureType.Count, "#indicator+value", "records")],
                [.. checks.Select(c =>
                    new ReportRow([Cells.Label(c.Property, c.Name), Cells.Number($"dataQuality.{c.Property}", c.Records.Count)]))]) { Form =
                        TableForm.LeftOut },
            new(
                "data_quality_records",
                Texts.HowCounted,
                Texts.FileDataQualityRecords,
                [
                    new("check", Texts.FileCheck, FigureType.Text, "#indicator+name"),
                    new("record", Texts.FileRecord, FigureType.Text, "#meta+record"),
                    LocationTables.Place,
                ],
                [
                    .. checks.SelectMany(c => c.Records.Select(record => new ReportRow(
                    [
                        Cells.Label(c.Property, c.Name),
                        Cells.Words($"dataQuality.{c.Property}.{record}", record),
                        source.Place(null, c.Property == "countedUnderTwoStatuses" ? record : null),
                    ]))),
                ]) { Form = TableForm.LeftOut },
        ];
    }

    // What was stated has no key of its own: by its place in the list, from 0.
    private static ReportRow StatedRow(StatedAndComputed stated, int index, TableNames source, IReportContent content)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"stated.{index}");
        var (unit, twin) = (UnitOf(stated.Measure), StatedTwin.PathOf(stated, content));
        return new ReportRow(
        [
            Cells.Word<StatedMeasure>($"{path}.measure", stated.Measure),
            Cells.Word<StatedWindow>($"{path}.window", stated.Window),
            Cells.Number($"{path}.low", stated.Low) with { Unit = unit },
            Cells.Number($"{path}.high", stated.High) with { Unit = unit },
            Cells.Words($"{path}.wording", stated.Wording),
            Cells.Words($"{path}.source", stated.Source) with { Aside = stated.Source },
            Computed($"{path}.computed", stated, twin, source) with { Unit = unit },
            Difference($"{path}.difference", stated, twin, source) with { Unit = unit },
        ]) { Window = stated.Window };
    }

    private static ReportCell Computed(string path, StatedAndComputed stated, string? twin, TableNames source) => twin is not null
        ? source.Sum(path, stated.Computed, twin)
        : new ReportCell(null, path) { Note = CellNote.NotApplicable, Text = Texts.NoTwin };

    // The more the computed one is, the more is the difference: where the one is a floor, so is the other.
    private static ReportCell Difference(string path, StatedAndComputed stated, string? twin, TableNames source) => twin is not null
        ? Cells.Sum(path, source.Sums.At(twin, stated.Difference) with { Form = SumForm.Change }) with { Unknown = null }
        : new ReportCell(null, path) { Note = CellNote.NotApplicable };

    private static string UnitOf(string measure) => measure switch
    {
        "trucks" => "trucks",
        "airdrops" => "drops",
        "permits_pending" => Cells.Lines,
        "areas_reached" or "besieged_areas_reached" or "besieged_areas_total" or "locations_pending" or "locations_granted" or "locations_cut_off" =>
            Cells.Places,
        "patterns" => "patterns",
        _ when measure.StartsWith("allegations_", StringComparison.Ordinal) => AllegationTables.Violations,
        _ => Cells.People,
    };

    private static ReportRow MovedRow(ReportRevision revision, FigureIndex figures, Func<string, string?> placeName, ReportSums sums) => new(
    [
        Cells.Number($"{PathOf(revision)}.report", revision.Report),
        Cells.Words($"{PathOf(revision)}.figure", revision.Figure),
        new ReportCell(figures.NameOf(revision.Figure, placeName)),
        Moved($"{PathOf(revision)}.published", sums.Published(revision)),
        Moved($"{PathOf(revision)}.now", sums.Now(revision)),
        Cells.Change(sums.Published(revision), sums.Now(revision), FigureName.Change(revision.Figure, sums.Published(revision), sums.Now(revision))),
        new ReportCell(Format.List(revision.Records.Select(r => RecordName(r, placeName)))),
    ]);

    // Shares stand beside numbers of people: the column cannot tell how each is written.
    private static ReportCell Moved(string path, FigureSum sum) => Cells.Sum(path, sum) with { Text = sum.Value is null ? null : sum.Amount };

    /// <summary>A record by its kind and its key, as people name it.</summary>
    private static string RecordName(string reference, Func<string, string?> placeName) =>
        reference.IndexOf(':', StringComparison.Ordinal) is var at and > 0
        ? RecordText.Name(reference[..at], reference[(at + 1)..], placeName)
        : reference;

    private static string PathOf(ReportRevision revision) =>
        string.Create(CultureInfo.InvariantCulture, $"revisions.{revision.Report}.{revision.Figure}");
}
