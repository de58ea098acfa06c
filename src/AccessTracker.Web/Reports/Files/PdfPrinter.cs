using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Data.Common;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// Prints reports and what else is on paper to PDF with the Chromium of this machine, when there is one: <c>Pdf:Chromium</c> of the
/// configuration, or else one on the search path. It reads one file that stands for itself, with no script and no network, in a folder of its own
/// that is deleted afterwards.
/// </summary>
public sealed partial class PdfPrinter(PdfSettings settings, PaperHtml paper) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // A4 at 96 points an inch; twice as many are drawn.
    private const string SheetSize = "794,1123";

    // Each takes some 200 MB; they are printed one by one.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The program that prints; null where there is none, and then no report has a PDF.</summary>
    public string? Chromium { get; } = Find(settings.Chromium);

    /// <summary>The report as PDF: the same bytes each time, on the same Chromium and fonts. Null where there is no Chromium.</summary>
    /// <param name="document">The report.</param>
    /// <param name="language">In which it is written; null: English.</param>
    /// <param name="cancellation">Ends the wait, and Chromium.</param>
    /// <exception cref="PdfFailedException">Chromium made none, or took longer than two minutes.</exception>
    public async Task<byte[]?> PrintAsync(
        ReportDocument document, CultureInfo? language = null, CancellationToken cancellation = default) => Chromium is null
        ? null
        : await PrintAsync(await paper.WriteAsync(document, language), document.Header.PublishedAt ?? document.Header.ComputedAt, cancellation);

    /// <summary>A file that stands for itself as PDF. Null where there is no Chromium.</summary>
    /// <param name="html">As <see cref="PaperHtml"/> writes it.</param>
    /// <param name="at">What the PDF says of when it was made.</param>
    /// <param name="cancellation">Ends the wait, and Chromium.</param>
    /// <exception cref="PdfFailedException">Chromium made none, or took longer than two minutes.</exception>
    public async Task<byte[]?> PrintAsync(string html, DateTimeOffset at, CancellationToken cancellation = default) =>
        await MakeAsync(html, "report.pdf", file => ["--no-pdf-header-footer", $"--print-to-pdf={file}"], cancellation) is { } pdf
            ? Undated(pdf, at)
            : null;

    /// <summary>
    /// The first sheet of a file that stands for itself as a picture (PNG) of 1588 by 2246 points. Null where there is no Chromium.
    /// </summary>
    /// <param name="html">As <see cref="PaperHtml.AsSheet"/> gives it.</param>
    /// <param name="cancellation">Ends the wait, and Chromium.</param>
    /// <exception cref="PdfFailedException">Chromium made none, or took longer than two minutes.</exception>
    public Task<byte[]?> PictureAsync(string html, CancellationToken cancellation = default) => MakeAsync(
        html, "sheet.png", file => ["--hide-scrollbars", "--force-device-scale-factor=2", $"--window-size={SheetSize}", $"--screenshot={file}"],
        cancellation);

    private async Task<byte[]?> MakeAsync(string html, string name, Func<string, string[]> output, CancellationToken cancellation)
    {
        if (Chromium is null)
        {
            return null;
        }

        await _one.WaitAsync(cancellation);
        var folder = TemporaryFolder.New("pdf");
        try
        {
            var (page, made) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, name));
            await File.WriteAllTextAsync(page, html, cancellation);
            string[] arguments = [.. Arguments(folder.FullName), .. output(made), new Uri(page).AbsoluteUri];
            await RunAsync(Chromium, arguments, folder.FullName, made, cancellation);
            return await File.ReadAllBytesAsync(made, cancellation);
        }
        finally
        {
            _one.Release();
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Puts <paramref name="at"/> for the moment of printing, in as many letters: places in the file are counted in bytes.</summary>
    internal static byte[] Undated(byte[] pdf, DateTimeOffset at)
    {
        var day = at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return Encoding.Latin1.GetBytes(
            DateOfPrinting().Replace(Encoding.Latin1.GetString(pdf), match => $"{match.Groups[1].Value}{day}{match.Groups[2].Value}"));
    }

    private static async Task RunAsync(string chromium, string[] arguments, string folder, string made, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(
            chromium, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };

        // Nothing of the program's own surroundings, where passwords may be.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        using var process = Process.Start(start) ?? throw new PdfFailedException("Chromium did not start.");
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new PdfFailedException($"Chromium made no file within {_patience.TotalMinutes.ToString(CultureInfo.InvariantCulture)} minutes.");
        }

        if (!File.Exists(made))
        {
            var words = await said;
            throw new PdfFailedException($"Chromium ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)} and made no file: "
                + $"{words[^Math.Min(words.Length, 2000)..]}");
        }
    }

    private static string[] Arguments(string folder) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-dev-shm-usage",

        // There is nothing to fetch, and nothing is fetched.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        $"--user-data-dir={Path.Combine(folder, "profile")}",

        // Chromium has no sandbox for the superuser, and does not start.
        .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : Array.Empty<string>(),
    ];

    private static string? Find(string? configured) => configured is not null
        ? File.Exists(configured) ? configured : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => _names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"(/(?:CreationDate|ModDate) \(D:)\d{14}(\+00'00'\))")]
    private static partial Regex DateOfPrinting();
}

/// <summary>A report could not be printed to PDF.</summary>
public sealed class PdfFailedException(string message) : Exception(message);
