using AccessTracker.Web.Components;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>What text documents have in common: A4, the styles, what stands on each page. The same content gives the same bytes.</summary>
internal static class DocxPackage
{
    /// <param name="describe">Writes who made it and when.</param>
    /// <param name="header">At the head of each page.</param>
    /// <param name="running">At the foot of each page, before its number; empty: the number alone.</param>
    /// <param name="fill">Appends what it says to the body.</param>
    public static byte[] Write(
        Action<CoreFilePropertiesPart> describe, W.Paragraph header, string running, Action<MainDocumentPart, DocxLists, W.Body> fill)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "document");
            var properties = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(properties, "properties");
            describe(properties);
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.All();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new W.Settings(new W.Compatibility(new W.CompatibilitySetting
            {
                Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
            }));
            main.AddNewPart<HeaderPart>("header").Header = new W.Header(header);
            main.AddNewPart<FooterPart>("footer").Footer = new W.Footer(Footer(running));

            var lists = new DocxLists();
            var body = new W.Body();
            fill(main, lists, body);
            body.Append(new W.SectionProperties([
                new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = "header" },
                new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "footer" },
                new W.PageSize { Width = 11_906, Height = 16_838 },
                new W.PageMargin { Top = 1_134, Right = 1_134, Bottom = 1_134, Left = 1_134, Header = 567, Footer = 567, Gutter = 0 },
                .. DocxText.IsAllRightToLeft ? [new W.BiDi()] : Array.Empty<W.BiDi>(),
            ]));
            main.Document = new W.Document(body);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = lists.All();
        }

        return StableZip.Rewrite(stream);
    }

    private static W.Paragraph Footer(string running)
    {
        var paragraph = new W.Paragraph(DocxText.Properties(DocxStyles.Footer, DocxText.IsAllRightToLeft));
        paragraph.Append(DocxText.Runs($"{running}{(running.Length > 0 ? "   " : "")}{Texts.FilePage} "));
        paragraph.Append(new W.SimpleField(new W.Run(new W.Text("1"))) { Instruction = "PAGE" });
        paragraph.Append(DocxText.Runs($" {Texts.FileOfPages} "));
        paragraph.Append(new W.SimpleField(new W.Run(new W.Text("1"))) { Instruction = "NUMPAGES" });
        return paragraph;
    }
}
