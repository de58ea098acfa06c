using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Paper;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// Writes what is printed, a report's print view or a brief, as one file that stands for itself: its styles are in it, and it asks for nothing.
/// </summary>
public sealed partial class PaperHtml(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    // Whatever a record may hold: no script runs, and nothing is loaded.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    // What the printer makes of the margins and the foot of a page.
    private const string Sheet = """
        body { background: #fff; }
        main > .paper { margin: 14mm; }
        body::after { content: var(--running, ""); position: fixed; inset-block-end: 7mm; inset-inline: 14mm; }
        body::after { font: 8pt "Noto Sans", "Noto Sans Arabic", Arial; color: #333; }
        """;

    private static readonly Lazy<string> _styles = new(ReadStyles);

    /// <param name="document">The report.</param>
    /// <param name="language">In which it is written; null: English.</param>
    public async Task<string> WriteAsync(ReportDocument document, CultureInfo? language = null)
    {
        // A job has the culture of its machine.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language ?? ReportFormats.English;
        return await WriteAsync<PaperReport>(
            new Dictionary<string, object?> { [nameof(PaperReport.Document)] = document.Worded() },
            () => $"{ReportName.Of(document.Header.Report)} \u2013 {document.Content.Operation.Name}",
            () => $"{document.Content.Operation.Name}. {PaperText.Running(document)}",
            document.Annex.FirstPages?.GetValueOrDefault(Language(CultureInfo.CurrentUICulture)));
    }

    /// <summary>The same of anything that is printed, in the language of who asks.</summary>
    /// <typeparam name="T">What draws it: static, without a link, a script or an image.</typeparam>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="title">Of the file.</param>
    /// <param name="running">At the foot of each page.</param>
    /// <param name="opening">The page before it, as <see cref="BodyAsync{T}"/> gave it; null: there is none.</param>
    public async Task<string> WriteAsync<T>(
        IDictionary<string, object?> parameters, Func<string> title, Func<string> running, string? opening = null) where T : IComponent
    {
        var language = CultureInfo.CurrentUICulture;
        var body = (opening is null ? "" : $"""<div class="first-page">{opening}</div>""") + await BodyAsync<T>(parameters);

        var foot = CssText.Quoted(Breakable(PaperEmoji.Named(running())));
        return $$"""
            <!DOCTYPE html>
            <html lang="{{Language(language)}}" dir="{{(language.TextInfo.IsRightToLeft ? "rtl" : "ltr")}}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
            <title>{{HtmlEncoder.Default.Encode(title())}}</title>
            <style>{{_styles.Value}}:root { --running: {{foot}}; } {{DraftMark.Rule(":root", language)}}</style>
            </head>
            <body><main>{{body}}</main></body>
            </html>
            """;
    }

    /// <summary>What stands in such a file, without its frame: what another one can begin with.</summary>
    /// <typeparam name="T">What draws it.</typeparam>
    /// <param name="parameters">Its parameters.</param>
    public async Task<string> BodyAsync<T>(IDictionary<string, object?> parameters) where T : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return PaperEmoji.Named(await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    /// <summary>
    /// A file of one sheet as it is printed, for a picture of it: with the styles of print, its margins and its foot on the screen.
    /// </summary>
    /// <param name="html">As <see cref="WriteAsync{T}"/> writes it.</param>
    public static string AsSheet(string html) =>
        html.Replace("@media print", "@media all", StringComparison.Ordinal)
            .Replace("</head>", $"<style>{Sheet}</style></head>", StringComparison.Ordinal);

    // Of nobody in particular it is English.
    private static string Language(CultureInfo language) =>
        language.Equals(CultureInfo.InvariantCulture) ? ReportFormats.English.Name : language.TwoLetterISOLanguageName;

    // The foot of a page breaks no word by itself.
    private static string Breakable(string text) => LongWord().Replace(text, "$0\u200B");

    [GeneratedRegex(@"\S{24}")]
    private static partial Regex LongWord();

    private static string ReadStyles()
    {
        using var stream = typeof(PaperHtml).Assembly.GetManifestResourceStream("AccessTracker.Web.paper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
