using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Paper;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>A report as a text document, in the order of report.md, the chair's words first and the definitions last.</summary>
internal static class DocxFile
{
    public static byte[] Write(ReportDocument document, IReadOnlyList<ReportTable> tables) => DocxPackage.Write(
        properties => OfficeText.Describe(properties, document, Title(document)),
        DocxText.Paragraph(HeaderText(document), DocxStyles.Header, isBold: OfficeText.IsDraft(document)),
        "",
        (main, lists, body) =>
        {
            AddHead(body, document);
            foreach (var narrative in document.Annex.Narratives.Where(n => !string.IsNullOrWhiteSpace(n.Markdown)))
            {
                body.Append(DocxText.Paragraph(
                    document.Annex.Narratives.Count == 1
                        ? Texts.FileNarrative
                        : Format.With(Texts.FileNarrativeIn, PublishSettings.NameOf(narrative.Language)),
                    DocxStyles.Heading1));
                body.Append(new DocxNarrative(main, lists).Read(narrative.Markdown));
            }

            AddSections(main, body, document, tables);
        });

    private static void AddHead(W.Body body, ReportDocument document)
    {
        var (header, content) = (document.Header, document.Content);
        body.Append(DocxText.Paragraph(Title(document), DocxStyles.Title));
        body.Append(DocxText.Paragraph(
            Format.With(Texts.FileMeetingAndPeriod, Format.Day(content.ReportDate), Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd),
                Format.Day(content.Operation.Since)), DocxStyles.Subtitle));
        body.Append(DocxText.Paragraph(PaperText.State(document), DocxStyles.Subtitle));
        if (OfficeText.IsDraft(document))
        {
            body.Append(DocxText.Paragraph($"{Texts.PaperDraft}. {Texts.PaperDraftNote}", DocxStyles.Draft));
        }

        if (header.Reason is { } reason)
        {
            body.Append(DocxText.Paragraph(Format.With(Texts.PaperReason, reason), DocxStyles.Subtitle));
        }
    }

    private static void AddSections(MainDocumentPart main, W.Body body, ReportDocument document, IReadOnlyList<ReportTable> tables)
    {
        AddSection(body, Texts.Headline, tables.Where(t => t.Section == Texts.Headline));
        foreach (var section in ReportTables.Sections(tables))
        {
            AddSection(body, section.Key, section);
        }

        AddCharts(main, body, document);
        body.Append(DocxText.Paragraph(Texts.HowCounted, DocxStyles.Heading1));
        AddNotes(body, document);
        body.Append(DocxText.Paragraph(Texts.Definitions, DocxStyles.Heading1));
        foreach (var definition in UsedDefinitions.Of(document, tables))
        {
            var text = DocxText.Paragraph($"{definition.Name}. ", DocxStyles.Definition, isBold: true);
            text.Append(DocxText.Runs(UsedDefinitions.InShort(definition)));
            body.Append(text);
        }
    }

    private static void AddCharts(MainDocumentPart main, W.Body body, ReportDocument document)
    {
        var charts = ReportLayout.Of(document.Content).Charts(document.Content, document.Annex);
        if (charts.Count == 0)
        {
            return;
        }

        body.Append(DocxText.Paragraph(Texts.Charts, DocxStyles.Heading1));
        var note = DocxText.Paragraph(Texts.ChartsNote, DocxStyles.Note);
        note.ParagraphProperties!.KeepNext = new W.KeepNext();
        body.Append(note);
        body.Append(new DocxChart(main).Draw(charts));
        foreach (var chart in charts)
        {
            body.Append(DocxText.Paragraph(Format.With(Texts.ChartTable, chart.Title), DocxStyles.Heading2));
            body.Append(DocxTable.Of(chart.Table));
            body.Append(DocxText.Paragraph("", DocxStyles.Note));
        }

        // The word processor's own charts have no signs for them.
        if (charts.Select(c => c.Marked).MaxBy(m => m.Count) is { Count: > 0 } marked)
        {
            body.Append(DocxText.Paragraph(Texts.ChartMarked, DocxStyles.Heading2));
            body.Append(marked.Select(words => DocxText.Paragraph(words)));
        }
    }

    private static void AddSection(W.Body body, string title, IEnumerable<ReportTable> tables)
    {
        body.Append(DocxText.Paragraph(title, DocxStyles.Heading1));
        var section = tables.ToList();
        if (section.TrueForAll(t => t.Rows.Count == 0) && section.Select(t => t.WhenEmpty).OfType<string>().FirstOrDefault() is { } nothing)
        {
            body.Append(DocxText.Paragraph(nothing));
        }

        foreach (var table in section)
        {
            body.Append(table.Lead.Select(sentence => DocxText.Paragraph(sentence)));
            if (table.Rows.Count == 0)
            {
                continue;
            }

            if (table.Form == TableForm.Line)
            {
                body.Append(DocxText.Paragraph($"{table.Title}{Texts.Colon}{Format.List(Reading.Names(table))}.", DocxStyles.Note));
                continue;
            }

            if (table.Title != title)
            {
                body.Append(DocxText.Paragraph(table.Title, DocxStyles.Heading2));
            }

            body.Append(DocxTable.Of(Reading.Of(table)));
            body.Append(table.Notes.DefaultIfEmpty("").Select(note => DocxText.Paragraph(note, DocxStyles.Note)));
        }
    }

    private static void AddNotes(W.Body body, ReportDocument document)
    {
        foreach (var (text, names) in CountingNotes.Of(TableInput.Of(document)))
        {
            var note = DocxText.Paragraph(names.Count > 0 ? $"{text} {Format.LongList(names)}" : text, DocxStyles.Bullet);
            note.ParagraphProperties!.NumberingProperties = DocxLists.Bullet(0);
            body.Append(note);
        }
    }

    private static string Title(ReportDocument document) =>
        Format.With(Texts.FileTitle, document.Content.Operation.Name, ReportName.InSentence(document.Header.Report));

    private static string HeaderText(ReportDocument document) => OfficeText.IsDraft(document)
        ? Format.With(Texts.FileHeaderDraft, document.Content.Operation.Name, ReportName.InSentence(document.Header.Report))
        : Format.With(Texts.FileHeader, document.Content.Operation.Name, ReportName.InSentence(document.Header.Report), document.Header.Revision);
}
