using System.IO.Compression;

namespace AccessTracker.Web.Operations;

/// <summary>
/// The outlines of every country's first-level areas, as maps are drawn over them: Natural Earth, simplified (docs/decisions/0034). A country's are
/// read when somebody begins an operation in it, and are the operation's own from then on.
/// </summary>
public static class CountryOutlines
{
    private const string Archive = "AccessTracker.Web.country-outlines.zip";

    private static readonly Lazy<HashSet<string>> _countries = new(() =>
    {
        using var archive = Open();
        return [.. archive.Entries.Select(e => Path.GetFileNameWithoutExtension(e.Name))];
    });

    /// <summary>The countries, by their two letters, that there are outlines of.</summary>
    public static IReadOnlySet<string> Countries => _countries.Value;

    /// <summary>GeoJSON (RFC 7946), each area with its name in Latin letters; null: there is none of that country.</summary>
    /// <param name="country">Its two letters (ISO 3166-1), in either case.</param>
    public static string? Find(string? country)
    {
        if (country?.Trim().ToUpperInvariant() is not { } letters || !Countries.Contains(letters))
        {
            return null;
        }

        using var archive = Open();
        using var reader = new StreamReader(archive.GetEntry($"{letters}.geojson")!.Open());
        return reader.ReadToEnd();
    }

    private static ZipArchive Open() => new(typeof(CountryOutlines).Assembly.GetManifestResourceStream(Archive)!, ZipArchiveMode.Read);
}
