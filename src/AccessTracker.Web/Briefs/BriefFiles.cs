using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Briefs;

/// <summary>Makes the files of a brief, of at most two pages each.</summary>
public sealed partial class BriefFiles(PaperHtml paper, PdfPrinter printer)
{
    private const int MostPages = 2;

    // Of the two pages as reckoned. On a machine with wider letters they are full before that.
    private static readonly double[] _shares = [1, 0.85, 0.7, 0.5, 0.3];

    /// <summary>The brief as it fits on two pages.</summary>
    public static BriefDocument OnTwoPages(BriefDocument document) => BriefFit.Of(document);

    public static byte[] Docx(BriefDocument document) => BriefDocx.Write(BriefFit.Of(document));

    /// <summary>Null where there is no Chromium.</summary>
    /// <exception cref="PdfFailedException">Chromium made none, or none of two pages.</exception>
    public async Task<byte[]?> PdfAsync(BriefDocument document, CancellationToken cancellation = default)
    {
        foreach (var share in _shares)
        {
            var fitted = BriefFit.Of(document, share);
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
