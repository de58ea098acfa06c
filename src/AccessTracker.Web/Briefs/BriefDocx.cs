using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Briefs;

/// <summary>A brief as a text document, in the order in which it is printed.</summary>
internal static class BriefDocx
{
    public static byte[] Write(BriefDocument document) => DocxPackage.Write(
        properties => OfficeText.Describe(properties.GetStream(FileMode.Create), document.Title, document.MadeAt, document.Operation, header: null),
        DocxText.Paragraph("", DocxStyles.Header),
        document.Running,
        (_, _, body) =>
        {
            body.Append(DocxText.Paragraph(document.Title, DocxStyles.SmallTitle));
            body.Append(DocxText.Paragraph(document.Lead, DocxStyles.Small));
            body.Append(DocxTable.Of(Facts(document), isSmall: true));
            foreach (var section in document.Sections)
            {
                body.Append(DocxText.Paragraph(section.Title, DocxStyles.SmallHeading));
                body.Append(section.Lead.Select(sentence => Sentence(sentence, section)));
                if (section.Table is { Rows.Count: > 0 } table)
                {
                    body.Append(DocxTable.Of(table, isSmall: true));
                }

                if (section.LeftOut > 0)
                {
                    body.Append(DocxText.Paragraph(Format.With(Texts.BriefLeftOut, Format.Number(section.LeftOut)), DocxStyles.Small));
                }
            }

            if (document.IsShortened)
            {
                body.Append(DocxText.Paragraph(Texts.BriefShortened, DocxStyles.Small));
            }

            body.Append(DocxText.Paragraph(Format.With(Texts.BriefBoard, document.Board), DocxStyles.Small));
        });

    // Not parted from the table that it is about.
    private static W.Paragraph Sentence(string sentence, BriefSection section)
    {
        var paragraph = DocxText.Paragraph(sentence, DocxStyles.Small);
        paragraph.ParagraphProperties!.KeepNext = section.Table is { Rows.Count: > 0 } ? new W.KeepNext() : null;
        return paragraph;
    }

    private static ReadTable Facts(BriefDocument document) => new(
        Texts.BriefFacts,
        [.. document.Facts.Select(f => new ReadColumn(f.Label))],
        [[.. document.Facts.Select(f => new ReadCell(f.Detail is null ? f.Value : $"{f.Value}\n{f.Detail}"))]]);
}
