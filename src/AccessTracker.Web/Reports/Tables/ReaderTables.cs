using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>
/// A report's tables for one reader's page: with the lines that wait and who refused, as far as the reader may see their records. Not every
/// reader of a report may, and so its files do without.
/// </summary>
public static class ReaderTables
{
    /// <param name="document">The report.</param>
    /// <param name="situation">The reader's records.</param>
    /// <param name="records">References of the records behind the report's figures, by the figures' paths.</param>
    /// <param name="anyMoved">Records behind the report before were changed that the reader may see, also where no figure tells it.</param>
    public static IReadOnlyList<ReportTable> Of(
        ReportDocument document, Situation situation, IReadOnlyDictionary<string, IReadOnlyList<string>> records, bool anyMoved = false)
    {
        var (book, content) = (new RecordIndex(situation), document.Content);
        var pending = PendingLine.OldestFirst(Lines("permits.pending"), content.PeriodEnd);
        var refusedBy = Lines("permits.deniedInPeriod")
            .SelectMany(l => l.Decisions)
            .Where(d => d.Kind == DecisionKind.Denied && d.DecidedOn >= content.PeriodStart && d.DecidedOn <= content.PeriodEnd)
            .Select(d =>
                d.Party is null ? Texts.PartyNotNamed : d.Step is { } step ? $"{d.Party}{Texts.ListSeparator}{EnumText.OfFree(step)}" : d.Party)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        IReadOnlyList<string> today = document.Header.State == Data.Reports.ReportState.Published ? [Texts.ByTodaysRecords] : [];
        return
        [
            .. ReportTables.Of(document).SelectMany(table => table.Id switch
            {
                "permits" when refusedBy.Count > 0 =>
                    [table with { Notes = [Format.With(Texts.RefusedThisPeriodBy, Format.LongList(refusedBy)), .. today] }],
                "granted_unused" when pending.Count > 0 =>
                    [PermitTables.Pending(pending, situation, content.PeriodEnd, Texts.PendingOldestFirst) with { Notes = today }, table],
                "revisions" when anyMoved && table.Rows.Count == 0 =>
                    [table with { Lead = [.. table.Lead, Texts.RevisionsRecords], WhenEmpty = null }],
                _ => new[] { table },
            }),
        ];

        IReadOnlyList<PermitLine> Lines(string figure) => book.Find(FigureRecords.Behind(records, figure) ?? []).Lines;
    }
}
