using System.Security.Cryptography;
using System.Text;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using Microsoft.Extensions.FileProviders;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The scripts for entry without a line, and those of the forms that they use, under addresses that change with their text: each as it is, for a
/// device fetches them once and keeps them.
/// </summary>
public sealed class DeviceScripts
{
    private readonly Dictionary<string, string> _texts;
    private readonly string _version;

    public DeviceScripts(IFileProvider files)
    {
        _texts = files.GetDirectoryContents("")
            .Where(f => f.Name.EndsWith(".js", StringComparison.Ordinal)
                && (f.Name.StartsWith("offline", StringComparison.Ordinal) || f.Name.StartsWith("entry-", StringComparison.Ordinal)))
            .ToDictionary(f => f.Name, f => Read(f.CreateReadStream()));
        var all = string.Join('\n', _texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}\n{t.Value}"));
        _version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    /// <summary>Of the script that brings the others; from the root of the site.</summary>
    public string Address => $"{Urls.DeviceScripts[1..]}/{_version}/offline.js";

    public static void Map(WebApplication app) => app.MapGet(
        $"{Urls.DeviceScripts}/{{version}}/{{name}}", (string version, string name, DeviceScripts scripts, HttpContext context) =>
    {
        if (version != scripts._version || !scripts._texts.TryGetValue(name, out var text))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(text, "text/javascript", Encoding.UTF8);
    }).WithMetadata(new CachedAsset());

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
