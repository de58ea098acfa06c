using AccessTracker.Web.Shared;
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
                    document.Annex.Narratives.Count == 1 ? Texts.FileNarrative : Show.With(Texts.FileNarrativeIn, narrative.Language), DocxStyles.Heading1));
                body.Append(new DocxNarrative(main, lists).Read(narrative.Markdown));
            }

            AddSections(body, document, tables);
        });

    private static void AddHead(W.Body body, ReportDocument document)
    {
        var (header, content) = (document.Header, document.Content);
        body.Append(DocxText.Paragraph(Title(document), DocxStyles.Title));
        body.Append(DocxText.Paragraph(
            Show.With(Texts.FileMeetingAndPeriod, Show.Day(content.ReportDate), Show.Day(content.PeriodStart), Show.Day(content.PeriodEnd), Show.Day(content.Operation.Since)), DocxStyles.Subtitle));
        body.Append(OfficeText.IsDraft(document)
            ? DocxText.Paragraph(Show.With(Texts.FileDraftLine, Show.Utc(header.ComputedAt)), DocxStyles.Draft)
            : DocxText.Paragraph(Show.With(Texts.FilePublishedLine, header.Revision, Show.Utc(header.PublishedAt!.Value), header.PublishedBy), DocxStyles.Subtitle));
        if (header.Reason is { } reason)
        {
            body.Append(DocxText.Paragraph(Show.With(Texts.FileSupersedes, reason), DocxStyles.Subtitle));
        }
    }

    private static void AddSections(W.Body body, ReportDocument document, IReadOnlyList<ReportTable> tables)
    {
        var section = "";
        foreach (var table in tables.Where(t => t.OnPaper != PaperForm.LeftOut))
        {
            if (table.Section != section)
            {
                section = table.Section;
                body.Append(DocxText.Paragraph(section, DocxStyles.Heading1));
                if (section == Texts.HowCounted)
                {
                    AddNotes(body, document);
                }
            }

            if (table.Rows.Count == 0)
            {
                if (table.WhenEmpty is { } nothing)
                {
                    body.Append(DocxText.Paragraph(nothing));
                }

                continue;
            }

            if (table.OnPaper == PaperForm.Line)
            {
                var name = table.Columns.Count - 1;
                body.Append(DocxText.Paragraph(
                    Show.With(Texts.FileListOf, table.Title, Show.Number(table.Rows.Count), string.Join(", ", table.Rows.Select(r => Cells.Read(r.Cells[name], table.Columns[name])))), DocxStyles.Note));
                continue;
            }

            if (table.Title != section)
            {
                body.Append(DocxText.Paragraph(table.Title, DocxStyles.Heading2));
            }

            body.Append(DocxTable.Of(table));
            body.Append(DocxText.Paragraph(table.Id switch { "stated" => Texts.StatedNote, "evacuations" => Texts.EvacuationsApart, _ => "" }, DocxStyles.Note));
        }
    }

    private static void AddNotes(W.Body body, ReportDocument document)
    {
        foreach (var (text, records) in CountingNotes.Of(document.Content))
        {
            var note = DocxText.Paragraph(records.Count > 0 ? $"{text} {string.Join(", ", records)}" : text, DocxStyles.Bullet);
            note.ParagraphProperties!.NumberingProperties = DocxLists.Bullet(0);
            body.Append(note);
        }
    }

    private static string Title(ReportDocument document) => Show.With(Texts.FileTitle, document.Content.Operation.Name, document.Header.Number);

    private static string HeaderText(ReportDocument document) => OfficeText.IsDraft(document)
        ? Show.With(Texts.FileHeaderDraft, document.Content.Operation.Name, document.Header.Number)
        : Show.With(Texts.FileHeader, document.Content.Operation.Name, document.Header.Number, document.Header.Revision);
}
