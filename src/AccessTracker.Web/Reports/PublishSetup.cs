using System.Globalization;
using AccessTracker.Data;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>How reports are written about and published here.</summary>
/// <param name="Languages">In which the chair writes, by their two letters.</param>
/// <param name="SecondPerson">Who wrote a narrative last may not publish it.</param>
public sealed record PublishSettings(IReadOnlyList<string> Languages, bool SecondPerson)
{
    /// <summary>What was written, as it is read: in the order of <see cref="Languages"/>, then what was written in another.</summary>
    public IReadOnlyList<Narrative> InOrder(IEnumerable<StoredNarrative> narratives) =>
    [
        .. narratives.Where(n => !string.IsNullOrWhiteSpace(n.Markdown))
            .OrderBy(n => Languages.Contains(n.Language) ? 0 : 1)
            .ThenBy(n => Languages.TakeWhile(l => l != n.Language).Count())
            .ThenBy(n => n.Language, StringComparer.Ordinal)
            .Select(n => new Narrative(n.Language, n.Markdown)),
    ];

    /// <summary>What a language is called, in English and by those who speak it.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language) is var culture && culture.EnglishName == culture.NativeName
        ? culture.EnglishName
        : $"{culture.EnglishName} ({culture.NativeName})";
}

/// <summary>What publishing needs: <c>Reports:Languages</c> and <c>Reports:SecondPerson</c> of the configuration, and the classes that do it.</summary>
public static class PublishSetup
{
    private static readonly string[] _languages = ["en", "ar"];

    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReportAnnexes>();
        services.AddSingleton<ReportPublisher>();
        services.AddSingleton<PublishReader>();
    }

    /// <exception cref="StoreUnusableException">The configuration names a language otherwise than by its two letters.</exception>
    public static PublishSettings Read(IConfiguration configuration)
    {
        var named = configuration["Reports:Languages"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return named.FirstOrDefault(l => l.Length != 2 || !l.All(char.IsAsciiLetterLower)) is { } wrong
            ? throw new StoreUnusableException($"Reports:Languages names '{wrong}'. Expected: two letters each, separated by commas, such as 'en, ar'.")
            : new PublishSettings(named.Length == 0 ? _languages : [.. named.Distinct()], configuration.GetValue("Reports:SecondPerson", false));
    }
}
