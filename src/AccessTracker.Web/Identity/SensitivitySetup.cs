using AccessTracker.Data;
using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.Identity;

/// <summary>Levels as the configuration names them (docs/access.md), and the sealing of severe texts.</summary>
public static class SensitivitySetup
{
    private const string Section = "Sensitivity";

    /// <exception cref="StoreUnusableException">The configuration names a kind or a level that there is not.</exception>
    public static SensitivityRules Read(IConfiguration configuration)
    {
        var defaults = configuration.GetSection($"{Section}:Defaults").GetChildren().ToDictionary(
            c => BundleSchema.Tables.Any(t => t.Kind == c.Key)
                ? c.Key
                : throw new StoreUnusableException($"{c.Path}: there is no such kind of record. Expected one of {string.Join(", ", BundleSchema.Tables.Select(t => t.Kind))}."),
            c => Level(c.Path, c.Value),
            StringComparer.Ordinal);
        var hours = configuration.GetValue($"{Section}:EmbargoHours", 48);
        return hours < 0
            ? throw new StoreUnusableException($"{Section}:EmbargoHours cannot be negative.")
            : new SensitivityRules { Defaults = defaults, Planned = Level($"{Section}:Planned", configuration[$"{Section}:Planned"] ?? "high"), EmbargoHours = hours };
    }

    /// <summary>Seals with the program's own keys. They are kept in the store, and so are asked for when first needed.</summary>
    public static SevereText Sealing(Func<IDataProtectionProvider> keys)
    {
        var root = new Lazy<IDataProtectionProvider>(keys);
        return new SevereText((place, text) => Of(place).Protect(text), (place, text) => Of(place).Unprotect(text), (purpose, text) => root.Value.CreateProtector(purpose).Unprotect(text));

        IDataProtector Of(SealedPlace place) => root.Value.CreateProtector("AccessTracker.Sealed", place.Table, place.Row, place.Field);
    }

    private static Sensitivity Level(string path, string? word) => word is not null && Word.TryParse<Sensitivity>(word, out var level)
        ? level
        : throw new StoreUnusableException($"{path} is '{word}'. Expected: {string.Join(", ", Word.All<Sensitivity>())}.");
}
