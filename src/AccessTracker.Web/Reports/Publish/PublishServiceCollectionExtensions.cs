using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>How reports are written about and published here.</summary>
[Settings("Reports")]
public sealed class PublishSettings : ICheckedSettings
{
    /// <summary>In which the chair writes and files are made, by their two letters.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "ar", "fr"];

    /// <summary>Who wrote a narrative last may not publish it.</summary>
    public bool SecondPerson { get; init; }

    /// <summary>Days after its meeting from which on a report is late.</summary>
    [Range(1, int.MaxValue)]
    public int LateAfterDays { get; init; } = 2;

    public IEnumerable<string> Faults(IHostEnvironment environment) => Languages
        .Where(l => l.Length != 2 || !l.All(char.IsAsciiLetterLower))
        .Select(l => $"Reports:Languages names '{l}'. Expected: two letters each, separated by commas, such as 'en, ar, fr'.");

    /// <summary>What was written, as it is read: in the order of <see cref="Languages"/>, then what was written in another.</summary>
    public IReadOnlyList<Narrative> InOrder(IEnumerable<StoredNarrative> narratives) =>
    [
        .. narratives.Where(n => !string.IsNullOrWhiteSpace(n.Markdown))
            .OrderBy(n => Languages.Contains(n.Language) ? 0 : 1)
            .ThenBy(n => Languages.TakeWhile(l => l != n.Language).Count())
            .ThenBy(n => n.Language, StringComparer.Ordinal)
            .Select(n => new Narrative(n.Language, n.Markdown)),
    ];

    /// <summary>What a language is called by the reader; one that the reader's language has no name for, by those who speak it.</summary>
    public static string NameOf(string language) => Format.Capital(
        EnumText.Find($"Language_{language}") ?? CultureInfo.GetCultureInfo(language).NativeName);
}

/// <summary>What publishing needs: its settings, and the classes that do it.</summary>
public static class PublishServiceCollectionExtensions
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSettings<PublishSettings>();
        services.AddSingleton<ReportAnnexes>();
        services.AddSingleton<ReportPublisher>();
        services.AddSingleton<PublishReader>();
        services.AddSingleton<ReportAudience>();
        services.AddSingleton<FileLanguages>();
    }
}
