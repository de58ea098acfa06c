using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>
/// A language that nobody speaks, made of one resource file as a translator's build makes one: every English text, with accents, longer by a third
/// and between brackets. What stands on a page without brackets comes from no resource; a bracket that is not seen was cut off.
/// </summary>
internal static partial class PseudoLanguage
{
    private const string Plain = "AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuYyZz";
    private const string Accented = "ÂâÇçĐđÉéĜĝĤĥÎîĶķĻļÑñÖöŘřŠšŢţÛûÝýŽž";

    /// <summary>Writes the texts of <paramref name="language"/> into <paramref name="folder"/>, where the program finds them.</summary>
    public static void Write(string folder, string language)
    {
        var domain = typeof(Texts).Assembly.GetName();
        using var texts = new MemoryStream();
        using (var writer = new ResourceWriter(texts))
        {
            foreach (var text in Texts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>())
            {
                var key = (string)text.Key;
                writer.AddResource(key, key switch
                {
                    nameof(Texts.PluralRules) => (string)text.Value!,
                    nameof(Texts.CultureName) => language,
                    _ => Of((string)text.Value!),
                });
            }

            writer.Generate();
            var satellite = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, language)).FullName, $"{domain.Name}.resources.dll");
            File.WriteAllBytes(satellite, Assembly(domain, language, texts.ToArray()));
        }
    }

    /// <summary>The text in the language. One that has no word of its own, such as a colon, is the same in every language.</summary>
    public static string Of(string text)
    {
        if (!Letter().IsMatch(Blank().Replace(text, blank => blank.Value.Contains('|', StringComparison.Ordinal) ? blank.Value : "")))
        {
            return text;
        }

        var accented = Part().Replace(text, part => part.Value switch
        {
            ['{', ..] when part.Value.Contains('|', StringComparison.Ordinal) => $"{{{part.Value[1]}:{With(part.Value[3..^1])}}}",
            ['{', ..] => part.Value,
            _ => With(part.Value),
        });
        return $"[!!! {accented} {string.Concat(Enumerable.Repeat("ñö ", Math.Max(1, text.Length / 9)))}!!!]";
    }

    private static string With(string text) =>
        string.Concat(text.Select(c => Plain.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Accented[at] : c));

    private static byte[] Assembly(AssemblyName domain, string language, byte[] texts)
    {
        var metadata = new MetadataBuilder();
        var name = $"{domain.Name}.resources";
        metadata.AddModule(
            0, metadata.GetOrAddString($"{name}.dll"), metadata.GetOrAddGuid(new Guid("6f1d3b52-8c1e-4f0a-9d57-2b7f4e0c9a11")), default, default);
        metadata.AddAssembly(
            metadata.GetOrAddString(name), domain.Version!, metadata.GetOrAddString(language), default, default, AssemblyHashAlgorithm.Sha1);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddManifestResource(
            ManifestResourceAttributes.Public, metadata.GetOrAddString($"{typeof(Texts).FullName}.{language}.resources"), default, 0);
        var resources = new BlobBuilder();
        resources.WriteInt32(texts.Length);
        resources.WriteBytes(texts);
        var file = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources)
            .Serialize(file);
        return file.ToArray();
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{\d+[^}]*\}|[^{]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();
}
