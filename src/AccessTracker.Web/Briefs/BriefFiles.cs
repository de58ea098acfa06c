using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Briefs;

/// <summary>Makes the files of a brief, of at most two pages each.</summary>
public sealed partial class BriefFiles(PaperHtml paper, PdfPrinter printer)
{
    private const int MostPages = 2;

    // Of the two pages as reckoned, which is carefully: the browser sets tables closer, unless its letters are wider.
    private static readonly double[] _shares = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];

    /// <summary>The brief as it fits on two pages of print.</summary>
    public static BriefDocument Print(BriefDocument document) => BriefFit.Of(document, BriefSheet.Print);

    public static byte[] Docx(BriefDocument document) => BriefDocx.Write(BriefFit.Of(document, BriefSheet.Docx));

    /// <summary>Null where there is no Chromium.</summary>
    /// <exception cref="PdfFailedException">Chromium made none, or none of two pages.</exception>
    public async Task<byte[]?> PdfAsync(BriefDocument document, CancellationToken cancellation = default)
    {
        if (printer.Chromium is null)
        {
            return null;
        }

        // All of it, or else the most that fits: what goes onto a third page is tried again with less, halving what is between.
        var best = await PrintAsync(document, _shares[0], cancellation);
        var (tooMuch, enough) = (0, _shares.Length);
        while (best is null || (tooMuch > 0 || enough < _shares.Length) && enough - tooMuch > 1)
        {
            var middle = (tooMuch + enough) / 2;
            if (middle == tooMuch)
            {
                throw new PdfFailedException("The brief is longer than two pages, whatever is left out.");
            }

            var pdf = await PrintAsync(document, _shares[middle], cancellation);
            (best, tooMuch, enough) = pdf is null ? (best, middle, enough) : (pdf, tooMuch, middle);
        }

        return best;
    }

    // Null where it is longer than two pages.
    private async Task<byte[]?> PrintAsync(BriefDocument document, double share, CancellationToken cancellation)
    {
        var fitted = BriefFit.Of(document, BriefSheet.Print, share);
        var html = await paper.WriteAsync<BriefPaper>(
            new Dictionary<string, object?> { [nameof(BriefPaper.Document)] = fitted }, () => fitted.Title, () => fitted.Running);
        return await printer.PrintAsync(html, document.MadeAt, cancellation) is { } pdf && PagesOf(pdf) <= MostPages ? pdf : null;
    }

    // Chromium writes the object of each page as it is, not packed.
    internal static int PagesOf(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
