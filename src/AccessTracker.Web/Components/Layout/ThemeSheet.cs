using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace AccessTracker.Web.Components.Layout;

/// <summary>
/// The theme as a file of its own. MudBlazor writes it into each page, where a content policy cannot tell it from what an
/// intruder wrote; here its own component writes it once.
/// </summary>
public sealed partial class ThemeSheet
{
    private ThemeSheet(string text)
    {
        Text = text;
        Address = $"{Urls.ThemeSheet[1..]}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }

    public string Text { get; }

    /// <summary>From the root of the site. It changes with the text, so that browsers may keep it.</summary>
    public string Address { get; }

    /// <summary>Blocks only in appearance: the component waits for nothing.</summary>
    public static ThemeSheet Write(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        try
        {
            var html = renderer.Dispatcher.InvokeAsync(async () =>
            {
                var written = await renderer.RenderComponentAsync<MudThemeProvider>(ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(MudThemeProvider.Theme)] = Theme.Light,
                    [nameof(MudThemeProvider.DefaultScrollbar)] = true,
                }));
                return written.ToHtmlString();
            }).GetAwaiter().GetResult();
            return new ThemeSheet(string.Join('\n', StyleElement().Matches(html).Select(m => m.Groups[1].Value.Trim())) + "\n");
        }
        finally
        {
            renderer.Dispose();
        }
    }

    public static void Map(WebApplication app) => app.MapGet(Urls.ThemeSheet, (ThemeSheet sheet, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(sheet.Text, "text/css", Encoding.UTF8);
    }).AllowAnonymous().WithMetadata(new CachedAsset());

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();
}

/// <summary>Mark of an endpoint whose answer is the same for everybody and may be kept.</summary>
internal sealed class CachedAsset;
