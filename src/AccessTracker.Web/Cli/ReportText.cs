using System.Globalization;
using System.Text;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Paper;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Cli;

/// <summary>Writes a report as text for a screen of letters.</summary>
public static class ReportText
{
    private const string Gap = "  ";

    /// <summary>Every table that people read, its columns below each other.</summary>
    public static string Of(ReportDocument report, IReadOnlyList<ReportTable> tables)
    {
        var content = report.Content;
        var text = new StringBuilder()
            .AppendLine(content.Operation.Name)
            .AppendLine(CultureInfo.InvariantCulture, $"{ReportName.Of(report.Header.Report)} ({EnumCode.Of(report.Header.State)})")
            .AppendLine(Format.With(
                Texts.FileMeetingAndPeriod, Format.Day(content.ReportDate), Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd),
                Format.Day(content.Operation.Since)))
            .AppendLine(PaperText.State(report));
        Append(text, Texts.Headline, tables.Where(t => t.Section == Texts.Headline));
        foreach (var section in ReportTables.Sections(tables))
        {
            Append(text, section.Key, section);
        }

        return text.AppendLine().Append(Texts.ContentHash).Append(' ').Append(report.Header.ContentHash).ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<ReportTable> section)
    {
        var tables = section.ToList();
        text.AppendLine().AppendLine(title.ToUpperInvariant());
        if (tables.TrueForAll(t => t.Rows.Count == 0) && tables.Select(t => t.WhenEmpty).OfType<string>().FirstOrDefault() is { } nothing)
        {
            text.AppendLine(nothing);
        }

        foreach (var table in tables)
        {
            table.Lead.ToList().ForEach(sentence => text.AppendLine(sentence));
            if (table.Rows.Count == 0)
            {
                continue;
            }

            if (table.Form == TableForm.Line)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{table.Title}: {string.Join(", ", Reading.Names(table))}.");
                continue;
            }

            Append(text.AppendLine().Append(table.Title == title ? "" : $"{table.Title}\n"), Reading.Of(table));
            table.Notes.ToList().ForEach(note => text.AppendLine(note));
        }
    }

    private static void Append(StringBuilder text, ReadTable table)
    {
        IReadOnlyList<IReadOnlyList<string>> rows =
            [[.. table.Columns.Select(c => c.Header)], .. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => OneLine(c.Whole))])];
        var widths = table.Columns.Select((_, i) => rows.Max(r => r[i].Length)).ToList();
        foreach (var row in rows)
        {
            text.AppendLine(
                string.Join(Gap,
                    row.Select((cell, i) =>
                        table.Columns[i].Kind == ReadKind.Number ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
