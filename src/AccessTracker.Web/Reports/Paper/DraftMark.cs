using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;

namespace AccessTracker.Web.Reports.Paper;

/// <summary>
/// What a draft says of itself at the foot of each printed page. A style sheet alone writes there, so each language's words are in one of their own,
/// and a language that is added is in it.
/// </summary>
public static class DraftMark
{
    private static readonly Lazy<string> _sheet = new(() => string.Join(
        '\n', Speech.Languages.Select(l => Rule($":root:lang({l.TwoLetterISOLanguageName})", l)).Prepend(Rule(":root", Speech.English))));

    private static readonly Lazy<string> _address = new(
        () => $"{Urls.DraftMark[1..]}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_sheet.Value)))[..16]}");

    /// <summary>The sheet, from the root of the site. It changes with the words, so that browsers may keep it.</summary>
    public static string Address => _address.Value;

    /// <summary>Sets what <c>paper.css</c> writes, for <paramref name="selector"/>, in the words of <paramref name="language"/>.</summary>
    public static string Rule(string selector, CultureInfo language) =>
        $"{selector} {{ --draft-mark: {CssText.Quoted($"  {Speech.In(language, () => Texts.PaperDraftFoot)}")}; }}";

    public static void Map(WebApplication app) => app.MapGet(Urls.DraftMark, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(_sheet.Value, "text/css", Encoding.UTF8);
    }).AllowAnonymous().WithMetadata(new CachedAsset());
}
