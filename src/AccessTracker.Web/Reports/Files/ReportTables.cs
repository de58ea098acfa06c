using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>A report as tables, in the order of report.md.</summary>
internal static class ReportTables
{
    public static IReadOnlyList<ReportTable> Of(ReportDocument document)
    {
        var names = Names(document.Content);
        var figures = new FigureBook(document.Annex.Definitions);
        return
        [
            Report(document),
            Headline(document),
            .. PlaceTables.Reached(document.Content, document.Sums, names),
            PlaceTables.Unreached(document.Content),
            .. PermitTables.Of(document.Content.Permits, document.Sums, figures, names),
            .. MovementTables.Of(document.Content, document.Sums, names),
            CheckTables.Stated(document.Content, document.Sums),
            .. CheckTables.Revisions(document.Content, figures),
            .. CheckTables.Quality(document.Content, names),
            .. AnnexTables.Of(document),
        ];
    }

    /// <summary>What is said of the report itself, for the first lines of a file.</summary>
    public static IReadOnlyList<(string Label, ReportCell Cell)> Facts(ReportDocument document)
    {
        var (header, content) = (document.Header, document.Content);
        var facts = new List<(string, ReportCell)>
        {
            (Texts.Operation, new ReportCell(content.Operation.Name)),
            (Texts.FileCode, new ReportCell(content.Operation.Code)),
            (Texts.Report, new ReportCell((long)header.Number)),
            (Texts.State, Cells.Word<ReportLedgerState>(null, Word.Of(header.State))),
        };
        if (header.State == ReportState.Published)
        {
            facts.Add((Texts.FileRevision, new ReportCell((long)header.Revision)));
            facts.Add((Texts.FilePublishedAt, new ReportCell(Show.Iso(header.PublishedAt!.Value))));
            facts.Add((Texts.FilePublishedBy, new ReportCell(header.PublishedBy)));
        }

        if (header.Reason is { } reason)
        {
            facts.Add((Texts.FileReason, new ReportCell(reason)));
        }

        facts.Add((Texts.FileMeeting, new ReportCell(content.ReportDate)));
        facts.Add((Texts.FilePeriodStart, new ReportCell(content.PeriodStart)));
        facts.Add((Texts.FilePeriodEnd, new ReportCell(content.PeriodEnd)));
        facts.Add((Texts.FileBaseline, new ReportCell(content.Operation.Since)));
        facts.Add((Texts.FileComputedAt, new ReportCell(Show.Iso(header.ComputedAt))));
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
            ]) { OnPaper = PaperForm.LeftOut };
    }

    private static ReportTable Headline(ReportDocument document)
    {
        var content = document.Content;
        var before = document.Annex.Before(document.Header.Number);
        var (period, cumulative) = (content.People.Period.Total, content.People.Cumulative.Total);
        return new ReportTable(
            "headline",
            Texts.Headline,
            Texts.Headline,
            [
                new("figure", Texts.Figure, FigureType.Text, "#indicator+name"),
                new("value", Texts.FileValue, FigureType.Count, "#indicator+value"),
                new("of", Texts.FileOf, FigureType.Count, "#indicator+total"),
                new("change", before is null ? Texts.FileChange : Show.With(Texts.FileChangeSince, before.Number), FigureType.Count, "#indicator+change"),
            ],
            [
                Row(Texts.TilePeoplePeriod, document.Sums.At("people.period.total.distinct", period.Distinct), null, before?.PeopleInPeriod),
                Row(Show.With(Texts.TilePeopleToDate, Show.Day(content.Operation.Since)), document.Sums.At("people.cumulative.total.distinct", cumulative.Distinct), null, before?.People),
                Row(Texts.TileBesieged, document.Sums.At("coverage.besieged.reachedInPeriod", content.Coverage.Besieged.ReachedInPeriod), content.Coverage.Besieged.Locations, before?.BesiegedReached),
                Row(Texts.TilePending, document.Sums.At("permits.pending", content.Permits.Pending), null, before?.PermitsPending),
                Row(Texts.TileTrucks, document.Sums.At("convoys.period.trucks", content.Convoys.Period.Trucks), null, before?.Trucks),
            ]) { IsRepeated = true };

        static ReportRow Row(string name, FigureSum value, long? of, long? before) => new(
        [
            new ReportCell(name),
            Cells.Sum(null, value),
            Cells.Number(null, of, CellNote.NotApplicable),
            value.Value - before is { } change ? new ReportCell(change) { Text = Show.Change(change) } : new ReportCell(null) { Note = CellNote.NotApplicable },
        ]);
    }

    /// <summary>The names of the places that the content names; the others go by their code.</summary>
    private static Dictionary<string, string> Names(ReportContent content)
    {
        var names = content.Reached.ToDictionary(p => p.Location, p => p.Name, StringComparer.Ordinal);
        foreach (var place in content.Unreached)
        {
            names[place.Location] = place.Name;
        }

        return names;
    }
}
