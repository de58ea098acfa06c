using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Mail;

/// <summary>A part of a mail: a heading and what stands below it.</summary>
/// <param name="Heading">Null: none.</param>
/// <param name="Lines">Each of them a paragraph, or an item of a list.</param>
/// <param name="IsList">They are items.</param>
/// <param name="Link">Where the part leads to; absolute.</param>
/// <param name="Language">Two letters; null: the mail's own.</param>
public sealed record MailPart(string? Heading, IReadOnlyList<string> Lines, bool IsList = false, string? Link = null, string? Language = null)
{
    /// <summary>Somebody typed the lines, in whichever direction.</summary>
    public bool IsTyped { get; init; }

    /// <summary>A table below the lines; null: none.</summary>
    public ReadTable? Table { get; init; }

    /// <summary>Somebody's words below the lines, in Markdown; null: none.</summary>
    public string? Markdown { get; init; }
}

/// <summary>A mail's text, written once and shown in two ways, so that both say the same.</summary>
public static class MailText
{
    /// <summary>Without anything that could end a line, and so begin another header.</summary>
    public static string OneLine(string text) =>
        string.Join(' ',
            new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static string Plain(IEnumerable<MailPart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Heading is not null)
            {
                text.Append(part.Heading).Append('\n');
            }

            foreach (var line in part.Lines)
            {
                text.Append(part.IsList ? "- " : "").Append(line).Append(part.IsList ? "\n" : "\n\n");
            }

            if (part.Markdown is not null)
            {
                text.Append(part.Markdown.ReplaceLineEndings("\n").Trim()).Append("\n\n");
            }

            // Letters of a mail are not all as wide: columns would not stand below each other.
            foreach (var row in part.Table?.Rows ?? [])
            {
                text.Append("- ").Append(row[0].Whole).Append(Texts.Colon)
                    .AppendJoin(Texts.LongListSeparator,
                        row.Zip(part.Table!.Columns).Skip(1).Where(c => c.First.Whole.Length > 0)
                        .Select(c => $"{c.Second.Header.ToLowerInvariant()} {c.First.Whole}")).Append('\n');
            }

            if (part.Link is not null)
            {
                text.Append(part.Link).Append("\n\n");
            }
            else if (part.IsList || part.Table is not null)
            {
                text.Append('\n');
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    public static string Html(string title, IEnumerable<MailPart> parts)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html").Append(Direction(CultureInfo.CurrentUICulture))
            .Append("><head><meta charset=\"utf-8\"><title>").Append(Encode(title))
            .Append("</title></head><body>\n");
        foreach (var part in parts)
        {
            html.Append("<div")
                .Append(part.Language is null ? "" : Direction(CultureInfo.GetCultureInfo(part.Language)))
                .Append(">\n");
            if (part.Heading is not null)
            {
                html.Append("<h2>").Append(Encode(part.Heading)).Append("</h2>\n");
            }

            html.Append(part.IsList ? "<ul>\n" : "");
            foreach (var line in part.Lines)
            {
                var (open, close) = part.IsList ? ("<li>", "</li>\n") : (part.IsTyped ? "<p dir=\"auto\">" : "<p>", "</p>\n");
                html.Append(open).Append(Encode(line).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append(close);
            }

            html.Append(part.IsList ? "</ul>\n" : "");
            html.Append(part.Markdown is null ? "" : NarrativeMarkdown.Html(part.Markdown));
            if (part.Table is { } table)
            {
                Append(html, table);
            }

            if (part.Link is not null)
            {
                html.Append("<p><a href=\"").Append(Encode(part.Link)).Append("\">").Append(Encode(part.Link)).Append("</a></p>\n");
            }

            html.Append("</div>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, ReadTable table)
    {
        html.Append("<table cellpadding=\"4\" style=\"border-collapse:collapse\">\n<tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\" align=\"").Append(Align(column)).Append("\" style=\"border-bottom:1px solid\">")
                .Append(Encode(column.Header)).Append("</th>");
        }

        html.Append("</tr>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (cell, column) in row.Zip(table.Columns))
            {
                html.Append("<td dir=\"auto\" align=\"").Append(Align(column)).Append("\">").Append(Encode(cell.Whole)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    // Programs that show mail know no "start" and "end".
    private static string Align(ReadColumn column) =>
        (column.Kind == ReadKind.Number) == CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "left" : "right";

    private static string Direction(CultureInfo culture) =>
        $" lang=\"{Encode(culture.Name)}\" dir=\"{(culture.TextInfo.IsRightToLeft ? "rtl" : "ltr")}\"";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
