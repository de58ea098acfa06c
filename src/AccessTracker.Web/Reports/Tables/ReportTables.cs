using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Review;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>A report as tables, in the order of its format.</summary>
public static class ReportTables
{
    public static IReadOnlyList<ReportTable> Of(ReportDocument document) =>
        [Report(document), HeadlineTable(document), .. OfContent(TableInput.Of(document)), .. AnnexTables.Of(document)];

    /// <summary>The tables that a content alone is made of.</summary>
    public static IReadOnlyList<ReportTable> OfContent(TableInput input) =>
        [.. ReportLayout.Of(input.Content).Tables(input), .. ReviewTables.Of(input.Content)];

    /// <summary>
    /// The sections that people read, in their order, each with its tables. What stands in the head of a report, its charts and its definitions are
    /// apart.
    /// </summary>
    public static IEnumerable<IGrouping<string, ReportTable>> Sections(IEnumerable<ReportTable> tables) => tables
        .Where(t => t.Form != TableForm.LeftOut && !t.IsRepeated)
        .GroupBy(t => t.Section);

    /// <summary>The report before, as the report compares itself with it; null: there is none.</summary>
    public static ReportPoint? Before(ReportDocument document) => document.Annex.Before(document.Header.Number);

    /// <summary>What is said of the report itself, for the first lines of a file.</summary>
    public static IReadOnlyList<(string Label, ReportCell Cell)> Facts(ReportDocument document)
    {
        var (header, content) = (document.Header, document.Content);
        var zone = content.Operation.TimeZone;
        List<(string, ReportCell)> facts =
        [
            (Texts.Operation, new ReportCell(content.Operation.Name)),
            (Texts.FileCode, new ReportCell(content.Operation.Code)),
            (Texts.Report, new ReportCell((long)header.Number)),
            .. header.TaskForce == TaskForce.Humanitarian
                ? Array.Empty<(string, ReportCell)>()
                : [(Texts.Column_task_force, new ReportCell(EnumText.Of(header.TaskForce)))],
            (Texts.State, Cells.Word<ReportLedgerState>(null, EnumCode.Of(header.State))),
        ];
        if (header.State == ReportState.Published)
        {
            facts.Add((Texts.FileRevision, new ReportCell((long)header.Revision)));
            facts.Add((Texts.FilePublishedAt, new ReportCell(Format.Instant(header.PublishedAt!.Value, zone))));
            facts.Add((Texts.FilePublishedBy, new ReportCell(header.PublishedBy)));
        }

        if (ReviewText.Head(content) is { } counted)
        {
            facts.Add((Texts.ReviewCounts, new ReportCell(counted)));
        }

        if (header.Reason is { } reason)
        {
            facts.Add((Texts.FileReason, new ReportCell(reason)));
        }

        facts.Add((Texts.FileMeeting, new ReportCell(content.ReportDate)));
        facts.Add((Texts.FilePeriodStart, new ReportCell(content.PeriodStart)));
        facts.Add((Texts.FilePeriodEnd, new ReportCell(content.PeriodEnd)));
        facts.Add((Texts.FileBaseline, new ReportCell(content.Operation.Since)));
        facts.Add((Texts.FileComputedAt, new ReportCell(Format.Instant(header.ComputedAt, zone))));
        facts.Add((Texts.FileContentHash, new ReportCell(header.ContentHash)));
        return facts;
    }

    private static ReportTable Report(ReportDocument document)
    {
        var content = document.Content;
        return new ReportTable(
            "report",
            Texts.Report,
            Texts.Report,
            [
                new("operation", Texts.FileCode, FigureType.Text, "#crisis+code"),
                new("name", Texts.Operation, FigureType.Text, "#crisis+name"),
                new("since", Texts.FileBaseline, FigureType.Day, "#date+start"),
                new("time_zone", Texts.FileTimeZone, FigureType.Text, "#meta+timezone"),
                new("overdue_days", Texts.FileOverdueDays, FigureType.Count, "#indicator+days+overdue", Cells.Days),
                new("report_date", Texts.FileMeeting, FigureType.Day, "#date+reported"),
                new("period_start", Texts.FilePeriodStart, FigureType.Day, "#date+start+period"),
                new("period_end", Texts.FilePeriodEnd, FigureType.Day, "#date+end+period"),
            ],
            [
                new([
                    Cells.Words("operation.code", content.Operation.Code),
                    Cells.Words("operation.name", content.Operation.Name),
                    Cells.Day("operation.since", content.Operation.Since),
                    Cells.Words("operation.timeZone", content.Operation.TimeZone),
                    Cells.Number("operation.overdueDays", content.Operation.OverdueDays, CellNote.Unknown),
                    Cells.Day("reportDate", content.ReportDate),
                    Cells.Day("periodStart", content.PeriodStart),
                    Cells.Day("periodEnd", content.PeriodEnd),
                ]),
            ]) { Form = TableForm.LeftOut };
    }

    private static ReportTable HeadlineTable(ReportDocument document)
    {
        var before = Before(document);
        return new ReportTable(
            "headline",
            Texts.Headline,
            Texts.Headline,
            [
                new(Cells.FigureName, Texts.Figure, FigureType.Text, "#indicator+name"),
                new("value", Texts.FileValue, FigureType.Count, "#indicator+value") { IsSum = true },
                new("of", Texts.FileOf, FigureType.Count, "#indicator+total"),
                new("change", before is null ? Texts.FileChange : Format.With(Texts.FileChangeSince, before.Number), FigureType.Count,
                    "#indicator+change") { IsSum = true },
                new("detail", Texts.FileDetail, FigureType.Text, "#description"),
            ],
            [.. ReportLayout.Of(document.Content).Headline.Select(item => HeadlineRow(item, document, before))])
        {
            IsRepeated = true,
            Shown = [new(Cells.FigureName) { Share = 26 }, new(ColumnJoin.Of, "value", "of"), new("change"), new("detail") { Share = 30 }],
        };
    }

    private static ReportRow HeadlineRow(HeadlineItem item, ReportDocument document, ReportPoint? before) => new(
    [
        new ReportCell(item.Label(document.Content)),
        Cells.Sum(null, document.Sums.At(item.Path, item.Value(document.Content))) with { Unknown = null },
        Cells.Number(null, item.Of?.Invoke(document.Content), CellNote.NotApplicable),
        before is not null && Headline.Change(item, document.Content, document.Sums, before) is { Value: not null } change
            ? change
            : new ReportCell(null) { Note = CellNote.NotApplicable },
        new ReportCell(item.Detail(document.Content, document.Sums)),
    ]);
}
