using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AccessTracker.Web.Reports;

/// <summary>
/// The chair's words as CommonMark with tables, for page, files and mail alike: no raw HTML, which stands as it was typed, no pictures, and links
/// only to the web and to mail.
/// </summary>
public static class NarrativeMarkdown
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly string[] _schemes = ["http", "https", "mailto"];

    /// <summary>Never fails: what is nested too deeply to be anybody's text stands as it was typed.</summary>
    public static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            return Markdown.Parse($"    {markdown.ReplaceLineEndings("\n    ")}", _pipeline);
        }
    }

    /// <summary>
    /// As HTML for a mail, under a heading of the second level. What was typed stays text, and only links that may lead somewhere do.
    /// </summary>
    public static string Html(string markdown)
    {
        var document = Parse(markdown);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + 2, 6);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            (link.Url, link.Title) = (AddressOf(link), null);
            link.GetDynamicUrl = null;
            if (link.Url is null)
            {
                link.ReplaceBy(new ContainerInline(), copyChildren: true);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => AddressOf(l) is null).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document.ToHtml(_pipeline);
    }

    /// <summary>Where a link leads, if it may; null: its text alone is shown.</summary>
    public static string? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && _schemes.Contains(address.Scheme, StringComparer.Ordinal)
            ? address.AbsoluteUri
            : null;

    /// <summary>As <see cref="AddressOf(string?)"/>; the address of a picture is none.</summary>
    public static string? AddressOf(LinkInline link) => link.IsImage ? null : AddressOf(link.GetDynamicUrl?.Invoke() ?? link.Url);

    /// <summary>As <see cref="AddressOf(string?)"/>.</summary>
    public static string? AddressOf(AutolinkInline link) => AddressOf(link.IsEmail ? $"mailto:{link.Url}" : link.Url);
}
