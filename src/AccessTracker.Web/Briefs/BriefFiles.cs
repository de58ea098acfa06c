using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Briefs;

/// <summary>Makes the files of a brief, of at most two pages each.</summary>
public sealed partial class BriefFiles(PaperHtml paper, PdfPrinter printer)
{
    private const int MostPages = 2;

    // Of the two pages as reckoned, which is carefully: the browser sets tables closer, unless its letters are wider. What goes onto a third page is tried again.
    private static readonly double[] _shares = [1.6, 1.3, 1.1, 0.9, 0.7, 0.5, 0.3];

    /// <summary>The brief as it fits on two pages of print.</summary>
    public static BriefDocument Print(BriefDocument document) => BriefFit.Of(document, BriefSheet.Print);

    public static byte[] Docx(BriefDocument document) => BriefDocx.Write(BriefFit.Of(document, BriefSheet.Docx));

    /// <summary>Null where there is no Chromium.</summary>
    /// <exception cref="PdfFailedException">Chromium made none, or none of two pages.</exception>
    public async Task<byte[]?> PdfAsync(BriefDocument document, CancellationToken cancellation = default)
    {
        foreach (var share in _shares)
        {
            var fitted = BriefFit.Of(document, BriefSheet.Print, share);
            var html = await paper.WriteAsync<BriefPaper>(
                new Dictionary<string, object?> { [nameof(BriefPaper.Document)] = fitted }, () => fitted.Title, () => fitted.Running);
            if (await printer.PrintAsync(html, document.MadeAt, cancellation) is not { } pdf)
            {
                return null;
            }

            if (PagesOf(pdf) <= MostPages)
            {
                return pdf;
            }
        }

        throw new PdfFailedException("The brief is longer than two pages, whatever is left out.");
    }

    // Chromium writes the object of each page as it is, not packed.
    private static int PagesOf(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
