using System.Security.Cryptography;
using System.Text;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using Microsoft.Extensions.FileProviders;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The scripts of the entry forms under addresses that change with their text, so that browsers may keep them. They import
/// each other by their plain names, to which no fingerprint of a single file could lead; so the folder carries one of all.
/// </summary>
public sealed class EntryScripts
{
    private readonly Dictionary<string, string> _texts;
    private readonly string _version;

    public EntryScripts(IFileProvider files)
    {
        _texts = files.GetDirectoryContents("")
            .Where(f => f.Name.StartsWith("entry", StringComparison.Ordinal) && f.Name.EndsWith(".js", StringComparison.Ordinal))
            .ToDictionary(f => f.Name, f => Read(f.CreateReadStream()));
        var all = string.Join('\n', _texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}\n{t.Value}"));
        _version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    /// <summary>Of the script that brings the others; from the root of the site.</summary>
    public string Address => $"{Urls.EntryScripts[1..]}/{_version}/entry.js";

    public static void Map(WebApplication app) => app.MapGet(
        $"{Urls.EntryScripts}/{{version}}/{{name}}", (string version, string name, EntryScripts scripts, HttpContext context) =>
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
