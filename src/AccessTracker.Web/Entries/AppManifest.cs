using System.Globalization;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>What a browser puts on a telephone's screen: the name, the sign, the page that opens, what can be begun from outside.</summary>
internal static class AppManifest
{
    private const string Ground = "#ffffff";
    private const string Colour = "#0b5cad";

    /// <summary>In the language of whoever reads. It names no operation: it is seen on a screen that is locked, too.</summary>
    public static Dictionary<string, object> Read() => new()
    {
        ["id"] = Urls.Device,
        ["name"] = Texts.AppName,
        ["short_name"] = Texts.AppName,
        ["lang"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        ["dir"] = CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr",
        ["start_url"] = Urls.Device,
        ["scope"] = "/",
        ["display"] = "standalone",
        ["background_color"] = Ground,
        ["theme_color"] = Colour,
        ["icons"] = new[]
        {
            Icon("/favicon.svg", "any", "image/svg+xml", "any"),
            Icon("/icon-192.png", "192x192", "image/png", "any"),
            Icon("/icon-512.png", "512x512", "image/png", "any"),
            Icon("/icon-512.png", "512x512", "image/png", "maskable"),
        },
        ["shortcuts"] = new[]
        {
            Shortcut(Texts.LogAConvoy, "log"),
            Shortcut(Texts.EnterConvoy, "convoy"),
            Shortcut(Texts.EnterRequest, "request"),
        },
    };

    private static Dictionary<string, string> Icon(string address, string sizes, string type, string purpose) =>
        new() { ["src"] = address, ["sizes"] = sizes, ["type"] = type, ["purpose"] = purpose };

    private static Dictionary<string, object> Shortcut(string name, string form) => new()
    {
        ["name"] = name,
        ["url"] = Urls.DeviceForm(form),
        ["icons"] = new[] { Icon("/icon-192.png", "192x192", "image/png", "any") },
    };
}
