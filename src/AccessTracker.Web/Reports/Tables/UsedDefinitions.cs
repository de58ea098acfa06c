using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>The definitions of the figures that a report on paper shows, each in a few words: on paper nobody looks up what is not there.</summary>
public static class UsedDefinitions
{
    /// <summary>
    /// Those of the figures that people read in the tables and in the headline, in the order in which the report lists definitions.
    /// </summary>
    /// <param name="document">The report.</param>
    /// <param name="tables">Its tables.</param>
    public static IReadOnlyList<FigureDefinition> Of(ReportDocument document, IReadOnlyList<ReportTable> tables)
    {
        var book = new FigureIndex(document.Annex.Definitions);
        var used = ReportTables.Sections(tables)
            .SelectMany(section => section)
            .Where(table => table.Rows.Count > 0)
            .SelectMany(table => table.Form == TableForm.Line ? [table.Rows[0].Cells[^1].Figure] : Figures(Reading.Of(table)))
            .Concat(ReportLayout.Of(document.Content).Headline.Select(item => item.Path))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(book.Find)
            .ToHashSet();
        return [.. document.Annex.Definitions.Where(used.Contains)];
    }

    /// <summary>What it counts, and by which rule. Unit, baseline and what is not in it stand on the report's page.</summary>
    public static string InShort(FigureDefinition definition) =>
        Format.With(Texts.DefinitionShort, definition.Definition, Digits.In(CultureInfo.CurrentCulture, definition.Rule));

    private static IEnumerable<string?> Figures(ReadTable table) =>
        table.Columns.Select(c => c.Help).Concat(table.Rows.SelectMany(row => row.SelectMany(c => new[] { c.Figure, c.Help })));
}
