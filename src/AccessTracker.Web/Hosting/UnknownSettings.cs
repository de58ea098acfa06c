using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Finds keys of the configuration that no setting has: what somebody misspelt would otherwise be kept to by nobody, and nobody would notice. In our
/// own sections every such key is told. Elsewhere only what stands in a file or on the command line, or is nearly one of ours: the environment holds
/// the settings of every program.
/// </summary>
public static class UnknownSettings
{
    // Of the framework, which has no list of them.
    private static readonly string[] _others =
    [
        "Logging", "Kestrel", "AllowedHosts", "urls", "environment", "applicationName", "contentRoot", "webroot", "http_ports", "https_ports",
        "https_port", "detailedErrors", "captureStartupErrors", "suppressStatusMessages", "shutdownTimeoutSeconds", "startupAssembly",
        "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "preventHostingStartup", "preferHostingUrls", "staticWebAssets",
        "forwardedHeaders_Enabled", "reloadStaticAssetsAtRuntime", "hostBuilder:reloadConfigOnChange", "tempDir", "disableDefaultSettings",
    ];

    /// <summary>A sentence for each: the key, and the one that was probably meant.</summary>
    public static IEnumerable<UnknownSetting> Of(IConfigurationRoot configuration, IEnumerable<SettingsClass> classes, RecordKinds kinds)
    {
        var known = classes.SelectMany(c => SettingsReader.Keys(c.Type, kinds)).ToList();
        var sections = known.Where(k => k.Contains(':', StringComparison.Ordinal)).Select(Top).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var said = configuration.Providers.Where(p => p is JsonConfigurationProvider or CommandLineConfigurationProvider)
            .SelectMany(p => p.GetChildKeys([], null)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.AsEnumerable()
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
            .Select(pair => pair.Key)
            .Where(key =>
                !known.Contains(key, StringComparer.OrdinalIgnoreCase) && !_others.Contains(Top(key), StringComparer.OrdinalIgnoreCase)
                && !_others.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(key => (key, nearest: Nearest(key, known)))
            .Where(k => sections.Contains(Top(k.key)) ? k.key.Contains(':', StringComparison.Ordinal) : said.Contains(Top(k.key))
                || k.nearest is not null)
            .Select(k => new UnknownSetting(
                $"The configuration names {k.key}, which is no setting.{(k.nearest is null ? "" : $" The nearest is {k.nearest}.")}",
                k.key.Contains(':', StringComparison.Ordinal) && (sections.Contains(Top(k.key)) || k.nearest is not null)));
    }

    private static string Top(string key) => key.Split(':')[0];

    // Two letters, which are one pair turned round, or three of a long key: more is another word.
    private static string? Nearest(string key, IEnumerable<string> known) => known
        .Select(k => (key: k, distance: Spelling.Distance(key.ToUpperInvariant(), k.ToUpperInvariant())))
        .Where(k => k.distance <= Math.Clamp(key.Length / 4, 2, 3))
        .OrderBy(k => k.distance)
        .Select(k => k.key)
        .FirstOrDefault();
}

/// <summary>A key of the configuration that no setting has.</summary>
/// <param name="Sentence">Names it, and the one that was probably meant.</param>
/// <param name="IsOurs">It stands in a section of this program, or is nearly one of its settings: the program would do otherwise than whoever wrote
/// it believes, down to starting on an empty store.</param>
public sealed record UnknownSetting(string Sentence, bool IsOurs);
