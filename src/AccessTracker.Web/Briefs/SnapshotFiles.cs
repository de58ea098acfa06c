using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Briefs;

/// <summary>Makes the files of a snapshot, of one page each.</summary>
public sealed class SnapshotFiles(PaperHtml paper, PdfPrinter printer)
{
    // What goes onto a second page is tried again with less; how much is left out stands below its table.
    private static readonly (int Rows, bool ShowsMap)[] _sizes = [(Snapshot.MostPlaces, true), (6, true), (4, true), (2, true), (2, false)];

    /// <summary>Null where there is no Chromium.</summary>
    /// <exception cref="PdfFailedException">Chromium made none, or none of one page.</exception>
    public async Task<byte[]?> PdfAsync(Snapshot snapshot, CancellationToken cancellation = default) =>
        (await FitAsync(snapshot, cancellation))?.Pdf;

    /// <summary>The same page as a picture (PNG). Null where there is no Chromium.</summary>
    /// <exception cref="PdfFailedException">Chromium made none, or none of one page.</exception>
    public async Task<byte[]?> PngAsync(Snapshot snapshot, CancellationToken cancellation = default) =>
        await FitAsync(snapshot, cancellation) is { Html: var html } ? await printer.PictureAsync(PaperHtml.AsSheet(html), cancellation) : null;

    private async Task<(string Html, byte[] Pdf)?> FitAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        if (printer.Chromium is null)
        {
            return null;
        }

        foreach (var (rows, showsMap) in _sizes)
        {
            var html = await paper.WriteAsync<SnapshotPaper>(
                new Dictionary<string, object?>
                {
                    [nameof(SnapshotPaper.Snapshot)] = snapshot,
                    [nameof(SnapshotPaper.OnPaper)] = true,
                    [nameof(SnapshotPaper.MostPlaces)] = rows,
                    [nameof(SnapshotPaper.MostHolds)] = Math.Min(rows, Snapshot.MostHolds),
                    [nameof(SnapshotPaper.ShowsMap)] = showsMap,
                },
                () => Texts.SnapshotTitle,
                () => snapshot.Running);
            if (await printer.PrintAsync(html, snapshot.MadeAt, cancellation) is { } pdf && BriefFiles.PagesOf(pdf) == 1)
            {
                return (html, pdf);
            }
        }

        throw new PdfFailedException("The snapshot is longer than one page, whatever is left out.");
    }
}
