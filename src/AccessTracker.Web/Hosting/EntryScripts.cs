using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Languages;
using Microsoft.Extensions.FileProviders;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// The scripts of the entry forms and what they say, as one file for each language under an address that changes with its text, so that browsers may
/// keep it: on a slow line each file is a wait of its own. The parts stay modules: each keeps what it does not export to itself.
/// </summary>
public sealed partial class EntryScripts
{
    private const string First = "entry.js";

    // The part that no file has.
    private const string Said = "entry-texts.js";

    private readonly string _scripts;
    private readonly ConcurrentDictionary<string, (string Text, string Version)> _files = new();

    public EntryScripts(IFileProvider files)
    {
        var parts = files.GetDirectoryContents("")
            .Where(f => f.Name.StartsWith("entry", StringComparison.Ordinal) && f.Name.EndsWith(".js", StringComparison.Ordinal))
            .ToDictionary(f => f.Name, f => Read(f.CreateReadStream()));
        var text = new StringBuilder();
        Append(text, First, parts, [Said]);
        _scripts = text.ToString();
    }

    /// <summary>Of the script in the language of whoever reads; from the root of the site.</summary>
    public string Address => AddressIn(LanguageOf(CultureInfo.CurrentUICulture));

    public static void Map(WebApplication app) => app.MapGet(
        $"{Urls.EntryScripts}/{{version}}/{{language}}/{First}",
        (string version, string language, EntryScripts scripts, ReaderLanguages languages, HttpContext context) =>
    {
        var file = languages.All.Any(l => LanguageOf(l) == language) ? scripts.In(language) : default;
        if (file.Version != version)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(file.Text, "text/javascript", Encoding.UTF8);
    }).WithMetadata(new CachedAsset());

    private string AddressIn(string language) => $"{Urls.EntryScripts[1..]}/{In(language).Version}/{language}/{First}";

    // Of nobody's language it is English.
    private static string LanguageOf(CultureInfo culture) => culture.Name.Length > 0 ? culture.TwoLetterISOLanguageName : "en";

    private (string Text, string Version) In(string named) => _files.GetOrAdd(named, language =>
    {
        var said = JsonSerializer.Serialize(ReaderLanguages.In(Speech.Culture(language), EntryTexts.All));
        var text = $"const {Variable(Said)} = {{ texts: {said} }};\n{_scripts}";
        return (text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    });

    // A part after those that it needs, each once.
    private static void Append(StringBuilder text, string name, Dictionary<string, string> parts, HashSet<string> done)
    {
        if (!done.Add(name))
        {
            return;
        }

        var part = parts[name];
        foreach (Match import in Import().Matches(part))
        {
            Append(text, import.Groups["from"].Value, parts, done);
        }

        var exports = Export().Matches(part).Select(m => m.Groups["name"].Value);
        var body = Export().Replace(
            Import().Replace(part, m => $"const {{{m.Groups["names"].Value}}} = {Variable(m.Groups["from"].Value)};"),
            m => m.Groups["what"].Value + m.Groups["name"].Value);
        text.Append("const ").Append(Variable(name)).Append(" = (() => {\n").Append(body.Trim()).Append("\nreturn { ").AppendJoin(", ", exports)
            .Append(" };\n})();\n");
    }

    private static string Variable(string name) => "$" + name[..^".js".Length].Replace('-', '_');

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""^import \{(?<names>[^}]*)\} from "\./(?<from>[^"]+)";\r?$""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("""^export (?<what>(?:async )?(?:function|class|const) )(?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Export();
}
