namespace AccessTracker.Data.Common;

/// <summary>The scripts that make the schema which this program knows.</summary>
internal static class SchemaScripts
{
    /// <summary>The table that lists the scripts a store has had.</summary>
    public const string Journal = "schema_script";

    /// <summary>Their names for <paramref name="provider"/>, in order.</summary>
    public static IReadOnlyList<string> Of(StoreProvider provider) =>
        [.. typeof(SchemaScripts).Assembly.GetManifestResourceNames().Where(name => IsFor(provider, name)).Order(StringComparer.Ordinal)];

    public static bool IsFor(StoreProvider provider, string script)
    {
        var other = provider == StoreProvider.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        return script.EndsWith(".sql", StringComparison.Ordinal) && !script.EndsWith(other, StringComparison.Ordinal);
    }
}
